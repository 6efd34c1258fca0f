//! `x-pagination` and `x-filter`.

use super::Row;

const STYLE: &str = "'style': 'offset'";
const FILTER: &str = "'x-filter': {";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    (
        "a list in parts that does not say how it goes on",
        |files| {
            files.swap(",\n        'x-pagination': {\n          'style': 'offset',\n          'items': 'items'\n        }", "");
        },
    ),
    ("a style that there is not", |files| {
        files.swap(STYLE, "'style': 'page'");
    }),
    ("a style of other parameters", |files| {
        files.swap(STYLE, "'style': 'before-after'");
    }),
    ("a style that needs more", |files| {
        files.swap(STYLE, "'style': 'continuation-token'");
    }),
    ("items that are no property", |files| {
        files.swap("'items': 'items'", "'items': 'things'");
    }),
    ("items that are no list", |files| {
        files.swap("'items': 'items'", "'items': 'totalCount'");
    }),
    ("links of a page that the client cannot follow", |files| {
        files.swap_all("common.json", "        'x-rust-type': 'Link',\n", "");
    }),
    ("no items", |files| {
        files.swap(",\n          'items': 'items'", "");
    }),
    ("a key that the style does not have", |files| {
        files.swap(
            "'items': 'items'",
            "'items': 'items',\n          'token': 'next'",
        );
    }),
    ("`x-pagination` as a string", |files| {
        files.swap(
            "{\n          'style': 'offset',\n          'items': 'items'\n        }",
            "'offset'",
        );
    }),
    ("`x-pagination` of what is no list", |files| {
        files.swap_after("'deleteThing'", "'summary'", "'x-pagination': {\n          'style': 'offset',\n          'items': 'items'\n        },\n        'summary'");
    }),
    ("`limit` as a string", |files| {
        files.swap_after("'name': 'limit'", "'type': 'integer',\n              'format': 'int64',\n              'minimum': 1,\n              'maximum': 50,\n              'default': 20\n            },\n            'example': 20", "'type': 'string'\n            },\n            'example': '20'");
    }),
    // There is no second problem about a missing parameter, since that would only follow from the first one.
    ("`offset` without a description", |files| {
        files.swap_after(
            "'name': 'offset'",
            "            'description': 'Number of things to skip. `0` by default.',\n",
            "",
        );
    }),
    ("`offset` without a minimum", |files| {
        files.swap_after(
            "'name': 'offset'",
            "'format': 'int64',\n              'minimum': 0",
            "'format': 'int64'",
        );
    }),
    ("`offset` in the path", |files| {
        files.swap_after("'name': 'offset'", "'in': 'query'", "'in': 'path'");
    }),
    ("a maximum that is zero", |files| {
        files.swap(
            "'minimum': 1,\n              'maximum': 50,\n              'default': 20",
            "'minimum': 0,\n              'maximum': 0",
        );
        files.swap_after("'name': 'limit'", "'example': 20", "'example': 0");
    }),
    ("a filter that does not say what it is made of", |files| {
        files.edit("things.json", |text| {
            let start = text.find(",\n            \"x-filter\"").expect("a filter");
            let end = text[start..]
                .find("\n          },\n          {")
                .expect("an end");
            [&text[..start], &text[start + end..]].concat()
        });
    }),
    ("a syntax that there is not", |files| {
        files.swap("'syntax': 'pairs'", "'syntax': 'rsql'");
    }),
    ("another syntax", |files| {
        files.swap("'syntax': 'pairs'", "'syntax': 'json'");
    }),
    ("no fields", |files| {
        files.swap_after(FILTER, "'fields': [", "'fields': [],\n              'x': [");
    }),
    ("a field twice", |files| {
        files.swap_after(FILTER, "'name': 'tags'", "'name': 'state'");
    }),
    ("a field twice, with two names in Rust", |files| {
        files.swap_after("'name': 'tags'", "'type'", "'x-rust-name': 'tags',\n                    '$comment': 'Another one.',\n                    'type'");
        files.swap_after(FILTER, "'name': 'tags'", "'name': 'state'");
    }),
    ("a field with a colon", |files| {
        files.swap_after(FILTER, "'name': 'createdAt'", "'name': 'created:at'");
    }),
    ("a field with a blank", |files| {
        files.swap_after(FILTER, "'name': 'createdAt'", "'name': 'created at'");
    }),
    ("an empty field", |files| {
        files.swap_after(FILTER, "'name': 'createdAt'", "'name': ''");
    }),
    ("an operator with a sign", |files| {
        files.swap_after(FILTER, "'before': {", "'be\\'fore': {");
    }),
    ("an operator of two words", |files| {
        files.swap_after(FILTER, "'before': {", "'not before': {");
    }),
    ("an example with an unknown field", |files| {
        files.swap("'state:new,tags:a+b'", "'stat:new'");
    }),
    ("an example in another syntax", |files| {
        files.swap("'state:new,tags:a+b'", "'state equals \\'new\\''");
    }),
    ("an example with an unknown field at its end", |files| {
        files.swap("'state:new,tags:a+b'", "'state:new,tag:a'");
    }),
    ("an empty example", |files| {
        files.swap("'state:new,tags:a+b'", "''");
    }),
];
