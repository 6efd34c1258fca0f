//! Examples that contradict what they show, or do not show it.

use super::Row;

/// In the body of `postThing`.
const POST: &str = "'A thing with parts'";
/// In the shared example.
const SHARED: &str = "'A thing with two parts'";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a required property is missing", |files| {
        files.swap_after(POST, "'name': 'One',\n", "");
    }),
    ("a property that there is not", |files| {
        files.swap_after(
            POST,
            "'name': 'One'",
            "'name': 'One',\n                    'nmae': 'One'",
        );
    }),
    ("a property of another type", |files| {
        files.swap_after(POST, "'name': 'One'", "'name': 1");
    }),
    ("a property that is null", |files| {
        files.swap_after(POST, "'name': 'One'", "'name': null");
    }),
    ("another value of an enumeration", |files| {
        files.swap_after(POST, "'kind': 'plain'", "'kind': 'Plain'");
    }),
    ("a timestamp as a string", |files| {
        files.swap_after(POST, "1760608800000", "'2025-10-16T10:00:00Z'");
    }),
    ("a timestamp in seconds", |files| {
        files.swap_after(POST, "1760608800000", "1760608800");
    }),
    ("a timestamp with a fraction", |files| {
        files.swap_after(POST, "1760608800000", "1760608800000.5");
    }),
    ("a negative number of what is never negative", |files| {
        files.swap_after(SHARED, "'count': 3", "'count': -3");
    }),
    ("a number that 64 bits do not hold", |files| {
        files.swap_after(SHARED, "'count': 3", "'count': 99999999999999999999");
    }),
    ("a fraction of a whole number", |files| {
        files.swap_after(SHARED, "'count': 3", "'count': 3.5");
    }),
    ("a zero that the server leaves out", |files| {
        files.swap_after(SHARED, "'count': 3", "'count': 0");
    }),
    ("a list that is one element", |files| {
        files.swap_after(POST, "'parts': [\n                      {\n                        'kind': 'wheel',\n                        'size': 2.5\n                      }\n                    ]", "'parts': {\n                      'kind': 'wheel',\n                      'size': 2.5\n                    }");
    }),
    ("an empty list", |files| {
        files.swap_after(POST, "'parts': [\n                      {\n                        'kind': 'wheel',\n                        'size': 2.5\n                      }\n                    ]", "'parts': []");
    }),
    ("an empty map", |files| {
        files.swap_after(SHARED, "'_links': {\n            'self': {\n              'href': '/projects/my-project/things/one'\n            }\n          }", "'_links': {}");
    }),
    ("no kind of a part", |files| {
        files.swap_after(POST, "'kind': 'wheel',\n", "");
    }),
    ("a part of an unknown kind", |files| {
        files.swap_after(POST, "'kind': 'wheel'", "'kind': 'whel'");
    }),
    ("a part with a property of another kind", |files| {
        files.swap_after(
            POST,
            "'size': 2.5",
            "'size': 2.5,\n                        'sound': 'ding'",
        );
    }),
    ("a part without what its kind requires", |files| {
        files.swap_after(
            POST,
            "'kind': 'wheel',\n                        'size': 2.5",
            "'kind': 'wheel'",
        );
    }),
    ("a part with a value of another type", |files| {
        files.swap_after(POST, "'size': 2.5", "'size': '2.5'");
    }),
    ("no examples of a body", |files| {
        files.swap_after("'patchThing'", ",\n              'examples': {\n                'name': {\n                  'summary': 'Another name',\n                  'value': {\n                    'name': 'Two'\n                  }\n                }\n              }", "");
    }),
    ("examples that are empty", |files| {
        files.swap_after("'patchThing'", "'examples': {\n                'name': {\n                  'summary': 'Another name',\n                  'value': {\n                    'name': 'Two'\n                  }\n                }\n              }", "'examples': {}");
    }),
    ("`example` of a body", |files| {
        files.swap_after("'patchThing'", "'examples': {\n                'name': {\n                  'summary': 'Another name',\n                  'value': {\n                    'name': 'Two'\n                  }\n                }\n              }", "'example': {\n                'name': 'Two'\n              }");
    }),
    ("examples as a list", |files| {
        files.swap_after("'patchThing'", "'examples': {\n                'name': {\n                  'summary': 'Another name',\n                  'value': {\n                    'name': 'Two'\n                  }\n                }\n              }", "'examples': [\n                {\n                  'name': 'Two'\n                }\n              ]");
    }),
    ("an example without its value", |files| {
        files.swap_after("'patchThing'", ",\n                  'value': {\n                    'name': 'Two'\n                  }", "");
    }),
    ("an example that is the value", |files| {
        files.swap_after("'patchThing'", "'summary': 'Another name',\n                  'value': {\n                    'name': 'Two'\n                  }", "'name': 'Two'");
    }),
    ("an example as a string", |files| {
        files.swap_after(
            "'patchThing'",
            "'value': {\n                    'name': 'Two'\n                  }",
            "'value': '{}'",
        );
    }),
    ("an example elsewhere", |files| {
        files.swap_after(
            "'patchThing'",
            "'value': {\n                    'name': 'Two'\n                  }",
            "'externalValue': 'https://docs.example/two.json'",
        );
    }),
    ("a property that no example shows", |files| {
        files.swap_all("things.json", "'secret': 'made-up',", "");
    }),
    ("no page with more to come", |files| {
        files.swap("'next': {\n                          'href': '/projects/my-project/things?offset=1'\n                        }", "'prev': {\n                          'href': '/projects/my-project/things?offset=1'\n                        }");
        files.swap_all("things.json", "'totalCount': 2", "'totalCount': 1");
    }),
    ("a key that could be real", |files| {
        files.swap_after(
            SHARED,
            "'made-up'",
            "'sdk-8f1c2f3a-41d7-4b6c-9c3b-2d1a5e7f9b04'",
        );
    }),
    ("an address of somebody", |files| {
        files.swap_after(SHARED, "'name': 'One'", "'name': 'jane.doe@acme.io'");
    }),
    ("an example of a parameter of another type", |files| {
        files.swap_after("'limit'", "'example': 20", "'example': '20'");
    }),
    ("an example of a parameter above the limit", |files| {
        files.swap_after("'limit'", "'example': 20", "'example': 100");
    }),
    ("an example of a parameter that is null", |files| {
        files.swap_after("'limit'", "'example': 20", "'example': null");
    }),
    ("examples of a parameter", |files| {
        files.swap_after("'limit'", "'example': 20", "'examples': {\n              'twenty': {\n                'value': 20\n              }\n            }");
    }),
    ("an empty list as the example of a parameter", |files| {
        files.swap(
            "'example': [\n              'new'\n            ]",
            "'example': []",
        );
    }),
    ("the example of a list as a string", |files| {
        files.swap(
            "'example': [\n              'new'\n            ]",
            "'example': 'new'",
        );
    }),
    ("an example of a property of another type", |files| {
        files.swap_after("'Bell': {", "'ding'", "5");
    }),
    ("an example of a secret that could be real", |files| {
        files.swap_after(
            "'Bell': {",
            "'ding'",
            "'api-8f1c2f3a-41d7-4b6c-9c3b-2d1a5e7f9b04'",
        );
    }),
];
