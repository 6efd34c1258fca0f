//! Bodies and responses of operations.

use super::Row;

const POST: &str = "'postThing'";
const DELETE: &str = "'deleteThing'";
const GONE: &str = "'description': 'The thing is gone.'";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a body of a GET", |files| {
        files.swap_after("'listThings'", "'responses': {", "'requestBody': {\n          'required': true,\n          'content': {\n            'application/json': {\n              'schema': {\n                '$ref': '#/components/schemas/ThingPatch'\n              },\n              'examples': {\n                'name': {\n                  'summary': 'A name',\n                  'value': {\n                    'name': 'Two'\n                  }\n                }\n              }\n            }\n          }\n        },\n        'responses': {");
    }),
    ("a body that does not say whether it is required", |files| {
        files.swap_after(
            POST,
            "'requestBody': {\n          'required': true,",
            "'requestBody': {",
        );
    }),
    ("a body without content", |files| {
        files.swap_after(
            "'patchThing'",
            "'content': {\n            'application/json'",
            "'content': {},\n          'x': {\n            'application/json'",
        );
    }),
    ("a body as a reference", |files| {
        files.swap_after("'patchThing'", "'requestBody': {\n          'required': true,", "'requestBody': {\n          '$ref': '#/components/requestBodies/ThingPatch',\n          'required': true,");
    }),
    ("a schema in the place of the content", |files| {
        files.swap_after("'patchThing'", "'requestBody': {\n          'required': true,\n          'content': {\n            'application/json': {\n              'schema'", "'requestBody': {\n          'required': true,\n          'schema': {},\n          'content': {\n            'application/json': {\n              'schema'");
    }),
    ("a media type that is misspelt", |files| {
        files.swap_after(POST, "'application/json'", "'application/jsn'");
    }),
    ("a media type with a character set", |files| {
        files.swap_after(
            POST,
            "'application/json'",
            "'application/json; charset=utf-8'",
        );
    }),
    ("any media type", |files| {
        files.swap_after(POST, "'application/json'", "'*/*'");
    }),
    ("a body of another operation", |files| {
        files.swap_after("'patchThing'", "schemas/ThingPatch", "schemas/ThingPost");
    }),
    ("content under 204", |files| {
        files.swap_after(POST, "'201': {", "'204': {");
    }),
    ("no content under 200", |files| {
        files.swap_after(POST, "'content': {\n              'application/json': {\n                'schema': {\n                  '$ref': '#/components/schemas/Thing'", "'content': {}, 'x': {\n              'application/json': {\n                'schema': {\n                  '$ref': '#/components/schemas/Thing'");
    }),
    ("no responses", |files| {
        files.swap_in("parts.json", "", "'responses'", "'answers'");
    }),
    ("no success", |files| {
        files.swap_after(
            DELETE,
            &format!("'204': {{\n            {GONE}\n          }},\n"),
            "",
        );
    }),
    ("no errors", |files| {
        files.edit("parts.json", |text| {
            let start = text.find(",\n          \"401\"").expect("errors");
            text[..start].to_owned() + "\n        }\n      }\n    }\n  }\n}\n"
        });
    }),
    ("an error that any request can get is missing", |files| {
        files.swap_after(DELETE, "'429': {", "'409': {");
        files.swap_after(DELETE, "responses/RateLimited", "responses/Conflict");
    }),
    ("a path that names something, and no 404", |files| {
        files.swap_after(DELETE, "'404': {\n            '$ref': 'common.json#/components/responses/NotFound'\n          },\n", "");
    }),
    ("an error of its own", |files| {
        files.swap_after(
            DELETE,
            "'$ref': 'common.json#/components/responses/NotFound'",
            "'description': 'There is no such thing.'",
        );
    }),
    ("an error under another status", |files| {
        files.swap_after(POST, "responses/Conflict", "responses/NotFound");
    }),
    ("statuses in another order", |files| {
        files.swap_after(DELETE, "'204': {\n            'description': 'The thing is gone.'\n          },\n          '401': {\n            '$ref': 'common.json#/components/responses/Unauthorized'\n          },", "'401': {\n            '$ref': 'common.json#/components/responses/Unauthorized'\n          },\n          '204': {\n            'description': 'The thing is gone.'\n          },");
    }),
    ("a status with a blank", |files| {
        files.swap_after(DELETE, "'404'", "' 404'");
    }),
    ("a class of statuses", |files| {
        files.swap_after(DELETE, "'404'", "'4XX'");
    }),
    ("`default`", |files| {
        files.swap_after(DELETE, "'404'", "'default'");
    }),
    ("a status that there is not", |files| {
        files.swap_after(DELETE, "'404'", "'999'");
    }),
    ("a redirect", |files| {
        files.swap_after(DELETE, "'204': {", "'302': {");
    }),
    ("a success that is interim", |files| {
        files.swap_after(DELETE, "'204': {", "'102': {");
    }),
    ("a response without a description", |files| {
        files.swap_after(DELETE, GONE, "");
    }),
    ("a response with `descripton`", |files| {
        files.swap_after(
            DELETE,
            "'description': 'The thing",
            "'descripton': 'The thing",
        );
    }),
    ("a response as a string", |files| {
        files.swap_after(
            DELETE,
            &format!("{{\n            {GONE}\n          }}"),
            "'The thing is gone.'",
        );
    }),
    ("`links` of a response", |files| {
        files.swap_after(DELETE, GONE, &format!("{GONE},\n            'links': {{}}"));
    }),
];
