//! The core of every call, compiled once: from its parts to the raw response.

mod attempt;
mod deadline;
mod prepare;
mod read;

use crate::{
    error::Error,
    wire::{
        parts::Parts,
        response::RawResponse,
        retry::{self, Decision, Outcome, Situation, Stop},
        trace::{self, CallSpan},
    },
};
use attempt::attempt;
use deadline::Deadline;
use prepare::Prepared;
use std::time::Duration;
use tokio::{
    sync::SemaphorePermit,
    time::{self, Instant},
};

/// Sends a call, as often as its policy allows, within its time limit.
pub(crate) async fn send(parts: Box<Parts>) -> Result<RawResponse, Error> {
    parts.check()?;
    let prepared = Prepared::new(parts)?;
    let deadline = Deadline::new(prepared.timeout);
    let span = CallSpan::new(&prepared.target, prepared.route());
    span.around(run(&prepared, &deadline)).await
}

/// A failed attempt: the error, and what it means for the next attempt.
struct Failure {
    error: Error,
    outcome: Outcome,
}

/// The result of an attempt, and the time from the request to the last byte.
struct Ended {
    outcome: Result<RawResponse, Failure>,
    elapsed: Duration,
}

async fn run(prepared: &Prepared, deadline: &Deadline) -> Result<RawResponse, Error> {
    let (mut number, mut in_doubt) = (1, false);
    loop {
        let Ended { outcome, elapsed } = once(prepared, number, deadline).await;
        let mut failure = match outcome {
            Ok(raw) => {
                trace::answered(raw.status, raw.attempts, elapsed);
                return Ok(raw);
            }
            Err(failure) => failure,
        };
        in_doubt |= failure.error.may_have_taken_effect();
        failure.error = failure.error.with_doubt(in_doubt);
        let decision = decide(prepared, number, deadline, failure.outcome);
        trace::failed(&failure.error, elapsed, decision);
        let wait = match decision {
            Decision::RetryAfter(wait) => wait,
            Decision::Stop(stop) => return Err(explain(failure.error, stop)),
        };
        prepared.tell(|hooks, shared| hooks.before_retry(&shared.attempt(number), wait));
        time::sleep(wait).await;
        number = number.saturating_add(1);
    }
}

fn decide(prepared: &Prepared, number: u32, deadline: &Deadline, outcome: Outcome) -> Decision {
    retry::decide(&Situation {
        policy: prepared.retry,
        is_idempotent: prepared.is_idempotent(),
        attempt: number,
        outcome,
        left: deadline.left(),
        roll: fastrand::f64(),
    })
}

/// Returns why there is no further attempt, if the error alone does not show it.
fn explain(error: Error, stop: Stop) -> Error {
    match stop {
        Stop::NotRepeatable | Stop::NoAttemptsLeft => error,
        Stop::TooLong(longest) => error.with_note(format!("more than {longest:?} to wait")),
        Stop::NoTimeLeft(wait) => error.with_note(format!("no time left to wait {wait:.1?}")),
    }
}

/// Makes one attempt, after waiting for its turn.
async fn once(prepared: &Prepared, number: u32, deadline: &Deadline) -> Ended {
    let permit = deadline.within(turn(prepared, deadline)).await.ok();
    let Some(permit) = permit.filter(|_| !deadline.left().is_zero()) else {
        let error = Error::timeout(prepared.target.clone(), prepared.timeout, "the call");
        return Ended {
            outcome: Err(Failure {
                error: error.with_attempts(number - 1).with_doubt(false),
                outcome: Outcome::Final,
            }),
            elapsed: Duration::ZERO,
        };
    };
    prepared.tell(|hooks, about| hooks.before_attempt(&about.attempt(number)));
    let begin = Instant::now();
    let outcome = attempt(prepared, number, deadline).await;
    let elapsed = begin.elapsed();
    let end = attempt::end(&outcome, elapsed);
    prepared.tell(|hooks, about| hooks.after_attempt(&about.attempt(number), &end));
    drop(permit);
    Ended { outcome, elapsed }
}

/// Waits until the route is open, if the client paces requests, and then for a permit. After each wait it checks the route
/// again, since the first of many waiting calls may exhaust the limit.
async fn turn<'a>(prepared: &'a Prepared, deadline: &Deadline) -> Option<SemaphorePermit<'a>> {
    while let Some(wait) = prepared.closed_for() {
        let wait = wait.saturating_add(retry::jitter(1, fastrand::f64()));
        // If the wait would be too long, the request is sent, and the server decides.
        if wait > prepared.retry.longest() || wait >= deadline.left() {
            break;
        }
        time::sleep(wait).await;
    }
    // The only error is a closed semaphore, and it is never closed.
    prepared.shared().places.as_ref()?.acquire().await.ok()
}
