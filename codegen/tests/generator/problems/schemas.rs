//! Mistakes in schemas and their examples.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::support::{Spec, object};

#[track_caller]
fn check(schema: Value, expected: &Expect) {
    expected.assert_eq(&Spec::new().schema("Thing", schema).report());
}

#[track_caller]
fn check_property(schema: Value, expected: &Expect) {
    check(object("part", schema), expected);
}

#[test]
fn no_description() {
    check(
        json!({"type": "object", "properties": {"part": {"type": "string"}}}),
        &expect![[r#"
        error: the schema has no description
          --> spec/things.json:14:7
           |
        14 |       "Thing": {
           |       ^^^^^^^
           |
           = note: the place is /components/schemas/Thing
           = help: add `description`: what it means, its unit or format, when it is absent, its default

        error: the property has no description
          --> spec/things.json:17:11
           |
        17 |           "part": {
           |           ^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part
           = help: add `description`: what it means, its unit or format, when it is absent, its default

        error: 2 problems in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_dangling_reference() {
    check_property(
        json!({"$ref": "things.json#/components/schemas/Thin", "description": "-"}),
        &expect![[r#"
        error: nothing stands at `things.json#/components/schemas/Thin`
          --> spec/things.json:19:21
           |
        19 |             "$ref": "things.json#/components/schemas/Thin",
           |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/$ref
           = help: did you mean `things.json#/components/schemas/Thing`?

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_reference_to_no_schema() {
    check_property(
        json!({"$ref": "Whatever", "description": "-"}),
        &expect![[r#"
        error: nothing stands at `Whatever`
          --> spec/things.json:19:21
           |
        19 |             "$ref": "Whatever",
           |                     ^^^^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/$ref
           = help: write `<file>#/components/schemas/<name>`, or `#/components/schemas/<name>` in the same file

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_reference_with_more_than_annotations() {
    check_property(
        json!({"$ref": "#/components/schemas/Thing", "type": "object", "description": "-"}),
        &expect![[r#"
            error: `type` means nothing beside `$ref`
              --> spec/things.json:20:13
               |
            20 |             "type": "object",
               |             ^^^^^^
               |
               = note: the place is /components/schemas/Thing/properties/part/type
               = help: remove it; what counts here is `$ref`

            error: 1 problem in the spec; nothing was written
        "#]],
    );
}

#[test]
fn a_name_that_is_no_rust_type() {
    let spec = Spec::new().schema(
        "HTTPThing",
        object("part", json!({"type": "string", "description": "-"})),
    );
    expect![[r#"
        error: `HTTPThing` is not spelled as a Rust type
          --> spec/things.json:14:7
           |
        14 |       "HTTPThing": {
           |       ^^^^^^^^^^^
           |
           = note: the place is /components/schemas/HTTPThing
           = help: rename it to `HttpThing`

        error: 1 problem in the spec; nothing was written
    "#]]
    .assert_eq(&spec.report());
}

#[test]
fn a_name_that_the_client_needs() {
    let spec = Spec::new().schema(
        "Error",
        object("part", json!({"type": "string", "description": "-"})),
    );
    expect![[r#"
        error: the schema would be `Error` in Rust, which the client needs for itself
          --> spec/things.json:14:7
           |
        14 |       "Error": {
           |       ^^^^^^^
           |
           = note: the place is /components/schemas/Error
           = help: rename it; an enumeration that is named after its place gets a name of its own in `components.schemas`

        error: 1 problem in the spec; nothing was written
    "#]].assert_eq(&spec.report());
}

#[test]
fn one_name_in_two_files() {
    let thing = object("part", json!({"type": "string", "description": "-"}));
    let spec = Spec::new()
        .schema("Thing", thing.clone())
        .common_schema("Thing", thing);
    expect![[r#"
        error: the schema would be `Thing` in Rust, and so would another one
          --> spec/things.json:14:7
           |
        14 |       "Thing": {
           |       ^^^^^^^
           |
          ::: spec/common.json:14:7
           |
        14 |       "Thing": {
           |       ------- `Thing` already
           |
           = note: the place is /components/schemas/Thing
           = help: rename it; an enumeration that is named after its place gets a name of its own in `components.schemas`

        error: 1 problem in the spec; nothing was written
    "#]].assert_eq(&spec.report());
}

#[test]
fn two_properties_of_one_rust_name() {
    let text = json!({"type": "string", "description": "-"});
    check(
        json!({"type": "object", "description": "-", "properties": {"links": text, "_links": text}}),
        &expect![[r#"
            error: the property would be `links` in Rust, and so would another one
              --> spec/things.json:22:11
               |
            18 |           "links": {
               |           ------- `links` already
            ...
            22 |           "_links": {
               |           ^^^^^^^^
               |
               = note: the place is /components/schemas/Thing/properties/_links
               = help: give it an `x-rust-name`, and the reason in `$comment`

            error: 1 problem in the spec; nothing was written
        "#]],
    );
}

#[test]
fn a_property_that_cannot_be_named() {
    check(
        object("+1", json!({"type": "string", "description": "-"})),
        &expect![[r#"
        error: the property would be `1` in Rust, which is no identifier
          --> spec/things.json:18:11
           |
        18 |           "+1": {
           |           ^^^^
           |
           = note: the place is /components/schemas/Thing/properties/+1
           = help: give it an `x-rust-name`, and the reason in `$comment`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_named_schema_that_is_no_type() {
    check(
        json!({"type": "string", "description": "-"}),
        &expect![[r#"
        error: the schema `Thing` is neither an object nor an enumeration
          --> spec/things.json:14:7
           |
        14 |       "Thing": {
           |       ^^^^^^^
           |
           = note: the place is /components/schemas/Thing
           = help: only objects with `properties` and enumerations (`oneOf`) have names; write anything else where it is used

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_object_without_a_name() {
    check_property(
        object("inner", json!({"type": "string", "description": "-"})),
        &expect![[r#"
        error: an object with properties stands here without a name
          --> spec/things.json:18:11
           |
        18 |           "part": {
           |           ^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part
           = help: move it to `components.schemas` under a name of its own and put a `$ref` here

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_array_of_nothing() {
    check_property(
        json!({"type": "array", "description": "-"}),
        &expect![[r#"
        error: the array does not say what it holds
          --> spec/things.json:18:11
           |
        18 |           "part": {
           |           ^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part
           = help: add `items`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_map_of_nothing() {
    check_property(
        json!({"type": "object", "description": "-"}),
        &expect![[r#"
        error: the map does not say what it holds
          --> spec/things.json:18:11
           |
        18 |           "part": {
           |           ^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part
           = help: add `additionalProperties`: the schema of its values, or {} where they may be anything

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_unknown_format() {
    check_property(
        json!({"type": "integer", "format": "unix-seconds", "description": "-"}),
        &expect![[r#"
        error: unknown format `unix-seconds` for this type
          --> spec/things.json:20:23
           |
        20 |             "format": "unix-seconds",
           |                       ^^^^^^^^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/format
           = help: the formats known here are `int64`, `unix-millis`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_format_where_there_is_none() {
    check_property(
        json!({"type": "boolean", "format": "int64", "description": "-"}),
        &expect![[r#"
        error: unknown format `int64` for this type
          --> spec/things.json:20:23
           |
        20 |             "format": "int64",
           |                       ^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/format
           = help: remove `format`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_keyword_that_does_not_go_with_the_type() {
    check_property(
        json!({"type": "string", "items": {"type": "string"}, "description": "-"}),
        &expect![[r#"
        error: `items` means nothing in a schema of this type
          --> spec/things.json:20:13
           |
        20 |             "items": {
           |             ^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/items
           = help: remove it; what counts here is `type`, `format`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn keywords_without_a_type() {
    check_property(
        json!({"format": "int64", "description": "-"}),
        &expect![[r#"
        error: `format` means nothing in a schema without `type`, which allows any value,
          --> spec/things.json:19:13
           |
        19 |             "format": "int64",
           |             ^^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/format
           = help: remove it, or say the `type`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_required_property_that_is_none() {
    let mut thing = object("part", json!({"type": "string", "description": "-"}));
    thing["required"] = json!(["prat"]);
    check(
        thing,
        &expect![[r#"
        error: `prat` is required, but is no property
          --> spec/things.json:24:11
           |
        24 |           "prat"
           |           ^^^^^^
           |
           = note: the place is /components/schemas/Thing/required/0
           = help: did you mean `part`?

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_enumeration_of_something_else_than_strings() {
    check_property(
        json!({"type": "integer", "description": "-", "oneOf": [{"const": "a", "description": "-"}]}),
        &expect![[r#"
            error: `oneOf` stands in a schema that is no string
              --> spec/things.json:21:13
               |
            21 |             "oneOf": [
               |             ^^^^^^^
               |
               = note: the place is /components/schemas/Thing/properties/part/oneOf
               = help: an enumeration lists strings: say `"type": "string"`; other uses of `oneOf` are not known yet

            error: 1 problem in the spec; nothing was written
        "#]],
    );
}

#[test]
fn a_union() {
    check_property(
        json!({"type": "string", "description": "-", "oneOf": [{"$ref": "#/components/schemas/Thing"}]}),
        &expect![[r##"
            error: this value of the enumeration has no `const`
              --> spec/things.json:22:15
               |
            22 |               {
               |               ^
               |
               = note: the place is /components/schemas/Thing/properties/part/oneOf/0
               = help: write {"const": "…", "description": "…"}; other uses of `oneOf` are not known yet

            error: `$ref` means nothing in a value of an enumeration
              --> spec/things.json:23:17
               |
            23 |                 "$ref": "#/components/schemas/Thing"
               |                 ^^^^^^
               |
               = note: the place is /components/schemas/Thing/properties/part/oneOf/0/$ref
               = help: remove it; what counts here is `const`

            error: 2 problems in the spec; nothing was written
        "##]],
    );
}

#[test]
fn a_value_that_would_be_the_catch_all() {
    check_property(
        json!({"type": "string", "description": "-", "oneOf": [{"const": "unknown", "description": "-"}]}),
        &expect![[r#"
            error: the value would be `Unknown` in Rust, which the client needs for itself
              --> spec/things.json:23:17
               |
            23 |                 "const": "unknown",
               |                 ^^^^^^^
               |
               = note: the place is /components/schemas/Thing/properties/part/oneOf/0/const
               = help: give it an `x-rust-name`, and the reason in `$comment`

            error: 1 problem in the spec; nothing was written
        "#]],
    );
}

#[test]
fn a_type_without_end() {
    let mut thing = object(
        "next",
        json!({"$ref": "#/components/schemas/Thing", "description": "-"}),
    );
    thing["required"] = json!(["next"]);
    check(
        thing,
        &expect![[r#"
        error: every `Thing` would contain another one, without end
          --> spec/things.json:18:11
           |
        18 |           "next": {
           |           ^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/next
           = help: take the property out of `required`: the server cannot always send it

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_example_that_contradicts_its_schema() {
    check_property(
        json!({"type": "integer", "description": "-", "examples": [1, "2"]}),
        &expect![[r#"
        error: expected a value of type integer, found `"2"`
          --> spec/things.json:23:15
           |
        18 |           "part": {
           |           ------ the schema that it contradicts
        ...
        23 |               "2"
           |               ^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/examples/1
           = help: change the example, or the schema that it contradicts

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_default_that_contradicts_its_schema() {
    check_property(
        json!({"type": "boolean", "description": "-", "default": "no"}),
        &expect![[r#"
        error: expected a value of type boolean, found `"no"`
          --> spec/things.json:21:24
           |
        18 |           "part": {
           |           ------ the schema that it contradicts
        ...
        21 |             "default": "no"
           |                        ^^^^
           |
           = note: the place is /components/schemas/Thing/properties/part/default
           = help: change the example, or the schema that it contradicts

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}
