//! A recording as it is in its file.

use super::{documents::Operation, fakes::Fakes};
use crate::values::decode::{self, Strictness};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, io, path::Path};

/// Returns an error that says which file it is about.
pub(super) fn in_file(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The exchanges of a recording, in their order.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tape {
    pub(super) exchanges: Vec<Exchange>,
}

/// A request and its answer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exchange {
    /// Method, path and query: `GET /api/v2/projects/web?expand=environments`.
    pub(super) request: String,
    /// The body of the request, for people: it is not compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sent: Option<Value>,
    pub(super) status: u16,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) headers: BTreeMap<String, String>,
    /// The body of the response, if it is JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answered: Option<Value>,
    /// All other bodies, as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

impl Exchange {
    /// Shows what may have to be replaced.
    pub(super) fn teach(&self, fakes: &mut Fakes) {
        let request = percent_decode_str(&self.request).decode_utf8_lossy();
        fakes.learn_words(&request);
        if let Some((_, target)) = self.request.split_once(' ') {
            fakes.learn_target(target);
        }
        for text in self.headers.values().chain(&self.text) {
            fakes.learn_words(&percent_decode_str(text).decode_utf8_lossy());
        }
        let operation = self.operation();
        let sent = operation.and_then(|operation| operation.body());
        let answered = operation.and_then(|operation| operation.body_of(self.status));
        let bodies = [(&self.sent, sent), (&self.answered, answered)];
        for (body, schema) in bodies {
            if let Some(body) = body {
                fakes.learn(body, schema);
            }
        }
    }

    fn operation(&self) -> Option<Operation> {
        let (method, target) = self.request.split_once(' ')?;
        Operation::called_by(method, target.split('?').next()?)
    }

    /// Puts fakes in place of what has to be replaced.
    pub(super) fn disguise(&mut self, fakes: &Fakes) {
        let texts = std::iter::once(&mut self.request).chain(self.headers.values_mut());
        texts
            .chain(&mut self.text)
            .for_each(|text| *text = fakes.in_text(text));
        let bodies = self.sent.iter_mut().chain(&mut self.answered);
        bodies.for_each(|body| fakes.replace(body));
    }
}

/// Returns a body of a request as it is written there.
pub(super) fn sent(bytes: &[u8]) -> Option<Value> {
    let (json, text) = answered(bytes);
    json.or(text.map(Value::String))
}

/// Returns a body of a response as it is written there: as JSON or as a text. A string alone is a text, since broken JSON is one.
pub(super) fn answered(bytes: &[u8]) -> (Option<Value>, Option<String>) {
    match json(bytes) {
        _ if bytes.is_empty() => (None, None),
        Some(json @ (Value::Object(_) | Value::Array(_))) => (Some(json), None),
        _ => (None, Some(String::from_utf8_lossy(bytes).into_owned())),
    }
}

/// Reads all JSON that the client reads: repaired, and without what is nested too deeply. In a text, secrets are not found.
fn json(bytes: &[u8]) -> Option<Value> {
    let read = decode::from_slice(bytes, Strictness::Lenient, usize::MAX);
    read.ok().map(|(json, _)| json)
}
