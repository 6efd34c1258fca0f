//! A request in the making: what generated code fills in, and nothing that is generic over a response.
//!
//! Why `Debug`, and what only a request to an endpoint of the caller's needs, is `#[inline]`: PERFORMANCE.md, "What is
//! inlined".

use crate::{
    client::handle::Client,
    requests::{
        filter::Filter,
        future::{self, ResponseFuture},
        query::InQuery,
    },
    values::decode::Strictness,
    wire::{
        body::{Body, Content},
        encode, headers,
        parts::{Operation, Parts, Version},
        path::{self, Path},
        retry::RetryPolicy,
    },
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use serde_json::{Map, Value};
use std::{fmt, time::Duration};

/// Lists that do not choose what comes, but how: an empty one means nothing, as one that is left out.
const NOTHING_WHEN_EMPTY: [&str; 4] = ["expand", "groupBy", "groupby", "sort"];

/// One call of an operation, before it is sent. A pointer, because setters move it.
///
/// What is wrong with a value is kept and reported when the call is sent, so that setters can be chained.
pub struct Call(Box<Parts>);

/// A request, as what it consists of: for those who answer it in a test.
#[cfg(feature = "testing")]
pub trait Called {
    /// What awaiting it gives.
    type Value;

    #[doc(hidden)]
    fn call(&self) -> &Call;
}

impl Call {
    pub(crate) fn new(client: &Client, operation: Operation) -> Self {
        let Operation {
            id,
            method,
            path,
            version,
        } = operation;
        Self::with_path(client, id, method, version, Path::template(path))
    }

    /// A call of something that is not an operation of the spec.
    #[inline]
    pub(crate) fn raw(client: &Client, method: Method, path: &str) -> Self {
        let mut call = Self::with_path(
            client,
            "request",
            method,
            Version::Dated,
            Path::verbatim(path),
        );
        call.keep(path::check_verbatim(path));
        call
    }

    fn with_path(
        client: &Client,
        operation: &'static str,
        method: Method,
        version: Version,
        path: Path,
    ) -> Self {
        Self(Box::new(Parts {
            shared: client.shared.clone(),
            operation,
            method,
            version,
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

    /// With the value of the next parameter in the path's template.
    #[inline]
    pub(crate) fn path(self, value: impl fmt::Display) -> Self {
        self.fill(&value)
    }

    fn fill(mut self, value: &dyn fmt::Display) -> Self {
        let outcome = self.0.path.fill(&value.to_string());
        self.keep(outcome);
        self
    }

    /// A query parameter, in place of what it had.
    pub(crate) fn query(&mut self, name: &'static str, value: Option<impl InQuery>) {
        let value = value.map(|value| encode::value(&value.written()));
        self.set_query(name, value.into_iter().collect());
    }

    /// A filter, unless it has no condition.
    pub(crate) fn filter(&mut self, name: &'static str, filter: Option<Filter>) {
        match filter.map(Filter::written) {
            Some(Ok(text)) => self.query(name, text),
            Some(Err(problem)) => self.keep(Err(problem)),
            None => self.set_query(name, Vec::new()),
        }
    }

    /// A list in one query parameter, with commas between its values. An empty one is refused where that would be a wider
    /// request than the caller meant.
    pub(crate) fn query_list<V: InQuery>(
        &mut self,
        name: &'static str,
        values: Option<impl IntoIterator<Item = V>>,
    ) {
        let joined = values.map(encoded).map(|values| {
            let joined = (!values.is_empty()).then(|| values.join(","));
            joined.into_iter().collect()
        });
        self.set_list(name, joined);
    }

    /// A query parameter for each value of a list. An empty one is refused as by [`Self::query_list`].
    pub(crate) fn query_each<V: InQuery>(
        &mut self,
        name: &'static str,
        values: Option<impl IntoIterator<Item = V>>,
    ) {
        self.set_list(name, values.map(encoded));
    }

    fn set_list(&mut self, name: &str, values: Option<Vec<String>>) {
        let is_empty = values.as_ref().is_some_and(Vec::is_empty);
        if is_empty && !NOTHING_WHEN_EMPTY.contains(&name) {
            self.keep(Err(format!(
                "`{name}` is an empty list, which would not be sent, so that all would be meant; leave it out for that"
            )));
        }
        self.set_query(name, values.unwrap_or_default());
    }

    fn set_query(&mut self, name: &str, values: Vec<String>) {
        if let ("limit", [limit]) = (name, &*values) {
            self.check_limit(limit.parse().ok());
        }
        let name = encode::value(name);
        self.0.query.retain(|(other, _)| *other != name);
        for value in values {
            self.0.query.push((name.clone(), value));
        }
    }

    /// Refuses a page of no items, which nobody asks for: it would look like the end of the list.
    fn check_limit(&mut self, limit: Option<i64>) {
        if let Some(limit) = limit.filter(|limit| *limit < 1) {
            self.keep(Err(format!(
                "`limit` is {limit}, but has to be 1 at least; leave it out for what the server gives by itself"
            )));
        }
    }

    /// A query parameter next to those that are there.
    pub(crate) fn add_query(&mut self, name: &str, value: &str) {
        self.0
            .query
            .push((encode::value(name), encode::value(value)));
    }

    /// The body, as JSON.
    #[inline]
    pub(crate) fn json<T: Serialize + ?Sized>(&mut self, body: &T) {
        self.set_json(serde_json::to_vec(body));
    }

    pub(crate) fn set_json(&mut self, body: serde_json::Result<Vec<u8>>) {
        match body {
            Ok(json) => {
                self.check_limit(limit_of(&json));
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

    pub(crate) fn beta(&mut self) {
        self.0.version = Version::Beta;
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

    /// Of an operation that only reads, whatever its method.
    #[inline]
    pub(crate) fn read_only(mut self) -> Self {
        self.idempotent();
        self
    }

    /// Says that sending it twice is the same as sending it once: it is repeated like a GET.
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

    /// What the call consists of so far.
    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    /// Remembers the first problem.
    pub(crate) fn keep(&mut self, outcome: Result<(), String>) {
        if let (Err(problem), None) = (outcome, &self.0.problem) {
            self.0.problem = Some(problem);
        }
    }

    /// The future of the response, which sends the call when it is polled.
    #[inline]
    pub(crate) fn send<T>(self) -> ResponseFuture<T> {
        future::start(self.0)
    }

    /// The same, on its way at once.
    #[inline]
    pub(crate) fn start<T>(self) -> ResponseFuture<T> {
        let target = self.0.target();
        self.send().spawn(target)
    }
}

/// Why it is not derived, which would inline it: PERFORMANCE.md, "What is inlined".
impl Clone for Call {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// The `limit` of a body, as of a search by POST. Most bodies have none, which is seen without reading them.
fn limit_of(json: &[u8]) -> Option<i64> {
    const NAME: &[u8] = b"\"limit\":";
    json.windows(NAME.len()).find(|part| *part == NAME)?;
    let body: Map<String, Value> = serde_json::from_slice(json).ok()?;
    body.get("limit")?.as_i64()
}

/// The values of a list, encoded.
fn encoded<V: InQuery>(values: impl IntoIterator<Item = V>) -> Vec<String> {
    let values = values.into_iter();
    values
        .map(|value| encode::value(&value.written()))
        .collect()
}

/// Shows neither values of headers nor of the query, nor the body.
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
