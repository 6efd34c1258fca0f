//! The official document itself: its language, its version, and how much of the API it covers.

use evidence::upstream::{Extent, Failure, upstream};
use serde_json::json;

use super::{lines, official, read_and_compare, spec, thing};

const YAML: &str = "\
openapi: 3.1.0
paths:
  /things/{thingKey}:
    get:
      operationId: getThing
      parameters:
        - &key {name: thingKey, in: path, required: true, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        200:
          content:
            application/json:
              schema: {$ref: '#/components/schemas/ThingRep'}
components:
  schemas:
    ThingRep:
      type: object
      required: [key]
      properties:
        key: {type: string}
        kind: {type: [string, 'null']}
";

#[test]
fn yaml_says_the_same_as_json() {
    let report = read_and_compare(&spec(thing()), YAML, Extent::Complete);
    assert_eq!(
        lines(&report),
        ["response 200 / kind: null: never null; nullable"]
    );
}

#[test]
fn what_a_partial_document_lacks_proves_nothing() {
    let spec = spec(thing()).with(|things| {
        things["paths"]["/things/{thingKey}"]["get"]["responses"]["403"] =
            json!({"description": "No."});
        let kind = &mut things["components"]["schemas"]["Thing"]["properties"]["kind"];
        kind["oneOf"] = json!([{"const": "b", "description": "B."}]);
        kind["$comment"] = json!("Not in the official document.");
    });
    let mut official = official();
    let read = &mut official["paths"]["/things/{thingKey}"]["get"];
    read["operationId"] = json!("getTHING");
    read["parameters"] = json!([read["parameters"][0]]);
    let thing = &mut official["components"]["schemas"]["ThingRep"];
    thing["properties"]["key"] = json!({"type": "integer"});
    thing["properties"]["size"] = json!({"type": "integer"});
    let report = read_and_compare(&spec, &official.to_string(), Extent::Partial);
    assert_eq!(
        lines(&report),
        [
            "response 200 / key: type: string; integer",
            "response 200 / size: property: absent; there",
        ]
    );
    assert_eq!(report.unfounded, []);
    let report = read_and_compare(&spec, &official.to_string(), Extent::Complete);
    assert_eq!(report.differences.len(), 6, "{report:?}");
}

#[test]
fn a_partial_document_is_clean_without_having_been_accepted() {
    let official = official().to_string();
    assert!(read_and_compare(&spec(thing()), &official, Extent::Partial).is_clean());
    let report = read_and_compare(&spec(thing()), &official, Extent::Complete);
    assert!(!report.is_clean());
    assert!(report.render().starts_with("Nothing has been accepted yet"));
}

/// Nine names, each of which stands for nine of the one before.
fn bomb() -> String {
    let mut text = "openapi: 3.1.0\nx0: &x0 lol\n".to_owned();
    for level in 1..10 {
        let before = format!("*x{}, ", level - 1).repeat(9);
        let line = format!("x{level}: &x{level} [{before}]\n");
        text.push_str(&line);
    }
    text
}

#[test]
fn a_document_without_most_operations_must_not_be_accepted() {
    let mut spec = spec(thing());
    let report = read_and_compare(&spec, &official().to_string(), Extent::Complete);
    assert_eq!(report.doubt(), None);
    for name in ["one", "other"] {
        spec = spec.operation(
            &format!("/{name}"),
            "delete",
            crate::support::operation(name),
        );
    }
    let report = read_and_compare(&spec, &official().to_string(), Extent::Complete);
    let doubt = report.doubt().expect("two of three are gone");
    assert!(
        doubt.starts_with("it has 1 of the 3 operations of the spec"),
        "{doubt}"
    );
}

#[test]
fn what_is_no_official_document_is_refused() {
    let sources = spec(thing()).sources();
    for (text, reason) in [
        ("{\"openapi\": \"3.0.3\"", "it is no JSON"),
        ("openapi: [3.0.3", "neither JSON nor YAML"),
        ("", "it is empty"),
        ("a: 1\n---\nb: 2\n", "more than one YAML document"),
        ("[workspace]\n", "it is no JSON"),
        ("# Read me\n", "it is empty"),
        ("Read me\n", "`openapi` is missing"),
        ("openapi: 3.2.0\npaths: {}\n", "it is of OpenAPI 3.2.0"),
        (r#"{"swagger": "2.0", "paths": {}}"#, "`openapi` is missing"),
        (r#"{"openapi": "3.1.0"}"#, "no `paths`"),
        (r#"{"openapi": "3.1.0", "paths": {}}"#, "no operations"),
        (
            r#"{"openapi": "3.1.0", "paths": {"/things": {"summary": "Things"}}}"#,
            "no operations",
        ),
        ("<!DOCTYPE html>\n<html></html>\n", "it is a web page"),
        (&bomb(), "too large to be read, from line"),
        (&"[".repeat(200_000), "it is no JSON"),
        (&format!("a: {}", "[".repeat(200_000)), "recursion limit"),
        (&"- ".repeat(200_000), "127 deep inside each other"),
    ] {
        match upstream(&sources, text, Extent::Complete) {
            Err(Failure::Document(found)) => assert!(found.contains(reason), "{found}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}
