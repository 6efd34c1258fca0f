//! The places of the spec that a report can refer to.

use std::collections::BTreeMap;

use super::documents::{self, operations, schemas};
use super::shape::looks_like_a_name;
use crate::node::{Files, Node};
use codegen::source::{Place, Sources};

/// Where a report puts undocumented headers.
const HEADERS: &str = "common.json#/components/headers/";

/// The kinds of places that a report can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// A schema in a request or response.
    Schema,
    /// The schema of a whole body.
    Body,
    /// The schema of an enumeration.
    Enumeration,
    /// The discriminator of a union.
    Tag,
    /// A property that the spec does not have.
    NewProperty,
    /// A header that the spec does not have.
    NewHeader,
    /// A status that the spec does not have.
    NewStatus,
    Operation,
    Pages,
    /// The largest limit of a list.
    Limit,
    /// The media types of a response.
    Contents,
}

/// The spec's documents and their content.
pub(super) struct KnownPlaces {
    documents: Files,
    /// The names of the parameters, by `operationId`.
    operations: BTreeMap<String, Vec<String>>,
    spots: BTreeMap<Place, Spot>,
}

impl KnownPlaces {
    pub(super) fn new(sources: &Sources) -> Self {
        let documents = documents::read(sources);
        let mut names = BTreeMap::new();
        let mut spots = within(&documents);
        for operation in operations(&documents) {
            let id = operation.value["operationId"].as_str().unwrap_or_default();
            names.insert(id.to_owned(), parameters(&operation));
            spots.extend(around(&operation));
        }
        Self {
            documents,
            operations: names,
            spots,
        }
    }

    /// Returns the kind of a place, also of one that the spec could have.
    pub(super) fn spot(&self, place: &str) -> Option<Spot> {
        let (file, pointer) = place.split_once('#')?;
        let found = self.spots.get(&Place::pointer(file, pointer));
        found.copied().or_else(|| self.addition(place))
    }

    /// Returns the number of operations.
    pub(super) fn count(&self) -> usize {
        self.operations.len()
    }

    /// Returns the names of an operation's parameters; `None` if there is no such operation.
    pub(super) fn parameters(&self, operation: &str) -> Option<&[String]> {
        self.operations.get(operation).map(Vec::as_slice)
    }

    /// Returns the named types in responses, with their required properties.
    pub(super) fn required(&self) -> Vec<(Place, Vec<&str>)> {
        let responses = operations(&self.documents).flat_map(|one| one.values("responses"));
        let types = schemas(responses).into_iter();
        let types = types.filter(|(place, _)| place.pointer.matches('/').count() == 3);
        let required = types.map(|(place, schema)| {
            let names = schema.value["required"].as_array().into_iter().flatten();
            (place, names.filter_map(|name| name.as_str()).collect())
        });
        required
            .filter(|(_, names): &(_, Vec<_>)| !names.is_empty())
            .collect()
    }

    /// Returns the kind of a place that the spec does not have, but could have.
    fn addition(&self, place: &str) -> Option<Spot> {
        let is_name = |name: &str| name == "*" || looks_like_a_name(name);
        if let Some(name) = place.strip_prefix(HEADERS) {
            return is_name(name).then_some(Spot::NewHeader);
        }
        let (file, pointer) = place.split_once('#')?;
        let (parent, name) = pointer.rsplit_once('/')?;
        let (owner, part) = parent.rsplit_once('/')?;
        let owner = Node::root(&self.documents, file)?.at(owner)?;
        let is_new = owner.get(part)?.get(name).is_none();
        match (self.spots.get(&owner.place)?, part) {
            (Spot::Operation, "responses") => {
                (is_new && is_status(name)).then_some(Spot::NewStatus)
            }
            (Spot::Schema | Spot::Body, "properties") => {
                (is_new && is_name(name)).then_some(Spot::NewProperty)
            }
            _ => None,
        }
    }
}

/// Returns whether it is an HTTP status.
pub(super) fn is_status(text: &str) -> bool {
    let status = text.parse::<u16>();
    text.len() == 3 && status.is_ok_and(|status| (100..600).contains(&status))
}

fn parameters(operation: &Node<'_>) -> Vec<String> {
    let parameters = operation.elements("parameters").into_iter();
    let names = parameters.filter_map(|parameter| {
        let parameter = parameter.resolved();
        Some(parameter.text("name")?.to_owned())
    });
    names.collect()
}

/// Returns the places of an operation outside of its bodies.
fn around(operation: &Node<'_>) -> Vec<(Place, Spot)> {
    let mut spots = vec![(operation.place.clone(), Spot::Operation)];
    if let Some(pages) = operation.get("x-pagination") {
        spots.push((pages.place, Spot::Pages));
    }
    for parameter in operation.elements("parameters") {
        let parameter = parameter.resolved();
        let schema = parameter.get("schema");
        if let Some(schema) = schema.filter(|_| parameter.value["name"] == "limit") {
            spots.push((schema.resolved().place.key("maximum"), Spot::Limit));
        }
    }
    let responses = operation.values("responses").into_iter();
    spots.extend(responses.map(|response| {
        let response = response.resolved();
        (response.place.key("content"), Spot::Contents)
    }));
    spots
}

/// Returns the schemas in requests and responses.
fn within(documents: &Files) -> BTreeMap<Place, Spot> {
    let bodies = operations(documents).flat_map(|operation| {
        let sent = operation.get("requestBody");
        operation.values("responses").into_iter().chain(sent)
    });
    let mut spots = BTreeMap::new();
    for (place, schema) in schemas(bodies) {
        let spot = match place.last().as_str() {
            _ if lists_values(&schema) => Spot::Enumeration,
            "schema" => Spot::Body,
            _ => Spot::Schema,
        };
        let tag = schema.get("discriminator");
        spots.extend(tag.map(|tag| (tag.place, Spot::Tag)));
        spots.insert(place, spot);
    }
    spots
}

/// Returns whether it is an enumeration, possibly nullable.
fn lists_values(schema: &Node<'_>) -> bool {
    let schema = schema.resolved();
    let branches = schema.elements("oneOf").into_iter();
    schema.value.get("const").is_some()
        || branches
            .filter(|_| schema.get("discriminator").is_none())
            .any(|branch| lists_values(&branch))
}
