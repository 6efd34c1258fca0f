//! References that lead nowhere, or elsewhere.

use super::Row;

const TO_THINGS: &str = "'#/components/schemas/Things'";
const TO_PROJECT: &str = "'common.json#/components/parameters/ProjectKey'";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a name that is misspelt", |files| {
        files.swap(TO_THINGS, "'#/components/schemas/Thingss'");
    }),
    ("a name in small letters", |files| {
        files.swap(TO_THINGS, "'#/components/schemas/things'");
    }),
    ("a file that is misspelt", |files| {
        files.swap(TO_PROJECT, "'comon.json#/components/parameters/ProjectKey'");
    }),
    ("a file that is forgotten", |files| {
        files.swap(TO_PROJECT, "'#/components/parameters/ProjectKey'");
    }),
    ("a file that is one too many", |files| {
        files.swap(TO_THINGS, "'common.json#/components/schemas/Things'");
    }),
    ("a file in a folder", |files| {
        files.swap(
            TO_PROJECT,
            "'./common.json#/components/parameters/ProjectKey'",
        );
    }),
    ("a whole address", |files| {
        files.swap(
            TO_THINGS,
            "'https://docs.example/things.json#/components/schemas/Things'",
        );
    }),
    ("another section", |files| {
        files.swap(TO_THINGS, "'#/components/responses/Things'");
    }),
    ("the section of OpenAPI 2", |files| {
        files.swap(TO_THINGS, "'#/definitions/Things'");
    }),
    ("a parameter where a schema is wanted", |files| {
        files.swap(TO_THINGS, "'common.json#/components/parameters/ProjectKey'");
    }),
    ("a schema where a parameter is wanted", |files| {
        files.swap(TO_PROJECT, "'#/components/schemas/Things'");
    }),
    ("a part of a schema", |files| {
        files.swap(TO_THINGS, "'#/components/schemas/Things/properties/items'");
    }),
    ("an anchor", |files| {
        files.swap(TO_THINGS, "'#Things'");
    }),
    ("nothing but the hash", |files| {
        files.swap(TO_THINGS, "'#'");
    }),
    ("an empty reference", |files| {
        files.swap(TO_THINGS, "''");
    }),
    ("a whole file", |files| {
        files.swap(TO_THINGS, "'common.json'");
    }),
    ("a list for a reference", |files| {
        files.swap(TO_THINGS, "['#/components/schemas/Things']");
    }),
    ("a blank behind the name", |files| {
        files.swap(TO_THINGS, "'#/components/schemas/Things '");
    }),
    ("keys beside a reference to a parameter", |files| {
        files.swap(
            TO_PROJECT,
            &format!("{TO_PROJECT},\n            'required': true"),
        );
    }),
    ("a type beside a reference", |files| {
        files.swap(
            TO_THINGS,
            &format!("{TO_THINGS},\n                  'type': 'object'"),
        );
    }),
    ("a shared response that there is not", |files| {
        files.swap("responses/NotFound", "responses/NotFond");
    }),
    ("a shared example that there is not", |files| {
        files.swap("examples/Thing'", "examples/Thin'");
    }),
    ("a shared schema that is renamed", |files| {
        files.swap_in("common.json", "", "'Link': {", "'Hyperlink': {");
    }),
    ("a shared parameter that is renamed", |files| {
        files.swap_in("common.json", "", "'ProjectKey': {", "'ProjKey': {");
    }),
    ("a shared response that is removed", |files| {
        files.swap_in(
            "common.json",
            "",
            "'RateLimited': {\n        'description': 'Too many requests.'\n      }",
            "'Teapot': {\n        'description': 'No coffee.'\n      }",
        );
    }),
    ("a type that refers to itself", |files| {
        files.swap(
            "'Bell': {\n        'type': 'object',",
            "'Bell': {\n        '$ref': '#/components/schemas/Bell',",
        );
    }),
    ("two types that are each other", |files| {
        files.swap("'Things': {\n        'type': 'object',", "'Stuff': {\n        '$ref': '#/components/schemas/Staff'\n      },\n      'Staff': {\n        '$ref': '#/components/schemas/Stuff'\n      },\n      'Things': {\n        'type': 'object',");
    }),
    ("a type that needs itself", |files| {
        files.swap_after(
            "'Bell': {\n        'type'",
            "'sound': {\n            'type': 'string',",
            "'sound': {\n            '$ref': '#/components/schemas/Bell',",
        );
    }),
    ("the shared document needs a group", |files| {
        files.swap_in(
            "common.json",
            "'href': {",
            "'type': 'string'",
            "'$ref': 'things.json#/components/schemas/ThingKind'",
        );
    }),
    ("a shared parameter that is another one", |files| {
        files.edit("things.json", |text| {
            let (before, rest) = text.split_once("\"ThingId\": {").expect("it is there");
            let (_, after) = rest.split_once("\n      }").expect("it ends");
            let target = "\"$ref\": \"common.json#/components/parameters/ProjectKey\"";
            format!("{before}\"ThingId\": {{\n        {target}\n      }}{after}")
        });
    }),
    ("a response of another group", |files| {
        files.swap(
            "common.json#/components/responses/NotFound",
            "parts.json#/components/responses/NotFound",
        );
    }),
];
