//! Paragraphs, lists, tables, … -> lines of Markdown.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::escape::Place;
use super::inline::Inline;
use super::lists::{List, Spacing};

/// Returns the lines of a text.
pub(super) fn to_lines(events: Vec<Event>, width: usize) -> Vec<String> {
    let mut blocks = Blocks::new(width);
    let mut events = events.into_iter();
    while let Some(event) = events.next() {
        match event {
            Event::Start(tag) if !is_inline(&tag) => blocks.start(tag, events.as_slice()),
            Event::End(tag) => blocks.end(tag),
            Event::Rule => blocks.rule(),
            _ => blocks.inline(event),
        }
    }
    blocks.lines
}

/// Returns whether it is a part of a paragraph.
pub(super) fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
    )
}

struct Blocks {
    width: usize,
    lines: Vec<String>,
    /// The beginning of the next line.
    head: String,
    /// The beginning of the lines after it.
    prefix: String,
    /// Whether the container is still empty.
    is_fresh: bool,
    containers: Vec<Container>,
    lists: Vec<List>,
    /// The previous list, if it has just ended.
    before: Option<List>,
    leaf: Option<Inline>,
    code: Option<(String, String)>,
    columns: Vec<Alignment>,
    row: String,
}

/// A quote or a list item.
struct Container {
    prefix: usize,
    spacing: Spacing,
}

impl Blocks {
    fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
            head: String::new(),
            prefix: String::new(),
            is_fresh: true,
            containers: Vec::new(),
            lists: Vec::new(),
            before: None,
            leaf: None,
            code: None,
            columns: Vec::new(),
            row: String::new(),
        }
    }

    fn start(&mut self, tag: Tag, rest: &[Event]) {
        self.end_paragraph();
        match tag {
            Tag::Heading { level, .. } => self.heading(level),
            Tag::BlockQuote(_) => {
                self.separate();
                self.enter("> ", "> ", Spacing::Loose);
            }
            Tag::CodeBlock(kind) => {
                self.separate();
                self.code = Some((language(&kind), String::new()));
            }
            Tag::List(start) => self.list(start, rest),
            Tag::Item => self.item(),
            Tag::Table(columns) => {
                self.separate();
                self.columns = columns;
            }
            Tag::TableCell => self.leaf = Some(Inline::new(usize::MAX, Place::Cell)),
            // A paragraph begins with its text. HTML becomes a paragraph that shows it.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) | TagEnd::Item => self.leave(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(_) => self.before = self.lists.pop(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.end_row(),
            TagEnd::Table => {}
            _ => self.inline(Event::End(tag)),
        }
    }

    fn inline(&mut self, event: Event) {
        if let (Some((_, code)), Event::Text(text)) = (&mut self.code, &event) {
            code.push_str(text);
            return;
        }
        if self.leaf.is_none() {
            self.separate();
            let width = self.width.saturating_sub(self.prefix.len());
            self.leaf = Some(Inline::new(width, Place::Flow));
        }
        if let Some(leaf) = &mut self.leaf {
            leaf.event(event);
        }
    }

    /// A paragraph without words is also written, since its container would have another meaning without it.
    fn end_paragraph(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        let lines = leaf.finish();
        if lines.is_empty() {
            self.line("&#32;");
        }
        for line in lines {
            self.line(&line);
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.separate();
        self.head.push_str(&"#".repeat(level as usize));
        self.leaf = Some(Inline::new(usize::MAX, Place::Flow));
    }

    fn end_heading(&mut self) {
        let lines = self.leaf.take().map(Inline::finish).unwrap_or_default();
        self.line(&format!(" {}", lines.concat()));
    }

    fn list(&mut self, start: Option<u64>, rest: &[Event]) {
        // At the beginning of an item with the same mark, it could look like a rule.
        let around = self
            .lists
            .last()
            .filter(|_| self.is_fresh && start.is_none());
        let list = List::new(start, rest, self.before.as_ref().or(around));
        self.separate();
        self.lists.push(list);
    }

    fn item(&mut self) {
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let marker = list.marker();
        let spacing = list.spacing;
        if list.begin() && spacing == Spacing::Loose {
            self.empty_line();
        }
        self.enter(&marker, &" ".repeat(marker.len()), spacing);
    }

    fn rule(&mut self) {
        self.end_paragraph();
        self.separate();
        // A rule that is neither a list item nor the underline of a heading.
        self.line("___");
    }

    fn end_code(&mut self) {
        let Some((language, code)) = self.code.take() else {
            return;
        };
        let longest = code.split(|char| char != '`').map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
        self.line(&format!("{fence}{language}"));
        for line in code.lines() {
            self.line(&line.replace('\t', "    "));
        }
        self.line(&fence);
    }

    fn end_cell(&mut self) {
        let text = self.leaf.take().map(Inline::finish).unwrap_or_default();
        for part in ["| ", &text.concat(), " "] {
            self.row.push_str(part);
        }
    }

    fn end_head(&mut self) {
        self.end_row();
        let columns = self.columns.iter().map(|column| match column {
            Alignment::None => "| --- ",
            Alignment::Left => "| :-- ",
            Alignment::Center => "| :-: ",
            Alignment::Right => "| --: ",
        });
        self.row = columns.collect();
        self.end_row();
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.line(&format!("{row}|"));
    }

    /// Begins a block.
    fn separate(&mut self) {
        self.before = None;
        let spacing = self.containers.last().map(|container| container.spacing);
        if !self.is_fresh && spacing != Some(Spacing::Tight) {
            self.empty_line();
        }
    }

    fn enter(&mut self, head: &str, prefix: &str, spacing: Spacing) {
        self.before = None;
        self.containers.push(Container {
            prefix: self.prefix.len(),
            spacing,
        });
        self.head.push_str(head);
        self.prefix.push_str(prefix);
        self.is_fresh = true;
    }

    fn leave(&mut self) {
        self.end_paragraph();
        if self.is_fresh {
            self.line("");
        }
        if let Some(container) = self.containers.pop() {
            self.prefix.truncate(container.prefix);
        }
        self.head.clone_from(&self.prefix);
        self.before = None;
    }

    fn empty_line(&mut self) {
        self.lines
            .push(self.prefix.trim_end_matches(' ').to_owned());
    }

    fn line(&mut self, text: &str) {
        self.head.push_str(text);
        self.lines.push(self.head.trim_end_matches(' ').to_owned());
        self.head.clone_from(&self.prefix);
        self.is_fresh = false;
    }
}

/// Returns the language of a code block. Without one, rustdoc would compile it as Rust, and an invalid one would cause a
/// warning.
fn language(kind: &CodeBlockKind) -> String {
    let words: Vec<_> = match kind {
        CodeBlockKind::Fenced(info) => info.split_ascii_whitespace().collect(),
        CodeBlockKind::Indented => Vec::new(),
    };
    if !words.is_empty() && words.iter().all(|word| is_name(word)) {
        words.join(" ")
    } else {
        "text".to_owned()
    }
}

/// Returns whether it is a language, such as `json`, `c++` or `rust,ignore`.
fn is_name(word: &str) -> bool {
    let is_part = |char: char| char.is_ascii_alphanumeric() || ",_-+#".contains(char);
    word.starts_with(|first: char| first.is_ascii_alphanumeric()) && word.chars().all(is_part)
}
