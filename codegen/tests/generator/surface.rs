//! What a change of the spec means for apps.

use std::collections::BTreeMap;

use codegen::{Change, GENERATED, Output, api_changes, compare};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::support::{Spec, object, operation, parameter};

fn text(description: &str) -> Value {
    json!({"type": "string", "description": description, "examples": ["a"]})
}

fn spec(property: &str, schema: Value) -> Spec {
    let mut read = operation("getThing");
    read["parameters"] = json!([parameter("limit", "query")]);
    read["responses"] = json!({"200": {
        "description": "The thing.",
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Thing"},
            "examples": {"one": {"summary": "One", "value": {}}},
        }},
    }});
    Spec::new()
        .schema("Thing", object(property, schema))
        .operation("/thing", "get", read)
}

#[track_caller]
fn generated(spec: &Spec) -> BTreeMap<String, String> {
    let Output { files, .. } = spec
        .generate()
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    files
        .iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

#[track_caller]
fn check(before: &Spec, after: &Spec, expected: &Expect) {
    let disk = generated(before);
    let output = after
        .generate()
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    let changes = compare(&output.files, &disk);
    let found = api_changes(&changes, &disk).expect("generated code parses");
    let lines: Vec<_> = found.iter().map(|change| format!("{change:?}\n")).collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn a_new_property_breaks_nothing() {
    let mut thing = object("key", text("Its key."));
    thing["properties"]["kind"] = text("Its kind.");
    let after = spec("key", text("Its key.")).schema("Thing", thing);
    check(
        &spec("key", text("Its key.")),
        &after,
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::Thing.kind", old: None, new: Some("Option<String>") }
    "#]],
    );
}

#[test]
fn a_property_of_another_type_breaks_apps() {
    let number =
        json!({"type": "integer", "format": "int64", "description": "N.", "examples": [1]});
    check(
        &spec("key", text("Its key.")),
        &spec("key", number),
        &expect![[r#"
            ApiChange { impact: Breaking, name: "things::Thing.key", old: Some("Option<String>"), new: Some("Option<i64>") }
        "#]],
    );
}

#[test]
fn a_new_operation_is_one_line_and_a_removed_one_breaks_apps() {
    let one = spec("key", text("Its key."));
    let two = spec("key", text("Its key.")).operation("/thing", "delete", operation("deleteThing"));
    check(
        &one,
        &two,
        &expect![[r#"
            ApiChange { impact: Compatible, name: "things::ThingsApi::delete_thing", old: None, new: Some("fn(&self) -> Request<()>") }
        "#]],
    );
    check(
        &two,
        &one,
        &expect![[r#"
            ApiChange { impact: Breaking, name: "things::ThingsApi::delete_thing", old: Some("fn(&self) -> Request<()>"), new: None }
        "#]],
    );
}

#[test]
fn another_path_is_a_change_that_breaks_nothing() {
    let moved = spec("key", text("Its key.")).with(|things| {
        let item = things["paths"]["/thing"].take();
        things["paths"] = json!({"/things": item});
    });
    check(&spec("key", text("Its key.")), &moved, &expect![""]);
}

#[test]
fn a_new_description_changes_nothing() {
    check(
        &spec("key", text("Its key.")),
        &spec("key", text("Key of it.")),
        &expect![[""]],
    );
}

#[test]
fn a_file_that_is_no_rust_is_named() {
    let path = format!("{GENERATED}/things/types/thing.rs");
    let change = Change::Stale {
        path: path.clone(),
        old: "pub struct".to_owned(),
        new: String::new(),
    };
    let disk = BTreeMap::from([(path.clone(), "pub struct".to_owned())]);
    let reason = api_changes(&[change], &disk).expect_err("it cannot be read");
    assert!(reason.starts_with(&path), "{reason}");
}
