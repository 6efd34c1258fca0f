//! A request as it is sent, for assertions in tests.

use super::form::{self, Part};
use crate::{
    error::Error,
    requests::call::Called,
    values::secret::Secret,
    wire::{
        body::Content,
        parts::Parts,
        transport::{RequestBody, TransportError},
    },
};
use bytes::Bytes;
use http::{HeaderMap, Method, header};
use http_body_util::BodyExt;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::fmt;

/// The content of a request. [`of`](Self::of) returns it for a request that is not sent yet;
/// [`StandIn::received`](super::StandIn::received) lists the requests that a stand-in has received.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// # fn main() -> Result<(), launchdarkly_api::Error> {
/// use launchdarkly_api::testing::{Sent, StandIn};
///
/// let client = StandIn::new().client();
/// let sent = Sent::of(&client.environments().get_environments_by_project("web").limit(5))?;
/// assert_eq!(sent.method(), "GET");
/// assert_eq!(sent.path(), "/api/v2/projects/web/environments");
/// assert_eq!(sent.parameter("limit"), Some("5"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Sent {
    method: Method,
    path: String,
    /// As it is sent.
    raw_query: String,
    /// Decoded.
    query: Vec<(String, String)>,
    headers: HeaderMap,
    token: Option<Secret>,
    body: Bytes,
}

impl Sent {
    /// Returns what a request would send, without sending it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Request`](crate::ErrorKind::Request) if the request is invalid, or if a file to upload cannot be read.
    pub fn of<R: Called>(request: &R) -> Result<Self, Error> {
        let parts = request.call().parts();
        parts.check()?;
        let mut headers = parts.headers.clone();
        let body = match &parts.body {
            Some(body) => {
                headers.insert(header::CONTENT_TYPE, body.content_type.clone());
                whole(parts, &body.content)?
            }
            None => Bytes::new(),
        };
        let pairs = parts.query.iter();
        let pairs = pairs.map(|(name, value)| format!("{name}={value}"));
        let raw_query = pairs.collect::<Vec<_>>().join("&");
        Ok(Self {
            method: parts.method.clone(),
            path: parts.path.to_string(),
            query: decoded(&raw_query),
            raw_query,
            headers,
            token: Some(parts.shared.token.clone()),
            body,
        })
    }

    /// Returns the method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the path, percent-encoded as it is sent, without the path of the client's base URL.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the parameters of the query in their order, decoded.
    #[must_use]
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// Returns the first value of a parameter of the query, decoded.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut query = self.query.iter();
        let (_, value) = query.find(|(other, _)| other == name)?;
        Some(value)
    }

    /// Returns the headers. For a request that is not sent yet, these are its own and `Content-Type`; for a received one, all
    /// except for `Authorization`: see [`access_token`](Self::access_token).
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the access token, which prints as `[redacted]`; `None` if there is none. It shows what a transport of your own
    /// sends, such as one that changes tokens.
    #[must_use]
    pub fn access_token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    /// Returns the media type of the body, if there is a body.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(header::CONTENT_TYPE)?.to_str().ok()
    }

    /// Returns the body; empty if there is none.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the body as JSON; `None` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Returns the parts of a form with files; `None` if the body is none.
    #[must_use]
    pub fn parts(&self) -> Option<Vec<Part>> {
        form::parts(self.content_type()?, &self.body)
    }

    /// Takes a request that came in.
    pub(super) async fn receive(
        request: http::Request<RequestBody>,
    ) -> Result<Self, TransportError> {
        let (head, body) = request.into_parts();
        let body = body.collect().await.map_err(TransportError::unsent)?;
        Ok(Self::received(head, body.to_bytes()))
    }

    /// Takes a request whose body has arrived.
    pub(super) fn received(head: http::request::Parts, body: Bytes) -> Self {
        let raw_query = head.uri.query().unwrap_or_default().to_owned();
        let mut headers = head.headers;
        let token = headers.remove(header::AUTHORIZATION);
        let token = token.map(|token| String::from_utf8_lossy(token.as_bytes()).into_owned());
        Self {
            method: head.method,
            path: without_base(head.uri.path()).to_owned(),
            query: decoded(&raw_query),
            raw_query,
            headers,
            token: token.filter(|token| !token.is_empty()).map(Secret::from),
            body,
        }
    }

    /// Returns the path with these parameters of the query, as a link to this request may write it.
    pub(super) fn link(&self, query: &[(String, String)]) -> String {
        let encode = crate::wire::encode::value;
        let pairs = query.iter();
        let pairs = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        match pairs.collect::<Vec<_>>() {
            pairs if pairs.is_empty() => self.path.clone(),
            pairs => format!("{}?{}", self.path, pairs.join("&")),
        }
    }
}

fn whole(parts: &Parts, content: &Content) -> Result<Bytes, Error> {
    match content {
        Content::Bytes(bytes) => Ok(bytes.clone()),
        Content::Files(files) => {
            let whole = files.whole();
            whole.map_or_else(
                |problem| Err(Error::request(parts.target(), problem)),
                |bytes| Ok(bytes.into()),
            )
        }
    }
}

/// Returns the names and values of a query, decoded.
pub(super) fn decoded(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

/// Decodes a text. Other clients write a blank as `+`; this one encodes both.
fn text(encoded: &str) -> String {
    let encoded = encoded.replace('+', " ");
    percent_decode_str(&encoded)
        .decode_utf8_lossy()
        .into_owned()
}

/// Returns the path of the API itself. One of the base URL may stand before it, that of a proxy, and all that is documented begins
/// in the same way; within a key, a slash is encoded.
fn without_base(path: &str) -> &str {
    let starts = path
        .rmatch_indices("/api/v2")
        .map(|(start, _)| &path[start..]);
    let mut whole = starts.filter(|path| matches!(path.as_bytes().get(7), None | Some(b'/')));
    whole.next().unwrap_or(path)
}

/// Returns the segments of a path, decoded: clients differ in what they encode.
pub(super) fn segments(path: &str) -> Vec<String> {
    let segments = path.split('/');
    segments
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
        .collect()
}

/// The request line, encoded as it is sent: `GET /api/v2/projects/web?expand=environments`.
impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if self.raw_query.is_empty() {
            return Ok(());
        }
        write!(f, "?{}", self.raw_query)
    }
}

/// Shows the request line and the body.
impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        if self.body.is_empty() {
            return Ok(());
        }
        write!(f, " {}", String::from_utf8_lossy(&self.body))
    }
}
