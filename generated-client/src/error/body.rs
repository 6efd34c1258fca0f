//! What LaunchDarkly says in the body of an error. Nothing in it is relied upon: codes are missing in some errors, and
//! proxies answer with HTML.

use crate::values::{decode::Decode, failure_reason::FailureReason, secret::Secret};
use serde_json::Value;

/// As much of a body as an error keeps.
pub(crate) const KEPT: usize = 64 * 1024;

/// What it says.
#[derive(Default)]
pub(crate) struct Details {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) errors: Vec<FailureReason>,
}

impl Details {
    /// Takes what is there. Read through a `Value`, because a field of a wrong type must not hide the others.
    pub(crate) fn parse(body: &[u8], token: &Secret) -> Self {
        let json = std::str::from_utf8(body).unwrap_or_default();
        // Why not `from_slice`: PERFORMANCE.md, "What is inlined".
        let body: Value = json.parse().unwrap_or_default();
        Self {
            code: text(&body, "code", token),
            message: text(&body, "message", token),
            id: text(&body, "id", token),
            errors: reasons(&body, token),
        }
    }
}

/// The beginning of a body without a message.
pub(crate) fn excerpt(body: &[u8], token: &Secret) -> String {
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

/// Takes the token out, should the server have echoed it. `str::replace` of a text brings a searcher that nothing else
/// here needs, to look for one word in a short text.
fn redact(text: &str, token: &Secret) -> String {
    let (mut redacted, mut shown_from) = (String::new(), 0);
    for (index, c) in text.char_indices() {
        if index < shown_from {
            continue;
        }
        if text[index..].starts_with(token.expose()) {
            redacted.push_str("[redacted]");
            shown_from = index + token.expose().len();
        } else {
            redacted.push(c);
        }
    }
    redacted
}

/// The text of a field, unless it is empty.
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
