//! The comparison with an official document.

mod blind;
mod comments;
mod constructs;
mod documents;
mod drafts;
mod pins;
mod tags;

use evidence::upstream::{Extent, Report, upstream};
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{Spec, operation, parameter};

/// An operation that reads a `Thing`.
fn read(id: &str) -> Value {
    let mut read = operation(id);
    read["parameters"] = json!([parameter("thingKey", "path"), parameter("limit", "query")]);
    read["responses"] = json!({"200": {
        "description": "The thing.",
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Thing"},
            "examples": {"one": {"summary": "One", "value": {"key": "a", "kind": "b"}}},
        }},
    }});
    read
}

fn spec(thing: Value) -> Spec {
    Spec::new()
        .schema("Thing", thing)
        .operation("/things/{thingKey}", "get", read("getThing"))
}

fn thing() -> Value {
    json!({
        "type": "object",
        "description": "A thing.",
        "properties": {
            "key": {"type": "string", "description": "Its key.", "examples": ["a"]},
            "kind": {"type": "string", "description": "Its kind.", "examples": ["b"]},
        },
        "required": ["key"],
    })
}

/// What the spec above is, as OpenAPI 3.0 says it.
fn official() -> Value {
    json!({
        "openapi": "3.0.3",
        "paths": {"/things/{thingKey}": {"get": {
            "operationId": "getThing",
            "parameters": [
                {"name": "thingKey", "in": "path", "required": true, "schema": {"type": "string", "format": "string"}},
                {"name": "limit", "in": "query", "schema": {"type": "integer"}},
            ],
            "responses": {"200": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/ThingRep"},
            }}}},
        }}},
        "components": {"schemas": {"ThingRep": {
            "type": "object",
            "required": ["key"],
            "properties": {"key": {"type": "string"}, "kind": {"type": "string"}},
        }}},
    })
}

/// The comparison with a complete document of which nothing has been accepted but what it has.
#[track_caller]
fn compare(spec: &Spec, official: &Value) -> Report {
    let mut report = read_and_compare(spec, &official.to_string(), Extent::Complete);
    let pin = report.pin();
    report.hold_against(&pin);
    report
}

#[track_caller]
fn read_and_compare(spec: &Spec, official: &str, extent: Extent) -> Report {
    match upstream(&spec.sources(), official, extent) {
        Ok(report) => report,
        Err(failure) => panic!("{failure:?}"),
    }
}

/// `what: ours; official`, with `!` before what is explained.
fn lines(report: &Report) -> Vec<String> {
    let line = |found: &evidence::upstream::Difference| {
        let mark = if found.explanation.is_some() { "!" } else { "" };
        format!(
            "{mark}{}: {}: {}; {}",
            found.way, found.what, found.ours, found.official
        )
    };
    report.differences.iter().map(line).collect()
}

#[test]
fn equal_documents_do_not_differ() {
    let report = compare(&spec(thing()), &official());
    assert!(report.is_clean(), "{report:?}");
}

#[test]
fn operations_that_one_side_lacks_are_listed() {
    let mut official = official();
    official["paths"]["/things"]["post"] = json!({"operationId": "postThing", "responses": {}});
    let spec = spec(thing()).operation("/things", "delete", operation("deleteThings"));
    let report = compare(&spec, &official);
    let missing: Vec<_> = report.missing().map(|known| known.line.as_str()).collect();
    assert_eq!(missing, ["POST /things (postThing)"]);
    assert_eq!(
        lines(&report),
        ["operation: operation: DELETE /things (deleteThings); absent"]
    );
    assert!(!report.is_clean());
}

#[test]
fn a_renamed_operation_is_found_by_its_route() {
    let mut official = official();
    official["paths"]["/things/{thingKey}"]["get"]["operationId"] = json!("readThing");
    let report = compare(&spec(thing()), &official);
    assert_eq!(
        lines(&report),
        ["operationId: operationId: getThing; readThing"]
    );
}

