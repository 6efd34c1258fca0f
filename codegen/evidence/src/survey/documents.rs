//! The parts of the spec's documents that a report can be about. They are taken from plain JSON, so that reports can be
//! checked whatever else is wrong with the spec.

use std::collections::BTreeMap;

use codegen::source::{Place, Sources};

use crate::node::{Files, Node};

/// Parses the documents. What is no JSON has no places.
pub(super) fn read(sources: &Sources) -> Files {
    let parsed = sources
        .iter()
        .filter_map(|(file, text)| Some((file.to_owned(), serde_json::from_str(text).ok()?)));
    parsed.collect()
}

/// Returns all operations.
pub(super) fn operations(files: &Files) -> impl Iterator<Item = Node<'_>> {
    let documents = files.keys().filter_map(|file| Node::root(files, file));
    let items = documents.flat_map(|document| document.values("paths"));
    let methods = items.flat_map(|item| item.entries());
    let methods = methods.map(|(_, method)| method);
    methods.filter(|method| method.text("operationId").is_some())
}

/// Returns every schema of these bodies, and of what is in them, by its place.
pub(super) fn schemas<'d>(bodies: impl IntoIterator<Item = Node<'d>>) -> BTreeMap<Place, Node<'d>> {
    let mut found = BTreeMap::new();
    for body in bodies {
        let contents = body.resolved().values("content").into_iter();
        let schemas = contents.filter_map(|content| content.get("schema"));
        schemas.for_each(|schema| reach(&schema, &mut found));
    }
    found
}

fn reach<'d>(schema: &Node<'d>, found: &mut BTreeMap<Place, Node<'d>>) {
    let place = schema.place.clone();
    if found.insert(place, schema.clone()).is_some() {
        return;
    }
    if let Some(target) = schema.follow() {
        return reach(&target, found);
    }
    let branches = schema.elements("oneOf").into_iter();
    let branches = branches.filter_map(|branch| branch.follow());
    let values = ["items", "additionalProperties"].into_iter();
    let values = values.filter_map(|name| schema.get(name).filter(|one| one.value.is_object()));
    let parts = schema.values("properties").into_iter();
    for part in parts.chain(branches).chain(values) {
        reach(&part, found);
    }
}
