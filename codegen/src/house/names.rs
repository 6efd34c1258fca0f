//! Names: of types, which are ours, and of what has the same name everywhere.

use crate::load::Spec;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{Method, Operation, Schema};

use super::operations::all;

/// What the official document adds to the names of types, and what says nothing to readers.
const SUFFIXES: [&str; 7] = [
    "Rep",
    "Reps",
    "Output",
    "Response",
    "Representation",
    "Dto",
    "DTO",
];
/// What a type that is sent ends in.
const METHODS: [(&str, &[Method]); 2] = [
    ("Post", &[Method::Post, Method::Put]),
    ("Patch", &[Method::Patch]),
];

/// A problem for each name that is not as the others.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    for (file, document) in spec.modules() {
        let schemas = Place::root(file).key("components").key("schemas");
        for (name, schema) in &document.components.schemas {
            let place = schemas.key(name);
            problems.extend(suffix(name, &place));
            problems.extend(links(schema, &place.key("properties").key("_links")));
        }
    }
    for (place, operation) in all(spec) {
        problems.extend(bodies(operation, &place));
    }
}

fn suffix(name: &str, place: &Place) -> Option<Problem> {
    let suffix = SUFFIXES.iter().find(|suffix| name.ends_with(*suffix))?;
    let message = format!("the name of the type ends in `{suffix}`");
    let help = "name it after the thing that it is, as `FlagLink`; what is sent ends in its method, as `FlagLinkPost`";
    Some(Problem::key(place, message, help))
}

/// `_links` is the same everywhere, so that apps read it in one way.
fn links(schema: &Schema, place: &Place) -> Option<Problem> {
    let links = schema.properties.as_ref()?.get("_links")?;
    if links.additional_properties.is_some() {
        return None;
    }
    let message = "links are a map";
    let help = "write {\"type\": \"object\", \"additionalProperties\": {\"$ref\": \"common.json#/components/schemas/Link\"}}; the description names those that are always there";
    Some(Problem::key(place, message, help))
}

/// A body whose type is named after another method was copied.
fn bodies(operation: &Operation, place: &Place) -> Vec<Problem> {
    let content = place.key("requestBody").key("content");
    let method = place.last();
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    let bodies = bodies.filter_map(|(name, media_type)| {
        let target = media_type.schema.reference.as_deref()?;
        let (ending, methods) = METHODS
            .iter()
            .find(|(ending, _)| target.ends_with(ending))?;
        if methods.iter().any(|known| known.key() == method) {
            return None;
        }
        let message = format!("`{method}` sends a type whose name ends in `{ending}`");
        let help = "refer to the type of this operation, or name it after its method";
        let place = content.key(name).key("schema").key("$ref");
        Some(Problem::new(&place, message, help))
    });
    bodies.collect()
}
