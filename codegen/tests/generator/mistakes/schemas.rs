//! Keywords that are wrong, at the wrong place, or from other formats.

use super::Row;

const THING: &str = "'Thing': {\n        'type'";
/// A property of a thing, up to its description.
const NAME: &str = "'name': {\n            'type': 'string',";
const COUNT: &str = "'format': 'int64',";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a required property that is misspelt", |files| {
        files.swap("'totalCount'\n        ]", "'totalCounts'\n        ]");
    }),
    ("a required property twice", |files| {
        files.swap(
            "'items',\n          'totalCount'",
            "'items',\n          'items',\n          'totalCount'",
        );
    }),
    ("`required` of a property", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'required': true,",
        );
    }),
    ("`required` as a string", |files| {
        files.swap(
            "'required': [\n          'items',\n          'totalCount'\n        ]",
            "'required': 'items'",
        );
    }),
    ("`required` as an object", |files| {
        files.swap(
            "'required': [\n          'items',\n          'totalCount'\n        ]",
            "'required': {}",
        );
    }),
    ("`nullable`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'nullable': true,",
        );
    }),
    ("`readOnly`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'readOnly': true,",
        );
    }),
    ("`minLength`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'minLength': 1,",
        );
    }),
    ("`minItems`", |files| {
        files.swap_after(
            THING,
            "'parts': {\n            'type': 'array',",
            "'parts': {\n            'type': 'array',\n            'minItems': 1,",
        );
    }),
    ("`pattern`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'pattern': '^[a-z]+$',",
        );
    }),
    ("`example` of a schema", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'example': 'One',",
        );
    }),
    ("`xml`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'xml': {},",
        );
    }),
    ("`if`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'if': {},",
        );
    }),
    ("`not`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'not': {},",
        );
    }),
    ("`$defs`", |files| {
        files.swap("'Bell': {", "'$defs': {},\n      'Bell': {");
    }),
    ("`$id`", |files| {
        files.swap("'Bell': {", "'Bell': {\n        '$id': 'bell',");
    }),
    ("`patternProperties`", |files| {
        files.swap("'Bell': {", "'Bell': {\n        'patternProperties': {},");
    }),
    ("`prefixItems`", |files| {
        files.swap_after(
            THING,
            "'parts': {\n            'type': 'array',",
            "'parts': {\n            'type': 'array',\n            'prefixItems': [],",
        );
    }),
    ("`enum`", |files| {
        files.swap_after(THING, NAME, "'name': {\n            'type': 'string',\n            'enum': [\n              'One'\n            ],");
    }),
    ("an empty `enum`", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'enum': [],",
        );
    }),
    ("`enum` of a named type", |files| {
        files.swap("'ThingKind': {\n        'type': 'string',", "'ThingKind': {\n        'type': 'string',\n        'enum': [\n          'plain',\n          'odd'\n        ],");
    }),
    ("`allOf`", |files| {
        files.swap("'ThingPatch': {\n        'type': 'object',", "'ThingPatch': {\n        'allOf': [\n          {\n            '$ref': '#/components/schemas/ThingPost'\n          }\n        ],");
    }),
    ("`additionalProperties: false`", |files| {
        files.swap(
            "'ThingPatch': {\n        'type': 'object',",
            "'ThingPatch': {\n        'type': 'object',\n        'additionalProperties': false,",
        );
    }),
    ("`additionalProperties: true`", |files| {
        files.swap(
            "'ThingPatch': {\n        'type': 'object',",
            "'ThingPatch': {\n        'type': 'object',\n        'additionalProperties': true,",
        );
    }),
    ("properties beside a map", |files| {
        files.swap("'ThingPatch': {\n        'type': 'object',", "'ThingPatch': {\n        'type': 'object',\n        'additionalProperties': {\n          'type': 'string'\n        },");
    }),
    ("a format of JSON Schema", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'format': 'date',",
        );
    }),
    ("a format of OpenAPI 2", |files| {
        files.swap_after(THING, COUNT, "'format': 'int32',");
    }),
    ("a format that is misspelt", |files| {
        files.swap_after(THING, COUNT, "'format': 'int46',");
    }),
    ("a format of another type", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': 'string',\n            'format': 'unix-millis',",
        );
    }),
    ("a number without a format", |files| {
        files.swap_after(THING, "            'format': 'int64',\n", "");
    }),
    ("a type that is misspelt", |files| {
        files.swap_after(THING, NAME, "'name': {\n            'type': 'sting',");
    }),
    ("a type of another language", |files| {
        files.swap_after(
            THING,
            "'count': {\n            'type': 'integer',",
            "'count': {\n            'type': 'int',",
        );
    }),
    ("a list of one type", |files| {
        files.swap_after(
            THING,
            NAME,
            "'name': {\n            'type': [\n              'string'\n            ],",
        );
    }),
    ("a list of two types", |files| {
        files.swap_after(THING, NAME, "'name': {\n            'type': [\n              'string',\n              'integer'\n            ],");
    }),
    ("no types in a list", |files| {
        files.swap_after(THING, NAME, "'name': {\n            'type': [],");
    }),
    ("null twice", |files| {
        files.swap_after(
            THING,
            "'string',\n              'null'",
            "'null',\n              'null'",
        );
    }),
    ("null as a word", |files| {
        files.swap_after(THING, "'null'", "null");
    }),
    ("an object in place", |files| {
        files.swap_after(THING, "'source': {\n            '$ref': '#/components/schemas/ThingSource',", "'source': {\n            'type': 'object',\n            'properties': {\n              'type': {\n                'type': 'string'\n              }\n            },");
    }),
    ("an object in place, as the element of a list", |files| {
        files.swap_after(THING, "'$ref': '#/components/schemas/Part'", "'type': 'object',\n              'properties': {\n                'kind': {\n                  'type': 'string'\n                }\n              }");
    }),
    ("a list of nothing", |files| {
        files.swap_after(THING, ",\n            'items': {\n              '$ref': '#/components/schemas/Part'\n            }", "");
    }),
    ("`items` as a list", |files| {
        files.swap_after(THING, "'items': {\n              '$ref': '#/components/schemas/Part'\n            }", "'items': [\n              {\n                '$ref': '#/components/schemas/Part'\n              }\n            ]");
    }),
    ("`items` of a string", |files| {
        files.swap_after(THING, NAME, "'name': {\n            'type': 'string',\n            'items': {\n              'type': 'string'\n            },");
    }),
    ("a boolean for a schema", |files| {
        files.swap_after(
            THING,
            "'items': {\n              '$ref': '#/components/schemas/Part'\n            }",
            "'items': true",
        );
    }),
    ("a string for a schema", |files| {
        files.swap_after(
            THING,
            "'items': {\n              '$ref': '#/components/schemas/Part'\n            }",
            "'items': 'Part'",
        );
    }),
    ("properties as a list", |files| {
        files.swap("'ThingPatch': {\n        'type': 'object',\n        'description': 'Changes of a thing. What is left out stays.',\n        'properties': {", "'ThingPatch': {\n        'type': 'object',\n        'description': 'Changes of a thing. What is left out stays.',\n        'properties': [], 'x': {");
    }),
    ("no properties", |files| {
        files.swap_after("'Bell': {", "'properties'", "'property'");
    }),
];
