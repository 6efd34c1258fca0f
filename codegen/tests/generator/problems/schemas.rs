//! Mistakes in schemas and their examples.

use codegen::Sources;
use serde_json::{Value, json};

use super::Case;
use crate::support::{Spec, object, operation};

/// The cases, in the order of the catalogue.
pub(super) const CASES: &[Case] = &[
    ("no description", no_description),
    ("a dangling reference", a_dangling_reference),
    ("a reference to no schema", a_reference_to_no_schema),
    (
        "a reference with more than annotations",
        a_reference_with_more_than_annotations,
    ),
    ("a name that is no rust type", a_name_that_is_no_rust_type),
    ("a name that the client needs", a_name_that_the_client_needs),
    (
        "a setter that looks like an operator",
        a_setter_that_looks_like_an_operator,
    ),
    ("one name in two files", one_name_in_two_files),
    (
        "two properties of one rust name",
        two_properties_of_one_rust_name,
    ),
    (
        "a property that cannot be named",
        a_property_that_cannot_be_named,
    ),
    ("a name with a question mark", a_name_with_a_question_mark),
    (
        "a named schema that is no type",
        a_named_schema_that_is_no_type,
    ),
    ("an object without a name", an_object_without_a_name),
    ("an array of nothing", an_array_of_nothing),
    ("a map of nothing", a_map_of_nothing),
    ("an unknown format", an_unknown_format),
    ("a format where there is none", a_format_where_there_is_none),
    (
        "a keyword that does not go with the type",
        a_keyword_that_does_not_go_with_the_type,
    ),
    ("keywords without a type", keywords_without_a_type),
    (
        "a required property that is none",
        a_required_property_that_is_none,
    ),
    (
        "an enumeration of something else than strings",
        an_enumeration_of_something_else_than_strings,
    ),
    ("a union", a_union),
    (
        "a value that would be the catch all",
        a_value_that_would_be_the_catch_all,
    ),
    ("a type without end", a_type_without_end),
    (
        "an example that contradicts its schema",
        an_example_that_contradicts_its_schema,
    ),
    (
        "a default that contradicts its schema",
        a_default_that_contradicts_its_schema,
    ),
    ("a name for an element", a_name_for_an_element),
    (
        "a rust name that is spelled as no field",
        a_rust_name_that_is_spelled_as_no_field,
    ),
    (
        "a rust name that is a keyword",
        a_rust_name_that_is_a_keyword,
    ),
    (
        "a rust name that is spelled as no variant",
        a_rust_name_that_is_spelled_as_no_variant,
    ),
    ("a default of a type", a_default_of_a_type),
    ("a property required twice", a_property_required_twice),
    (
        "an example with a mistyped property",
        an_example_with_a_mistyped_property,
    ),
    (
        "an example without a required property",
        an_example_without_a_required_property,
    ),
    (
        "a format that resembles a known one",
        a_format_that_resembles_a_known_one,
    ),
];

fn check(schema: Value) -> Sources {
    Spec::new().schema("Thing", schema).sources()
}

fn check_property(schema: Value) -> Sources {
    check(object("part", schema))
}

fn no_description() -> Sources {
    check(json!({"type": "object", "properties": {"part": {"type": "string"}}}))
}

fn a_dangling_reference() -> Sources {
    check_property(json!({"$ref": "things.json#/components/schemas/Thin", "description": "-"}))
}

fn a_reference_to_no_schema() -> Sources {
    check_property(json!({"$ref": "Whatever", "description": "-"}))
}

fn a_reference_with_more_than_annotations() -> Sources {
    check_property(
        json!({"$ref": "#/components/schemas/Thing", "type": "object", "description": "-"}),
    )
}

fn check_name(name: &str) -> Sources {
    let schema = object("part", json!({"type": "string", "description": "-"}));
    Spec::new().schema(name, schema).sources()
}

fn a_name_that_is_no_rust_type() -> Sources {
    check_name("HTTPThing")
}

fn a_name_that_the_client_needs() -> Sources {
    check_name("Error")
}

fn a_setter_that_looks_like_an_operator() -> Sources {
    let keys = json!({"type": "array", "items": {"type": "string"}, "description": "-"});
    let mut post = operation("postKeys");
    post["requestBody"] = json!({"description": "-", "required": true, "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Keys"},
        "examples": {"one": {"summary": "One", "value": {"add": ["a"]}}},
    }}});
    let spec = Spec::new()
        .schema("Keys", object("add", keys))
        .operation("/keys", "post", post);
    spec.sources()
}

fn one_name_in_two_files() -> Sources {
    let thing = object("part", json!({"type": "string", "description": "-"}));
    let spec = Spec::new()
        .schema("Thing", thing.clone())
        .common_schema("Thing", thing);
    spec.sources()
}

