//! The consequences of spec changes for apps.

mod order;
mod unseen;

use codegen::{ApiChange, Impact, Surface, api_changes, old_surface};
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
fn changes(before: &Spec, after: &Spec) -> Vec<ApiChange> {
    let before = old_surface(&before.sources()).expect("the old spec can be read");
    let after = after.generate();
    let after = after.unwrap_or_else(|failure| panic!("{failure:?}"));
    api_changes(&before, &Surface::of(&after.api))
}

#[track_caller]
fn check(before: &Spec, after: &Spec, expected: &Expect) {
    let found = changes(before, after);
    assert!(!found.is_empty(), "nothing was said");
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
            ApiChange { impact: Compatible, name: "things::ThingsApi::delete_thing", old: None, new: Some("fn(&self) -> DeleteThing") }
        "#]],
    );
    check(
        &two,
        &one,
        &expect![[r#"
            ApiChange { impact: Breaking, name: "things::ThingsApi::delete_thing", old: Some("fn(&self) -> DeleteThing"), new: None }
        "#]],
    );
}

#[test]
fn another_path_is_a_change_that_breaks_nothing() {
    let moved = spec("key", text("Its key.")).with(|things| {
        let item = things["paths"]["/thing"].take();
        things["paths"] = json!({"/things": item});
    });
    let before = spec("key", text("Its key."));
    let found = changes(&before, &moved);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].impact, Impact::Compatible);
    check(
        &before,
        &moved,
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::ThingsApi::get_thing (on the wire)", old: Some("GET /thing"), new: Some("GET /things") }
    "#]],
    );
}

#[test]
fn another_method_and_another_version_break_nothing() {
    let before = spec("key", text("Its key."));
    let put = spec("key", text("Its key.")).with(|things| {
        let get = things["paths"]["/thing"]["get"].take();
        things["paths"] = json!({"/thing": {"put": get}});
    });
    check(
        &before,
        &put,
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::ThingsApi::get_thing (on the wire)", old: Some("GET /thing"), new: Some("PUT /thing") }
    "#]],
    );
    let beta = spec("key", text("Its key."))
        .with(|things| things["paths"]["/thing"]["get"]["x-beta"] = true.into());
    check(
        &before,
        &beta,
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::ThingsApi::get_thing (on the wire)", old: Some("GET /thing"), new: Some("GET /thing (beta)") }
    "#]],
    );
}

#[test]
fn another_name_on_the_wire_breaks_nothing() {
    let limit = |name: &'static str| {
        spec("key", text("Its key.")).with(move |things| {
            things["paths"]["/thing"]["get"]["parameters"][0]["name"] = name.into();
        })
    };
    check(
        &limit("limit"),
        &limit("_limit"),
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::GetThing::limit (on the wire)", old: Some("`limit`"), new: Some("`_limit`") }
    "#]],
    );
    let property = |name: &str| spec(name, text("Its key."));
    check(
        &property("key"),
        &property("_key"),
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::Thing.key (on the wire)", old: Some("`key`"), new: Some("`_key`") }
    "#]],
    );
}

/// A list of things, with the methods `items` and `pages` or without them.
fn list(pagination: Option<&str>) -> Spec {
    let mut things = object(
        "items",
        json!({"type": "array", "description": "Things.", "items": {"type": "string"}}),
    );
    things["required"] = json!(["items"]);
    let offset = json!({
        "name": "offset", "in": "query", "required": false, "description": "Where.", "schema": {"type": "integer", "minimum": 0}, "example": 1,
    });
    spec("key", text("Its key."))
        .schema("Thing", things)
        .with(|document| {
            let get = &mut document["paths"]["/thing"]["get"];
            get["parameters"] = json!([offset]);
            get["responses"]["200"]["content"]["application/json"]["examples"]["one"]["value"] =
                json!({"items": ["a"]});
            if let Some(style) = pagination {
                get["x-pagination"] = json!({"style": style, "items": "items"});
            }
        })
}

