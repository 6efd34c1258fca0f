//! Prose of the spec -> lines of rustdoc: valid Markdown that means the same, wrapped.
//!
//! Brackets and angle brackets that are no links are escaped, bare addresses become links, HTML becomes text: so
//! rustdoc neither warns nor swallows anything, whatever a description holds.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_commonmark, parse_document};

mod plain;

/// Where prose is wrapped; with `///` and the indentation of a method it stays within 100 columns.
const WIDTH: usize = 88;

/// The lines of a doc comment.
#[must_use]
pub fn rustdoc(markdown: &str) -> Vec<String> {
    plain::wrap(markdown, 0).unwrap_or_else(|| parsed(markdown))
}

/// The lines of a doc comment, by way of a Markdown parser: what is right for any prose.
#[must_use]
pub fn parsed(markdown: &str) -> Vec<String> {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    for node in root.descendants().collect::<Vec<_>>() {
        disarm(node, &arena);
    }
    let mut text = String::new();
    // Writing to a `String` does not fail.
    if format_commonmark(root, &options, &mut text).is_err() {
        text.clear();
    }
    text.trim_end()
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// One line of prose, for a list or a table: Markdown without its line breaks.
#[must_use]
pub fn one_line(markdown: &str) -> String {
    rustdoc(markdown)
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A heading with a list below it, each item in one line of Markdown; nothing where there are no items.
#[must_use]
pub fn list(heading: &str, items: &[String]) -> Vec<String> {
    if items.is_empty() {
        return Vec::new();
    }
    let start = [format!("# {heading}"), String::new()];
    let plain: Option<Vec<_>> = items.iter().map(|item| plain::wrap(item, 2)).collect();
    if let Some(items) = plain {
        let bullets = items.iter().flat_map(|lines| bullet(lines));
        return start.into_iter().chain(bullets).collect();
    }
    let bullets = items.iter().map(|item| format!("* {}", one_line(item)));
    let lines: Vec<_> = start.into_iter().chain(bullets).collect();
    parsed(&lines.join("\n"))
}

/// The lines of a list's item.
fn bullet(lines: &[String]) -> impl Iterator<Item = String> {
    let starts = std::iter::once("* ").chain(std::iter::repeat("  "));
    starts
        .zip(lines)
        .map(|(start, line)| format!("{start}{line}"))
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.table = true;
    options.render.width = WIDTH;
    options.render.list_style = comrak::options::ListStyleType::Star;
    options.render.prefer_fenced = true;
    options
}

/// HTML is shown, not obeyed; a code block that does not say what it is would be compiled as Rust.
fn disarm<'a>(node: &'a AstNode<'a>, arena: &'a Arena<'a>) {
    let mut data = node.data.borrow_mut();
    match &mut data.value {
        NodeValue::HtmlInline(html) => data.value = NodeValue::Text(std::mem::take(html).into()),
        NodeValue::HtmlBlock(html) => {
            let text = NodeValue::Text(html.literal.trim_end().replace('\n', " ").into());
            data.value = NodeValue::Paragraph;
            drop(data);
            node.append(arena.alloc(text.into()));
        }
        NodeValue::CodeBlock(block) if block.info.is_empty() => "text".clone_into(&mut block.info),
        _ => {}
    }
}
