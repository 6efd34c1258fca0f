//! The examples of bodies, and the check that those of lists show several pages.

use serde_json::Value;

use super::operations::all as operations;
use crate::load::Spec;
use crate::lower::references::{EXAMPLES, SCHEMAS, find, resolve};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{MediaType, Operation, RefOr, Schema};

/// An example with its schema.
pub(super) struct BodyExample<'s> {
    pub(super) schema: &'s Schema,
    /// The file of the schema.
    pub(super) file: &'s str,
    pub(super) value: &'s Value,
    pub(super) place: Place,
    pub(super) side: Side,
}

/// The sender of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Answer,
}

/// Returns the examples of all bodies, of requests and of successful responses.
pub(super) fn all(spec: &Spec) -> Vec<BodyExample<'_>> {
    let mut shown = Vec::new();
    for (place, operation) in operations(spec) {
        if let Some(body) = &operation.request_body {
            let content = place.key("requestBody").key("content");
            for (name, media_type) in &body.content {
                shown.extend(examples_of(
                    spec,
                    media_type,
                    &content.key(name),
                    Side::Request,
                ));
            }
        }
        for (media_type, place) in answers(operation, &place) {
            shown.extend(examples_of(spec, media_type, &place, Side::Answer));
        }
    }
    shown
}

/// Returns the bodies of successful responses, with their places. Only errors are shared.
fn answers<'s>(operation: &'s Operation, place: &Place) -> Vec<(&'s MediaType, Place)> {
    let responses = place.key("responses");
    let mut answers = Vec::new();
    for (status, response) in &operation.responses {
        if let (true, RefOr::Here(response)) = (status.starts_with('2'), response) {
            let content = responses.key(status).key("content");
            let types = response.content.iter();
            answers.extend(types.map(|(name, media_type)| (media_type, content.key(name))));
        }
    }
    answers
}

fn examples_of<'s>(
    spec: &'s Spec,
    media_type: &'s MediaType,
    place: &Place,
    side: Side,
) -> Vec<BodyExample<'s>> {
    let examples = place.key("examples");
    let shown = media_type.examples.iter().filter_map(|(name, example)| {
        let value = &resolve(spec, example, &place.file, &EXAMPLES)?.value;
        let place = match example {
            RefOr::Here(_) => examples.key(name).key("value"),
            RefOr::Ref(reference) => {
                let found = find(spec, &reference.target, place, &EXAMPLES).ok()??;
                found.place.key("value")
            }
        };
        Some(BodyExample {
            schema: &media_type.schema,
            file: spec.documents.get_key_value(&examples.file)?.0,
            value,
            place,
            side,
        })
    });
    shown.collect()
}

/// Returns a problem for each list whose examples do not show both a further page and the end.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    for (place, operation) in operations(spec) {
        let Some(pagination) = &operation.pagination else {
            continue;
        };
        for (media_type, place) in answers(operation, &place) {
            if has_links(spec, &media_type.schema, &place.file) {
                let pages = examples_of(spec, media_type, &place, Side::Answer);
                problems.extend(pages_of(&pages, &pagination.items, &place.key("examples")));
            }
        }
    }
}

fn pages_of(pages: &[BodyExample<'_>], items: &str, place: &Place) -> Option<Problem> {
    let has_link = |page: &BodyExample<'_>| page.value.pointer("/_links/next").is_some();
    let holds_a_part = |page: &BodyExample<'_>| {
        let held = page.value[items].as_array().map_or(0, Vec::len);
        page.value["totalCount"].as_u64() > u64::try_from(held).ok()
    };
    // Without links, the total shows whether there is a further page.
    let mut goes_on: Vec<_> = pages.iter().map(has_link).collect();
    if !goes_on.contains(&true) {
        goes_on = pages.iter().map(holds_a_part).collect();
    }
    let (goes_on, ends) = (goes_on.contains(&true), goes_on.contains(&false));
    let (message, help) = match (goes_on, ends) {
        (true, true) => return None,
        (false, _) => (
            "no example shows a page with more to come",
            "add one that has `_links.next`, or a `totalCount` of more than it holds",
        ),
        (true, false) => (
            "no example shows the last page",
            "add one that has no `_links.next`",
        ),
    };
    Some(Problem::key(place, message, help))
}

fn has_links(spec: &Spec, schema: &Schema, file: &str) -> bool {
    let target = schema.reference.as_deref().unwrap_or_default();
    let found = find(spec, target, &Place::root(file), &SCHEMAS);
    let properties = found
        .ok()
        .flatten()
        .and_then(|found| found.value.properties.as_ref());
    properties.is_some_and(|properties| properties.contains_key("_links"))
}
