//! Prose of the spec -> lines of rustdoc: valid Markdown that means the same, wrapped.
//!
//! Brackets and angle brackets that are not links are escaped, bare addresses become links, HTML becomes text: so
//! rustdoc neither warns nor swallows anything, whatever a description holds.
//!
//! A parser reads it; what it says is written again: `blocks` and `lists` put lines together, `inline` and `words` what
//! stands in them, with `style`, `address` and `escape`, and `fill` wraps it.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use escape::Place;
use fill::{Fill, Wrap};
use inline::Inline;

mod address;
mod blocks;
mod escape;
mod fill;
mod inline;
mod lists;
mod style;
mod words;

/// Where prose is wrapped; with `///` and the indentation of a method it stays within 100 columns.
const WIDTH: usize = 88;

/// The lines of a doc comment.
#[must_use]
pub fn rustdoc(markdown: &str) -> Vec<String> {
    blocks::write(parser(&lines(markdown)).collect(), WIDTH)
}

/// A heading with a list below it, each item in one paragraph; nothing where there are no items.
#[must_use]
pub fn list(heading: &str, items: &[String]) -> Vec<String> {
    if items.is_empty() {
        return Vec::new();
    }
    let start = [format!("# {heading}"), String::new()];
    let width = WIDTH - BULLET.len();
    let bullets = items
        .iter()
        .flat_map(|item| bullet(&paragraph(item, width, Place::Flow)));
    start.into_iter().chain(bullets).collect()
}

/// All of a text in one cell of a table.
#[must_use]
pub fn cell(markdown: &str) -> String {
    paragraph(markdown, usize::MAX, Place::Cell).join(" ")
}

/// Markdown that is right as it is, wrapped between its pieces.
#[must_use]
pub fn wrapped(pieces: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut fill = Fill::new(WIDTH);
    for piece in pieces {
        fill.begin(Wrap::Free);
        fill.push(&piece);
        fill.gap();
    }
    fill.finish()
}

const BULLET: &str = "* ";

/// The lines of a list's item.
fn bullet(lines: &[String]) -> Vec<String> {
    let starts = std::iter::once(BULLET).chain(std::iter::repeat("  "));
    starts
        .zip(lines)
        .map(|(start, line)| format!("{start}{line}"))
        .collect()
}

/// All of a text in one paragraph.
fn paragraph(markdown: &str, width: usize, place: Place) -> Vec<String> {
    let mut inline = Inline::new(width, place);
    let mut block: Option<String> = None;
    for event in parser(&lines(markdown)) {
        match (event, &mut block) {
            (Event::Text(text), Some(code)) => code.push_str(&text),
            (Event::Start(Tag::CodeBlock(_)), _) => block = Some(String::new()),
            (Event::End(TagEnd::CodeBlock), _) => {
                let code = block.take().unwrap_or_default();
                inline.text(" ");
                inline.code(code.trim_end());
            }
            (Event::Start(Tag::Item), _) => inline.text(" * "),
            (Event::Start(tag), _) if !blocks::is_inline(&tag) => inline.text(" "),
            (Event::HardBreak | Event::Rule, _) => inline.text(" "),
            (event, _) => inline.event(event),
        }
    }
    inline.finish()
}

/// The options are fewer than those of rustdoc: what the rest would mean is text here, and becomes text there.
fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// Without what a doc comment cannot hold: carriage returns, and NUL, for which Markdown has a replacement.
fn lines(markdown: &str) -> Cow<'_, str> {
    if markdown.contains(['\r', '\0']) {
        let lines = markdown.replace("\r\n", "\n").replace('\r', "\n");
        lines.replace('\0', "\u{fffd}").into()
    } else {
        markdown.into()
    }
}
