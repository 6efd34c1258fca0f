//! Documents -> [`Spec`]: text is parsed, checked against the JSON Schema of the subset, and read into the model.
//!
//! A document with a mistake in its structure is still read where that is possible, so that one run reports
//! everything there is to report.

mod branches;
mod complaint;
mod duplicates;
mod finding;
mod forms;
mod groups;
mod habits;
mod judge;
mod numbers;
mod parse;
mod structure;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use crate::parallel;
use crate::problem::Problem;
use crate::source::{Place, Sources, Trail};
use crate::spec::Document;

pub(crate) use complaint::complaints;
pub(crate) use habits::format as other_format;
pub(crate) use judge::Judge;

/// The document that holds servers, security and the list of groups.
pub const ROOT: &str = "openapi.json";
/// The document that holds what several groups share.
pub const COMMON: &str = "common.json";

/// The spec, as it is written in its documents.
#[derive(Debug)]
pub struct Spec {
    /// The documents that could be read, by file name.
    pub documents: BTreeMap<String, Document>,
    /// All documents as plain JSON, for validation.
    pub values: BTreeMap<String, Value>,
    /// Operations and components that were left out, since they could not be read.
    pub withheld: BTreeSet<Place>,
    /// The groups in the order of `tags` in the root document: the stems of their files.
    pub groups: Vec<String>,
}

impl Spec {
    /// Returns the documents that become code, with their names: the shared one, then the groups.
    pub fn modules(&self) -> impl Iterator<Item = (&str, &Document)> {
        let files =
            std::iter::once(COMMON.to_owned()).chain(self.groups.iter().map(|name| file_of(name)));
        files
            .filter_map(|file| self.documents.get_key_value(&file))
            .map(|(file, document)| (file.as_str(), document))
    }

    /// Returns whether something exists but could not be read, or is in a document that is missing, so that a reference to
    /// it cannot be checked.
    #[must_use]
    pub fn is_unreadable(&self, place: &Place) -> bool {
        let is_document_known = self.values.contains_key(&place.file) || self.expects(&place.file);
        let is_document_unreadable = !self.documents.contains_key(&place.file) && is_document_known;
        is_document_unreadable || self.withheld.contains(place)
    }

    /// Returns whether a spec has to have this document. If it has not, that is a problem of its own.
    fn expects(&self, file: &str) -> bool {
        [ROOT, COMMON].contains(&file) || self.groups.iter().any(|group| file_of(group) == file)
    }
}

/// Returns the file of a group.
#[must_use]
pub fn file_of(group: &str) -> String {
    format!("{group}.json")
}

/// Reads all documents, and adds their mistakes to `problems`.
#[must_use]
pub fn load(sources: &Sources, problems: &mut Vec<Problem>) -> Spec {
    let files: Vec<_> = sources.iter().collect();
    let mut spec = Spec {
        documents: BTreeMap::new(),
        values: BTreeMap::new(),
        withheld: BTreeSet::new(),
        groups: Vec::new(),
    };
    let read = parallel::map(&files, |(file, text)| File::read(file, text));
    for ((file, _), mut read) in files.into_iter().zip(read) {
        let document = read.document.map(|document| (file.to_owned(), document));
        spec.documents.extend(document);
        spec.values.insert(file.to_owned(), read.value);
        spec.withheld.append(&mut read.withheld);
        problems.append(&mut read.problems);
    }
    spec.groups = groups::groups(&spec.documents, sources, problems);
    problems.extend(duplicates::check(&spec));
    problems.iter_mut().for_each(Problem::comes_first);
    spec
}

/// The content of one file.
struct File {
    /// The file as JSON; null if it is not JSON.
    value: Value,
    document: Option<Document>,
    withheld: BTreeSet<Place>,
    problems: Vec<Problem>,
}

impl File {
    fn read(file: &str, text: &str) -> Self {
        let mut problems = Vec::new();
        let parsed = parse::parse(file, text, &mut problems);
        let is_json = parsed.is_some();
        let mut value = parsed.unwrap_or_default();
        let mut withheld = BTreeSet::new();
        let mut document = None;
        if is_json {
            texts::check(Trail::Start(&Place::root(file)), &value, &mut problems);
            let mut found = structure::check(file, &value);
            numbers::check(Trail::Start(&Place::root(file)), &value, &mut found);
            document = read(&mut value, &found, &mut withheld);
            if document.is_none() && found.is_empty() {
                found.push(unread(file, &value));
            }
            problems.extend(found);
        }
        Self {
            value,
            document,
            withheld,
            problems,
        }
    }
}

/// Reads a document. If a mistake prevents that, the operation or component with the mistake is left out.
fn read(
    value: &mut Value,
    problems: &[Problem],
    withheld: &mut BTreeSet<Place>,
) -> Option<Document> {
    if let Ok(document) = Document::deserialize(&*value) {
        return Some(document);
    }
    let units: BTreeSet<Place> = problems
        .iter()
        .filter_map(|problem| unit(problem.place()))
        .collect();
    for unit in &units {
        let Some((parent, _)) = unit.pointer.rsplit_once('/') else {
            continue;
        };
        if let Some(Value::Object(siblings)) = value.pointer_mut(parent) {
            siblings.shift_remove(&unit.last());
        }
    }
    let document = Document::deserialize(&*value).ok();
    withheld.extend(units);
    document
}

/// The safety net: reports a document that cannot be read for a reason that no check has found.
fn unread(file: &str, value: &Value) -> Problem {
    let reason = Document::deserialize(value).err();
    let reason = reason.map(|error| error.to_string()).unwrap_or_default();
    let help = "spec/README.md shows the forms; that nothing else was said of it is a gap of the generator";
    Problem::new(
        &Place::root(file),
        format!("the document cannot be read: {reason}"),
        help,
    )
}

/// Returns the operation or the component that contains a place.
fn unit(place: &Place) -> Option<Place> {
    let end = place
        .pointer
        .match_indices('/')
        .nth(3)
        .map_or(place.pointer.len(), |(at, _)| at);
    let pointer = &place.pointer[..end];
    let is_unit = pointer.matches('/').count() == 3
        && (pointer.starts_with("/paths/") || pointer.starts_with("/components/"));
    is_unit.then(|| Place::pointer(&place.file, pointer))
}
