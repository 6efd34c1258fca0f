//! Errors of each kind, for tests that have no client.

use super::{
    answer::failure_of,
    fault::{Fault, REFUSAL},
};
use crate::{
    error::{Error, Target},
    values::{
        decode::{Malformed, Strictness},
        secret::Secret,
        timestamp::UnixMillis,
    },
    wire::{
        response::{RawResponse, Reading},
        transport::TransportError,
    },
};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde_json::json;
use std::time::Duration;

/// Creates an error of LaunchDarkly: its status, code and message.
///
/// ```
/// use launchdarkly_api::testing;
///
/// let error = testing::error(404, "not_found", "Unknown flag key: new-checkout");
/// assert!(error.is_not_found());
/// assert_eq!(error.code(), Some("not_found"));
/// assert_eq!(error.message(), Some("Unknown flag key: new-checkout"));
/// ```
///
/// # Panics
///
/// If the status is not that of an error, which is between 300 and 999.
#[must_use]
#[track_caller]
pub fn error(status: u16, code: &str, message: &str) -> Error {
    let body = json!({ "code": code, "message": message }).to_string();
    let response = response(failure_of(status), body.into());
    Error::api(&response, &Secret::from(""))
}

/// Creates the error of a request that exceeded a rate limit: a 429 with the time to wait, in seconds, rounded up.
///
/// ```
/// use launchdarkly_api::testing;
/// use std::time::Duration;
///
/// let error = testing::rate_limit_error(Duration::from_secs(8));
/// assert!(error.is_rate_limited());
/// assert_eq!(error.retry_after(), Some(Duration::from_secs(8)));
/// ```
#[must_use]
pub fn rate_limit_error(retry_after: Duration) -> Error {
    let mut response = response(StatusCode::TOO_MANY_REQUESTS, REFUSAL.into());
    response.headers = Fault::RetryAfter(retry_after).headers();
    Error::api(&response, &Secret::from(""))
}

/// Creates the error of a call that exceeded its time limit.
///
/// ```
/// assert!(launchdarkly_api::testing::timeout_error().is_timeout());
/// ```
#[must_use]
pub fn timeout_error() -> Error {
    Error::timeout(target(), Duration::from_secs(60), "the call").with_attempts(1)
}

/// Creates the error of a failed connection.
///
/// ```
/// use launchdarkly_api::{ErrorKind, testing};
///
/// assert_eq!(testing::transport_error().kind(), ErrorKind::Transport);
/// ```
#[must_use]
pub fn transport_error() -> Error {
    let error = TransportError::connect("there is no connection");
    Error::transport(target(), error).with_attempts(1)
}

/// Creates the error of a success that cannot be decoded at this path in the body.
///
/// ```
/// use launchdarkly_api::testing;
///
/// assert_eq!(testing::decode_error("items[3].name").decode_path(), Some("items[3].name"));
/// ```
#[must_use]
pub fn decode_error(path: &str) -> Error {
    let malformed = Malformed {
        path: Some(path.to_owned()),
        message: "expected a string, found null".to_owned(),
    };
    Error::decode(
        &response(StatusCode::OK, Bytes::from_static(b"{}")),
        malformed,
    )
}

/// Creates the error of a request that cannot be sent, with the reason.
///
/// ```
/// use launchdarkly_api::{ErrorKind, testing};
///
/// assert_eq!(testing::request_error("the key is empty").kind(), ErrorKind::Request);
/// ```
#[must_use]
pub fn request_error(problem: &str) -> Error {
    Error::request(target(), problem)
}

/// Creates the error of an invalid setting of a client: its name, and the problem.
///
/// ```
/// use launchdarkly_api::{ErrorKind, testing};
///
/// assert_eq!(testing::config_error("access token", "it is empty").kind(), ErrorKind::Config);
/// ```
#[must_use]
pub fn config_error(setting: &str, problem: &str) -> Error {
    Error::config(setting, problem)
}

fn target() -> Target {
    Target {
        operation: "test",
        method: Method::GET,
        path: "/test".to_owned(),
    }
}

fn response(status: StatusCode, body: Bytes) -> RawResponse {
    RawResponse {
        target: target(),
        status,
        headers: HeaderMap::new(),
        body,
        attempts: 1,
        received: UnixMillis::new(0),
        reading: Reading::new(Strictness::Lenient, usize::MAX, Vec::new()),
    }
}
