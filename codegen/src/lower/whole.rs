//! The safety net of lowering: counts whether the operations, parameters, bodies and types of the spec are in the [`Api`], or
//! have a problem that explains why not.
//!
//! Each rule that drops something has to report it. This finds the rules that do not: otherwise, only an app would notice
//! that a body is missing.

use std::collections::BTreeMap;

use super::provided::Provided;
use crate::api::{Api, Definition, Operation, Type};
use crate::load::Spec;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Document, Schema};

/// Returns a problem for everything that was lost. Only for a spec without problems, which would be reasons.
pub(super) fn check(spec: &Spec, api: &Api) -> Vec<Problem> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let operations: BTreeMap<_, _> = operations.map(|of| (of.id.as_str(), of)).collect();
    let types = api.modules().flat_map(|module| &module.types);
    let types: BTreeMap<_, _> = types.map(|of| (of.name.as_str(), of)).collect();
    let lost = spec.modules().flat_map(|(file, document)| {
        let lost = in_operations(file, document, &operations);
        lost.into_iter().chain(in_schemas(file, document, &types))
    });
    lost.map(|place| problem(&place)).collect()
}

fn problem(place: &Place) -> Problem {
    let message = "nothing has become of this, or not of all of it";
    let help = "this is a gap in the checks of codegen/src/lower: they should have said why";
    Problem::key(place, message, help)
}

fn in_operations(
    file: &str,
    document: &Document,
    lowered: &BTreeMap<&str, &Operation>,
) -> Vec<Place> {
    let paths = Place::root(file).key("paths");
    let mut lost = Vec::new();
    for (path, item) in &document.paths {
        for (method, operation) in item.operations() {
            let place = paths.key(path).key(method.key());
            match lowered.get(operation.operation_id.as_str()) {
                Some(lowered) => lost.extend(parts(operation, lowered, &place)),
                None => lost.push(place),
            }
        }
    }
    lost
}

/// Returns the parts of an operation of which the spec has more.
fn parts(operation: &spec::Operation, lowered: &Operation, place: &Place) -> Vec<Place> {
    let bodies = operation.request_body.as_ref();
    let bodies = bodies.map_or(0, |body| body.content.len());
    let samples = lowered.body.as_ref().map_or(0, |body| body.samples.len());
    let is_success = |status: &&String| status.starts_with('2');
    let errors = operation
        .responses
        .keys()
        .filter(|status| !is_success(status));
    let conditions = operation.parameters.iter().map(conditions).sum();
    let lowered_conditions = lowered.filters().map(|filter| filter.conditions.len());
    let counts = [
        ("requestBody", bodies, samples),
        (
            "parameters",
            operation.parameters.len(),
            lowered.parameters().count(),
        ),
        ("responses", errors.count(), lowered.errors.len()),
        (
            "responses",
            answers(operation),
            lowered.output.shapes().count(),
        ),
        (
            "parameters",
            conditions,
            lowered_conditions.sum::<usize>().min(conditions),
        ),
        (
            "x-pagination",
            usize::from(operation.pagination.is_some()),
            usize::from(lowered.paging.is_some()),
        ),
    ];
    let lost = counts
        .into_iter()
        .filter(|(_, spec, lowered)| spec != lowered);
    lost.map(|(key, ..)| place.key(key)).collect()
}

/// Returns the number of conditions of a filter. Shared parameters are not looked up.
fn conditions(parameter: &spec::RefOr<spec::Parameter>) -> usize {
    let spec::RefOr::Here(parameter) = parameter else {
        return 0;
    };
    let filter = parameter.filter.as_ref();
    filter.map_or(0, spec::Filter::conditions)
}

/// Returns the number of successes with a body. Shared responses are not looked up, since only errors are shared.
fn answers(operation: &spec::Operation) -> usize {
    let responses = operation.responses.iter();
    let successes = responses.filter(|(status, _)| status.starts_with('2'));
    let bodies = successes.filter(|(_, response)| match response {
        spec::RefOr::Here(response) => !response.content.is_empty() || !response.headers.is_empty(),
        spec::RefOr::Ref(_) => false,
    });
    bodies.count()
}

