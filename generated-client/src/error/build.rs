//! How errors come about. Everything outside this folder makes them here.

use super::{BoxError, Error, ErrorKind, Inner, Reply, Target, body};
use crate::{
    Secret,
    decode::Malformed,
    response::RawResponse,
    transport::{Kind, TransportError},
};
use bytes::Bytes;
use http::header;
use std::time::Duration;

impl Error {
    /// A setting that cannot be used: its name, what is wrong and what would be right.
    pub(crate) fn config(setting: &str, problem: &str) -> Self {
        Self::new(ErrorKind::Config, None, format!("{setting}: {problem}"))
    }

    /// A request that cannot be sent.
    pub(crate) fn request(target: Target, problem: impl Into<String>) -> Self {
        Self::new(ErrorKind::Request, Some(target), problem.into())
    }

    pub(crate) fn timeout(target: Target, limit: Duration, what: &str) -> Self {
        Self::new(
            ErrorKind::Timeout,
            Some(target),
            format!("{what} took longer than {limit:?}"),
        )
    }

    /// A failure before the answer began.
    pub(crate) fn transport(target: Target, error: TransportError) -> Self {
        let kind = match error.kind() {
            Kind::Timeout | Kind::ConnectTimeout => ErrorKind::Timeout,
            Kind::Connect | Kind::Exchange | Kind::Refused => ErrorKind::Transport,
        };
        let text = format!("{error}: {}", error.root_cause());
        Self::new(kind, Some(target), text).with_source(error.into_source())
    }

    /// A failure after the answer began.
    pub(crate) fn broken_off(raw: &RawResponse, error: TransportError) -> Self {
        let text = format!("the response broke off: {}", error.root_cause());
        let mut new = Self::transport(raw.target.clone(), error);
        new.0.text = text;
        new.with_reply(raw)
    }

    /// A status other than 2xx.
    pub(crate) fn api(raw: &RawResponse, token: &Secret) -> Self {
        let details = body::Details::parse(&raw.body, token);
        let text = match () {
            () if raw.status.is_redirection() && raw.headers.contains_key(header::LOCATION) => {
                "redirects are not followed; check the base URL".to_owned()
            }
            () if details.code.is_none() && details.message.is_none() => {
                body::excerpt(&raw.body, token)
            }
            () => String::new(),
        };
        let mut error = Self::new(ErrorKind::Api, Some(raw.target.clone()), text).with_reply(raw);
        error.0.details = details;
        error
    }

    /// A success whose body is not what was expected.
    pub(crate) fn decode(raw: &RawResponse, malformed: Malformed) -> Self {
        let kind = raw
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let text = match (&malformed.path, kind) {
            _ if raw.body.is_empty() => "the body is empty".to_owned(),
            (None, Some(kind)) if !is_json(kind) => {
                format!("the body is `{kind}`, not JSON: {}", malformed.message)
            }
            (None, _) => format!("cannot decode the body: {}", malformed.message),
            (Some(path), _) => format!("cannot decode `{path}`: {}", malformed.message),
        };
        let mut error =
            Self::new(ErrorKind::Decode, Some(raw.target.clone()), text).with_reply(raw);
        error.0.decode_path = malformed.path;
        error
    }

    /// A success that could be decoded, but cannot be right.
    #[inline]
    pub(crate) fn unexpected(raw: &RawResponse, problem: &str) -> Self {
        let target = Some(raw.target.clone());
        Self::new(ErrorKind::Decode, target, problem.to_owned()).with_reply(raw)
    }

    /// A success whose body is larger than the limit.
    pub(crate) fn too_large(raw: &RawResponse, limit: usize) -> Self {
        let text = format!(
            "the response is larger than {limit} bytes, see `ClientBuilder::max_response_size`"
        );
        Self::new(ErrorKind::Decode, Some(raw.target.clone()), text).with_reply(raw)
    }

    /// Adds what had arrived.
    pub(crate) fn with_reply(mut self, raw: &RawResponse) -> Self {
        // A copy, so that an error does not hold on to a large body.
        let body = Bytes::copy_from_slice(&raw.body[..raw.body.len().min(body::KEPT)]);
        self.0.reply = Some(Reply {
            status: raw.status,
            headers: raw.headers.clone(),
            body,
            received: raw.received,
        });
        self.0.attempts = raw.attempts;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Adds why there was no other attempt.
    pub(crate) fn with_note(mut self, note: String) -> Self {
        self.0.note = Some(note);
        self
    }

    pub(crate) fn with_source(mut self, source: BoxError) -> Self {
        self.0.source = Some(source);
        self
    }

    fn new(kind: ErrorKind, target: Option<Target>, text: String) -> Self {
        let (reply, details, decode_path, source) = (None, body::Details::default(), None, None);
        Self(Box::new(Inner {
            kind,
            target,
            reply,
            details,
            decode_path,
            text,
            note: None,
            attempts: 0,
            source,
        }))
    }
}

/// Whether a media type is one of JSON, such as `application/problem+json`.
fn is_json(kind: &str) -> bool {
    kind.as_bytes().windows(4).any(|part| part == b"json")
}