/// Macros of the runtime define these methods, so their names are not in the generated code.
#[test]
fn the_ways_through_a_list_are_part_of_the_api() {
    let found = changes(&list(Some("offset")), &list(None));
    let breaking = found
        .iter()
        .filter(|change| change.impact == Impact::Breaking);
    let names: Vec<_> = breaking.map(|change| change.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "things::GetThing::items",
            "things::GetThing::pages",
            "things::Thing (as a page)"
        ]
    );
    check(
        &list(Some("offset")),
        &list(None),
        &expect![[r#"
        ApiChange { impact: Breaking, name: "things::GetThing::items", old: Some("fn(self) -> a stream of String"), new: None }
        ApiChange { impact: Breaking, name: "things::GetThing::pages", old: Some("fn(self) -> a stream of Thing"), new: None }
        ApiChange { impact: Breaking, name: "things::Thing (as a page)", old: Some("items of String"), new: None }
    "#]],
    );
}

/// The name of the request was an alias, and becomes a struct with the same methods. The client tests that programs still
/// work: `requests/request/tests.rs`.
#[test]
fn a_first_optional_parameter_breaks_nothing() {
    let delete = operation("deleteThing");
    let mut with_comment = delete.clone();
    with_comment["parameters"] = json!([parameter("comment", "query")]);
    let before = Spec::new().operation("/thing", "delete", delete);
    let after = Spec::new().operation("/thing", "delete", with_comment);
    let file = "things/operations/delete_thing.rs";
    let (alias, own) = (before.file(file), after.file(file));
    for (text, request) in [
        (alias, "pub type DeleteThing = Request<()>;"),
        (own, "pub struct DeleteThing {"),
    ] {
        assert!(text.contains(") -> DeleteThing {"), "{text}");
        assert!(text.contains(request), "{text}");
    }
    check(
        &before,
        &after,
        &expect![[r#"
        ApiChange { impact: Compatible, name: "things::DeleteThing::comment", old: None, new: Some("fn(self, impl IntoOption<Text, K>) -> Self") }
    "#]],
    );
    let breaking = changes(&after, &before);
    assert_eq!(breaking.len(), 1);
    assert_eq!(breaking[0].impact, Impact::Breaking);
}

#[test]
fn another_answer_of_a_request_of_its_own_breaks_apps() {
    let other = spec("key", text("Its key."))
        .schema("Other", object("key", text("Its key.")))
        .with(|things| {
            let content = &mut things["paths"]["/thing"]["get"]["responses"]["200"]["content"];
            content["application/json"]["schema"]["$ref"] = "#/components/schemas/Other".into();
        });
    check(
        &spec("key", text("Its key.")),
        &other,
        &expect![[r#"
        ApiChange { impact: Breaking, name: "things::GetThing::send", old: Some("fn(self) -> Thing"), new: Some("fn(self) -> Other") }
        ApiChange { impact: Compatible, name: "things::Other", old: None, new: Some("non-exhaustive struct") }
    "#]],
    );
}

#[test]
fn a_new_description_changes_nothing() {
    let found = changes(
        &spec("key", text("Its key.")),
        &spec("key", text("Key of it.")),
    );
    assert_eq!(found, []);
}

/// The old spec breaks a rule that is new, and can be read nevertheless. Otherwise there would be no report of API changes.
#[test]
fn an_old_spec_may_break_rules_as_long_as_it_can_be_read() {
    let with = |key: &'static str, value: Value| {
        spec("key", text("Its key."))
            .with(move |things| things["paths"]["/thing"]["get"][key] = value)
    };
    let old = with("summary", "Do it.".into());
    assert_eq!(changes(&old, &spec("key", text("Its key."))), []);
    let unreadable = with("responses", 1.into());
    assert!(old_surface(&unreadable.sources()).is_err());
}
