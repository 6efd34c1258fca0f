//! The content of a paragraph, a heading or a cell -> Markdown.
//!
//! The parser returns text in pieces. Pieces of the same kind are joined first, since escaping needs whole words.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::address;
use super::escape::{self, Place};
use super::style::{Mark, Style};
use super::words::{Addresses, Words};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Code,
}

/// An open link or image.
struct Link {
    style: Style,
    end: String,
    addresses: Addresses,
}

/// The writer of one paragraph.
pub(super) struct Inline {
    words: Words,
    style: Style,
    links: Vec<Link>,
    /// Whether this is in a link that was already written.
    is_done: bool,
    pending: Option<(Kind, Style, String)>,
}

impl Inline {
    pub(super) fn new(width: usize, place: Place) -> Self {
        Self {
            words: Words::new(width, place),
            style: Style::default(),
            links: Vec::new(),
            is_done: false,
            pending: None,
        }
    }

    pub(super) fn event(&mut self, event: Event) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => {
                self.flush();
                self.words.hard_break(self.style);
            }
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            // Other events belong to extensions that are off.
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.add(Kind::Text, text);
    }

    pub(super) fn code(&mut self, code: &str) {
        self.add(Kind::Code, code);
    }

    pub(super) fn finish(mut self) -> Vec<String> {
        self.flush();
        self.words.finish()
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Strong => self.style.enter(Mark::Strong),
            Tag::Emphasis => self.style.enter(Mark::Emphasis),
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                dest_url: url,
                ..
            } if address::is_bracketable(url) => {
                self.flush();
                self.words.markup(&["<", url, ">"], self.style);
                self.is_done = true;
            }
            Tag::Link {
                dest_url, title, ..
            } => {
                let end = end_of_link(dest_url, title);
                self.link("[", end, Addresses::Leave);
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let end = end_of_link(dest_url, title);
                self.link("![", end, self.addresses());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.style.leave(Mark::Strong),
            TagEnd::Emphasis => self.style.leave(Mark::Emphasis),
            TagEnd::Link if self.is_done => self.is_done = false,
            TagEnd::Link | TagEnd::Image => {
                self.flush();
                if let Some(link) = self.links.pop() {
                    self.words.markup(&[&link.end], link.style);
                }
            }
            _ => {}
        }
    }

    fn link(&mut self, start: &str, end: String, addresses: Addresses) {
        self.flush();
        self.words.markup(&[start], self.style);
        self.links.push(Link {
            style: self.style,
            end,
            addresses,
        });
    }

    fn addresses(&self) -> Addresses {
        self.links
            .last()
            .map_or(Addresses::Link, |link| link.addresses)
    }

    /// Extends the current piece, or starts another one.
    fn add(&mut self, kind: Kind, text: &str) {
        if self.is_done {
            return;
        }
        match &mut self.pending {
            Some((known, style, before)) if *known == kind && style.is_like(self.style) => {
                before.push_str(text);
            }
            _ => {
                self.flush();
                self.pending = Some((kind, self.style, text.to_owned()));
            }
        }
    }

    fn flush(&mut self) {
        match self.pending.take() {
            Some((Kind::Text, style, text)) => self.words.text(&text, style, self.addresses()),
            Some((Kind::Code, style, code)) => self.words.code(&code, style),
            None => {}
        }
    }
}

fn end_of_link(url: &str, title: &str) -> String {
    let mut end = "](".to_owned();
    escape::attribute(&address::destination(url), &mut end);
    if url.is_empty() {
        end.push_str("<>");
    }
    let title: Vec<_> = title.split_ascii_whitespace().collect();
    if !title.is_empty() {
        end.push_str(" \"");
        escape::attribute(&title.join(" "), &mut end);
        end.push('"');
    }
    end.push(')');
    end
}
