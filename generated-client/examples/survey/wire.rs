//! The requests: raw, so that nothing of the client's reading is in what is judged.

use launchdarkly_api::{Client, Error, ErrorKind, Method, http::HeaderMap};
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The names of the headers, in small letters.
    pub(crate) headers: Vec<String>,
    /// Without its parameters.
    pub(crate) media_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// What is asked.
pub(crate) struct Question<'q> {
    pub(crate) method: &'q str,
    pub(crate) target: &'q str,
    pub(crate) is_beta: bool,
    pub(crate) body: Option<Value>,
}

/// Sends it. A refusal is an answer; a fault is what gave none.
///
/// # Errors
///
/// What kind of fault it was, in a word or two.
pub(crate) async fn ask(client: &Client, question: Question<'_>) -> Result<Answer, &'static str> {
    let method = if question.method == "POST" {
        Method::POST
    } else {
        Method::GET
    };
    let (path, query) = question
        .target
        .split_once('?')
        .unwrap_or((question.target, ""));
    let mut request = client.request(method, path).with_idempotent();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text| percent_decode_str(text).decode_utf8_lossy();
        request = request.query(&decoded(name), decoded(value));
    }
    if question.is_beta {
        request = request.beta();
    }
    if let Some(body) = &question.body {
        request = request.json(body);
    }
    match request.send().await {
        Ok(response) => Ok(Answer::of(
            response.status().as_u16(),
            response.headers(),
            response.body(),
        )),
        Err(error) => refused(&error),
    }
}

fn refused(error: &Error) -> Result<Answer, &'static str> {
    if let (ErrorKind::Api, Some(status), Some(headers)) =
        (error.kind(), error.status(), error.headers())
    {
        let body = error.body().unwrap_or_default();
        return Ok(Answer::of(status.as_u16(), headers, body));
    }
    Err(match error.kind() {
        ErrorKind::Timeout => "timeout",
        ErrorKind::Decode => "unreadable",
        ErrorKind::Request | ErrorKind::Config => "not sent",
        _ => "connection",
    })
}

impl Answer {
    fn of(status: u16, headers: &HeaderMap, body: &[u8]) -> Self {
        let media_type = headers
            .get("content-type")
            .and_then(|value| value.to_str().ok());
        let media_type = media_type.and_then(|value| value.split(';').next());
        Self {
            status,
            headers: headers
                .keys()
                .map(|name| name.as_str().to_owned())
                .collect(),
            media_type: media_type.map(|value| value.trim().to_ascii_lowercase()),
            body: body.to_vec(),
        }
    }
}
