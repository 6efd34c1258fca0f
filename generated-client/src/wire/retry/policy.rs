//! The policy that a user sets.

use http::StatusCode;
use std::time::Duration;

/// The rules for retrying failed attempts. Set it for a client with
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry), or for one call with `with_retry`.
///
/// These are retried:
///
/// - status 429, whatever the method, since the server refused the request before doing anything;
/// - status 502, 503 or 504, a broken connection and an attempt that takes too long, where sending the request again is
///   safe: GET, PUT and DELETE (and HEAD, OPTIONS and TRACE of raw requests), a POST that only reads, such as a search,
///   and a raw request [`with_idempotent`](crate::RawRequest::with_idempotent);
/// - a connection that could not be established, whatever the method, since nothing was sent;
/// - whatever [`also_on`](Self::also_on) and [`retry_conflicts`](Self::retry_conflicts) add.
///
/// Without these two settings, 409, 500 and all other statuses are not retried. A success that cannot be decoded never
/// is.
///
/// The wait before an attempt is as long as the server asks for (`Retry-After`, or, for a 429 without it,
/// `X-Ratelimit-Reset`), plus a random part, which keeps many clients from coming back at the same instant. The random
/// part is up to 0.5 s before the second attempt, up to 1 s before the third, and so on, doubling. LaunchDarkly's
/// limits apply to windows of ten seconds. So after a 429 without a usable header, the waits together outlast a window:
/// 1, 2, 3 and 4 s by default.
///
/// The call returns the last error when no attempts are left, when the server asks for a longer wait than
/// [`max_wait`](Self::max_wait), or when the wait does not fit into the call's timeout.
///
/// ```
/// use launchdarkly_api::{RetryPolicy, StatusCode};
/// use std::time::Duration;
///
/// let patient = RetryPolicy::new().max_attempts(8).max_wait(Duration::from_secs(120));
/// // A team that was made by an identity provider may not be there at once.
/// let not_yet = RetryPolicy::new().also_on(StatusCode::NOT_FOUND);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a policy does nothing until it is given to a client or a call"]
pub struct RetryPolicy {
    max_attempts: Option<u32>,
    max_wait: Duration,
    also_on: Statuses,
    conflicts: bool,
}

impl RetryPolicy {
    /// Creates the default policy: up to 4 attempts, or 5 if the last response was a 429, and no wait longer than 60
    /// seconds.
    pub const fn new() -> Self {
        Self {
            max_attempts: None,
            max_wait: Duration::from_secs(60),
            also_on: Statuses([0; 2]),
            conflicts: false,
        }
    }

    /// Creates a policy that never retries.
    pub const fn none() -> Self {
        Self::new().max_attempts(1)
    }

    /// Sets the maximum number of attempts, including the first. Default: 4, or 5 after a 429, which outlasts a window
    /// of LaunchDarkly's limits. Zero counts as one.
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = Some(if attempts == 0 { 1 } else { attempts });
        self
    }

    /// Sets the longest single wait. Default: 60 seconds. If the server asks for more, the call fails at once, and
    /// [`Error::retry_after`](crate::Error::retry_after) returns what it asks for.
    pub const fn max_wait(mut self, wait: Duration) -> Self {
        self.max_wait = wait;
        self
    }

    /// Retries on this status, too, **whatever the method**: you declare that sending the request again is safe and may
    /// help. Examples are a 404 of a resource that is about to appear, and a 500 of a call that only reads. Statuses
    /// below 400 and above 599 are ignored. For a 409, see [`Self::retry_conflicts`] first.
    pub const fn also_on(mut self, status: StatusCode) -> Self {
        self.also_on = self.also_on.with(status);
        self
    }

    /// Retries a 409 with the code `optimistic_locking_error`, whatever the method: someone else changed the same
    /// resource at the same time, and nothing was done. A key that is taken (`key_exists`) remains an error at once.
    pub const fn retry_conflicts(mut self) -> Self {
        self.conflicts = true;
        self
    }

    /// Returns the longest single wait.
    pub(crate) const fn longest(&self) -> Duration {
        self.max_wait
    }

    /// Returns the maximum number of attempts, given the status of the last response, if there was one.
    pub(super) fn attempts(&self, status: Option<StatusCode>) -> u32 {
        let default = match status {
            Some(StatusCode::TOO_MANY_REQUESTS) => 5,
            _ => 4,
        };
        self.max_attempts.unwrap_or(default)
    }

    pub(super) fn repeats(&self, status: StatusCode) -> bool {
        self.also_on.has(status)
    }

    pub(super) fn repeats_conflicts(&self) -> bool {
        self.conflicts
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// A set of statuses from 400 to 599, with a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Statuses([u128; 2]);

impl Statuses {
    const fn with(mut self, status: StatusCode) -> Self {
        if let 400..=599 = status.as_u16() {
            let bit = status.as_u16() - 400;
            self.0[(bit / 128) as usize] |= 1 << (bit % 128);
        }
        self
    }

    fn has(self, status: StatusCode) -> bool {
        self.with(status) == self && (400..600).contains(&status.as_u16())
    }
}
