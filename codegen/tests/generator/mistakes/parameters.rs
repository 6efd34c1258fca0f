//! Parameters of the path and of the query.

use super::Row;

const KIND: &str = "'name': 'kind'";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a parameter of the path that is misspelt", |files| {
        files.swap("'name': 'thingId'", "'name': 'thingID'");
    }),
    ("a parameter of the path that is left out", |files| {
        files.swap_after(
            "'deleteThing'",
            ",\n          {\n            '$ref': '#/components/parameters/ThingId'\n          }",
            "",
        );
    }),
    ("a parameter of the path that is optional", |files| {
        files.swap_after("'ThingId'", "'required': true", "'required': false");
    }),
    ("a parameter twice", |files| {
        files.swap("'name': 'offset'", "'name': 'limit'");
    }),
    ("a parameter twice, with two names in Rust", |files| {
        files.swap_after(
            "'name': 'offset'",
            "'type'",
            "'x-rust-name': 'offset',\n              'type'",
        );
        files.swap(
            "'name': 'offset'",
            "'x-comment': 'Another one.',\n            'name': 'limit'",
        );
    }),
    ("a shared parameter twice", |files| {
        files.swap_after(
            "'deleteThing'",
            "#/components/parameters/ThingId",
            "common.json#/components/parameters/ProjectKey",
        );
    }),
    ("no `in`", |files| {
        files.swap_after(KIND, "'in': 'query',\n", "");
    }),
    ("`in: body`", |files| {
        files.swap_after(KIND, "'in': 'query'", "'in': 'body'");
    }),
    ("`in: header`", |files| {
        files.swap_after(KIND, "'in': 'query'", "'in': 'header'");
    }),
    ("`in` with a capital", |files| {
        files.swap_after(KIND, "'in': 'query'", "'in': 'Query'");
    }),
    ("`in: path` of what is no part of it", |files| {
        files.swap_after(KIND, "'in': 'query'", "'in': 'path'");
    }),
    ("`required` is missing", |files| {
        files.swap_after(KIND, "'required': false,\n", "");
    }),
    ("`required` as a string", |files| {
        files.swap_after(KIND, "'required': false", "'required': 'false'");
    }),
    ("no description", |files| {
        files.swap_after(KIND, "'description': 'Only things of this kind.',\n", "");
    }),
    ("`descripton`", |files| {
        files.swap_after(KIND, "'description': 'Only", "'descripton': 'Only");
    }),
    ("a description that is the name", |files| {
        files.swap_after(KIND, "'Only things of this kind.'", "'Kind.'");
    }),
    ("no schema", |files| {
        files.swap_after(
            KIND,
            "'schema': {\n              '$ref': '#/components/schemas/ThingKind'\n            },\n",
            "",
        );
    }),
    ("a type beside the schema", |files| {
        files.swap_after(KIND, "'schema'", "'type': 'string',\n            'schema'");
    }),
    ("a type in the place of the schema", |files| {
        files.swap_after(
            KIND,
            "'schema': {\n              '$ref': '#/components/schemas/ThingKind'\n            }",
            "'type': 'string'",
        );
    }),
    ("content in the place of the schema", |files| {
        files.swap_after(
            KIND,
            "'schema': {\n              '$ref': '#/components/schemas/ThingKind'\n            }",
            "'content': {}",
        );
    }),
    ("no example", |files| {
        files.swap_after(KIND, ",\n            'example': 'plain'", "");
    }),
    ("an object", |files| {
        files.swap_after(KIND, "schemas/ThingKind", "schemas/ThingSource");
    }),
    ("any value", |files| {
        files.swap_after(
            KIND,
            "'$ref': '#/components/schemas/ThingKind'",
            "'description': 'Any.'",
        );
    }),
    ("a string that may be null", |files| {
        files.swap_after(
            KIND,
            "'$ref': '#/components/schemas/ThingKind'",
            "'type': [\n                'string',\n                'null'\n              ]",
        );
    }),
    ("a list that does not say how it is written", |files| {
        files.swap(
            ",\n            'style': 'form',\n            'explode': false",
            "",
        );
    }),
    ("a list that says half of how it is written", |files| {
        files.swap(",\n            'explode': false", "");
    }),
    ("a style of another version", |files| {
        files.swap(
            "'style': 'form',\n            'explode': false",
            "'collectionFormat': 'csv'",
        );
    }),
    ("a style that the client cannot write", |files| {
        files.swap("'style': 'form'", "'style': 'pipeDelimited'");
    }),
    ("a style of what is no list", |files| {
        files.swap_after(
            KIND,
            "'example': 'plain'",
            "'example': 'plain',\n            'style': 'form'",
        );
    }),
    ("a list of lists", |files| {
        files.swap_after("'name': 'tags'", "'items': {\n                'type': 'string'\n              }", "'items': {\n                'type': 'array',\n                'items': {\n                  'type': 'string'\n                }\n              }");
    }),
    (
        "a parameter called like a method of each request",
        |files| {
            files.swap("'name': 'kind'", "'name': 'send'");
        },
    ),
    ("a parameter called like an option of the call", |files| {
        files.swap("'name': 'kind'", "'name': 'withTimeout'");
    }),
    ("a parameter called like a method of lists", |files| {
        files.swap("'name': 'kind'", "'name': 'items'");
    }),
    ("a parameter called like the body", |files| {
        files.swap("'name': 'thingId'", "'name': 'body'");
        files.swap_all("things.json", "{thingId}", "{body}");
    }),
    ("a name with a blank", |files| {
        files.swap("'name': 'kind'", "'name': 'kind '");
    }),
    ("an empty name", |files| {
        files.swap("'name': 'kind'", "'name': ''");
    }),
    ("a shared parameter that nothing refers to", |files| {
        files.swap_all(
            "things.json",
            "            '$ref': '#/components/parameters/ThingId'",
            "            '$ref': 'common.json#/components/parameters/ProjectKey'",
        );
        files.swap_all("things.json", "/things/{thingId}", "/thing");
        files.swap_after("'patchThing'", ",\n          {\n            '$ref': 'common.json#/components/parameters/ProjectKey'\n          }", "");
        files.swap_after("'deleteThing'", ",\n          {\n            '$ref': 'common.json#/components/parameters/ProjectKey'\n          }", "");
    }),
    ("a parameter that is no object", |files| {
        files.swap(
            "{\n            '$ref': 'common.json#/components/parameters/ProjectKey'\n          }",
            "'ProjectKey'",
        );
    }),
    ("parameters as an object", |files| {
        files.swap_after(
            "'patchThing'",
            "'parameters': [",
            "'parameters': {},\n        'x': [",
        );
    }),
];
