//! A request before it is sent: generated code fills it in, and nothing here is generic over the response.
//!
//! Why `Debug`, and what only a request to an endpoint of the caller's needs, is `#[inline]`: PERFORMANCE.md, "What is
//! inlined".

mod query;

use crate::{
    client::handle::Client,
    requests::future::{self, ResponseFuture},
    values::decode::Strictness,
    wire::{
        body::{Body, Content},
        headers,
        parts::{Operation, Parts, Version},
        path::{self, Path},
        retry::RetryPolicy,
    },
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use std::{fmt, time::Duration};

/// One call of an operation, before it is sent. It is a pointer, because setters move it.
///
/// An invalid value is only reported when the call is sent, so that setters can be chained.
pub struct Call(Box<Parts>);

/// A request of any operation, for which an answer can be expected. All requests of this crate are; nothing else can be.
///
/// ```
/// use launchdarkly_api::testing::{Called, StandIn};
///
/// /// Expects a request for what is not there.
/// fn gone<R: Called>(stand_in: &StandIn, request: R) {
///     stand_in.expect(request).failing(404, "not_found", "It is gone");
/// }
/// ```
#[cfg(feature = "testing")]
pub trait Called {
    /// The result of awaiting the request.
    type Value;

    #[doc(hidden)]
    fn call(&self) -> &Call;
}

impl Call {
    pub(crate) fn new(client: &Client, operation: Operation) -> Self {
        let Operation { id, method, path } = operation;
        Self::with_path(client, id, method, Path::template(path))
    }

    /// Creates a call of an endpoint that is not in the spec.
    #[inline]
    pub(crate) fn raw(client: &Client, method: Method, path: &str) -> Self {
        let mut call = Self::with_path(client, "request", method, Path::verbatim(path));
        call.keep(path::check_verbatim(path));
        call
    }

    fn with_path(client: &Client, operation: &'static str, method: Method, path: Path) -> Self {
        Self(Box::new(Parts {
            shared: client.shared.clone(),
            operation,
            method,
            version: Version::Dated,
            path,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            timeout: None,
            attempt_timeout: None,
            is_idempotent: false,
            retry: None,
            strictness: client.shared.strictness,
            problem: None,
        }))
    }

    /// Sets the value of the next parameter in the path's template.
    #[inline]
    pub(crate) fn path(self, value: impl fmt::Display) -> Self {
        self.fill(&value)
    }

    fn fill(mut self, value: &dyn fmt::Display) -> Self {
        let outcome = self.0.path.fill(&value.to_string());
        self.keep(outcome);
        self
    }

    /// Rejects a limit below 1, since an empty page would look like the end of the list.
    pub(crate) fn check_limit(&mut self, limit: Option<impl Into<i128>>) {
        let limit = limit.map(Into::into);
        if let Some(limit) = limit.filter(|limit| *limit < 1) {
            self.keep(Err(format!(
                "`limit` is {limit}, but has to be 1 at least; leave it out for what the server gives by itself"
            )));
        }
    }

    /// Sets the body, as JSON.
    #[inline]
    pub(crate) fn json<T: Serialize + ?Sized>(&mut self, body: &T) {
        self.set_json(serde_json::to_vec(body));
    }

    pub(crate) fn set_json(&mut self, body: serde_json::Result<Vec<u8>>) {
        match body {
            Ok(json) => {
                self.set_body(HeaderValue::from_static("application/json"), json.into());
            }
            Err(error) => self.keep(Err(format!("the body cannot be written as JSON: {error}"))),
        }
    }

    pub(crate) fn set_body(&mut self, content_type: HeaderValue, bytes: Bytes) {
        self.set_content(content_type, Content::Bytes(bytes));
    }

    pub(crate) fn set_content(&mut self, content_type: HeaderValue, content: Content) {
        self.0.body = Some(Body {
            content_type,
            content,
        });
    }

    /// Makes it a call of an operation in beta, which LaunchDarkly refuses unless a header asks for it.
    #[inline]
    pub(crate) fn beta(mut self) -> Self {
        self.0.version = Version::Beta;
        self
    }

    pub(crate) fn timeout(&mut self, timeout: Duration) {
        self.0.timeout = Some(timeout);
    }

    pub(crate) fn strict(&mut self) {
        self.0.strictness = Strictness::Strict;
    }

    pub(crate) fn attempt_timeout(&mut self, timeout: Duration) {
        self.0.attempt_timeout = Some(timeout);
    }

    /// Marks an operation that only reads, whatever its method is.
    #[inline]
    pub(crate) fn read_only(mut self) -> Self {
        self.idempotent();
        self
    }

    /// Declares that sending it twice has the same effect as sending it once, so that it is retried like a GET.
    #[inline]
    pub(crate) fn idempotent(&mut self) {
        self.0.is_idempotent = true;
    }

    pub(crate) fn retry(&mut self, policy: RetryPolicy) {
        self.0.retry = Some(policy);
    }

    pub(crate) fn header(&mut self, name: &str, value: &str) {
        let outcome = headers::set(&mut self.0.headers, name, value);
        self.keep(outcome);
    }

    /// Returns the parts of the call.
    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    /// Keeps the first problem.
    pub(crate) fn keep(&mut self, outcome: Result<(), String>) {
        if let (Err(problem), None) = (outcome, &self.0.problem) {
            self.0.problem = Some(problem);
        }
    }

    /// Sets the reason why the call cannot be sent, replacing any other.
    #[inline]
    pub(crate) fn refuse(&mut self, problem: String) {
        self.0.problem = Some(problem);
    }

    /// Returns the future of the response, which sends the call when it is polled.
    #[inline]
    pub(crate) fn send<T>(self) -> ResponseFuture<T> {
        future::start(self.0)
    }

    /// Sends the call at once, in a task of its own.
    #[inline]
    pub(crate) fn start<T>(self) -> ResponseFuture<T> {
        let target = self.0.target();
        self.send().spawn(target)
    }
}

/// Not derived, since that would be inlined: PERFORMANCE.md, "What is inlined".
impl Clone for Call {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Omits the body and the values of headers and query.
impl fmt::Debug for Call {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = &self.0;
        let mut query: Vec<&str> = parts.query.iter().map(|(name, _)| name.as_str()).collect();
        query.dedup();
        f.debug_struct("Call")
            .field("operation", &parts.operation)
            .field("method", &parts.method)
            .field("path", &format_args!("{}", parts.path))
            .field("query", &query)
            .field("headers", &parts.headers.keys().collect::<Vec<_>>())
            .field(
                "body_length",
                &parts.body.as_ref().and_then(|body| body.content.length()),
            )
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
