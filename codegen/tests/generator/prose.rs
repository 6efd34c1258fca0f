//! Prose of the spec -> rustdoc that rustdoc's lints accept and that means the same.

use codegen::prose::rustdoc;
use expect_test::{Expect, expect};

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
