//! `cargo xtask codegen` and `cargo xtask codegen --check`: both compute the same changes; one applies them.

use codegen::{Change, Failure, Output, README, api_changes, compare};

use crate::tree::{Tree, workspace_root};
use crate::{Outcome, report};

/// Writes what is not as the spec makes it.
pub(crate) fn write() -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let Some((output, changes)) = changes(&tree)? else {
        return Ok(Outcome::Failure);
    };
    for change in &changes {
        tree.apply(change)?;
    }
    report::written(output.summary, &changes);
    report::api(&api_changes(&changes, &tree.generated));
    Ok(Outcome::Success)
}

/// Says what is not as the spec makes it.
pub(crate) fn check() -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let Some((output, changes)) = changes(&tree)? else {
        return Ok(Outcome::Failure);
    };
    if changes.is_empty() {
        report::written(output.summary, &changes);
        return Ok(Outcome::Success);
    }
    report::drift(&changes);
    Ok(Outcome::Failure)
}

/// The Cargo features of the API groups.
pub(crate) fn features() -> Result<Vec<String>, String> {
    let tree = Tree::read(workspace_root()?)?;
    Ok(changes(&tree)?
        .map(|(output, _)| output.features)
        .unwrap_or_default())
}

/// What the spec makes, and what has to change for it. `None` after the spec's problems have been shown.
fn changes(tree: &Tree) -> Result<Option<(Output, Vec<Change>)>, String> {
    match codegen::generate(&tree.sources, &tree.manifest) {
        Ok(mut output) => {
            let readme = output.coverage.insert(&tree.readme);
            output
                .files
                .insert(README, readme.map_err(|reason| no_table(&reason))?);
            let changes = compare(&output.files, &tree.generated);
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

fn no_table(reason: &str) -> String {
    format!(
        "{README}: {reason}\n help: restore the two comments; the table between them is generated, the rest is hand-written"
    )
}
