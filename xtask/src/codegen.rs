//! `cargo xtask codegen` and `cargo xtask codegen --check`: both compute the same changes; one applies them.

use codegen::{
    Api, ApiChange, Change, Failure, GENERATED, Output, README, Rules, Surface, api_changes,
    compare, old_surface,
};

use crate::history::{self, LAST};
use crate::tree::{Tree, left_over, workspace_root};
use crate::{Outcome, report};

/// The options of the command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    mode: Mode,
    /// The commit whose public API is compared with the present one. The last one by default.
    since: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Check,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mode: Mode::Write,
            since: None,
        }
    }
}

impl Options {
    /// Reads the arguments; `None` if one is not understood.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--check" => options.mode = Mode::Check,
                "--since" => {
                    let commit = words.next().filter(|commit| !commit.starts_with('-'))?;
                    options.since = Some((*commit).to_owned());
                }
                _ => return None,
            }
        }
        Some(options)
    }
}

/// Updates the files that differ from the generated ones, or reports them.
pub(crate) fn run(options: &Options) -> Result<Outcome, String> {
    if let Some(commit) = &options.since
        && let Err(reason) = history::find(&workspace_root()?, commit)
    {
        report::err(&format!("error: {reason}\n"));
        return Ok(Outcome::Usage);
    }
    Ok(match fresh(options)? {
        Some(_) => Outcome::Success,
        None => Outcome::Failure,
    })
}

/// Does the same, and returns the Cargo features of the API groups, or `None` if something is wrong.
pub(crate) fn fresh(options: &Options) -> Result<Option<Vec<String>>, String> {
    let tree = Tree::read(workspace_root()?)?;
    let since = options.since.as_deref().unwrap_or(LAST);
    let Some((output, changes)) = changes(&tree)? else {
        return Ok(None);
    };
    if options.mode == Mode::Check && !changes.is_empty() {
        report::api(&api(&tree, &output.api, &changes, since), since);
        report::drift(&changes);
        return Ok(None);
    }
    for change in &changes {
        tree.apply(change)?;
    }
    report::written(output.summary, &changes);
    report::api(&api(&tree, &output.api, &changes, since), since);
    Ok(Some(output.features))
}

/// Reports the files that differ from the generated ones.
pub(crate) fn check() -> Result<Outcome, String> {
    run(&Options {
        mode: Mode::Check,
        ..Options::default()
    })
}

/// Returns the changes of the public API since a commit: those that come from the spec.
fn api(tree: &Tree, api: &Api, changes: &[Change], since: &str) -> Result<Vec<ApiChange>, String> {
    // Most runs do not change the spec, so the old one need not be lowered.
    if history::is_as_in(&tree.root, since)? {
        let generator = "the spec is the same, but the generated code has changed";
        let is_changed = changes.iter().any(changes_code);
        return if is_changed {
            Err(generator.to_owned())
        } else {
            Ok(Vec::new())
        };
    }
    let old = history::sources(&tree.root, since)?;
    let before = old_surface(&old)
        .map_err(|_| "that spec has parts that this generator cannot read".to_owned())?;
    Ok(api_changes(&before, &Surface::of(api)))
}

/// Returns whether more than comments of the client's code changes.
fn changes_code(change: &Change) -> bool {
    // What an interrupted run has left is no code.
    let is_client = change.path().starts_with(GENERATED) && left_over(change.path()).is_none();
    is_client
        && match change {
            Change::Stale { old, new, .. } => !code(old).eq(code(new)),
            Change::Missing { .. } | Change::Orphaned { .. } => true,
        }
}

/// Returns the lines that are no comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// Returns the Cargo features of the API groups.
pub(crate) fn features() -> Result<Vec<String>, String> {
    let tree = Tree::read(workspace_root()?)?;
    let (output, _) = changes(&tree)?.ok_or("the spec has mistakes")?;
    Ok(output.features)
}

/// Returns the output and the necessary changes. `None` after the spec's problems have been shown.
fn changes(tree: &Tree) -> Result<Option<(Output, Vec<Change>)>, String> {
    match codegen::generate(&tree.sources, &tree.manifest, Rules::House) {
        Ok(mut output) => {
            let readme = output.coverage.insert(&tree.readme);
            output
                .files
                .insert(README, readme.map_err(|reason| no_table(&reason))?);
            let mut changes = compare(&output.files, &tree.generated);
            changes.extend(
                output
                    .reformed
                    .iter()
                    .map(|(file, new)| reform(tree, file, new)),
            );
            Ok(Some((output, changes)))
        }
        Err(Failure::Spec(problems)) => {
            report::err(&problems.render(report::color()));
            Ok(None)
        }
        Err(Failure::Manifest(reason)) => Err(format!(
            "{}: {reason}\n help: restore the file; its [features] table is generated, the rest is hand-written",
            codegen::MANIFEST
        )),
        Err(Failure::Generator(reason)) => Err(format!(
            "the generator made code that does not parse, which is a bug in codegen/: {reason}"
        )),
    }
}

/// Returns the change that formats a spec file.
fn reform(tree: &Tree, file: &str, new: &str) -> Change {
    Change::Stale {
        path: format!("spec/{file}"),
        old: tree.sources.text(file).unwrap_or_default().to_owned(),
        new: new.to_owned(),
    }
}

fn no_table(reason: &str) -> String {
    format!(
        "{README}: {reason}\n help: restore the two comments; the table between them is generated, the rest is hand-written"
    )
}

#[cfg(test)]
mod tests {
    use super::{Change, GENERATED, changes_code};

    #[test]
    fn comments_are_no_code() {
        let stale = |path: &str, old: &str, new: &str| Change::Stale {
            path: format!("{path}/teams.rs"),
            old: format!("/// Teams.\npub struct {old};\n"),
            new: format!("/// All teams.\npub struct {new};\n"),
        };
        assert!(!changes_code(&stale(GENERATED, "Team", "Team")));
        assert!(changes_code(&stale(GENERATED, "Team", "Group")));
        assert!(!changes_code(&stale("spec", "Team", "Group")));
        let orphan = |name: &str| Change::Orphaned {
            path: format!("{GENERATED}/{name}"),
        };
        assert!(changes_code(&orphan("teams.rs")));
        assert!(!changes_code(&orphan("teams.rs.4711.tmp")));
    }
}
