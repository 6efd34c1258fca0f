//! Invalid JSON, and JSON that does not mean what its author thought.

use super::Row;

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a missing comma", |files| {
        files.swap(
            "'operationId': 'listThings',",
            "'operationId': 'listThings'",
        );
    }),
    ("a comma too many", |files| {
        files.swap("'minimum': 0\n", "'minimum': 0,\n");
    }),
    ("a colon that is missing", |files| {
        files.swap("'summary': 'List things'", "'summary' 'List things'");
    }),
    ("a comment", |files| {
        files.swap("'summary': 'List", "// The list.\n        'summary': 'List");
    }),
    ("a key without quotes", |files| {
        files.swap("'summary': 'List", "summary: 'List");
    }),
    ("quotation marks of a text", |files| {
        files.swap("'summary':", "“summary”:");
    }),
    ("a value in quotation marks of a text", |files| {
        files.swap("'summary': '", "'summary': “");
    }),
    ("single quotes", |files| {
        files.edit("things.json", |text| {
            text.replacen("\"List things\"", "'List things'", 1)
        });
    }),
    ("a key twice", |files| {
        files.swap(
            "'summary': 'List",
            "'summary': 'Lists',\n        'summary': 'List",
        );
    }),
    ("a schema twice", |files| {
        files.swap("'Bell': {\n", "'Wheel': {\n");
    }),
    ("a path twice", |files| {
        files.swap("things/{thingId}", "things");
    }),
    ("a merge that is not done", |files| {
        files.swap(
            "        'summary': 'List things',",
            "<<<<<<< HEAD\n        'summary': 'List things',\n=======\n        'summary': 'List all',\n>>>>>>> other",
        );
    }),
    ("a tab inside a string", |files| {
        files.swap("List things", "List\tthings");
    }),
    ("a line break inside a string", |files| {
        files.swap("List things", "List\nthings");
    }),
    ("half of a character", |files| {
        files.swap("List things", "List \\ud800 things");
    }),
    ("an escape that there is not", |files| {
        files.swap("List things", "List \\x41");
    }),
    ("a number with a zero before it", |files| {
        files.swap("'minimum': 1,", "'minimum': 01,");
    }),
    ("a number that is none", |files| {
        files.swap("'minimum': 1,", "'minimum': NaN,");
    }),
    ("a number beyond all limits", |files| {
        files.swap("'maximum': 50", "'maximum': 1e999");
    }),
    ("a word in capitals", |files| {
        files.swap("'required': false", "'required': False");
    }),
    ("something behind the end", |files| {
        files.edit("things.json", |text| format!("{text}}}\n"));
    }),
    ("the file is cut off", |files| {
        files.edit("things.json", |text| text[..text.len() / 2].to_owned());
    }),
    ("an empty file", |files| {
        files.edit("things.json", |_| String::new());
    }),
    ("a file of nothing but blanks", |files| {
        files.edit("things.json", |_| "\n\n".to_owned());
    }),
    ("a byte order mark", |files| {
        files.edit("things.json", |text| format!("\u{feff}{text}"));
    }),
    ("a list for a document", |files| {
        files.edit("things.json", |text| format!("[{text}]"));
    }),
    ("a string for a document", |files| {
        files.edit("things.json", |_| "\"things\"\n".to_owned());
    }),
    ("null for a document", |files| {
        files.edit("things.json", |_| "null\n".to_owned());
    }),
    ("an object for a document", |files| {
        files.edit("things.json", |_| "{}\n".to_owned());
    }),
    ("YAML", |files| {
        files.edit("things.json", |_| "openapi: 3.1.1\ninfo:\n".to_owned());
    }),
    ("a page of the web", |files| {
        files.edit("things.json", |_| "<!doctype html>\n<html>\n".to_owned());
    }),
    ("brackets a thousand deep", |files| {
        files.edit("things.json", |_| "[".repeat(1000) + &"]".repeat(1000));
    }),
    ("objects a thousand deep", |files| {
        files.edit("things.json", |_| {
            "{\"a\":".repeat(1000) + "1" + &"}".repeat(1000)
        });
    }),
    ("a zero byte", |files| {
        files.swap("List things", "List \0 things");
    }),
    ("a zero byte that is written out", |files| {
        files.swap("List things", "List \\u0000 things");
    }),
];
