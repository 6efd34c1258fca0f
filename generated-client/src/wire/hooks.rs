//! Callbacks for metrics and logs: they see every attempt, but no secrets and no bodies.

use crate::{
    error::{Error, ErrorKind},
    values::deviation::Deviations,
};
use http::{Method, StatusCode};
use std::time::Duration;

/// Callbacks for every attempt of every call of a client, for metrics or logs. Set them with
/// [`ClientBuilder::hooks`](crate::ClientBuilder::hooks).
///
/// They are called in the task of the call, so they should return quickly. They see no headers, no query values and no
/// bodies. By default, each does nothing.
///
/// ```
/// use launchdarkly_api::{Attempt, AttemptEnd, Hooks};
///
/// struct Log;
///
/// impl Hooks for Log {
///     fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
///         println!("{} #{}: {:?} in {:?}", attempt.operation, attempt.number, end.status, end.elapsed);
///     }
/// }
/// ```
pub trait Hooks: Send + Sync + 'static {
    /// Called before an attempt is sent.
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        let _ = attempt;
    }

    /// Called when an attempt has ended, unless the call is cancelled by dropping its future.
    fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
        let _ = (attempt, end);
    }

    /// Called when an attempt has failed and the next one follows after a wait.
    fn before_retry(&self, attempt: &Attempt<'_>, wait: Duration) {
        let _ = (attempt, wait);
    }

    /// Called when a response was not as documented; `operation` is the operation id. Not called if that is an error:
    /// see [`ClientBuilder::strict_responses`](crate::ClientBuilder::strict_responses).
    fn on_deviations(&self, operation: &str, deviations: &Deviations) {
        let _ = (operation, deviations);
    }
}

impl<T: Hooks + ?Sized> Hooks for std::sync::Arc<T> {
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        (**self).before_attempt(attempt);
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
        (**self).after_attempt(attempt, end);
    }

    fn before_retry(&self, attempt: &Attempt<'_>, wait: Duration) {
        (**self).before_retry(attempt, wait);
    }

    fn on_deviations(&self, operation: &str, deviations: &Deviations) {
        (**self).on_deviations(operation, deviations);
    }
}

/// Describes an attempt: its call and its number.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The operation id, such as `getEnvironment`; `request` for [`Client::request`](crate::Client::request).
    pub operation: &'static str,
    /// The method.
    pub method: &'a Method,
    /// The path with names in place of values, such as `/api/v2/projects/{projectKey}`; for
    /// [`Client::request`](crate::Client::request) the path that was passed.
    pub path_template: &'a str,
    /// 1 for the first attempt.
    pub number: u32,
}

/// The result of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttemptEnd {
    /// The status, if a response began to arrive.
    pub status: Option<StatusCode>,
    /// The stage that failed, if one did. A response that is later found not to be the expected JSON counts as a
    /// success here.
    pub error: Option<ErrorKind>,
    /// The time from the request to the last byte of the response.
    pub elapsed: Duration,
}

impl AttemptEnd {
    pub(crate) fn success(status: StatusCode, elapsed: Duration) -> Self {
        Self {
            status: Some(status),
            error: None,
            elapsed,
        }
    }

    pub(crate) fn failure(error: &Error, elapsed: Duration) -> Self {
        Self {
            status: error.status(),
            error: Some(error.kind()),
            elapsed,
        }
    }
}
