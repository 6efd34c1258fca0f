//! The words after `cargo xtask upstream`.

use codegen::upstream::Extent;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The path of the document.
    pub(super) file: String,
    pub(super) extent: Extent,
    pub(super) format: Format,
    pub(super) task: Task,
}

/// What is done with the document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// It is compared.
    Compare,
    /// It is compared, and what is explained is accepted.
    Accept,
}

/// How the report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people: what is to do.
    Text,
    /// For people: what is explained, too.
    All,
    /// For programs.
    Json,
}

impl Options {
    /// Reads the words after the command; `None` where one is not understood.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let mut file = None;
        let (mut extent, mut format, mut task) = (Extent::Complete, Format::Text, Task::Compare);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--partial" => extent = Extent::Partial,
                "--accept" => task = Task::Accept,
                "--all" => format = Format::All,
                "--format" => words
                    .next()
                    .filter(|name| **name == "json")
                    .map(|_| format = Format::Json)?,
                name if name.starts_with('-') || file.is_some() => return None,
                name => file = Some(name.to_owned()),
            }
        }
        // What a partial document has not, is no fact that could be accepted.
        let is_possible = extent == Extent::Complete || task == Task::Compare;
        let file = file.filter(|_| is_possible)?;
        Some(Self {
            file,
            extent,
            format,
            task,
        })
    }
}
