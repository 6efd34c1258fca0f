//! Retries: the policy that a user sets, and the decision, which is a pure function.

mod policy;

pub use self::policy::RetryPolicy;

use http::StatusCode;
use std::time::Duration;

/// The length of the windows of LaunchDarkly's rate limits.
const WINDOW: Duration = Duration::from_secs(10);

/// How an attempt failed, as far as it matters for the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Outcome {
    /// A response.
    Status(Answered),
    /// Nothing was sent, because there was no connection.
    NotConnected,
    /// The request may have arrived, and may have been carried out.
    Unknown,
    /// An error that another attempt would not change.
    Final,
}

/// A response other than a success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    /// The wait that the server asks for.
    pub(crate) asked: Option<Duration>,
    /// Whether someone else changed the same resource at the same time.
    pub(crate) is_version_conflict: bool,
}

/// Everything that the decision depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Situation {
    pub(crate) policy: RetryPolicy,
    /// Whether sending the request again has the same effect as sending it once.
    pub(crate) is_idempotent: bool,
    /// The number of attempts so far.
    pub(crate) attempt: u32,
    pub(crate) outcome: Outcome,
    /// The time left until the call's deadline.
    pub(crate) left: Duration,
    /// A random number from 0 to 1, without 1.
    pub(crate) roll: f64,
}

/// The decision after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Decision {
    RetryAfter(Duration),
    Stop(Stop),
}

/// The reason why there is no further attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Stop {
    /// A retry would not help, or would not be safe.
    NotRepeatable,
    NoAttemptsLeft,
    /// The server asks for a wait longer than this.
    TooLong(Duration),
    /// The wait would exceed the time of the call.
    NoTimeLeft(Duration),
}

/// Decides what follows a failed attempt.
pub(crate) fn decide(now: &Situation) -> Decision {
    if !is_repeatable(now) {
        return Decision::Stop(Stop::NotRepeatable);
    }
    let status = now.outcome.status();
    let attempts = now.policy.attempts(status);
    if now.attempt >= attempts {
        return Decision::Stop(Stop::NoAttemptsLeft);
    }
    let asked = now.outcome.asked();
    let longest = now.policy.longest();
    if asked.is_some_and(|asked| asked > longest) {
        return Decision::Stop(Stop::TooLong(longest));
    }
    let least = match status {
        Some(StatusCode::TOO_MANY_REQUESTS) => part_of_window(now.attempt, attempts),
        _ => Duration::ZERO,
    };
    let wait = asked.unwrap_or(least);
    let wait = wait.saturating_add(jitter(now.attempt, now.roll));
    let wait = wait.min(longest);
    if wait >= now.left {
        return Decision::Stop(Stop::NoTimeLeft(wait));
    }
    Decision::RetryAfter(wait)
}

impl Outcome {
    fn status(self) -> Option<StatusCode> {
        match self {
            Self::Status(answered) => Some(answered.status),
            _ => None,
        }
    }

    /// Returns the wait that the server asks for. Zero counts as no answer after a 429, since the next one would follow.
    fn asked(self) -> Option<Duration> {
        let Self::Status(answered) = self else {
            return None;
        };
        let is_limited = answered.status == StatusCode::TOO_MANY_REQUESTS;
        answered
            .asked
            .filter(|asked| !(is_limited && asked.is_zero()))
    }
}

fn is_repeatable(now: &Situation) -> bool {
    match now.outcome {
        Outcome::NotConnected => true,
        Outcome::Status(answered) => is_repeatable_answer(now, answered),
        Outcome::Unknown => now.is_idempotent,
        Outcome::Final => false,
    }
}

fn is_repeatable_answer(now: &Situation, answered: Answered) -> bool {
    let is_wanted = now.policy.repeats(answered.status)
        || (answered.is_version_conflict && now.policy.repeats_conflicts());
    match answered.status.as_u16() {
        429 => true,
        502..=504 => now.is_idempotent || is_wanted,
        _ => is_wanted,
    }
}

/// Returns the wait after a number of attempts, if only the length of a window is known. All waits together are as long as
/// the window. The first ones are the shortest, since the window may be nearly over.
fn part_of_window(attempt: u32, attempts: u32) -> Duration {
    let parts = f64::from(attempts) * f64::from(attempts.saturating_sub(1)) / 2.0;
    WINDOW.mul_f64(f64::from(attempt) / parts.max(1.0))
}

/// Returns the random part of the wait after a number of attempts: full jitter, from zero to a maximum that doubles with
/// each attempt, up to a minute.
pub(crate) fn jitter(attempt: u32, roll: f64) -> Duration {
    // Ten doublings exceed the longest maximum.
    let doublings = attempt.saturating_sub(1).min(10);
    let ceiling = Duration::from_millis(500 << doublings).min(Duration::from_secs(60));
    Duration::try_from_secs_f64(ceiling.as_secs_f64() * roll).unwrap_or_default()
}

#[cfg(test)]
mod tests;