fn two_properties_of_one_rust_name() -> Sources {
    let text = json!({"type": "string", "description": "-"});
    check(
        json!({"type": "object", "description": "-", "properties": {"links": text, "_links": text}}),
    )
}

fn a_property_that_cannot_be_named() -> Sources {
    check(object("+1", json!({"type": "string", "description": "-"})))
}

fn a_named_schema_that_is_no_type() -> Sources {
    check(json!({"type": "string", "description": "-"}))
}

fn an_object_without_a_name() -> Sources {
    check_property(object(
        "inner",
        json!({"type": "string", "description": "-"}),
    ))
}

fn an_array_of_nothing() -> Sources {
    check_property(json!({"type": "array", "description": "-"}))
}

fn a_map_of_nothing() -> Sources {
    check_property(json!({"type": "object", "description": "-"}))
}

fn an_unknown_format() -> Sources {
    check_property(json!({"type": "integer", "format": "unix-seconds", "description": "-"}))
}

fn a_format_where_there_is_none() -> Sources {
    check_property(json!({"type": "boolean", "format": "int64", "description": "-"}))
}

fn a_keyword_that_does_not_go_with_the_type() -> Sources {
    check_property(json!({"type": "string", "items": {"type": "string"}, "description": "-"}))
}

fn keywords_without_a_type() -> Sources {
    check_property(json!({"format": "int64", "description": "-"}))
}

fn a_name_with_a_question_mark() -> Sources {
    check(object("a?", json!({"type": "string", "description": "-"})))
}

fn a_required_property_that_is_none() -> Sources {
    let mut thing = object("part", json!({"type": "string", "description": "-"}));
    thing["required"] = json!(["prat"]);
    check(thing)
}

fn an_enumeration_of_something_else_than_strings() -> Sources {
    check_property(
        json!({"type": "integer", "description": "-", "oneOf": [{"const": "a", "description": "-"}]}),
    )
}

fn a_union() -> Sources {
    check_property(
        json!({"type": "string", "description": "-", "oneOf": [{"$ref": "#/components/schemas/Thing"}]}),
    )
}

fn a_value_that_would_be_the_catch_all() -> Sources {
    check_property(
        json!({"type": "string", "description": "-", "oneOf": [{"const": "unknown", "description": "-"}]}),
    )
}

fn a_type_without_end() -> Sources {
    let mut thing = object(
        "next",
        json!({"$ref": "#/components/schemas/Thing", "description": "-"}),
    );
    thing["required"] = json!(["next"]);
    check(thing)
}

fn an_example_that_contradicts_its_schema() -> Sources {
    check_property(json!({"type": "integer", "description": "-", "examples": [1, "2"]}))
}

fn a_default_that_contradicts_its_schema() -> Sources {
    check_property(json!({"type": "boolean", "description": "-", "default": "no"}))
}

fn a_name_for_an_element() -> Sources {
    check_property(
        json!({"type": "array", "description": "-", "items": {"type": "string", "x-rust-name": "part"}}),
    )
}

fn a_default_of_a_type() -> Sources {
    let mut thing = object("part", json!({"type": "string", "description": "-"}));
    thing["default"] = json!({});
    check(thing)
}

fn a_property_required_twice() -> Sources {
    let mut thing = object("part", json!({"type": "string", "description": "-"}));
    thing["required"] = json!(["part", "part"]);
    check(thing)
}

fn an_example_with_a_mistyped_property() -> Sources {
    let mut thing = object("part", json!({"type": "string", "description": "-"}));
    thing["examples"] = json!([{"prat": "-"}]);
    check(thing)
}

fn an_example_without_a_required_property() -> Sources {
    let mut thing = object("part", json!({"type": "string", "description": "-"}));
    thing["required"] = json!(["part"]);
    thing["examples"] = json!([{}]);
    check(thing)
}

fn a_format_that_resembles_a_known_one() -> Sources {
    check_property(json!({"type": "integer", "format": "unix-milis", "description": "-"}))
}

fn a_rust_name_that_is_spelled_as_no_field() -> Sources {
    let size = json!({"type": "string", "description": "-", "x-rust-name": "SizeInBytes"});
    check(object("size", size))
}

fn a_rust_name_that_is_a_keyword() -> Sources {
    let kind = json!({"type": "string", "description": "-", "x-rust-name": "type"});
    check(object("kind", kind))
}

fn a_rust_name_that_is_spelled_as_no_variant() -> Sources {
    let value = json!({"const": "-name", "description": "-", "x-rust-name": "name_descending"});
    check(json!({"type": "string", "description": "-", "oneOf": [value]}))
}
