//! The meaning of Markdown to its readers: the blocks and the styled letters, no matter how they are written.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// A part of the text that readers see.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The beginning or the end of a block or a link, or a line break.
    Mark(String),
    Letter(char, Style),
    /// White space of any length.
    Gap {
        is_code: bool,
    },
}

/// The style of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Style {
    is_emphasis: bool,
    is_strong: bool,
    is_code: bool,
}

/// Returns the meaning of prose in the spec, where HTML is plain text.
pub fn of_prose(markdown: &str) -> Vec<Part> {
    let markdown = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let markdown = markdown.replace('\0', "\u{fffd}");
    of(Parser::new_ext(&markdown, Options::ENABLE_TABLES))
}

/// Returns the meaning of generated documentation to rustdoc.
#[track_caller]
pub fn of_output(markdown: &str) -> Vec<Part> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let events: Vec<_> = Parser::new_ext(markdown, options).collect();
    for event in &events {
        let is_obeyed = matches!(event, Event::Html(_) | Event::InlineHtml(_));
        assert!(!is_obeyed, "{event:?} of\n{markdown}");
    }
    of(events.into_iter())
}

fn of<'e>(events: impl Iterator<Item = Event<'e>>) -> Vec<Part> {
    let mut reader = Reader::default();
    for event in events {
        reader.event(event);
    }
    reader.end_paragraph();
    reader.parts
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    emphasis: usize,
    strong: usize,
    is_in_paragraph: bool,
    /// Inside an element that is only one line.
    is_line: bool,
    code: Option<String>,
    /// Whether each open link shows its own address.
    links: Vec<bool>,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => self.letters(&code, true),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak if self.is_line => self.text(" "),
            Event::HardBreak => {
                self.begin_paragraph();
                self.trim();
                self.mark("break");
            }
            other => {
                self.end_paragraph();
                self.mark(format!("{other:?}"));
            }
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.links.push(is_bare);
                if !is_bare {
                    self.link("link", &dest_url, &title);
                }
            }
            Tag::Image {
                dest_url, title, ..
            } => self.link("image", &dest_url, &title),
            tag => self.block(tag),
        }
    }

    fn block(&mut self, tag: Tag) {
        self.end_paragraph();
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin_paragraph(),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => words(&info),
                    CodeBlockKind::Indented => String::new(),
                };
                // Any other info string is not the name of a language.
                let is_named = ["rust", "c++ x"].contains(&info.as_str());
                let info = if is_named { info } else { "text".to_owned() };
                self.code = Some(info + "\n");
            }
            tag => {
                self.is_line = matches!(tag, Tag::Heading { .. } | Tag::TableCell);
                self.is_in_paragraph = self.is_line;
                self.mark(format!("{tag:?}"));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Link => {
                if self.links.pop() == Some(false) {
                    self.mark("end of link");
                }
            }
            TagEnd::Image => self.mark("end of image"),
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default().replace('\t', "    ");
                let lines: Vec<_> = code
                    .lines()
                    .map(|line| line.trim_end_matches(' '))
                    .collect();
                self.mark(lines.join("\n"));
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            tag => {
                self.end_paragraph();
                self.mark(format!("end of {tag:?}"));
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.letters(text, false);
    }

    fn letters(&mut self, text: &str, is_code: bool) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        self.begin_paragraph();
        let style = Style {
            is_emphasis: self.emphasis > 0,
            is_strong: self.strong > 0,
            is_code,
        };
        for char in text.chars() {
            if char.is_ascii_whitespace() {
                self.gap(is_code);
            } else {
                self.parts.push(Part::Letter(char, style));
            }
        }
    }

    /// Gaps at the start of a line, and gaps after other gaps, are not shown.
    fn gap(&mut self, is_code: bool) {
        let gap = Part::Gap { is_code };
        let is_at_start = match self.parts.last() {
            Some(Part::Mark(mark)) => ["link", "image", "end of link", "end of image"]
                .iter()
                .all(|inline| !mark.starts_with(inline)),
            last => last == Some(&gap),
        };
        if !is_at_start || (is_code && self.parts.last() != Some(&gap)) {
            self.parts.push(gap);
        }
    }

    fn trim(&mut self) {
        self.parts
            .pop_if(|last| *last == Part::Gap { is_code: false });
    }

    fn link(&mut self, kind: &str, url: &str, title: &str) {
        self.begin_paragraph();
        let url = url.replace(' ', "%20");
        let url = url.strip_prefix("./").unwrap_or(&url);
        let title = words(title);
        self.mark(format!("{kind} {url:?} {title:?}"));
    }

    fn begin_paragraph(&mut self) {
        if !self.is_in_paragraph {
            self.mark("paragraph");
            self.is_in_paragraph = true;
        }
    }

    /// A line break at the end of a paragraph has no effect.
    fn end_paragraph(&mut self) {
        self.trim();
        while self
            .parts
            .pop_if(|last| *last == Part::Mark("break".to_owned()))
            .is_some()
        {}
        self.is_in_paragraph = false;
        self.is_line = false;
    }

    fn mark(&mut self, mark: impl Into<String>) {
        self.parts.push(Part::Mark(mark.into()));
    }
}

fn words(text: &str) -> String {
    let words: Vec<_> = text.split_ascii_whitespace().collect();
    words.join(" ")
}
