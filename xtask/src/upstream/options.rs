//! The arguments of `cargo xtask upstream`.

use evidence::upstream::Extent;

/// The options of the command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The path of the document.
    pub(super) file: String,
    pub(super) extent: Extent,
    pub(super) format: Format,
    pub(super) task: Task,
}

/// The use of the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Compare it.
    Compare,
    /// Compare it, and accept the explained differences.
    Accept,
    /// Draft some of its operations.
    Draft {
        operations: Vec<String>,
        group: Option<String>,
    },
}

/// The format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people: what is left to do.
    Text,
    /// For people, including explained differences.
    All,
    /// For programs.
    Json,
}

/// The arguments, by option.
#[derive(Debug, Default)]
struct Words {
    files: Vec<String>,
    flags: Vec<String>,
    operations: Vec<String>,
    groups: Vec<String>,
    formats: Vec<String>,
}

impl Words {
    /// Assigns each argument to the option before it, if that takes one. `--draft` takes all that follow.
    fn read(words: &[&str]) -> Self {
        let mut read = Self::default();
        let mut option = "";
        for word in words {
            if word.starts_with('-') {
                read.flags.push((*word).to_owned());
                option = word;
                continue;
            }
            let list = match option {
                "--draft" => &mut read.operations,
                "--group" => &mut read.groups,
                "--format" => &mut read.formats,
                _ => &mut read.files,
            };
            list.push((*word).to_owned());
            if option != "--draft" {
                option = "";
            }
        }
        read
    }

    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|known| known == flag)
    }

    /// Returns whether each option is known and given once, with the right number of arguments.
    fn is_complete(&self) -> bool {
        let takes = [
            ("--draft", !self.operations.is_empty()),
            ("--group", self.groups.len() == 1 && self.has("--draft")),
            ("--format", self.formats == ["json"]),
            ("--partial", true),
            ("--accept", true),
            ("--all", true),
        ];
        let is_known = |flag: &String| takes.iter().any(|(name, fits)| name == flag && *fits);
        let is_once = |flag: &String| self.flags.iter().filter(|other| *other == flag).count() == 1;
        self.flags
            .iter()
            .all(|flag| is_known(flag) && is_once(flag))
    }

    /// Returns whether two options exclude each other. What a partial document lacks cannot be accepted, and a draft has no
    /// report.
    fn contradicts(&self) -> bool {
        let pairs = [
            ("--accept", "--partial"),
            ("--accept", "--draft"),
            ("--all", "--format"),
            ("--all", "--draft"),
            ("--format", "--draft"),
        ];
        pairs
            .iter()
            .any(|(one, other)| self.has(one) && self.has(other))
    }
}

impl Options {
    /// Reads the arguments; `None` if one is not understood.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let words = Words::read(words);
        let [file] = words.files.as_slice() else {
            return None;
        };
        if !words.is_complete() || words.contradicts() {
            return None;
        }
        let extent = if words.has("--partial") {
            Extent::Partial
        } else {
            Extent::Complete
        };
        let format = match (words.has("--all"), words.has("--format")) {
            (_, true) => Format::Json,
            (true, _) => Format::All,
            _ => Format::Text,
        };
        let task = match (words.has("--draft"), words.has("--accept")) {
            (true, _) => Task::Draft {
                operations: words.operations.clone(),
                group: words.groups.first().cloned(),
            },
            (_, true) => Task::Accept,
            _ => Task::Compare,
        };
        Some(Self {
            file: file.clone(),
            extent,
            format,
            task,
        })
    }
}
