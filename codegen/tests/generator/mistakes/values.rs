//! Enumerations, constants, defaults, limits and unions.

use super::Row;

const THING: &str = "'Thing': {\n        'type'";
const KIND: &str = "'ThingKind': {";
const VALUES: &str = "'oneOf': [\n          {\n            'const': 'plain',\n            'description': 'Nothing special.'\n          },\n          {\n            'const': 'odd',\n            'description': 'Something special.'\n          }\n        ]";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("no values", |files| {
        files.swap_after(KIND, VALUES, "'oneOf': []");
    }),
    ("a value twice", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': 'plain'");
    }),
    ("a value twice, with two names in Rust", |files| {
        let other = "'const': 'plain',\n            'x-rust-name': 'Odd',\n            '$comment': 'Another one.'";
        files.swap_after(KIND, "'const': 'odd'", other);
    }),
    ("values that are one in Rust", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': 'Plain'");
    }),
    ("a value that is a number", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': 1");
    }),
    ("a value that is empty", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': ''");
    }),
    ("a value that is null", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': null");
    }),
    ("a value without a description", |files| {
        files.swap_after(
            KIND,
            "'const': 'odd',\n            'description': 'Something special.'",
            "'const': 'odd'",
        );
    }),
    ("a value that is a string alone", |files| {
        files.swap_after(KIND, "{\n            'const': 'odd',\n            'description': 'Something special.'\n          }", "'odd'");
    }),
    ("a value with a title", |files| {
        files.swap_after(
            KIND,
            "'const': 'odd'",
            "'title': 'Odd',\n            'const': 'odd'",
        );
    }),
    ("values of another type", |files| {
        files.swap_after(KIND, "'type': 'string'", "'type': 'integer'");
    }),
    ("values of no type", |files| {
        files.swap_after(KIND, "'type': 'string',", "");
    }),
    ("a value that nobody knows yet", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': 'unknown'");
    }),
    ("a value of signs", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': '>='");
    }),
    ("values that differ by a sign before them", |files| {
        files.swap_after(KIND, "'const': 'odd'", "'const': '-plain'");
    }),
    ("an order whose other direction has another name", |files| {
        files.swap(
            "'x-rust-name': 'NameDescending'",
            "'x-rust-name': 'NameReversed'",
        );
    }),
    ("a default of another type", |files| {
        files.swap("'default': 20", "'default': '20'");
    }),
    ("a default that is outside the limits", |files| {
        files.swap("'default': 20", "'default': 51");
    }),
    ("a default that is null", |files| {
        files.swap("'default': 20", "'default': null");
    }),
    ("a default that is no value of the enumeration", |files| {
        files.swap(
            "'description': 'Orders of things.',",
            "'description': 'Orders of things.',\n              'default': 'size',",
        );
    }),
    ("a default of what is always there", |files| {
        files.swap_after(
            THING,
            "'parts'\n        ]",
            "'parts',\n          'count'\n        ]",
        );
    }),
    ("limits that exclude each other", |files| {
        files.swap("'minimum': 1", "'minimum': 60");
    }),
    ("a limit as a string", |files| {
        files.swap("'maximum': 50", "'maximum': '50'");
    }),
    ("a limit with a fraction", |files| {
        files.swap("'maximum': 50", "'maximum': 50.5");
    }),
    ("a limit that 64 bits do not hold", |files| {
        files.swap("'maximum': 50", "'maximum': 99999999999999999999");
    }),
    ("a negative limit of a string", |files| {
        files.swap_after(
            THING,
            "'type': 'string',",
            "'type': 'string',\n            'minimum': -1,",
        );
    }),
    ("a maximum of a property", |files| {
        files.swap_after(
            THING,
            "'minimum': 0",
            "'minimum': 0,\n            'maximum': 9",
        );
    }),
    ("a minimum of a fraction", |files| {
        files.swap_after(
            "'Wheel': {",
            "'format': 'double'",
            "'format': 'double',\n            'minimum': 0",
        );
    }),
    ("a constant of a property of what is read", |files| {
        files.swap_after("'ThingSource': {", "'oneOf': [\n              {\n                'const': 'alert',\n                'description': 'An alert.'\n              }\n            ]", "'const': 'alert'");
    }),
    ("no members of a union", |files| {
        files.swap_after("'Part': {", "'oneOf': [\n          {\n            '$ref': '#/components/schemas/Wheel'\n          },\n          {\n            '$ref': '#/components/schemas/Bell'\n          }\n        ]", "'oneOf': []");
    }),
    ("a member twice", |files| {
        files.swap_after("'Part': {", "schemas/Bell", "schemas/Wheel");
    }),
    ("a member that is no object", |files| {
        files.swap_after("'Part': {", "schemas/Bell", "schemas/ThingKind");
    }),
    ("a member that is a union itself", |files| {
        files.swap_after("'Part': {", "schemas/Bell", "schemas/Part");
    }),
    ("a member in place", |files| {
        files.swap_after(
            "'Part': {",
            "'$ref': '#/components/schemas/Bell'",
            "'type': 'object'",
        );
    }),
    ("no discriminator", |files| {
        files.swap_after(
            "'Part': {",
            ",\n        'discriminator': {\n          'propertyName': 'kind'\n        }",
            "",
        );
    }),
    ("a discriminator that is no property", |files| {
        files.swap_after(
            "'Part': {",
            "'propertyName': 'kind'",
            "'propertyName': 'type'",
        );
    }),
    ("a discriminator as a string", |files| {
        files.swap_after(
            "'Part': {",
            "'discriminator': {\n          'propertyName': 'kind'\n        }",
            "'discriminator': 'kind'",
        );
    }),
    ("a mapping", |files| {
        files.swap_after(
            "'Part': {",
            "'propertyName': 'kind'",
            "'propertyName': 'kind',\n          'mapping': {}",
        );
    }),
    ("constants that are the same", |files| {
        files.swap_after("'Bell': {", "'const': 'bell'", "'const': 'wheel'");
    }),
    ("a member without a constant", |files| {
        files.swap_after("'Bell': {", "'const': 'bell',\n", "");
    }),
    ("a constant that is not required", |files| {
        files.swap_after(
            "'Bell': {",
            ",\n        'required': [\n          'kind'\n        ]",
            "",
        );
    }),
    ("a constant that is a number", |files| {
        files.swap_after("'Bell': {", "'const': 'bell'", "'const': 7");
    }),
    ("`anyOf` for a union", |files| {
        files.swap_after("'Part': {", "'oneOf'", "'anyOf'");
    }),
    ("`allOf` for a union", |files| {
        files.swap_after("'Part': {", "'oneOf'", "'allOf'");
    }),
    ("a type of a union", |files| {
        files.swap_after("'Part': {", "'oneOf'", "'type': 'object',\n        'oneOf'");
    }),
    ("`oneOf` as an object", |files| {
        files.swap_after("'ThingSource': {", "'oneOf': [\n              {\n                'const': 'alert',\n                'description': 'An alert.'\n              }\n            ]", "'oneOf': {\n              'alert': 'An alert.'\n            }");
    }),
];
