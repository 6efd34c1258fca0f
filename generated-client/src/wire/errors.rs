//! The errors of a call, made from a transport's error or from a response.

use crate::{
    error::{Details, Error, ErrorKind, Reply, Target, excerpt},
    values::{decode::Malformed, secret::Secret},
    wire::{
        response::RawResponse,
        transport::{Kind, TransportError},
    },
};
use http::{HeaderMap, header};

impl Error {
    /// A failure before the response began.
    pub(crate) fn transport(target: Target, error: TransportError) -> Self {
        let kind = match error.kind() {
            Kind::Timeout | Kind::ConnectTimeout => ErrorKind::Timeout,
            Kind::Connect | Kind::Exchange | Kind::Refused => ErrorKind::Transport,
            Kind::Unsent => ErrorKind::Request,
        };
        let was_sent = match error.kind() {
            Kind::Connect | Kind::ConnectTimeout | Kind::Unsent => false,
            Kind::Timeout | Kind::Exchange | Kind::Refused => true,
        };
        let text = format!("{error}: {}", error.root_cause());
        Self::new(kind, Some(target), text)
            .with_source(error.into_source())
            .with_doubt(was_sent)
    }

    /// A failure after the response began.
    pub(crate) fn broken_off(raw: &RawResponse, error: TransportError) -> Self {
        let text = format!("the response broke off: {}", error.root_cause());
        Self::transport(raw.target.clone(), error)
            .with_text(text)
            .with_response(raw)
    }

    /// A status other than 2xx.
    pub(crate) fn api(raw: &RawResponse, token: &Secret) -> Self {
        let details = Details::parse(&raw.body, raw.reading.memory, token);
        let text = match () {
            () if raw.status.is_redirection() && raw.headers.contains_key(header::LOCATION) => {
                "redirects are not followed; check the base URL".to_owned()
            }
            () if details.code.is_none() && details.message.is_none() => excerpt(&raw.body, token),
            () => String::new(),
        };
        Self::new(ErrorKind::Api, Some(raw.target.clone()), text)
            .with_response(raw)
            .with_details(details)
            .with_doubt(raw.status.is_server_error())
    }

    /// A success whose body is not what was expected.
    pub(crate) fn decode(raw: &RawResponse, malformed: Malformed) -> Self {
        let text = match (&malformed.path, shown_type(&raw.headers)) {
            _ if raw.body.is_empty() => "the body is empty".to_owned(),
            (None, Some(kind)) if !is_json(kind) => {
                format!("the body is `{kind}`, not JSON: {}", malformed.message)
            }
            (None, _) => format!("cannot decode the body: {}", malformed.message),
            (Some(path), _) => format!("cannot decode `{path}`: {}", malformed.message),
        };
        Self::new(ErrorKind::Decode, Some(raw.target.clone()), text)
            .with_response(raw)
            .with_decode_path(malformed.path)
    }

    /// A success that could be decoded, but cannot be right.
    #[inline]
    pub(super) fn unexpected(raw: &RawResponse, problem: &str) -> Self {
        let target = Some(raw.target.clone());
        Self::new(ErrorKind::Decode, target, problem.to_owned()).with_response(raw)
    }

    /// A success whose body is larger than the limit.
    pub(crate) fn too_large(raw: &RawResponse, limit: usize) -> Self {
        let text = format!(
            "the response is larger than {limit} bytes, see `ClientBuilder::max_response_size`"
        );
        Self::new(ErrorKind::Decode, Some(raw.target.clone()), text).with_response(raw)
    }

    /// Returns whether LaunchDarkly may have given the answer: its errors are objects, and some servers of tests send no body.
    pub(crate) fn may_be_of_api(&self) -> bool {
        let body = self.body().unwrap_or_default().trim_ascii_start();
        body.first().is_none_or(|first| *first == b'{')
    }

    /// Adds the part of the response that has arrived.
    pub(super) fn with_response(self, raw: &RawResponse) -> Self {
        let reply = Reply {
            status: raw.status,
            headers: raw.headers.clone(),
            body: raw.body.clone(),
            received: raw.received,
        };
        self.with_reply(reply).with_attempts(raw.attempts)
    }
}

/// Returns the media type of a response, unless the header has something else, such as a token that the server has echoed.
fn media_type(headers: &HeaderMap) -> Option<&str> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    (kind.contains('/') && kind.len() <= 100).then_some(kind)
}

impl RawResponse {
    /// Returns whether the body is HTML: by its media type, or without one by its beginning. Some servers give that type to
    /// empty bodies, too.
    pub(super) fn is_web_page(&self) -> bool {
        if self.body.is_empty() {
            return false;
        }
        let Some(kind) = media_type(&self.headers) else {
            return self.body.trim_ascii_start().starts_with(b"<");
        };
        let kind = kind.to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml")
    }
}

/// Returns the media type without its parameters, for an error to show, unless it has a digit. Those of pages and texts have
/// none, and a token that the server has echoed there has many.
fn shown_type(headers: &HeaderMap) -> Option<&str> {
    let kind = media_type(headers)?.split(';').next()?.trim_ascii();
    (!kind.bytes().any(|byte| byte.is_ascii_digit())).then_some(kind)
}

/// Returns whether a media type is JSON, such as `application/problem+json`.
fn is_json(kind: &str) -> bool {
    kind.as_bytes().windows(4).any(|part| part == b"json")
}
