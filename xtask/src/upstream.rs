//! `cargo xtask upstream FILE`: how far the spec is, and where it differs from an official document.

use std::path::Path;

use codegen::upstream::{Failure, upstream};

use crate::tree::{Tree, text, workspace_root};
use crate::{Outcome, report};

/// How the report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Compares the spec with the document at `path`.
pub(crate) fn run(path: &Path, format: Format) -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let official = match text(path) {
        Ok(official) => official,
        Err(reason) => return Ok(unusable(&reason)),
    };
    let report = match upstream(&tree.sources, &official) {
        Ok(report) => report,
        Err(Failure::Spec(problems)) => {
            report::err(&problems.render(report::color()));
            return Ok(Outcome::Failure);
        }
        Err(Failure::Document(reason)) => {
            return Ok(unusable(&format!("{}: {reason}", path.display())));
        }
    };
    report::out(&match format {
        Format::Text => report.render(),
        Format::Json => report.json(),
    });
    Ok(if report.is_clean() {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}

/// A file that cannot be compared is no difference: whoever named it has to name another.
fn unusable(reason: &str) -> Outcome {
    let help = "name an OpenAPI 3.0 or 3.1 document in JSON";
    report::err(&format!("error: {reason}\n help: {help}\n"));
    Outcome::Usage
}
