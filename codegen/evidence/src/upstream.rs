//! The spec beside an official OpenAPI document: what is missing, what differs, what of that the spec explains, and what of
//! it is not as it has been accepted ([`Pin`]).
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
//! An explanation is unfounded if it claims a difference and none is there, or denies a thing that is there. Claims are
//! recognised by their form: `A plain string in the official document`, `Not in the official document`, `The official
//! document has no 404`, `The official document does not declare the beta header`. What is said of the `official document
//! of March 2026` is said of another one. Only comments at places that were compared count. What else is said of the
//! official document without a difference, or the name of the official schema, is listed as a remark.
//!
//! The types of two unions are compared if they have some in common. What nothing looks at is named ([`Report::blind`]).

mod blind;
mod comments;
mod document;
mod draft;
mod facts;
mod measure;
mod messages;
mod names;
mod operation;
mod operations;
mod pairs;
mod pin;
mod render;
mod schemas;
mod shape;
mod spot;
mod tags;
mod unions;
mod walk;

pub use draft::{Draft, Wish, draft};
pub use pin::{Pin, Since};

use std::collections::BTreeSet;

use codegen::load;
use codegen::lower;
use codegen::problem::Problems;
use codegen::source::Sources;

/// How much of the API an official document tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it: what it has not, is not there.
    #[default]
    Complete,
    /// A part, such as what can be read out of a generated client: what it has not, it cannot tell. A client spells the
    /// names of operations in its own way, too.
    Partial,
}

/// The result of a comparison.
#[derive(Debug, Default)]
#[must_use]
pub struct Report {
    extent: Extent,
    /// How many operations the spec has.
    pub ours: usize,
    /// The operations of the official document, in its order.
    pub operations: Vec<Published>,
    /// The differences, explained or not.
    pub differences: Vec<Difference>,
    /// Explanations that claim a difference, if there is none.
    pub unfounded: Vec<Explanation>,
    /// Other comments on the official document that no difference bears out. They may say why the spec agrees with it,
    /// or something that is not compared, so they are for people to read and nothing to mend.
    pub remarks: Vec<Explanation>,
    /// What cannot be compared: operations of methods that the spec does not know, references that lead nowhere, unions whose
    /// types have no counterparts.
    pub blind: BTreeSet<String>,
    /// What is not as it has been accepted; of a partial document, or where nothing has been accepted, that is not asked.
    pub since: Option<Since>,
}

/// An operation of the official document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its `operationId`; without one, its method and path.
    pub id: String,
    /// How reports call it: `GET /path (operationId)`.
    pub line: String,
    /// The digest of its facts.
    pub facts: String,
    /// Whether the spec has it.
    pub is_curated: bool,
}

/// One thing that the two documents say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The operation on the way from which it was found first.
    pub operation: String,
    /// The way from the operation: `response 200 / items[] / kind`.
    pub way: String,
    /// The kind of difference: `type`, `required`, `enum`, `property`, `parameter`, `status`, …
    pub what: &'static str,
    /// The value in the spec.
    pub ours: String,
    /// The value in the official document.
    pub official: String,
    /// Where the spec says it: `spec/environments.json:12`.
    pub place: String,
    /// The file of the spec.
    pub file: String,
    /// The place in it by names, and what differs: `Environment / critical: required`.
    pub key: String,
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
    /// The wish cannot be drafted. The text gives the reason and the way out.
    Wish(String),
}

impl Report {
    /// Returns whether anything is left to do: an operation to curate, a difference or a comment to look into.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let is_accepted = match self.extent {
            Extent::Complete => self.since.as_ref().is_some_and(Since::is_empty),
            Extent::Partial => true,
        };
        is_accepted
            && self.missing().next().is_none()
            && self.unfounded.is_empty()
            && self.unexplained().next().is_none()
    }

    /// The operations that the spec lacks.
    pub fn missing(&self) -> impl Iterator<Item = &Published> {
        self.operations.iter().filter(|known| !known.is_curated)
    }

    /// Holds the report against what has been accepted.
    pub fn hold_against(&mut self, pin: &Pin) {
        self.since = Some(pin.since(self));
    }

    /// Why it must not be accepted: most operations of the spec are not in it.
    #[must_use]
    pub fn doubt(&self) -> Option<String> {
        let known = self.operations.len() - self.missing().count();
        (known * 2 < self.ours).then(|| {
            format!(
                "it has {known} of the {} operations of the spec: it seems to be cut off, or another API's",
                self.ours
            )
        })
    }

    /// Returns the part that can be accepted: operations that are curated, and differences that are explained.
    #[must_use]
    pub fn pin(&self) -> Pin {
        Pin::of(self)
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

/// Compares the spec with the text of an official document, in JSON or YAML.
///
/// # Errors
///
/// [`Failure::Spec`] with all that is wrong with the spec; [`Failure::Document`] where the text is no `OpenAPI` 3 document.
pub fn upstream(sources: &Sources, official: &str, extent: Extent) -> Result<Report, Failure> {
    let spec = read(sources)?;
    let official = document::document(official).map_err(Failure::Document)?;
    Ok(operations::compare(&spec, official, sources, extent))
}

/// The spec, if the client can be made of it.
fn read(sources: &Sources) -> Result<load::Spec, Failure> {
    let mut problems = Vec::new();
    let spec = load::load(sources, &mut problems);
    let _ = lower::lower(&spec, &mut problems);
    if problems.is_empty() {
        Ok(spec)
    } else {
        Err(Failure::Spec(Problems::new(problems, sources)))
    }
}
