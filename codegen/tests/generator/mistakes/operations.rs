//! Operations: their names, words and paths.

use super::Row;

const ITEM: &str = "'/projects/{projectKey}/things/{thingId}'";
const POST: &str = "'postThing'";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a name twice", |files| {
        files.swap("'postThing'", "'listThings'");
    }),
    ("a name of an operation of another group", |files| {
        files.swap("'deleteThing'", "'deleteParts'");
    }),
    ("a name that differs in capitals", |files| {
        files.swap("'postThing'", "'listthings'");
    }),
    ("a name with underscores", |files| {
        files.swap("'postThing'", "'post_thing'");
    }),
    ("a name in another alphabet", |files| {
        files.swap("'listThings'", "'listThïngs'");
    }),
    ("no name", |files| {
        files.swap("'operationId': 'postThing',\n", "");
    }),
    ("an empty name", |files| {
        files.swap("'postThing'", "''");
    }),
    ("a name that each handle has", |files| {
        files.swap("'postThing'", "'clone'");
    }),
    ("no summary", |files| {
        files.swap("'summary': 'Create a thing',\n", "");
    }),
    ("an empty summary", |files| {
        files.swap("'Create a thing'", "' '");
    }),
    ("a summary that is a sentence", |files| {
        files.swap("'Create a thing'", "'Create a thing.'");
    }),
    ("a summary in small letters", |files| {
        files.swap("'Create a thing'", "'create a thing'");
    }),
    ("a summary in the third person", |files| {
        files.swap("'Create a thing'", "'Creates a thing'");
    }),
    ("a summary of two lines", |files| {
        files.swap("'Create a thing'", "'Create a thing\\nor two'");
    }),
    ("an empty description", |files| {
        files.swap(
            "'summary': 'Create a thing',",
            "'summary': 'Create a thing',\n        'description': '',",
        );
    }),
    ("no page", |files| {
        files.swap_after(POST, "'externalDocs': {\n          'url': 'https://docs.example/api/things/create-thing'\n        },\n", "");
    }),
    ("the page of another operation", |files| {
        files.swap("things/create-thing", "things/list-things");
    }),
    ("the page of another group", |files| {
        files.swap("things/create-thing", "parts/create-thing");
    }),
    ("a page without its group", |files| {
        files.swap("things/create-thing", "create-thing");
    }),
    ("a page of another site", |files| {
        files.swap(
            "https://docs.example/api/things/create-thing",
            "https://example.com/api/things/create-thing",
        );
    }),
    ("a page without encryption", |files| {
        files.swap(
            "https://docs.example/api/things/create-thing",
            "http://docs.example/api/things/create-thing",
        );
    }),
    ("a page with a capital", |files| {
        files.swap("things/create-thing", "things/createThing");
    }),
    ("a part of a page", |files| {
        files.swap("things/create-thing", "things/create-thing#body");
    }),
    ("a page as a string", |files| {
        files.swap("'externalDocs': {\n          'url': 'https://docs.example/api/things/create-thing'\n        }", "'externalDocs': 'https://docs.example/api/things/create-thing'");
    }),
    ("`tags`", |files| {
        files.swap(
            "'operationId': 'postThing'",
            "'operationId': 'postThing',\n        'tags': []",
        );
    }),
    ("`security`", |files| {
        files.swap(
            "'operationId': 'postThing'",
            "'operationId': 'postThing',\n        'security': []",
        );
    }),
    ("`consumes`", |files| {
        files.swap(
            "'operationId': 'postThing'",
            "'operationId': 'postThing',\n        'consumes': []",
        );
    }),
    ("`x-beta: false`", |files| {
        files.swap(
            "'operationId': 'postThing'",
            "'operationId': 'postThing',\n        'x-beta': false",
        );
    }),
    ("`x-read-only: false`", |files| {
        files.swap(
            "'operationId': 'postThing'",
            "'operationId': 'postThing',\n        'x-read-only': false",
        );
    }),
    ("`x-read-only` of a DELETE", |files| {
        files.swap(
            "'operationId': 'deleteThing'",
            "'operationId': 'deleteThing',\n        'x-read-only': true",
        );
    }),
    ("`deprecated` as a string", |files| {
        files.swap(
            "'operationId': 'postThing'",
            "'operationId': 'postThing',\n        'deprecated': 'yes'",
        );
    }),
    ("an operation that LaunchDarkly cannot have", |files| {
        files.swap_after(ITEM, "'patch': {", "'head': {");
    }),
    ("a method in capitals", |files| {
        files.swap_after(ITEM, "'patch': {", "'PATCH': {");
    }),
    ("a method that there is not", |files| {
        files.swap_after(ITEM, "'patch': {", "'pach': {");
    }),
    ("parameters of a path", |files| {
        files.swap_after(ITEM, "'patch': {", "'parameters': [],\n      'patch': {");
    }),
    ("a summary of a path", |files| {
        files.swap_after(
            ITEM,
            "'patch': {",
            "'summary': 'One thing',\n      'patch': {",
        );
    }),
    ("a path without operations", |files| {
        files.swap("'paths': {", "'paths': {\n    '/nothing': {},");
    }),
    ("a path without a slash", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'projects/{projectKey}/things':",
        );
    }),
    ("a path with the host", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'https://app.example/projects/{projectKey}/things':",
        );
    }),
    ("a path with a query", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/{projectKey}/things?all=true':",
        );
    }),
    ("a path that ends in a slash", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/{projectKey}/things/':",
        );
    }),
    ("a path with dots", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/{projectKey}/../things':",
        );
    }),
    ("a path with a percent sign", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/{projectKey}/things%20':",
        );
    }),
    ("a path of another alphabet", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/{projectKey}/größen':",
        );
    }),
    ("a parameter in the old form", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/:projectKey/things':",
        );
    }),
    ("a brace that is not closed", |files| {
        files.swap(
            "'/projects/{projectKey}/things':",
            "'/projects/{projectKey/things':",
        );
    }),
    ("a path that differs in the name of a parameter", |files| {
        files.swap(
            "'/projects/{projectKey}/things/{thingId}'",
            "'/projects/{projectKey}/{thingId}'",
        );
        files.swap(
            "'/projects/{projectKey}/things'",
            "'/projects/{projectKey}/{kind}'",
        );
    }),
];
