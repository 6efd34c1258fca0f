//! The schemas that requests contain, which need a constructor and must distinguish an empty list from a missing one, and
//! those that are forms, which are not JSON.

use std::collections::BTreeSet;

use super::bodies::FORM;
use super::provided::Provided;
use super::references::{SCHEMAS, find};
use crate::load::Spec;
use crate::source::Place;
use crate::spec::{PathItem, RefOr, Schema};

/// Returns the names of all schemas that request bodies refer to, directly or indirectly.
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

/// Returns the names of all schemas that responses contain outside of unions.
pub(super) fn answered(spec: &Spec) -> BTreeSet<String> {
    let mut answered = Answered::default();
    for (file, document) in spec.modules() {
        let operations = document.paths.values().flat_map(PathItem::operations);
        let responses = operations.flat_map(|(_, operation)| operation.responses.values());
        for response in responses {
            if let RefOr::Here(response) = response {
                for media_type in response.content.values() {
                    answered.reach(spec, file, &media_type.schema);
                }
            }
        }
    }
    answered.alone
}

/// The names of schemas that responses contain.
#[derive(Default)]
struct Answered {
    alone: BTreeSet<String>,
    /// The schemas that have been visited.
    seen: BTreeSet<String>,
}

impl Answered {
    fn reach(&mut self, spec: &Spec, file: &str, schema: &Schema) {
        if let Some(name) = self.follow(spec, file, schema) {
            self.alone.insert(name);
        }
        for part in parts(schema) {
            self.reach(spec, file, part);
        }
        for branch in schema.one_of.iter().flatten() {
            if schema.discriminator.is_some() {
                self.follow(spec, file, branch);
            } else {
                self.reach(spec, file, branch);
            }
        }
    }

    /// Visits the target of a reference, and returns its name.
    fn follow(&mut self, spec: &Spec, file: &str, schema: &Schema) -> Option<String> {
        let target = schema.reference.as_ref()?;
        let found = find(spec, target, &Place::root(file), &SCHEMAS).ok()??;
        if self.seen.insert(found.name.clone()) {
            self.reach(spec, &found.file, found.value);
        }
        Some(found.name)
    }
}

/// Returns the schemas of properties, elements and values of a map.
fn parts(schema: &Schema) -> impl Iterator<Item = &Schema> {
    let properties = schema.properties.iter().flatten();
    let properties = properties.map(|(_, property)| property);
    let inner = schema.items.iter().chain(&schema.additional_properties);
    properties.chain(inner.map(AsRef::as_ref))
}

/// Returns the names of all schemas that are sent as forms.
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
    parts(schema)
        .chain(schema.one_of.iter().flatten())
        .for_each(|part| reach(spec, file, part, reached));
}
