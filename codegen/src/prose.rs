//! Prose of the spec -> lines of rustdoc: valid Markdown that means the same, wrapped.
//!
//! Brackets and angle brackets that are not links are escaped, bare addresses become links, and HTML becomes text. So rustdoc
//! neither warns nor omits anything, whatever a description contains.
//!
//! A parser reads the prose, and its events are written again: `blocks` and `lists` write lines, `inline` and `words` write
//! their content, with `style`, `address` and `escape`, and `fill` wraps it.

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
mod verbs;
mod words;

pub use verbs::sentence;

/// The width of prose. With `///` and the indentation of a method it stays within 100 columns.
const WIDTH: usize = 88;

/// Returns the lines of a doc comment.
#[must_use]
pub fn rustdoc(markdown: &str) -> Vec<String> {
    blocks::to_lines(parser(&lines(markdown)).collect(), WIDTH)
}

/// Returns a heading with a list, each item in one paragraph; nothing if there are no items.
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

/// Returns a text in one line, for a cell of a table.
#[must_use]
pub fn cell(markdown: &str) -> String {
    paragraph(markdown, usize::MAX, Place::Cell).join(" ")
}

/// Wraps Markdown that needs no escaping, between its pieces.
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

/// Returns the lines of a list item.
fn bullet(lines: &[String]) -> Vec<String> {
    let starts = std::iter::once(BULLET).chain(std::iter::repeat("  "));
    starts
        .zip(lines)
        .map(|(start, line)| format!("{start}{line}"))
        .collect()
}

/// Returns a text in one paragraph.
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

/// Returns the parser's options. Other syntax that rustdoc knows is text here, and is escaped.
fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// Removes characters that a doc comment cannot contain: carriage returns, and NUL, for which Markdown has a replacement.
fn lines(markdown: &str) -> Cow<'_, str> {
    if markdown.contains(['\r', '\0']) {
        let lines = markdown.replace("\r\n", "\n").replace('\r', "\n");
        lines.replace('\0', "\u{fffd}").into()
    } else {
        markdown.into()
    }
}
