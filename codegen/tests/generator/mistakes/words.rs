//! Descriptions, and names of types and properties.

use super::Row;

const THING: &str = "'Thing': {\n        'type'";
const POST: &str = "'ThingPost': {\n        'type'";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a property without a description", |files| {
        files.swap_after(THING, "'description': 'Human-readable name.',", "");
    }),
    ("a property with `descripton`", |files| {
        files.swap_after(
            THING,
            "'description': 'Human-readable name.'",
            "'descripton': 'Human-readable name.'",
        );
    }),
    ("an empty description", |files| {
        files.swap_after(THING, "'Human-readable name.'", "''");
    }),
    ("a description that is the name", |files| {
        files.swap_after(THING, "'Human-readable name.'", "'Name.'");
    }),
    ("a description in small letters", |files| {
        files.swap_after(THING, "'Human-readable name.'", "'human-readable name.'");
    }),
    ("a description without a full stop", |files| {
        files.swap_after(THING, "'Human-readable name.'", "'Human-readable name'");
    }),
    ("a description that is to be written", |files| {
        files.swap_after(THING, "'Human-readable name.'", "'TODO: what it is.'");
    }),
    ("a description with blanks around it", |files| {
        files.swap_after(THING, "'Human-readable name.'", "' Human-readable name.'");
    }),
    ("a description as a list", |files| {
        files.swap_after(
            THING,
            "'Human-readable name.'",
            "[\n              'Human-readable name.'\n            ]",
        );
    }),
    ("a sign that turns the direction of writing", |files| {
        files.swap_after(
            THING,
            "'Human-readable name.'",
            "'Human-\u{202e}readable name.'",
        );
    }),
    ("a link that leads nowhere", |files| {
        files.swap_after(
            THING,
            "'Human-readable name.'",
            "'Human-readable [name](/docs/names).'",
        );
    }),
    ("a setter that is a constructor", |files| {
        files.swap_after(POST, "'name': {", "'new': {");
        files.swap_after(
            POST,
            "'required': [\n          'name'",
            "'required': [\n          'new'",
        );
        files.swap_after(
            "'postThing'",
            "'value': {\n                    'name'",
            "'value': {\n                    'new'",
        );
        files.swap_after(POST, "'kind': {", "'clone': {");
    }),
    ("a name that is a word of Rust", |files| {
        files.swap_all("things.json", "'secret'", "'Self'");
        files.swap_after(
            THING,
            "'Self': {",
            "'Self': {\n            'x-rust-name': 'self',\n            '$comment': 'It is.',",
        );
    }),
    ("two names that are one in Rust", |files| {
        files.swap_after(THING, "'note': {", "'created_at': {");
        files.swap_all("things.json", "'note'", "'created_at'");
    }),
    ("a name of signs alone", |files| {
        files.swap_all("things.json", "'note'", "'$$'");
    }),
    ("an empty name", |files| {
        files.swap_all("things.json", "'note'", "''");
    }),
    ("a name in another alphabet", |files| {
        files.swap_all("things.json", "'note'", "'Größe'");
    }),
    ("a picture for a name", |files| {
        files.swap_all("things.json", "'note'", "'🎉'");
    }),
    ("a type in small letters", |files| {
        files.swap_all("things.json", "Bell", "bell");
    }),
    ("a type with an underscore", |files| {
        files.swap_all("things.json", "ThingKind", "Thing_Kind");
    }),
    ("a type called like one of Rust", |files| {
        files.swap_all("things.json", "ThingSource", "String");
    }),
    ("a type called like one of the client", |files| {
        files.swap_all("things.json", "ThingSource", "Client");
    }),
    ("a type called like its group's handle", |files| {
        files.swap_all("things.json", "ThingSource", "ThingsApi");
    }),
    ("a type called like the request of an operation", |files| {
        files.swap_all("things.json", "ThingSource", "ListThings");
    }),
    ("types that differ in capitals", |files| {
        files.swap_all("things.json", "ThingSource", "THINGKind");
    }),
    ("a type with an ending of the official document", |files| {
        files.swap_all("things.json", "ThingSource", "ThingSourceRep");
    }),
    ("a schema that nothing uses", |files| {
        files.swap_after(
            THING,
            "'$ref': '#/components/schemas/ThingSource'",
            "'type': 'string'",
        );
        files.swap_all(
            "things.json",
            "'source': {\n                            'type': 'alert'\n                          }",
            "'source': 'alert'",
        );
        files.swap_all(
            "things.json",
            "'source': {\n            'type': 'alert'\n          }",
            "'source': 'alert'",
        );
    }),
    ("a type of the runtime that there is not", |files| {
        files.swap(
            "'ThingSource': {",
            "'ThingSource': {\n        'x-rust-type': 'Source',",
        );
    }),
    ("an extension of others", |files| {
        files.swap(
            "'ThingSource': {",
            "'ThingSource': {\n        'x-go-type': 'Source',",
        );
    }),
    ("links of their own", |files| {
        files.swap_after(THING, "'type': 'object',\n            'description': 'Links to this and other resources, by relation. `self` is always there.',\n            'additionalProperties': {\n              '$ref': 'common.json#/components/schemas/Link'\n            }", "'description': 'Links to this and other resources.'");
    }),
];
