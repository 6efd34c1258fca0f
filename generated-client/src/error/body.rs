//! What LaunchDarkly says in the body of an error. Nothing in it is relied upon: codes are missing in some errors, and
//! proxies answer with HTML.

use crate::{Secret, common::FailureReason, decode::Decode};
use serde_json::{Map, Value};

/// As much of a body as an error keeps.
pub(crate) const KEPT: usize = 64 * 1024;

#[derive(Default)]
pub(super) struct Details {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) id: Option<String>,
    pub(super) errors: Vec<FailureReason>,
}

impl Details {
    /// Takes what is there. Read through a `Value`, because a field of a wrong type must not hide the others.
    pub(super) fn parse(body: &[u8], token: &Secret) -> Self {
        let json = std::str::from_utf8(body).unwrap_or_default();
        // Parsed by what `serde_json` has compiled already: `from_slice` would be compiled here, and be a seventh of all
        // code of the library.
        let Ok(Value::Object(fields)) = json.parse() else {
            return Self::default();
        };
        Self {
            code: text(&fields, "code", token),
            message: text(&fields, "message", token),
            id: text(&fields, "id", token),
            errors: reasons(fields.get("errors"), token),
        }
    }
}

/// The beginning of a body without a message.
pub(super) fn excerpt(body: &[u8], token: &Secret) -> String {
    let text = redact(&String::from_utf8_lossy(body), token);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes the token out, should the server have echoed it.
fn redact(text: &str, token: &Secret) -> String {
    text.replace(token.expose(), "[redacted]")
}

fn text(fields: &Map<String, Value>, name: &str, token: &Secret) -> Option<String> {
    let text = fields.get(name)?.as_str()?;
    (!text.is_empty()).then(|| redact(text, token))
}

fn reasons(list: Option<&Value>, token: &Secret) -> Vec<FailureReason> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    items
        .filter_map(Value::as_object)
        .map(|fields| reason(fields, token))
        .collect()
}

fn reason(fields: &Map<String, Value>, token: &Secret) -> FailureReason {
    let mut reason: FailureReason = Decode::blank();
    reason.attribute = text(fields, "attribute", token).unwrap_or_default();
    reason.reason = text(fields, "reason", token).unwrap_or_default();
    reason
}
