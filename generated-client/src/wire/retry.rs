//! When a failed attempt is repeated: the policy a user sets, and the decision, which is a pure function.

mod policy;

pub use self::policy::RetryPolicy;

use http::StatusCode;
use std::time::Duration;

/// As long as the windows are for which LaunchDarkly limits requests.
const WINDOW: Duration = Duration::from_secs(10);

/// How an attempt failed, as far as a decision depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Outcome {
    /// A response.
    Status(Answered),
    /// Nothing was sent, for lack of a connection.
    NotConnected,
    /// The request may have arrived, and may have been carried out.
    Unknown,
    /// Nothing that another attempt would change.
    Final,
}

/// What a response says that is no success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    /// The wait that the server asks for.
    pub(crate) asked: Option<Duration>,
    /// Whether somebody else changed the same thing at the same time.
    pub(crate) is_version_conflict: bool,
}

/// All that a decision depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Situation {
    pub(crate) policy: RetryPolicy,
    /// Whether sending the request again is the same as sending it once.
    pub(crate) is_idempotent: bool,
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

    /// The wait that the server asks for. Of a 429, no wait at all is no answer: it would come again.
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

/// The wait after that many attempts of so many, where only the length of a window is known. All of them together are as long
/// as that, and the first ones the shortest, since the window may be nearly over.
fn part_of_window(attempt: u32, attempts: u32) -> Duration {
    let parts = f64::from(attempts) * f64::from(attempts.saturating_sub(1)) / 2.0;
    WINDOW.mul_f64(f64::from(attempt) / parts.max(1.0))
}

/// The random part of the wait after that many attempts: full jitter, anything from nothing to a ceiling that doubles with
/// each attempt, up to a minute.
pub(crate) fn jitter(attempt: u32, roll: f64) -> Duration {
    // After ten doublings the longest ceiling is long reached.
    let doublings = attempt.saturating_sub(1).min(10);
    let ceiling = Duration::from_millis(500 << doublings).min(Duration::from_secs(60));
    Duration::try_from_secs_f64(ceiling.as_secs_f64() * roll).unwrap_or_default()
}

#[cfg(test)]
mod tests;
