//! Reports name everything that cannot be compared.

use evidence::upstream::{Extent, Since};
use expect_test::expect;
use serde_json::{Value, json};

use super::{compare, lines, official, read_and_compare, spec, thing};
use crate::support::object;

/// The official document with things that nothing looks at.
fn document() -> Value {
    let mut official = official();
    official["paths"]["/things/{thingKey}"]["head"] = json!({"operationId": "headThing"});
    official["paths"]["/things"]["options"] = json!({});
    let thing = &mut official["components"]["schemas"]["ThingRep"];
    thing["properties"]["kind"] = json!({"$ref": "#/components/schemas/Gone"});
    thing["properties"]["$ref"] = json!({"type": "string"});
    thing["example"] = json!({"$ref": "#/nowhere"});
    official
}

#[test]
fn methods_and_references_that_nothing_looks_at_are_named_until_they_are_accepted() {
    let mut report = read_and_compare(&spec(thing()), &document().to_string(), Extent::Complete);
    let found: Vec<_> = report.blind.iter().map(String::as_str).collect();
    expect![[r#"
        /components/schemas/ThingRep/properties/kind: `#/components/schemas/Gone` leads nowhere
        HEAD /things/{thingKey} (headThing): the spec knows no such method
        OPTIONS /things: the spec knows no such method"#]]
    .assert_eq(&found.join("\n"));
    let accepted = report.pin();
    report.hold_against(&accepted);
    assert_eq!(report.since, Some(Since::default()));
    let old = read_and_compare(&spec(thing()), &official().to_string(), Extent::Complete).pin();
    report.hold_against(&old);
    assert!(!report.is_clean());
    assert!(report.render().contains("What cannot be compared (3):"));
}

#[test]
fn a_path_may_be_described_elsewhere() {
    let mut official = official();
    let item = official["paths"]["/things/{thingKey}"].take();
    official["paths"]["/things/{thingKey}"] = json!({"$ref": "#/components/pathItems/Thing"});
    official["components"]["pathItems"] = json!({"Thing": item});
    assert!(compare(&spec(thing()), &official).is_clean());
}

/// A spec in which `change` is one of two types, told apart by `kind`.
fn changes() -> crate::support::Spec {
    let mut ours = thing();
    ours["properties"]["change"] =
        json!({"$ref": "#/components/schemas/Change", "description": "Its change."});
    let named = |kind: &str| {
        let mut one = object(
            "size",
            json!({"type": "string", "description": "How large.", "examples": ["1"]}),
        );
        one["properties"]["kind"] =
            json!({"type": "string", "const": kind, "description": "Its kind."});
        one["required"] = json!(["kind"]);
        one
    };
    spec(ours).schema("ChangeOn", named("on")).schema("ChangeOff", named("off")).schema(
        "Change",
        json!({
            "description": "A change.",
            "oneOf": [{"$ref": "#/components/schemas/ChangeOn"}, {"$ref": "#/components/schemas/ChangeOff"}],
            "discriminator": {"propertyName": "kind"},
        }),
    )
}

/// The official document, in which `change` is one of these.
fn one_of(branches: &[Value]) -> Value {
    let mut official = official();
    let thing = &mut official["components"]["schemas"]["ThingRep"]["properties"];
    thing["change"] = json!({"anyOf": branches});
    official
}

fn branch(kind: &str) -> Value {
    json!({
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string", "enum": [kind]}, "size": {"type": "string"}},
    })
}

#[test]
fn types_of_unions_are_compared_with_those_that_have_the_same_constant() {
    let report = compare(&changes(), &one_of(&[branch("off"), branch("on")]));
    assert_eq!(lines(&report), Vec::<String>::new());
    let mut off = branch("off");
    off["properties"]["size"] = json!({"type": "integer"});
    off["properties"]["at"] = json!({"type": "integer"});
    let report = compare(&changes(), &one_of(&[branch("new"), off]));
    expect![[r#"
        response 200 / change / ChangeOff / size: type: string; integer
        response 200 / change / ChangeOff / at: property: absent; there
        response 200 / change / ChangeOn: type of the union: there; absent
        response 200 / change / new: type of the union: absent; there"#]]
    .assert_eq(&lines(&report).join("\n"));
}

#[test]
fn unions_without_a_common_type_cannot_be_compared() {
    let plain = json!({"type": "object", "properties": {"size": {"type": "string"}}});
    let report = compare(&changes(), &one_of(&[plain.clone(), plain]));
    let found: Vec<_> = report.blind.iter().map(String::as_str).collect();
    expect!["getThing: response 200 / change: no type of the union is one of ours: 0, 1"]
        .assert_eq(&found.join("\n"));
}

#[test]
fn a_union_that_nothing_tells_apart_is_what_its_types_have_together() {
    let own =
        json!({"type": "object", "required": ["key"], "properties": {"key": {"type": "string"}}});
    let kind = json!({"properties": {"key": {"type": "string"}, "kind": {"type": "integer"}}, "required": ["key", "kind"]});
    let mut official = official();
    official["components"]["schemas"]["ThingRep"] = json!({"oneOf": [own, kind, {"type": "null"}]});
    let report = compare(&spec(thing()), &official);
    expect![[r#"
        response 200: null: never null; nullable
        response 200 / kind: type: string; integer"#]]
    .assert_eq(&lines(&report).join("\n"));
}
