//! Lists: the marks of their items, and empty lines between them.

use pulldown_cmark::{Event, Tag, TagEnd};

/// The separation of blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    Tight,
    Loose,
}

/// A list that is being written.
pub(super) struct List {
    pub(super) spacing: Spacing,
    mark: char,
    next: Option<u64>,
    has_items: bool,
}

/// The greatest number of an item.
const LAST: u64 = 999_999_999;

impl List {
    /// Creates a list from the `events` after its start. Two adjacent lists get different marks.
    pub(super) fn new(start: Option<u64>, events: &[Event], before: Option<&Self>) -> Self {
        let marks = if start.is_some() {
            ['.', ')']
        } else {
            ['*', '-']
        };
        let [mark, other] = marks;
        let is_taken = before.is_some_and(|before| before.mark == mark);
        Self {
            spacing: spacing(events),
            mark: if is_taken { other } else { mark },
            next: start,
            has_items: false,
        }
    }

    /// Begins an item, and returns whether there was one before.
    pub(super) fn begin(&mut self) -> bool {
        std::mem::replace(&mut self.has_items, true)
    }

    /// Returns the mark of the next item.
    pub(super) fn marker(&mut self) -> String {
        let Some(number) = self.next else {
            return format!("{} ", self.mark);
        };
        self.next = Some(LAST.min(number + 1));
        format!("{number}{} ", self.mark)
    }
}

/// Returns whether a list is tight. The text of a tight list is not in paragraphs.
fn spacing(events: &[Event]) -> Spacing {
    let mut depth = 1_usize;
    let mut before = None;
    for event in events {
        if needs_space(before, event, depth) {
            return Spacing::Loose;
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        before = Some(event);
    }
    Spacing::Tight
}

/// Returns whether a block in a list would be joined with the previous one if there was no empty line. The items of the list
/// are two levels deep, and HTML is written as a paragraph.
fn needs_space(before: Option<&Event>, event: &Event, depth: usize) -> bool {
    let is_first = matches!(before, Some(Event::Start(Tag::Item)));
    if depth != 2 {
        return is_first && depth > 2 && matches!(event, Event::End(_));
    }
    match event {
        Event::Start(Tag::Paragraph | Tag::HtmlBlock) => true,
        Event::Start(Tag::Table(_)) => !is_first,
        Event::Start(Tag::BlockQuote(_)) => {
            matches!(before, Some(Event::End(TagEnd::BlockQuote(_))))
        }
        Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::List(_))
        | Event::End(_)
        | Event::Rule => false,
        _ => matches!(
            before,
            Some(Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)))
        ),
    }
}
