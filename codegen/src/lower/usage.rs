//! Which schemas requests carry: those need a constructor, and must tell an empty list from an absent one. Which of them
//! are forms, and so no JSON.

use std::collections::BTreeSet;

use super::bodies::FORM;
use super::provided::Provided;
use super::references::{SCHEMAS, find};
use crate::load::Spec;
use crate::source::Place;
use crate::spec::{PathItem, Schema};

/// The names of all schemas that a request body reaches.
pub(super) fn sent(spec: &Spec) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    for (file, document) in spec.modules() {
        let operations = document.paths.values().flat_map(PathItem::operations);
        let bodies = operations.filter_map(|(_, operation)| operation.request_body.as_ref());
        for media_type in bodies.flat_map(|body| body.content.values()) {
            reach(spec, file, &media_type.schema, &mut reached);
        }
    }
    reached
}

/// The names of all schemas that are sent as forms.
pub(super) fn uploaded(spec: &Spec) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    for (file, document) in spec.modules() {
        let operations = document.paths.values().flat_map(PathItem::operations);
        let bodies = operations.filter_map(|(_, operation)| operation.request_body.as_ref());
        let targets = bodies
            .filter_map(|body| body.content.get(FORM))
            .filter_map(|form| form.schema.reference.as_ref());
        let found = targets.filter_map(|target| {
            find(spec, target, &Place::root(file), &SCHEMAS)
                .ok()
                .flatten()
        });
        forms.extend(found.map(|found| found.name));
    }
    forms
}

fn reach(spec: &Spec, file: &str, schema: &Schema, reached: &mut BTreeSet<String>) {
    if let Some(target) = &schema.reference
        && let Ok(Some(found)) = find(spec, target, &Place::root(file), &SCHEMAS)
        && !matches!(Provided::of(found.value), Some(Provided::Change))
        && reached.insert(found.name.clone())
    {
        reach(spec, &found.file, found.value, reached);
    }
    let properties = schema
        .properties
        .iter()
        .flatten()
        .map(|(_, property)| property);
    let parts = schema
        .items
        .iter()
        .chain(&schema.additional_properties)
        .map(AsRef::as_ref)
        .chain(schema.one_of.iter().flatten());
    properties
        .chain(parts)
        .for_each(|part| reach(spec, file, part, reached));
}