fn in_schemas(file: &str, document: &Document, types: &BTreeMap<&str, &Type>) -> Vec<Place> {
    let place = Place::root(file).key("components").key("schemas");
    let schemas = document.components.schemas.iter();
    let types_of =
        schemas.filter(|(_, schema)| !matches!(Provided::of(schema), Some(Provided::Change)));
    let lost = types_of.filter(|(name, schema)| {
        let lowered = types.get(name.as_str());
        lowered.is_none_or(|of| count(&of.definition) != members(schema))
    });
    lost.map(|(name, _)| place.key(name)).collect()
}

/// Returns the number of properties, values or types of a schema.
fn members(schema: &Schema) -> usize {
    let properties = schema.properties.as_ref().map(indexmap::IndexMap::len);
    let branches = schema.one_of.as_ref().map(Vec::len);
    properties.or(branches).unwrap_or_default()
}

/// Returns how many of them are in the type.
fn count(definition: &Definition) -> usize {
    match definition {
        Definition::Record(record) => record.fields.len() + record.constant.iter().count(),
        Definition::Enumeration(enumeration) => enumeration.variants.len(),
        Definition::Union(union) => union.branches.len(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::load::load;
    use crate::lower::lower;
    use crate::source::Sources;

    /// A spec with a body, a parameter, an error, a response and a type.
    fn spec() -> Spec {
        let document = |title: &str| {
            json!({
                "openapi": "3.1.1",
                "info": {"title": title, "description": "All.", "version": "20240415"},
                "externalDocs": {"url": "https://docs.example/things"},
            })
        };
        let mut root = document("API");
        root["tags"] = json!([{"name": "things"}]);
        let content = json!({"application/json": {
            "schema": {"$ref": "#/components/schemas/Thing"},
            "examples": {"one": {"summary": "One", "value": {"name": "a"}}},
        }});
        let mut things = document("Things");
        things["paths"]["/things"]["post"] = json!({
            "operationId": "postThing",
            "summary": "Make one",
            "externalDocs": {"url": "https://docs.example/things/make"},
            "parameters": [{
                "name": "kind", "in": "query", "required": false, "description": "Which.", "schema": {"type": "string"}, "example": "a",
            }],
            "requestBody": {"required": true, "content": content},
            "responses": {"201": {"description": "Made.", "content": content}, "400": {"description": "No."}},
        });
        things["components"]["schemas"]["Thing"] = json!({
            "type": "object", "description": "A thing.", "properties": {"name": {"type": "string", "description": "Its name."}},
        });
        let files = [
            ("openapi.json", root),
            ("common.json", document("Shared")),
            ("things.json", things),
        ];
        let files = files.map(|(name, document)| (name, document.to_string()));
        load(&Sources::from_iter(files), &mut Vec::new())
    }

    /// Where something is missed after this has been done to the client.
    fn lost(lose: impl FnOnce(&mut Api)) -> Vec<String> {
        let (spec, mut problems) = (spec(), Vec::new());
        let mut api = lower(&spec, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        lose(&mut api);
        let found = check(&spec, &api);
        found.iter().map(|problem| problem.place().last()).collect()
    }

    fn operation(api: &mut Api) -> &mut Operation {
        &mut api.groups[0].operations[0]
    }

    #[test]
    fn what_is_lost_is_missed() {
        assert_eq!(lost(|_| ()), [""; 0]);
        assert_eq!(lost(|api| operation(api).body = None), ["requestBody"]);
        assert_eq!(
            lost(|api| operation(api).optional_query.clear()),
            ["parameters"]
        );
        assert_eq!(lost(|api| operation(api).errors.clear()), ["responses"]);
        assert_eq!(
            lost(|api| operation(api).output = crate::api::Output::Nothing),
            ["responses"]
        );
        assert_eq!(lost(|api| api.groups[0].operations.clear()), ["post"]);
        assert_eq!(lost(|api| api.groups[0].module.types.clear()), ["Thing"]);
        let lose_field = |api: &mut Api| match &mut api.groups[0].module.types[0].definition {
            Definition::Record(record) => record.fields.clear(),
            _ => panic!("a thing is an object"),
        };
        assert_eq!(lost(lose_field), ["Thing"]);
    }
}
