//! Callbacks for metrics and logs: they see every attempt, and what was wrong with a response.

use crate::{
    error::{Error, ErrorKind, Target},
    values::deviation::Deviations,
};
use http::{Method, StatusCode};
use std::{sync::Arc, time::Duration};

/// Callbacks for every attempt of every call of a client, for metrics or logs. Set them with
/// [`ClientBuilder::hooks`](crate::ClientBuilder::hooks).
///
/// They are called in the task of the call, so they should return quickly. They see no headers, no query values and no
/// bodies, except by the error of [`on_decode_error`](Self::on_decode_error). By default, each does nothing.
///
/// ```
/// use launchdarkly_api::{Attempt, AttemptEnd, Hooks};
///
/// struct Log;
///
/// impl Hooks for Log {
///     fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
///         let (operation, number) = (attempt.operation, attempt.number);
///         println!("{operation} #{number}: {:?} in {:?}", end.status, end.elapsed);
///     }
/// }
/// ```
pub trait Hooks: Send + Sync + 'static {
    /// Called before an attempt is sent.
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        let _ = attempt;
    }

    /// Called when an attempt has ended, unless the call is cancelled: then [`on_cancel`](Self::on_cancel) is called.
    fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
        let _ = (attempt, end);
    }

    /// Called in place of [`after_attempt`](Self::after_attempt) when the future of a call is dropped during an attempt, that
    /// long after its begin. So each attempt that has begun is reported once more, and a gauge of those in flight returns to 0.
    fn on_cancel(&self, attempt: &Attempt<'_>, elapsed: Duration) {
        let _ = (attempt, elapsed);
    }

    /// Called when an attempt has failed and the next one follows after a wait.
    fn before_retry(&self, attempt: &Attempt<'_>, wait: Duration) {
        let _ = (attempt, wait);
    }

    /// Called when values of a response were not as documented. If that is an error, because
    /// [`ClientBuilder::strict_responses`](crate::ClientBuilder::strict_responses) makes it one,
    /// [`on_decode_error`](Self::on_decode_error) is called in its place.
    fn on_deviations(&self, call: &CallInfo<'_>, deviations: &Deviations) {
        let _ = (call, deviations);
    }

    /// Called when a call fails though the server answered with a success, since nothing can be made of the body: it is no
    /// JSON, say. The attempt counted as a success. [`Error::body`] has the beginning of the body, which may contain
    /// secrets; the `Display` of the error does not.
    fn on_decode_error(&self, error: &Error) {
        let _ = error;
    }
}

impl<T: Hooks + ?Sized> Hooks for Arc<T> {
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        (**self).before_attempt(attempt);
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
        (**self).after_attempt(attempt, end);
    }

    fn on_cancel(&self, attempt: &Attempt<'_>, elapsed: Duration) {
        (**self).on_cancel(attempt, elapsed);
    }

    fn before_retry(&self, attempt: &Attempt<'_>, wait: Duration) {
        (**self).before_retry(attempt, wait);
    }

    fn on_deviations(&self, call: &CallInfo<'_>, deviations: &Deviations) {
        (**self).on_deviations(call, deviations);
    }

    fn on_decode_error(&self, error: &Error) {
        (**self).on_decode_error(error);
    }
}

/// Describes a call whose response has arrived.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct CallInfo<'a> {
    /// The operation id, such as `getEnvironment`; `request` for [`Client::request`](crate::Client::request).
    pub operation: &'static str,
    /// The method.
    pub method: &'a Method,
    /// The path with the values that were sent, such as `/api/v2/projects/web`, without the query.
    pub path: &'a str,
}

impl<'a> CallInfo<'a> {
    pub(crate) fn new(target: &'a Target) -> Self {
        Self {
            operation: target.operation,
            method: &target.method,
            path: &target.path,
        }
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
