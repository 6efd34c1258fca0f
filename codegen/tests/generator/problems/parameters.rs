//! Mistakes in parameters and path templates.

use codegen::Sources;
use serde_json::{Value, json};

use super::Case;
use crate::support::{Spec, operation, parameter};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    (
        "a template without its parameter",
        a_template_without_its_parameter,
    ),
    (
        "a parameter without its template",
        a_parameter_without_its_template,
    ),
    ("a brace that is not closed", a_brace_that_is_not_closed),
    ("a path that is relative", a_path_that_is_relative),
    ("a parameter twice in a path", a_parameter_twice_in_a_path),
    (
        "paths that differ only in names",
        paths_that_differ_only_in_names,
    ),
    (
        "a path parameter that is optional",
        a_path_parameter_that_is_optional,
    ),
    (
        "a path parameter that is no string",
        a_path_parameter_that_is_no_string,
    ),
    (
        "a parameter with letters beyond ASCII",
        a_parameter_with_letters_beyond_ascii,
    ),
    ("one parameter twice", one_parameter_twice),
    (
        "a parameter named like the body",
        a_parameter_named_like_the_body,
    ),
    ("a style of no list", a_style_of_no_list),
    ("a style that there is not", a_style_that_there_is_not),
    ("an object in the query", an_object_in_the_query),
    (
        "a setter that every request has",
        a_setter_that_every_request_has,
    ),
    (
        "a setter that looks like an option of the call",
        a_setter_that_looks_like_an_option_of_the_call,
    ),
    ("a dangling parameter", a_dangling_parameter),
    (
        "an example that contradicts its parameter",
        an_example_that_contradicts_its_parameter,
    ),
    (
        "an example that no sample can be made of",
        an_example_that_no_sample_can_be_made_of,
    ),
    (
        "a shared parameter with an enumeration of its own",
        a_shared_parameter_with_an_enumeration_of_its_own,
    ),
    (
        "a shared parameter without use",
        a_shared_parameter_without_use,
    ),
    (
        "a deprecated schema of a parameter",
        a_deprecated_schema_of_a_parameter,
    ),
    (
        "a rust name that is spelled as no argument",
        a_rust_name_that_is_spelled_as_no_argument,
    ),
];

fn check(path: &str, parameters: Value) -> Sources {
    let mut get = operation("getThing");
    get["parameters"] = parameters;
    Spec::new().operation(path, "get", get).sources()
}

fn with(mut parameter: Value, key: &str, value: Value) -> Value {
    parameter[key] = value;
    parameter
}

fn a_template_without_its_parameter() -> Sources {
    check("/things/{thingKey}", json!([parameter("thingKy", "path")]))
}

fn a_parameter_without_its_template() -> Sources {
    check("/things", json!([parameter("thingKey", "path")]))
}

fn a_brace_that_is_not_closed() -> Sources {
    Spec::new()
        .operation("/things/{thingKey", "get", operation("getThing"))
        .sources()
}

fn a_path_that_is_relative() -> Sources {
    Spec::new()
        .operation("things", "get", operation("getThing"))
        .sources()
}

fn a_path_parameter_that_is_optional() -> Sources {
    let key = with(parameter("key", "path"), "required", false.into());
    check("/things/{key}", json!([key]))
}

fn a_path_parameter_that_is_no_string() -> Sources {
    let key = with(
        parameter("key", "path"),
        "schema",
        json!({"type": "boolean"}),
    );
    check("/things/{key}", json!([with(key, "example", true.into())]))
}

fn a_parameter_named_like_the_body() -> Sources {
    let mut create = operation("createThing");
    create["parameters"] = json!([parameter("body", "query")]);
    create["requestBody"] = json!({"required": false, "content": {"application/json": {
        "schema": {"type": "string"},
        "examples": {"one": {"summary": "One", "value": "a"}},
    }}});
    let spec = Spec::new().operation("/things", "post", create);
    spec.sources()
}

fn a_parameter_with_letters_beyond_ascii() -> Sources {
    let mut size = parameter("größe", "query");
    size["schema"] = json!({"type": "string", "description": "A size.", "oneOf": [{"const": "small", "description": "Small."}]});
    size["example"] = "small".into();
    check("/things", json!([size]))
}

fn one_parameter_twice() -> Sources {
    check(
        "/things",
        json!([parameter("filter", "query"), parameter("_filter", "query")]),
    )
}

fn a_style_of_no_list() -> Sources {
    check(
        "/things",
        json!([with(parameter("filter", "query"), "style", "form".into())]),
    )
}

fn a_style_that_there_is_not() -> Sources {
    let filter = with(parameter("filter", "query"), "style", "deepObject".into());
    check("/things", json!([filter]))
}

fn an_object_in_the_query() -> Sources {
    let filter = with(parameter("filter", "query"), "schema", json!({}));
    check("/things", json!([filter]))
}

fn a_setter_that_every_request_has() -> Sources {
    check("/things", json!([parameter("send", "query")]))
}

fn a_setter_that_looks_like_an_option_of_the_call() -> Sources {
    check("/things", json!([parameter("withTimeout", "query")]))
}

fn a_dangling_parameter() -> Sources {
    check(
        "/things/{filter}",
        json!([{"$ref": "#/components/parameters/Filter"}]),
    )
}

fn an_example_that_contradicts_its_parameter() -> Sources {
    check(
        "/things",
        json!([with(parameter("filter", "query"), "example", 5.into())]),
    )
}

fn an_example_that_no_sample_can_be_made_of() -> Sources {
    let size = with(
        parameter("size", "query"),
        "schema",
        json!({"type": "integer"}),
    );
    let example: Value = serde_json::from_str("18446744073709551615").expect("a number");
    check("/things", json!([with(size, "example", example)]))
}

fn a_shared_parameter_with_an_enumeration_of_its_own() -> Sources {
    let kinds = json!({"type": "string", "description": "-", "oneOf": [{"const": "a", "description": "-"}]});
    let mut get = operation("getThing");
    get["parameters"] = json!([{"$ref": "#/components/parameters/Kind"}]);
    let kind = with(
        with(parameter("kind", "query"), "schema", kinds),
        "example",
        "a".into(),
    );
    let spec = Spec::new()
        .operation("/things", "get", get)
        .with(|things| things["components"]["parameters"]["Kind"] = kind);
    spec.sources()
}

fn a_shared_parameter_without_use() -> Sources {
    Spec::new()
        .with(|things| things["components"]["parameters"]["Key"] = parameter("key", "path"))
        .sources()
}

fn a_deprecated_schema_of_a_parameter() -> Sources {
    check(
        "/things",
        json!([with(
            parameter("kind", "query"),
            "schema",
            json!({"type": "string", "deprecated": true})
        )]),
    )
}

fn a_parameter_twice_in_a_path() -> Sources {
    let mut get = operation("getThing");
    get["parameters"] = json!([parameter("key", "path")]);
    Spec::new()
        .operation("/things/{key}/parts/{key}", "get", get)
        .sources()
}

fn paths_that_differ_only_in_names() -> Sources {
    let (mut get, mut delete) = (operation("getThing"), operation("deleteThing"));
    get["parameters"] = json!([parameter("key", "path")]);
    delete["parameters"] = json!([parameter("id", "path")]);
    Spec::new()
        .operation("/things/{key}", "get", get)
        .operation("/things/{id}", "delete", delete)
        .sources()
}

fn a_rust_name_that_is_spelled_as_no_argument() -> Sources {
    let schema = json!({"type": "string", "x-rust-name": "sizeInBytes"});
    check(
        "/things",
        json!([with(parameter("size", "query"), "schema", schema)]),
    )
}
