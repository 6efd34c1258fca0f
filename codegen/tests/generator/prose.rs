//! Prose of the spec -> rustdoc that rustdoc's lints accept and that means the same.

use std::fs;
use std::path::Path;

use codegen::prose::{list, rustdoc};
use expect_test::{Expect, expect};
use serde_json::Value;

use crate::meaning::{of_output, of_prose};

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
fn the_spec_means_the_same() {
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
fn any_prose_means_the_same() {
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..3_000 {
        same(&prose(&mut random));
    }
}

/// Checks that the rustdoc means the same as the prose, and that writing it again changes nothing.
#[track_caller]
fn same(text: &str) {
    let once = rustdoc(text).join("\n");
    assert_eq!(of_output(&once), of_prose(text), "{text:?}\n{once}");
    assert_eq!(rustdoc(&once).join("\n"), once, "{text:?}");
    let items = list("Items", &[text.to_owned()]).join("\n");
    assert_eq!(rustdoc(&items).join("\n"), items.trim_end(), "{text:?}");
}

/// Makes a few lines of words. There are only a few different words, so that many are repeated.
fn prose(random: &mut fastrand::Rng) -> String {
    let some = random.usize(1..8);
    let known: Vec<_> = (0..some).map(|_| pick(random, WORDS)).collect();
    let mut text = String::new();
    for _ in 0..random.usize(1..6) {
        text.push_str(pick(random, STARTS));
        let length = random.usize(0..12) * random.usize(1..4);
        for _ in 0..length {
            text.push_str(pick(random, &known));
            text.push_str(pick(random, &[" ", " ", ""]));
        }
        text.push_str(pick(random, &["\n", "\n\n", "  \n", "\\\n"]));
    }
    text
}

fn pick<'t>(random: &mut fastrand::Rng, some: &[&'t str]) -> &'t str {
    some[random.usize(..some.len())]
}

/// The beginnings of lines, some of which are whole lines.
const STARTS: &[&str] = &[
    "",
    "",
    "",
    "* ",
    "- ",
    "+ ",
    "1. ",
    "7) ",
    "> ",
    "  ",
    "    ",
    "  * ",
    "   1. ",
    "* * ",
    "> * ",
    "# ",
    "### ",
    "| a | b |\n|---|:-:|\n| ",
    "| a `|` |\n|-|\n",
    "```\n",
    "~~~ rust ` x\n",
    "~~~ rust\n",
    "``` c++  x\n",
    "---\n",
    "***\n",
    "===\n",
    "<div>\n",
    "<!-- a -->\n",
    "[x]: /y\n",
    "* \n",
    "\t",
];

const WORDS: &[&str] = &[
    "word",
    "a",
    "`code span`",
    "`x - 1 # 2 * 3`",
    "``two ` ``",
    "` `",
    "`a, `",
    "`",
    "```",
    "1.",
    "2)",
    "42",
    "-",
    "+",
    "=",
    "*",
    "**",
    "***",
    "_",
    "__",
    "#",
    "|",
    "---",
    "|-",
    ":-:",
    "(such",
    "as)",
    "it's",
    "\"so\"",
    "https://a.example",
    "(http://b.example/c_d?e=f&g=(h)).",
    "https://",
    "http://-",
    "www.a.example",
    "a@b.example",
    "<a@b.example>",
    "<https://c.example/*>",
    "ftp:",
    "{id}",
    "<b>",
    "</b>",
    "<",
    ">",
    "&amp;",
    "&",
    "&lt;",
    "&#35;",
    "&#32;",
    "&nbsp;",
    "&#9;",
    "amp;",
    "[a](b)",
    "[a](b::C)",
    "[",
    "]",
    "](/c 'd \" e')",
    "[x]",
    "![i](/j)",
    "[]()",
    "[y](</a b> \"&amp;\")",
    "!",
    "~",
    "~~",
    "_a_",
    "*b*",
    "**c**",
    "***d***",
    "**_e_**",
    "snake_case",
    "é",
    "…",
    "$5",
    "50%",
    "^",
    ":",
    ";",
    "\\",
    "\\*",
    "\\_",
    "\\`",
    "\\|",
    "a/b",
    "x=y",
    "e.g.",
    "incomprehensibilities",
    "3.14",
    "\t",
    "a`b`c",
    "`d`e",
    "`f|g`",
    "Note:",
    "[ ]",
    "[^1]",
    "\u{a0}",
    "\u{1}",
    "\r",
    "\0",
];

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
