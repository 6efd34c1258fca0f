//! Mistakes in parameters and path templates.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::support::{Spec, operation, parameter};

#[track_caller]
fn check(path: &str, parameters: Value, expected: &Expect) {
    let mut get = operation("getThing");
    get["parameters"] = parameters;
    expected.assert_eq(&Spec::new().operation(path, "get", get).report());
}

fn with(mut parameter: Value, key: &str, value: Value) -> Value {
    parameter[key] = value;
    parameter
}

#[test]
fn a_template_without_its_parameter() {
    check(
        "/things/{thingKey}",
        json!([parameter("thingKy", "path")]),
        &expect![[r#"
        error: the path `/things/{thingKey}` has `{thingKey}`, but the operation has no such parameter
          --> spec/things.json:13:7
           |
        13 |       "get": {
           |       ^^^^^
           |
           = note: the place is /paths/~1things~1{thingKey}/get
           = help: did you mean `{thingKy}`?

        error: the path `/things/{thingKey}` has no `{thingKy}`
          --> spec/things.json:25:11
           |
        25 |           {
           |           ^
           |
           = note: the place is /paths/~1things~1{thingKey}/get/parameters/0
           = help: the path has `thingKey`

        error: 2 problems in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_parameter_without_its_template() {
    check(
        "/things",
        json!([parameter("thingKey", "path")]),
        &expect![[r#"
        error: the path `/things` has no `{thingKey}`
          --> spec/things.json:25:11
           |
        25 |           {
           |           ^
           |
           = note: the place is /paths/~1things/get/parameters/0
           = help: put `{thingKey}` into the path, or make it a query parameter

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_brace_that_is_not_closed() {
    check(
        "/things/{thingKey",
        json!([]),
        &expect![[r#"
        error: a `{` in the path `/things/{thingKey` is not closed
          --> spec/things.json:12:5
           |
        12 |     "/things/{thingKey": {
           |     ^^^^^^^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1things~1{thingKey
           = help: write each parameter as `{name}`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_path_that_is_relative() {
    check(
        "things",
        json!([]),
        &expect![[r#"
        error: the path `things` does not start with `/`
          --> spec/things.json:12:5
           |
        12 |     "things": {
           |     ^^^^^^^^
           |
           = note: the place is /paths/things
           = help: add the `/`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_path_parameter_that_is_optional() {
    let key = with(parameter("key", "path"), "required", false.into());
    check(
        "/things/{key}",
        json!([key]),
        &expect![[r#"
        error: the path parameter `key` is not required
          --> spec/things.json:25:11
           |
        25 |           {
           |           ^
           |
           = note: the place is /paths/~1things~1{key}/get/parameters/0
           = help: add `"required": true`: a path has no optional parts

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_path_parameter_that_is_no_string() {
    let key = with(
        parameter("key", "path"),
        "schema",
        json!({"type": "integer"}),
    );
    check(
        "/things/{key}",
        json!([with(key, "example", 1.into())]),
        &expect![[r#"
        error: the path parameter `key` is no plain string
          --> spec/things.json:30:13
           |
        30 |             "schema": {
           |             ^^^^^^^^
           |
           = note: the place is /paths/~1things~1{key}/get/parameters/0/schema
           = help: use `"type": "string"`; nothing else is known yet

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn one_parameter_twice() {
    check(
        "/things",
        json!([parameter("filter", "query"), parameter("_filter", "query")]),
        &expect![[r#"
        error: the parameter `_filter` would be `filter` in Rust, and so would another one
          --> spec/things.json:35:11
           |
        25 |           {
           |           - `filter` already
        ...
        35 |           {
           |           ^
           |
           = note: the place is /paths/~1things/get/parameters/1
           = help: remove it, or give its `schema` an `x-rust-name`, and the reason in `x-comment`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_style_of_no_list() {
    check(
        "/things",
        json!([with(parameter("filter", "query"), "style", "form".into())]),
        &expect![[r#"
        error: `style` and `explode` say nothing of `filter`, which is no list
          --> spec/things.json:25:11
           |
        25 |           {
           |           ^
           |
           = note: the place is /paths/~1things/get/parameters/0
           = help: remove both, or make it an array

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_object_in_the_query() {
    let filter = with(parameter("filter", "query"), "schema", json!({}));
    check(
        "/things",
        json!([filter]),
        &expect![[r#"
            error: the parameter `filter` has a type that no URL can carry
              --> spec/things.json:30:13
               |
            30 |             "schema": {},
               |             ^^^^^^^^
               |
               = note: the place is /paths/~1things/get/parameters/0/schema
               = help: use a string, number, boolean, timestamp, enumeration, or a list of strings, numbers or enumerations

            error: 1 problem in the spec; nothing was written
        "#]],
    );
}

#[test]
fn a_setter_that_every_request_has() {
    check(
        "/things",
        json!([parameter("send", "query")]),
        &expect![[r#"
        error: the parameter `send` would be `send` in Rust, which the client needs for itself
          --> spec/things.json:25:11
           |
        25 |           {
           |           ^
           |
           = note: the place is /paths/~1things/get/parameters/0
           = help: remove it, or give its `schema` an `x-rust-name`, and the reason in `x-comment`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_setter_that_looks_like_an_option_of_the_call() {
    check(
        "/things",
        json!([parameter("withTimeout", "query")]),
        &expect![[r#"
        error: the parameter `withTimeout` would be `with_timeout` in Rust, like an option of the call
          --> spec/things.json:25:11
           |
        25 |           {
           |           ^
           |
           = note: the place is /paths/~1things/get/parameters/0
           = help: `with_…` is kept for those: give its `schema` an `x-rust-name`, and the reason in `x-comment`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_dangling_parameter() {
    check(
        "/things/{filter}",
        json!([{"$ref": "#/components/parameters/Filter"}]),
        &expect![[r##"
            error: nothing stands at `#/components/parameters/Filter`
              --> spec/things.json:26:21
               |
            26 |             "$ref": "#/components/parameters/Filter"
               |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = note: the place is /paths/~1things~1{filter}/get/parameters/0/$ref
               = help: write `<file>#/components/parameters/<name>`, or `#/components/parameters/<name>` in the same file

            error: 1 problem in the spec; nothing was written
        "##]],
    );
}

#[test]
fn an_example_that_contradicts_its_parameter() {
    check(
        "/things",
        json!([with(parameter("filter", "query"), "example", 5.into())]),
        &expect![[r#"
        error: expected a value of type string, found `5`
          --> spec/things.json:33:24
           |
        30 |             "schema": {
           |             -------- the schema that it contradicts
        ...
        33 |             "example": 5
           |                        ^
           |
           = note: the place is /paths/~1things/get/parameters/0/example
           = help: change the example, or the schema that it contradicts

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_example_that_no_sample_can_be_made_of() {
    let size = with(
        parameter("size", "query"),
        "schema",
        json!({"type": "integer"}),
    );
    let example: Value = serde_json::from_str("18446744073709551615").expect("a number");
    check(
        "/things",
        json!([with(size, "example", example)]),
        &expect![[r#"
        error: no sample code can be made of this example
          --> spec/things.json:33:24
           |
        33 |             "example": 18446744073709551615
           |                        ^^^^^^^^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/get/parameters/0/example
           = help: show the required properties, and only values that fit 64 bits

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_shared_parameter_with_an_enumeration_of_its_own() {
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
    expect![[r#"
        error: the shared parameter `kind` holds an enumeration without a name
          --> spec/things.json:40:9
           |
        40 |         "schema": {
           |         ^^^^^^^^
           |
           = note: the place is /components/parameters/Kind/schema
           = help: move the enumeration to `components.schemas` under a name of its own and put a `$ref` here

        error: 1 problem in the spec; nothing was written
    "#]].assert_eq(&spec.report());
}
