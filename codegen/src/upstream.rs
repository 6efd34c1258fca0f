//! The spec beside an official OpenAPI document: what is missing, what differs, and what of that the spec explains.
//!
//! Operations are matched by `operationId`, then by method and path; from there both documents are walked together.
//! Names of schemas play no part. What holds everywhere is not compared (`spec/README.md`, "Not worth a comment"):
//! formats of numbers, `format: string`, bodies of errors, servers. What stands beside a `$ref` counts, in 3.0 too: the
//! official document puts values there.
//!
//! A comment (`$comment`, `x-comment`) explains the differences at the place at which it stands, the elements of a
//! list included. Of the named things below that place (parameters, status codes, properties) it explains those that it
//! names, as far as the next `$ref`: behind that, a schema has comments of its own. The comment beside a `$ref` counts
//! for the schema behind it.
//!
//! An explanation is unfounded if it claims a difference and none is there. Claims are recognised by their form: `A
//! plain string in the official document`, `Not in the official document`, `The official document has no 404`, `The
//! official document does not declare the beta header`. Only comments at places that were compared count. What else is
//! said of the official document without a difference, or the name of the official schema, is listed as a remark.

mod messages;
mod node;
mod operation;
mod operations;
mod render;
mod schemas;
mod shape;
mod walk;

use serde_json::Value;

use crate::load;
use crate::lower;
use crate::problem::Problems;
use crate::source::Sources;

/// What a comparison found.
#[derive(Debug, Default)]
#[must_use]
pub struct Report {
    /// How many operations the spec has.
    pub ours: usize,
    /// How many operations the official document has.
    pub official: usize,
    /// Operations that the spec lacks, in the order of the official document: `GET /path (operationId)`.
    pub missing: Vec<String>,
    /// Operations that the official document lacks.
    pub extra: Vec<String>,
    /// What differs, explained or not.
    pub differences: Vec<Difference>,
    /// Explanations that claim a difference, if there is none.
    pub unfounded: Vec<Explanation>,
    /// Other comments on the official document that no difference bears out. They may say why the spec agrees with it,
    /// or something that is not compared, so they are for people to read and nothing to mend.
    pub remarks: Vec<Explanation>,
}

/// One thing that the two documents say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The operation on the way from which it was found first.
    pub operation: String,
    /// The way from the operation: `response 200 / items[] / kind`.
    pub way: String,
    /// What differs: `type`, `required`, `enum`, `property`, `parameter`, `status`, …
    pub what: &'static str,
    /// What the spec says.
    pub ours: String,
    /// What the official document says.
    pub official: String,
    /// Where the spec says it: `spec/environments.json:12`.
    pub place: String,
    /// The comment that explains it.
    pub explanation: Option<Explanation>,
}

/// A comment of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Where it stands: `spec/environments.json:12`.
    pub place: String,
    /// What it says.
    pub text: String,
}

/// Why there is no comparison.
#[derive(Debug)]
pub enum Failure {
    /// The spec has mistakes.
    Spec(Problems),
    /// The other file is no OpenAPI document, for this reason.
    Document(String),
}

impl Report {
    /// Whether anything is left to do: an operation to curate, a difference or a comment to look into.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty()
            && self.extra.is_empty()
            && self.unfounded.is_empty()
            && self.unexplained().next().is_none()
    }

    /// The differences that nothing explains.
    pub fn unexplained(&self) -> impl Iterator<Item = &Difference> {
        self.differences
            .iter()
            .filter(|difference| difference.explanation.is_none())
    }

    /// The differences that a comment explains, each with it.
    pub fn explained(&self) -> impl Iterator<Item = (&Difference, &Explanation)> {
        self.differences
            .iter()
            .filter_map(|difference| Some((difference, difference.explanation.as_ref()?)))
    }
}

/// Compares the spec with the text of an official document.
///
/// # Errors
///
/// [`Failure::Spec`] with all that is wrong with the spec; [`Failure::Document`] where the text is no `OpenAPI` 3 document.
pub fn upstream(sources: &Sources, official: &str) -> Result<Report, Failure> {
    let mut problems = Vec::new();
    let spec = load::load(sources, &mut problems);
    let _ = lower::lower(&spec, &mut problems);
    if !problems.is_empty() {
        return Err(Failure::Spec(Problems::new(problems, sources)));
    }
    let official = document(official).map_err(Failure::Document)?;
    Ok(operations::compare(&spec, &official, sources))
}

fn document(text: &str) -> Result<Value, String> {
    let document: Value =
        serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
    let version = document
        .get("openapi")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_known = version.starts_with("3.0") || version.starts_with("3.1");
    if !is_known {
        return Err(
            "it is not an OpenAPI 3.0 or 3.1 document: `openapi` says otherwise".to_owned(),
        );
    }
    match document.get("paths") {
        Some(Value::Object(_)) => Ok(document),
        _ => Err("it has no `paths`".to_owned()),
    }
}
