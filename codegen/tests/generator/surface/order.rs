//! Arguments of the same type that change places, which no compiler notices.

use codegen::{ApiChange, Impact};
use expect_test::expect;
use serde_json::json;

use super::{changes, text};
use crate::support::{Spec, operation, parameter};

/// A type that is sent. Its properties `a` and `b` have these names in Rust.
fn sent(names: [&str; 2]) -> Spec {
    let mut post = operation("postThing");
    post["requestBody"] = json!({
        "required": true,
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/ThingPost"},
            "examples": {"one": {"summary": "One", "value": {"a": "1", "b": "2"}}},
        }},
    });
    let part = |name: &str| {
        let mut part = text("A part.");
        part["x-rust-name"] = name.into();
        part["$comment"] = "A test.".into();
        part
    };
    let thing = json!({
        "type": "object",
        "description": "A thing.",
        "properties": {"a": part(names[0]), "b": part(names[1])},
        "required": ["a", "b"],
    });
    Spec::new()
        .schema("ThingPost", thing)
        .operation("/thing", "post", post)
}

#[test]
fn arguments_of_one_type_that_change_places_break_apps() {
    let order = |found: Vec<ApiChange>| -> Vec<ApiChange> {
        let is_order = |change: &ApiChange| change.name.ends_with("(order of arguments)");
        found.into_iter().filter(is_order).collect()
    };
    let path = |path: &str| {
        let mut get = operation("getThing");
        get["parameters"] = json!([parameter("a", "path"), parameter("b", "path")]);
        Spec::new().operation(path, "get", get)
    };
    let mut found = order(changes(&sent(["from", "to"]), &sent(["to", "from"])));
    found.extend(order(changes(
        &path("/things/{a}/{b}"),
        &path("/things/{b}/{a}"),
    )));
    assert!(found.iter().all(|change| change.impact == Impact::Breaking));
    let lines: Vec<_> = found.iter().map(|change| format!("{change:?}\n")).collect();
    expect![[r#"
        ApiChange { impact: Breaking, name: "things::ThingPost::new (order of arguments)", old: Some("from, to"), new: Some("to, from") }
        ApiChange { impact: Breaking, name: "things::ThingsApi::get_thing (order of arguments)", old: Some("a, b"), new: Some("b, a") }
    "#]].assert_eq(&lines.concat());
}

#[test]
fn an_argument_of_another_name_breaks_no_order() {
    let found = changes(&sent(["from", "to"]), &sent(["from", "target"]));
    assert!(!found.is_empty());
    assert!(!found.iter().any(|change| change.name.contains("order")));
}
