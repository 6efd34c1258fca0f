//! When a failed attempt is repeated: the policy a user sets, and the decision, which is a pure function.

use backon::{BackoffBuilder, ExponentialBuilder};
use http::{Method, StatusCode};
use std::time::Duration;

/// How a failed attempt of a call is repeated. Set for a client by
/// [`ClientBuilder::retry`](crate::ClientBuilder::retry), for one call by `with_retry`.
///
/// Repeated are
///
/// - status 429, whatever the method: the server refused before it did anything;
/// - status 502, 503 or 504, a connection that breaks and an attempt that takes too long, where sending again is
///   safe: GET, PUT and DELETE (and HEAD, OPTIONS and TRACE of raw requests);
/// - a connection that could not be made, whatever the method: nothing was sent.
///
/// Never repeated: 409, 500, all other statuses, and a success that cannot be decoded.
///
/// The wait is what the server asks for (`Retry-After`; for a 429 else `X-Ratelimit-Reset`), or nothing if it does not
/// ask, plus a random part: between nothing and 0.5 s before the second attempt, 1 s before the third, and so on,
/// doubling. The random part keeps many clients from coming back at the same instant.
///
/// A call ends with the error at hand when the attempts are used up, when the server asks for a longer
/// wait than [`max_wait`](Self::max_wait), or when the wait does not fit in the call's timeout.
///
/// ```
/// use launchdarkly_api::RetryPolicy;
/// use std::time::Duration;
///
/// let patient = RetryPolicy::new().max_attempts(8).max_wait(Duration::from_secs(120));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a policy does nothing until it is given to a client or a call"]
pub struct RetryPolicy {
    max_attempts: u32,
    max_wait: Duration,
}

impl RetryPolicy {
    /// The default: 4 attempts in all, no wait longer than 60 seconds.
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            max_wait: Duration::from_secs(60),
        }
    }

    /// One attempt only.
    pub const fn none() -> Self {
        Self::new().max_attempts(1)
    }

    /// The number of attempts in all, the first one included. Default: 4. Zero counts as one.
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// The longest single wait. Default: 60 seconds. If the server asks for more, the call fails at once, and
    /// [`Error::retry_after`](crate::Error::retry_after) says how long it asks for.
    pub const fn max_wait(mut self, wait: Duration) -> Self {
        self.max_wait = wait;
        self
    }

    /// The longest single wait.
    pub(crate) const fn longest(&self) -> Duration {
        self.max_wait
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// How an attempt failed, as far as a decision depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Outcome {
    /// An answer, and the wait that the server asks for.
    Status(StatusCode, Option<Duration>),
    /// Nothing was sent, for want of a connection.
    NotConnected,
    /// The request may have arrived, and may have been carried out.
    Unknown,
    /// Nothing that another attempt would change.
    Final,
}

/// All that a decision depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Situation<'a> {
    pub(crate) policy: RetryPolicy,
    pub(crate) method: &'a Method,
    /// How many attempts were made.
    pub(crate) attempt: u32,
    pub(crate) outcome: Outcome,
    /// The time left until the call's deadline.
    pub(crate) left: Duration,
    /// A random number from 0 up to, not including, 1.
    pub(crate) roll: f64,
}

/// What follows a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Decision {
    RetryAfter(Duration),
    Stop(Stop),
}

/// Why a call ends with an attempt that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Stop {
    /// Repeating would not help, or not be safe.
    NotRepeatable,
    NoAttemptsLeft,
    /// The server asks for a wait longer than this.
    TooLong(Duration),
    /// There is no time left for a wait this long.
    NoTimeLeft(Duration),
}

/// Decides what follows a failed attempt.
pub(crate) fn decide(now: &Situation<'_>) -> Decision {
    if !is_repeatable(now) {
        return Decision::Stop(Stop::NotRepeatable);
    }
    if now.attempt >= now.policy.max_attempts {
        return Decision::Stop(Stop::NoAttemptsLeft);
    }
    let asked = match now.outcome {
        Outcome::Status(_, Some(asked)) => asked,
        _ => Duration::ZERO,
    };
    if asked > now.policy.max_wait {
        return Decision::Stop(Stop::TooLong(now.policy.max_wait));
    }
    let wait = asked.saturating_add(jitter(now.attempt, now.roll));
    let wait = wait.min(now.policy.max_wait);
    if wait >= now.left {
        return Decision::Stop(Stop::NoTimeLeft(wait));
    }
    Decision::RetryAfter(wait)
}

fn is_repeatable(now: &Situation<'_>) -> bool {
    match now.outcome {
        Outcome::Status(StatusCode::TOO_MANY_REQUESTS, _) | Outcome::NotConnected => true,
        Outcome::Status(status, _) => {
            matches!(status.as_u16(), 502..=504) && now.method.is_idempotent()
        }
        Outcome::Unknown => now.method.is_idempotent(),
        Outcome::Final => false,
    }
}

/// The random part of the wait after that many attempts: full jitter, anything from nothing to an exponential ceiling.
/// `backon` grows the ceiling; its own jitter is drawn inside and begins at the ceiling, so it is not used.
pub(crate) fn jitter(attempt: u32, roll: f64) -> Duration {
    let mut ceilings = ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(500))
        .with_max_delay(Duration::from_secs(60))
        .without_max_times()
        .build();
    // After ten doublings the ceiling is long reached.
    let ceiling = ceilings.nth(attempt.saturating_sub(1).min(10) as usize);
    let seconds = ceiling.unwrap_or_default().as_secs_f64() * roll;
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}

#[cfg(test)]
mod tests;
