//! Rules for operations: summary, their own page of documentation, paging, and filters.

use std::collections::BTreeMap;

use crate::load::Spec;
use crate::lower::references::{PARAMETERS, SCHEMAS, find, resolve};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Operation, RefOr, Schema, TypeSet};

/// Returns a problem for each operation that lacks something.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    let mut pages = BTreeMap::new();
    for (place, operation) in all(spec) {
        problems.extend(pagination(spec, operation, &place));
        problems.extend(page(operation, &place, &mut pages));
        problems.extend(filters(operation, &place));
        problems.extend(summary(operation, &place.key("summary")));
    }
}

/// Reports an address that was copied from another operation.
fn page<'a>(
    operation: &'a Operation,
    place: &Place,
    pages: &mut BTreeMap<&'a str, Place>,
) -> Option<Problem> {
    let url = operation.external_docs.as_ref()?.url.as_str();
    let place = place.key("externalDocs").key("url");
    let Some(first) = pages.get(url) else {
        pages.insert(url, place);
        return None;
    };
    let message = "this is the page of another operation";
    let help = "write the address of this operation's own page";
    Some(Problem::new(&place, message, help).also(first, "the other operation"))
}

/// Returns all operations with their places.
pub(super) fn all(spec: &Spec) -> impl Iterator<Item = (Place, &Operation)> {
    spec.modules().flat_map(|(file, document)| {
        let paths = Place::root(file).key("paths");
        document.paths.iter().flat_map(move |(path, item)| {
            let paths = paths.clone();
            let operations = item.operations();
            operations
                .map(move |(method, operation)| (paths.key(path).key(method.key()), operation))
        })
    })
}

/// Checks that the summary is one line, and an imperative.
fn summary(operation: &Operation, place: &Place) -> Option<Problem> {
    let summary = operation.summary.as_deref()?;
    let verb = summary.split_whitespace().next()?;
    let is_third_person = verb.ends_with('s') && !verb.ends_with("ss");
    let (message, help) = if summary.contains('\n') {
        let help = "keep one line, and move the rest to `description`";
        ("the summary has several lines".to_owned(), help)
    } else if is_third_person {
        let help = "write an imperative, as in `List flags`";
        (format!("`{verb}` says what the operation does"), help)
    } else {
        return None;
    };
    Some(Problem::new(place, message, help))
}

/// Checks that a list has `x-pagination`, or a reason why not.
fn pagination(spec: &Spec, operation: &Operation, place: &Place) -> Option<Problem> {
    let is_explained = |comment: &String| comment.contains("x-pagination");
    if operation.pagination.is_some() || operation.comment.as_ref().is_some_and(is_explained) {
        return None;
    }
    let parameters = operation.parameters.iter();
    let names: Vec<_> = parameters
        .filter_map(|parameter| resolve(spec, parameter, &place.file, &PARAMETERS))
        .map(|parameter| parameter.name.as_str())
        .collect();
    let leads_on = ["offset", "cursor"].iter().any(|name| names.contains(name));
    let is_parted = leads_on && names.contains(&"limit");
    if !is_parted || !answers_with_list(spec, operation, place) {
        return None;
    }
    let message = "the list comes in pages, but the operation does not say how";
    let help = "add `x-pagination`, or explain in `x-comment` why there is no `x-pagination`";
    Some(Problem::key(&place.key("operationId"), message, help))
}

/// Checks that a filter has `x-filter`, or a reason why not.
fn filters(operation: &Operation, place: &Place) -> Vec<Problem> {
    let is_explained = |comment: &String| comment.contains("x-filter");
    let parameters = operation.parameters.iter().enumerate();
    let plain = parameters.filter_map(|(index, parameter)| match parameter {
        RefOr::Here(parameter) if parameter.name == "filter" => Some((index, parameter)),
        _ => None,
    });
    let plain = plain.filter(|(_, parameter)| {
        let reason = parameter.comment.as_ref().is_some_and(is_explained);
        parameter.filter.is_none() && !reason
    });
    let problem = |(index, _)| {
        let message = "the filter does not say which fields there are";
        let help = "add `x-filter`, or say in `x-comment` why there is no `x-filter`";
        let place = place.key("parameters").key(index).key("name");
        Problem::new(&place, message, help)
    };
    plain.map(problem).collect()
}

fn answers_with_list(spec: &Spec, operation: &Operation, place: &Place) -> bool {
    let here = operation
        .responses
        .iter()
        .filter_map(|(status, response)| match response {
            RefOr::Here(response) if status.starts_with('2') => Some(response),
            _ => None,
        });
    let schemas = here.flat_map(|response| response.content.values());
    let mut targets = schemas.filter_map(|media_type| media_type.schema.reference.as_ref());
    targets.any(|target| {
        let found = find(spec, target, place, &SCHEMAS).ok().flatten();
        found.is_some_and(|found| has_list(found.value))
    })
}

fn has_list(schema: &Schema) -> bool {
    let list = Some(TypeSet::One(DataType::Array));
    let mut properties = schema.properties.iter().flatten();
    properties.any(|(_, property)| property.data_type == list)
}