#[test]
fn everything_that_differs_is_listed() {
    let mut official = official();
    let read = &mut official["paths"]["/things/{thingKey}"]["get"];
    let path = read["parameters"][0].take();
    read["parameters"] = json!([
        path,
        {"name": "limit", "in": "query", "required": true, "schema": {"type": "integer"}},
        {"name": "sort", "in": "query", "schema": {"type": "integer"}},
        {"name": "LD-API-Version", "in": "header", "schema": {"type": "string"}},
    ]);
    read["responses"]["404"] = json!({});
    read["requestBody"] = json!({"content": {}});
    read["deprecated"] = json!(true);
    official["components"]["schemas"]["ThingRep"] = json!({
        "type": "object",
        "required": ["kind"],
        "properties": {
            "key": {"type": "string", "nullable": true, "format": "uri"},
            "kind": {"type": "string", "enum": ["b", "c"]},
            "self": {"$ref": "#/components/schemas/ThingRep"},
        },
    });
    let report = compare(&spec(thing()), &official);
    expect![[r#"
        Unexplained differences (12):
          getThing: deprecated: deprecated: ours no; official yes (spec/things.json:13)
          getThing: beta header: beta: ours not declared; official sent (spec/things.json:13)
          getThing: parameter limit: required: ours optional; official required (spec/things.json:51)
          getThing: parameter sort: parameter: ours absent; official there (spec/things.json:13)
          getThing: request: body: ours absent; official there (spec/things.json:13)
          getThing: response 200 / key: required: ours required; official optional (spec/things.json:73)
          getThing: response 200 / key: null: ours never null; official nullable (spec/things.json:73)
          getThing: response 200 / key: format: ours none; official uri (spec/things.json:73)
          getThing: response 200 / kind: required: ours optional; official required (spec/things.json:80)
          getThing: response 200 / kind: enum: ours no values listed; official b, c (spec/things.json:80)
          getThing: response 200 / self: property: ours absent; official there (spec/things.json:69)
          getThing: response 404: status: ours absent; official there (spec/things.json:13)

        1 of 1 operations covered, 0 of our own; 12 differences: 0 explained, 12 unexplained; 0 explanations without a difference
    "#]].assert_eq(&report.render());
    assert_eq!(report.explained().count(), 0);
}

#[test]
fn each_thing_that_is_missing_at_one_place_is_named() {
    let mut official = official();
    let read = &mut official["paths"]["/things/{thingKey}"]["get"];
    for name in ["sort", "filter"] {
        let parameters = read["parameters"].as_array_mut().expect("a list");
        parameters.push(json!({"name": name, "in": "query", "schema": {"type": "string"}}));
    }
    read["responses"]["404"] = json!({});
    read["responses"]["409"] = json!({});
    let properties = &mut official["components"]["schemas"]["ThingRep"]["properties"];
    properties["size"] = json!({"type": "integer"});
    properties["self"] = json!({"$ref": "#/components/schemas/ThingRep"});
    assert_eq!(
        lines(&compare(&spec(thing()), &official)),
        [
            "parameter sort: parameter: absent; there",
            "parameter filter: parameter: absent; there",
            "response 200 / size: property: absent; there",
            "response 200 / self: property: absent; there",
            "response 404: status: absent; there",
            "response 409: status: absent; there",
        ]
    );
}

#[test]
fn schemas_in_a_circle_are_compared_once() {
    let mut ours = thing();
    ours["properties"]["next"] =
        json!({"$ref": "#/components/schemas/Thing", "description": "The next."});
    let mut official = official();
    let thing = &mut official["components"]["schemas"]["ThingRep"];
    thing["properties"]["next"] = json!({"$ref": "#/components/schemas/ThingRep"});
    thing["properties"]["kind"] = json!({"type": "integer"});
    let report = compare(&spec(ours), &official);
    assert_eq!(
        lines(&report),
        ["response 200 / kind: type: string; integer"]
    );
}

#[test]
fn an_enumeration_is_the_same_in_both_spellings() {
    let mut ours = thing();
    ours["properties"]["kind"]["oneOf"] = json!([
        {"const": "b", "description": "B."},
        {"const": "c", "description": "C."},
    ]);
    let mut official = official();
    let kind = &mut official["components"]["schemas"]["ThingRep"]["properties"]["kind"];
    kind["enum"] = json!(["c", "b"]);
    assert!(compare(&spec(ours), &official).is_clean());
}

#[test]
fn json_says_the_same() {
    let mut official = official();
    official["paths"]["/things/{thingKey}"]["get"]["responses"]["404"] = json!({});
    let json = compare(&spec(thing()), &official).json();
    let report: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["operations"], json!({"ours": 1, "official": 1}));
    assert_eq!(report["unexplained"][0]["what"], json!("status"));
    assert_eq!(report["unexplained"][0]["explanation"], Value::Null);
}
