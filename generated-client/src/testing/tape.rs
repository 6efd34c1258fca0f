//! A recording as it is in its file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The exchanges of a recording, in their order.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tape {
    pub(super) exchanges: Vec<Exchange>,
}

/// A request and its answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// The body of the response: JSON as it is, all else as a string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answered: Option<Value>,
}

/// A body as it is written there.
pub(super) fn body(bytes: &[u8]) -> Option<Value> {
    if bytes.is_empty() {
        return None;
    }
    let text = || Value::String(String::from_utf8_lossy(bytes).into_owned());
    Some(serde_json::from_slice(bytes).unwrap_or_else(|_| text()))
}
