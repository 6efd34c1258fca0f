//! Prose of the spec -> rustdoc that rustdoc's lints accept and that means the same.

use std::fs;
use std::path::Path;

use codegen::prose::{list, parsed, rustdoc};
use expect_test::{Expect, expect};
use serde_json::Value;

#[track_caller]
fn check(markdown: &str, expected: &Expect) {
    expected.assert_eq(&(rustdoc(markdown).join("\n") + "\n"));
}

#[test]
fn brackets_that_are_no_link_are_escaped() {
    check(
        "A [bracket], a [link](https://a.example/b).",
        &expect![[r#"
        A \[bracket\], a [link](https://a.example/b).
    "#]],
    );
}

#[test]
fn html_is_shown_not_obeyed() {
    check(
        "Inline <b>html</b> and `<T>`.\n\n<div>\nblock\n</div>",
        &expect![[r#"
        Inline \<b\>html\</b\> and `<T>`.

        \<div\> block \</div\>
    "#]],
    );
}

#[test]
fn bare_addresses_become_links() {
    check(
        "See https://launchdarkly.com/docs.",
        &expect![[r#"
        See <https://launchdarkly.com/docs>.
    "#]],
    );
}

#[test]
fn long_lines_wrap_and_lists_keep_their_indentation() {
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
    check(
        &format!("{long} {long}\n\n* {long}\n* two"),
        &expect![[r#"
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen

        * one two three four five six seven eight nine ten eleven twelve thirteen fourteen
          fifteen sixteen
        * two
    "#]],
    );
}

#[test]
fn code_blocks_are_not_compiled() {
    check(
        "```\ntags:a+b\n```",
        &expect![[r#"
        ```text
        tags:a+b
        ```
    "#]],
    );
}

#[test]
fn tables_stay() {
    check(
        "| field | meaning |\n|---|---|\n| `query` | [text] |",
        &expect![[r#"
        | field | meaning |
        | --- | --- |
        | `query` | \[text\] |
    "#]],
    );
}

#[test]
fn the_short_way_gives_what_the_parser_gives_of_the_spec() {
    let mut texts = Vec::new();
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    for entry in fs::read_dir(spec).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(path).expect("a text");
        collect(&serde_json::from_str(&text).expect("JSON"), &mut texts);
    }
    assert!(texts.len() > 200, "{}", texts.len());
    for text in texts {
        same(&text);
    }
}

#[test]
fn the_short_way_gives_what_the_parser_gives_of_any_words() {
    let words = [
        "word",
        "a",
        "`code span`",
        "`x-1 2 *`",
        "``two``",
        "`",
        "1.",
        "2)",
        "42",
        "-",
        "+",
        "=",
        "*",
        "#",
        "|",
        "---",
        "(such",
        "as)",
        "it's",
        "\"so\"",
        "https://a.example",
        "www.a.example",
        "a@b.example",
        "mailto:a",
        "ftp:",
        "{id}",
        "<b>",
        "&amp;",
        "&",
        "[a](b)",
        "!",
        "~~",
        "_a_",
        "snake_case",
        "é",
        "…",
        "$5",
        "50%",
        "^",
        ":",
        ";",
        "",
        "\n",
        "\\",
        "a/b",
        "x=y",
        "e.g.",
        "Wi-Fi",
        "incomprehensibilities",
        "3.14",
        "\t",
        "a`b`c",
        "`a`b",
        "Note:",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..20_000 {
        let some = random.usize(1..words.len());
        let known: Vec<_> = (0..some.min(8))
            .map(|_| words[random.usize(..words.len())])
            .collect();
        let length = random.usize(0..40);
        let text: Vec<_> = (0..length)
            .map(|_| known[random.usize(..known.len())])
            .collect();
        same(&text.join(" "));
    }
}

/// Prose on its own, and as the item of a list.
#[track_caller]
fn same(text: &str) {
    assert_eq!(rustdoc(text), parsed(text), "{text:?}");
    // The long way reads an item twice: alone, to have it in one line, and in its list.
    let lines = parsed(text);
    let lines: Vec<_> = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(String::as_str)
        .collect();
    let expected = parsed(&format!("# Items\n\n* {}", lines.join(" ")));
    assert_eq!(list("Items", &[text.to_owned()]), expected, "{text:?}");
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if ["description", "summary"].contains(&key.as_str()) => {
                        texts.push(text.clone());
                    }
                    _ => collect(value, texts),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}
