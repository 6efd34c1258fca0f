//! How errors look. They end up in logs and terminals, so what came from outside is shortened and its control
//! characters are escaped, and of a successful response nothing is shown.

use super::{Error, ErrorKind, Reply};
use std::fmt::{self, Display, Formatter, Write};

/// As many characters of a text from outside as are shown.
const SHOWN: usize = 300;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        let Some(target) = &inner.target else {
            return write!(f, "invalid configuration: {}", Outside(&inner.text));
        };
        write!(f, "{}: ", target.operation)?;
        match (inner.kind, &inner.reply) {
            (ErrorKind::Api, Some(reply)) => self.show_answer(f, reply)?,
            _ => write!(f, "{}", Outside(&inner.text))?,
        }
        write!(f, " ({} {}", target.method, target.path)?;
        if inner.attempts > 1 {
            write!(f, ", {} attempts", inner.attempts)?;
        }
        if let Some(note) = &inner.note {
            write!(f, "; {note}")?;
        }
        f.write_str(")")
    }
}

impl Error {
    fn show_answer(&self, f: &mut Formatter<'_>, reply: &Reply) -> fmt::Result {
        f.write_str(reply.status.as_str())?;
        if let Some(reason) = reply.status.canonical_reason() {
            write!(f, " {reason}")?;
        }
        let text = Some(self.0.text.as_str()).filter(|text| !text.is_empty());
        for part in [self.code(), self.message(), text].into_iter().flatten() {
            write!(f, ": {}", Outside(part))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
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

/// A text that may have come from outside.
struct Outside<'a>(&'a str);

impl Display for Outside<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.chars();
        for c in rest.by_ref().take(SHOWN) {
            if c.is_control() {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        if rest.next().is_some() {
            f.write_char('…')
        } else {
            Ok(())
        }
    }
}
