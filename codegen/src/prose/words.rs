//! Text and code spans -> words with the marks of emphasis.
//!
//! A letter next to the outside of a mark is written as a character reference: within a word, `_` would be text, and so would
//! `*` before punctuation.

use super::address::{self, Part};
use super::escape::{self, Place};
use super::fill::{Fill, Wrap};
use super::style::{Mark, Style};

/// The writer of the words of one paragraph.
pub(super) struct Words {
    fill: Fill,
    place: Place,
    /// The open marks, the innermost last.
    open: Vec<(Mark, &'static str)>,
    /// Whether a mark has just ended.
    is_guarded: bool,
}

/// The treatment of bare addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Addresses {
    Link,
    /// They stay text, since links cannot be nested.
    Leave,
}

impl Words {
    pub(super) fn new(width: usize, place: Place) -> Self {
        Self {
            fill: Fill::new(width),
            place,
            open: Vec::new(),
            is_guarded: false,
        }
    }

    pub(super) fn hard_break(&mut self, style: Style) {
        self.close(style);
        self.fill.hard_break();
    }

    pub(super) fn finish(mut self) -> Vec<String> {
        self.close(Style::default());
        self.fill.finish()
    }

    pub(super) fn text(&mut self, text: &str, style: Style, addresses: Addresses) {
        // A space between two emphases belongs to neither.
        self.close(style);
        let words = text.split(|char: char| char.is_ascii_whitespace());
        for (index, word) in words.enumerate() {
            if index > 0 {
                self.fill.gap();
            }
            if addresses == Addresses::Leave || !word.contains("://") {
                self.word(word, style);
                continue;
            }
            address::parts(word, |part| match part {
                Part::Text(text) => self.word(text, style),
                Part::Address(url) => self.markup(&["<", url, ">"], style),
            });
        }
    }

    /// Adds Markdown, which needs no escaping.
    pub(super) fn markup(&mut self, parts: &[&str], style: Style) {
        self.begin(style, Wrap::Free);
        for part in parts {
            self.fill.push(part);
        }
    }

    pub(super) fn code(&mut self, code: &str, style: Style) {
        if code.is_empty() {
            return;
        }
        let code = &code.replace(|char: char| char.is_ascii_whitespace(), " ");
        self.begin(style, Wrap::Free);
        let ticks = "`".repeat(unused(code));
        let pad = if needs_pad(code) { " " } else { "" };
        self.fill.push(&ticks);
        self.fill.push(pad);
        self.code_words(code, ticks.len());
        self.fill.push(pad);
        self.fill.push(&ticks);
    }

    fn code_words(&mut self, code: &str, ticks: usize) {
        let mut words = code.split_ascii_whitespace().peekable();
        let is_blank = words.peek().is_none();
        if code.starts_with(' ') {
            self.fill.push(" ");
        }
        for (index, word) in words.enumerate() {
            if index > 0 {
                self.fill.gap();
                // Three backticks could begin a code block.
                let may_wrap = ticks < 3;
                let wrap = if may_wrap {
                    escape::wrap_of_code(word)
                } else {
                    Wrap::Never
                };
                self.fill.begin(wrap);
            }
            match self.place {
                Place::Flow => self.fill.push(word),
                Place::Cell => self.fill.push(&word.replace('|', "\\|")),
            }
        }
        if code.ends_with(' ') && !is_blank {
            self.fill.push(" ");
        }
    }

    fn word(&mut self, word: &str, style: Style) {
        let Some(first) = word.chars().next() else {
            return;
        };
        self.begin(style, escape::wrap_of_text(word));
        let done = if self.fill.is_at_line_start() {
            escape::line_start(word, self.fill.unit())
        } else if self.is_guarded && !first.is_ascii_punctuation() {
            escape::number(first, self.fill.unit());
            first.len_utf8()
        } else {
            0
        };
        escape::text(&word[done..], self.place, self.fill.unit());
        self.is_guarded = false;
    }

    /// Writes the marks and the gap before the next word.
    fn begin(&mut self, style: Style, wrap: Wrap) {
        self.close(style);
        if self.fill.has_gap() {
            self.is_guarded = false;
        }
        let is_open = |mark| self.open.iter().any(|(open, _)| *open == mark);
        let is_new = |mark: &Mark| style.has(*mark) && !is_open(*mark);
        let new: Vec<_> = Mark::ALL.into_iter().filter(is_new).collect();
        if new.is_empty() {
            self.fill.begin(wrap);
            return;
        }
        self.fill.begin(Wrap::Free);
        guard(self.fill.unit());
        let last = self.fill.unit().chars().next_back();
        for mark in new {
            let text = mark.text_after(last);
            self.fill.push(text);
            self.open.push((mark, text));
        }
        self.is_guarded = false;
    }

    /// Closes the marks that are not part of a style, and those inside of them.
    fn close(&mut self, style: Style) {
        let kept = self
            .open
            .iter()
            .take_while(|(mark, _)| style.has(*mark))
            .count();
        while self.open.len() > kept {
            if let Some((_, text)) = self.open.pop() {
                self.fill.push(text);
                self.is_guarded = true;
            }
        }
    }
}

/// Replaces a letter before a mark with a character reference.
fn guard(unit: &mut String) {
    if let Some(last) = unit
        .chars()
        .next_back()
        .filter(|last| !last.is_ascii_punctuation() && *last != ' ')
    {
        unit.truncate(unit.len() - last.len_utf8());
        escape::number(last, unit);
    }
}

/// Returns the smallest number of backticks that a code span does not contain.
fn unused(code: &str) -> usize {
    let mut length = 1;
    if code.contains('`') {
        let runs: Vec<_> = code.split(|char| char != '`').map(str::len).collect();
        while runs.contains(&length) {
            length += 1;
        }
    }
    length
}

/// Returns whether the parser would remove a space from both ends, or not find the end of the code.
fn needs_pad(code: &str) -> bool {
    let is_blank = code.bytes().all(|byte| byte == b' ');
    let has_spaces = code.starts_with(' ') && code.ends_with(' ');
    code.starts_with('`') || code.ends_with('`') || (has_spaces && !is_blank)
}
