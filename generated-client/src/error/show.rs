//! Formatting of errors. They end up in logs and terminals, so text from outside is shortened and its control characters
//! are escaped, and nothing of a successful response is shown.

use super::{Error, ErrorKind, Reply};
use crate::values::failure_reason::FailureReason;
use std::fmt::{self, Display, Formatter};

/// The maximum length of a text from outside, in characters.
const SHOWN: usize = 300;

/// The same where nothing came from outside, since nothing was sent: the end may say what is to be done.
const SHOWN_UNSENT: usize = 2000;

/// As many reasons for a bad request as are shown.
const REASONS: usize = 3;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        let text = match inner.kind {
            ErrorKind::Request => cut(&inner.text, SHOWN_UNSENT),
            _ => shown(&inner.text),
        };
        let Some(target) = &inner.target else {
            return write!(f, "invalid configuration: {text}");
        };
        let what = match (inner.kind, &inner.reply) {
            (ErrorKind::Api, Some(reply)) => self.answer(reply),
            _ => text,
        };
        let attempts = match inner.attempts {
            0 | 1 => String::new(),
            many => format!(", {many} attempts"),
        };
        let note = match &inner.note {
            Some(note) => format!("; {note}"),
            None => String::new(),
        };
        let operation = target.operation;
        let request = format!("{} {}", target.method, target.path);
        let request = shown(request.trim_end());
        write!(f, "{operation}: {what} ({request}{attempts}{note})")
    }
}

impl Error {
    fn answer(&self, reply: &Reply) -> String {
        let mut answer = reply.status.as_str().to_owned();
        if let Some(reason) = reply.status.canonical_reason() {
            answer += " ";
            answer += reason;
        }
        for part in &[self.code(), self.message(), Some(&self.0.text)] {
            let part = part.unwrap_or_default();
            if !part.is_empty() {
                answer += ": ";
                answer += &shown(part);
            }
        }
        let reasons = self.reasons(&answer);
        answer + &reasons
    }

    /// Returns the first few attributes that were wrong, unless the answer says so already.
    fn reasons(&self, answer: &str) -> String {
        let is_new = |one: &&FailureReason| {
            !contains(answer, &one.attribute) || !contains(answer, &one.reason)
        };
        let errors: Vec<_> = self.errors().iter().filter(is_new).collect();
        let told: Vec<_> = errors.iter().take(REASONS).map(|one| reason(one)).collect();
        let more = match errors.len().saturating_sub(REASONS) {
            0 => String::new(),
            more => format!("; {more} more"),
        };
        if told.is_empty() {
            return String::new();
        }
        format!(" ({}{more})", shown(&told.join("; ")))
    }
}

fn reason(one: &FailureReason) -> String {
    let parts = [one.attribute.as_str(), &one.reason];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(": ")
}

/// `main` prints the `Debug` of an error, so it is a line for people. `{:#?}` shows the fields.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return self.fmt_fields(f);
        }
        write!(f, "{self}")?;
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            let text = cause.to_string();
            // What the line says already is not said twice.
            if !contains(&self.0.text, &text) {
                write!(f, ": {}", shown(&text))?;
            }
            source = cause.source();
        }
        Ok(())
    }
}

impl Error {
    fn fmt_fields(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("target", &inner.target)
            .field("status", &self.status())
            .field("code", &self.code())
            .field("message", &self.message())
            .field("id", &self.id())
            .field("errors", &inner.details.errors)
            .field("decode_path", &inner.decode_path)
            .field("text", &inner.text)
            .field("attempts", &inner.attempts)
            .field("note", &inner.note)
            .field("body_length", &self.body().map(<[u8]>::len))
            .field("source", &inner.source)
            .finish()
    }
}

/// Like `str::contains`, which would compile a searcher that nothing else here needs.
fn contains(text: &str, part: &str) -> bool {
    let mut windows = text.as_bytes().windows(part.len().max(1));
    part.is_empty() || windows.any(|window| window == part.as_bytes())
}

/// Shortens and escapes a text that may come from outside.
fn shown(text: &str) -> String {
    cut(text, SHOWN)
}

fn cut(text: &str, length: usize) -> String {
    let mut shown = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == length {
            shown.push('…');
            break;
        }
        if breaks_a_line(c) {
            shown += &c.escape_default().to_string();
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Returns whether a character is none to be seen, but changes the line that it is in: it ends it, controls a terminal, or turns
/// the direction of the text.
fn breaks_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
