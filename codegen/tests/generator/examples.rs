//! Examples that several bodies share, and mistakes in them.

use codegen::Sources;
use serde_json::{Value, json};

use crate::problems::Case;
use crate::support::{Spec, object, operation};
use expect_test::expect;

/// Mistakes in shared examples, for the catalogue.
pub(crate) const CASES: &[Case] = &[
    ("a dangling example", a_dangling_example),
    ("a shared example without use", a_shared_example_without_use),
    (
        "a shared example that contradicts one of its schemas",
        a_shared_example_that_contradicts_one_of_its_schemas,
    ),
    (
        "a shared example in the root document",
        a_shared_example_in_the_root_document,
    ),
    ("a sign in a date", a_sign_in_a_date),
];

/// An operation that takes the thing of the shared example, and returns it.
fn put_thing(target: &str) -> Value {
    let content = json!({"application/json": {
        "schema": {"$ref": "#/components/schemas/Thing"},
        "examples": {"full": {"$ref": target}},
    }});
    let mut put = operation("putThing");
    put["requestBody"] = json!({"required": true, "content": content});
    put["responses"] = json!({"200": {"description": "The thing.", "content": content}});
    put
}

fn shared(value: Value) -> Spec {
    let name = json!({"type": "string", "description": "Its name."});
    let example = json!({"summary": "With all", "value": value});
    Spec::new()
        .schema("Thing", object("name", name))
        .with(|things| things["components"]["examples"]["Thing"] = example)
}

#[test]
fn a_shared_example_is_shown_like_one_that_stands_there() {
    let put = put_thing("#/components/examples/Thing");
    let text = shared(json!({"name": "a"}))
        .operation("/things", "put", put)
        .method("put_thing");
    let body = text.lines().find(|line| line.contains("let body"));
    expect![[r#"    /// let body = Thing::new().name("a");"#]].assert_eq(body.unwrap_or_default());
}

#[test]
fn the_bundle_has_shared_examples_of_all_documents() {
    let spec = shared(json!({"name": "a"})).operation(
        "/things",
        "put",
        put_thing("things.json#/components/examples/Thing"),
    );
    let bundle = codegen::bundle(&spec.sources()).expect("the spec is whole");
    let bundle: Value = serde_json::from_str(&bundle).expect("JSON");
    let body = &bundle["paths"]["/things"]["put"]["requestBody"]["content"]["application/json"];
    assert_eq!(
        body["examples"],
        json!({"full": {"$ref": "#/components/examples/Thing"}})
    );
    assert_eq!(
        bundle["components"]["examples"],
        json!({"Thing": {"summary": "With all", "value": {"name": "a"}}})
    );
}

/// The key of an example has no meaning.
#[test]
fn what_is_inside_of_a_shared_example_is_no_keyword() {
    let thing = json!({
        "type": "object",
        "description": "A thing.",
        "properties": {"default": {"description": "Anything."}, "$ref": {"description": "Anything."}},
    });
    let value = json!({"default": 5, "$ref": "nowhere", "name": "a"});
    let mut spec = shared(value).schema("Thing", thing);
    spec = spec.with(|things| {
        things["components"]["schemas"]["Thing"]["properties"]["name"] =
            json!({"type": "string", "description": "Its name."});
        things["components"]["schemas"]["Thing"]["properties"]["$ref"]["x-rust-name"] =
            "reference".into();
    });
    let put = put_thing("#/components/examples/Thing");
    let sources = spec.operation("/things", "put", put).sources();
    let bundle = codegen::bundle(&sources);
    let bundle =
        bundle.unwrap_or_else(|problems| panic!("{}", problems.render(codegen::Color::None)));
    assert!(bundle.contains(r#""$ref": "nowhere""#), "{bundle}");
}

fn a_dangling_example() -> Sources {
    let put = put_thing("#/components/examples/Think");
    let spec = shared(json!({"name": "a"})).operation("/things", "put", put);
    spec.sources()
}

fn a_shared_example_without_use() -> Sources {
    shared(json!({"name": "a"})).sources()
}

fn a_shared_example_that_contradicts_one_of_its_schemas() -> Sources {
    let content = json!({"application/json": {
        "schema": {"type": "array", "items": {"type": "string"}},
        "examples": {"full": {"$ref": "#/components/examples/Thing"}},
    }});
    let mut get = operation("getThings");
    get["responses"] = json!({"200": {"description": "The things.", "content": content}});
    let spec = shared(json!({"name": "a"}))
        .operation("/things", "put", put_thing("#/components/examples/Thing"))
        .operation("/things", "get", get);
    spec.sources()
}

fn a_shared_example_in_the_root_document() -> Sources {
    let example = json!({"summary": "One", "value": 1});
    Spec::new()
        .with_root(|root| root["components"]["examples"]["One"] = example)
        .sources()
}

fn a_sign_in_a_date() -> Sources {
    let examples = json!(["2024-02-29T23:59:59.5+01:00", "2024-+2-29T23:59:59Z"]);
    let at =
        json!({"type": "string", "format": "date-time", "description": "-", "examples": examples});
    let thing = json!({"$ref": "#/components/schemas/Thing"});
    let mut put = operation("putThing");
    put["requestBody"] = json!({"required": true, "content": {"application/json": {
        "schema": thing, "examples": {"full": {"summary": "-", "value": {"at": "2024-02-29t23:59:59z"}}},
    }}});
    Spec::new()
        .schema("Thing", object("at", at))
        .operation("/things", "put", put)
        .sources()
}
