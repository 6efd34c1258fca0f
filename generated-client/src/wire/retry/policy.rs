//! The policy that a user sets.

use http::StatusCode;
use std::time::Duration;

/// How a failed attempt of a call is repeated. Set for a client by
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry), for one call by `with_retry`.
///
/// Repeated are
///
/// - status 429, whatever the method: the server refused before it did anything;
/// - status 502, 503 or 504, a connection that breaks and an attempt that takes too long, where sending again is
///   safe: GET, PUT and DELETE (and HEAD, OPTIONS and TRACE of raw requests), a POST that only reads, such as a search, and a
///   raw request [`with_idempotent`](crate::RawRequest::with_idempotent);
/// - a connection that could not be made, whatever the method: nothing was sent;
/// - what [`also_on`](Self::also_on) and [`retry_conflicts`](Self::retry_conflicts) add.
///
/// Never repeated without these: 409, 500, all other statuses, and a success that cannot be decoded.
///
/// The wait is what the server asks for (`Retry-After`; for a 429 else `X-Ratelimit-Reset`), or nothing if it does not
/// ask, plus a random part: between nothing and 0.5 s before the second attempt, 1 s before the third, and so on,
/// doubling. The random part keeps many clients from coming back at the same instant. LaunchDarkly's limits are for windows
/// of ten seconds; so after a 429 that asks for nothing usable the waits are spread over all attempts so that together
/// they outlast a window: 1, 2, 3 and 4 s by default.
///
/// A call ends with the error at hand when the attempts are used up, when the server asks for a longer
/// wait than [`max_wait`](Self::max_wait), or when the wait does not fit in the call's timeout.
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
    /// The default: 4 attempts in all, 5 where the last one was answered 429, and no wait longer than 60 seconds.
    pub const fn new() -> Self {
        Self {
            max_attempts: None,
            max_wait: Duration::from_secs(60),
            also_on: Statuses([0; 2]),
            conflicts: false,
        }
    }

    /// One attempt only.
    pub const fn none() -> Self {
        Self::new().max_attempts(1)
    }

    /// The number of attempts in all, the first one included. Default: 4, and 5 after a 429, so that they outlast a window
    /// of LaunchDarkly's limits. Zero counts as one.
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = Some(if attempts == 0 { 1 } else { attempts });
        self
    }

    /// The longest single wait. Default: 60 seconds. If the server asks for more, the call fails at once, and
    /// [`Error::retry_after`](crate::Error::retry_after) says how long it asks for.
    pub const fn max_wait(mut self, wait: Duration) -> Self {
        self.max_wait = wait;
        self
    }

    /// Repeats on this status, too, **whatever the method**: you say that sending again is safe and may help. For a 404 of
    /// what is only about to appear, or a 500 of a call that only reads. Statuses below 400 and above 599 are left as they
    /// are. To repeat a 409, see [`Self::retry_conflicts`] first.
    pub const fn also_on(mut self, status: StatusCode) -> Self {
        self.also_on = self.also_on.with(status);
        self
    }

    /// Repeats a 409 with the code `optimistic_locking_error`, whatever the method: somebody else changed the same resource
    /// at the same time, and nothing was done. A key that is taken (`key_exists`) stays an error at once.
    pub const fn retry_conflicts(mut self) -> Self {
        self.conflicts = true;
        self
    }

    /// The longest single wait.
    pub(crate) const fn longest(&self) -> Duration {
        self.max_wait
    }

    /// The attempts in all, the last one having been answered with that status, if it was.
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

/// The statuses from 400 to 599, a bit for each.
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
