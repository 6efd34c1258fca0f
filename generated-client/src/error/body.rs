//! The body of LaunchDarkly's errors. Nothing in it is guaranteed: some errors have no code, and proxies answer with HTML.

use crate::values::{
    decode::{self, Decode, Strictness},
    failure_reason::FailureReason,
    secret::Secret,
};
use serde_json::Value;

/// The part of a body that an error keeps, in bytes.
pub(crate) const KEPT: usize = 64 * 1024;

/// The content of the body.
#[derive(Default)]
pub(crate) struct Details {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) errors: Vec<FailureReason>,
}

impl Details {
    /// Reads what is there, as leniently as a success, into values that take up to so many bytes of memory. It uses a `Value`,
    /// so that a field of a wrong type does not hide the others.
    pub(crate) fn parse(body: &[u8], memory: usize, token: &Secret) -> Self {
        let read = decode::from_slice(body, Strictness::Lenient, memory);
        let body: Value = read.map(|(body, _)| body).unwrap_or_default();
        Self {
            code: text(&body, "code", token),
            message: text(&body, "message", token),
            id: text(&body, "id", token),
            errors: reasons(&body, token),
        }
    }
}

/// Returns the beginning of a body that has no message.
pub(crate) fn excerpt(body: &[u8], token: &Secret) -> String {
    let body = &body[..body.len().min(KEPT)];
    let (mut excerpt, mut gap) = (String::new(), false);
    for c in redact(&String::from_utf8_lossy(body), token).chars() {
        if c.is_whitespace() {
            gap = !excerpt.is_empty();
            continue;
        }
        if gap {
            excerpt.push(' ');
            gap = false;
        }
        excerpt.push(c);
    }
    excerpt
}

/// The length of the shortest token that is removed, in bytes. Those of LaunchDarkly have 40; one like `t`, as in tests, would
/// tear words apart.
pub(crate) const SHORTEST_TOKEN: usize = 8;

/// Removes the token, in case the server has echoed it. `str::replace` would compile a searcher that nothing else here
/// needs, and not find it where it is escaped.
fn redact(text: &str, token: &Secret) -> String {
    let token = token.expose().as_bytes();
    if token.len() < SHORTEST_TOKEN {
        return text.to_owned();
    }
    let (mut redacted, mut shown_from) = (String::new(), 0);
    for (index, c) in text.char_indices() {
        if index < shown_from {
            continue;
        }
        if let Some(rest) = after(token, &text.as_bytes()[index..]) {
            redacted.push_str("[redacted]");
            shown_from = text.len() - rest.len();
        } else {
            redacted.push(c);
        }
    }
    redacted
}

/// Returns what follows the token in a text that begins with it, in whatever case, and with whatever is escaped in it.
fn after<'t>(token: &[u8], mut text: &'t [u8]) -> Option<&'t [u8]> {
    for byte in token {
        let (length, first) = match text.first()? {
            first if first.eq_ignore_ascii_case(byte) => (1, *first),
            _ => escaped(text)?,
        };
        text = &text[length..];
        if !first.eq_ignore_ascii_case(byte) {
            return None;
        }
    }
    Some(text)
}

/// Returns the length of the escape that a text begins with, of JSON (`\u002d`) or of an address (`%2D`), and what it stands for.
fn escaped(text: &[u8]) -> Option<(usize, u8)> {
    let start = match text {
        [b'%', ..] => 1,
        [b'\\', b'u', b'0', b'0', ..] => 4,
        _ => return None,
    };
    let digits = str::from_utf8(text.get(start..start + 2)?).ok()?;
    Some((start + 2, u8::from_str_radix(digits, 16).ok()?))
}

/// Returns the text of a field, unless it is empty.
fn text(fields: &Value, name: &str, token: &Secret) -> Option<String> {
    let text = fields.get(name)?.as_str()?;
    (!text.is_empty()).then(|| redact(text, token))
}

fn reasons(body: &Value, token: &Secret) -> Vec<FailureReason> {
    let mut reasons = Vec::new();
    let Some(Value::Array(items)) = body.get("errors") else {
        return reasons;
    };
    for item in items.iter().filter(|item| item.is_object()) {
        let mut reason: FailureReason = Decode::blank();
        reason.attribute = text(item, "attribute", token).unwrap_or_default();
        reason.reason = text(item, "reason", token).unwrap_or_default();
        reasons.push(reason);
    }
    reasons
}
