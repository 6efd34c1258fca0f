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
use std::{mem::ManuallyDrop, time::Duration};
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
    let (mut number, mut last) = (1, None);
    loop {
        let Some(turn) = in_time(prepared, deadline).await else {
            return Err(no_turn(prepared, last));
        };
        let Ended { outcome, elapsed } = once(prepared, number, deadline, turn).await;
        let mut failure = match outcome {
            Ok(raw) => {
                trace::answered(raw.status, raw.attempts, elapsed);
                return Ok(raw);
            }
            Err(failure) => failure,
        };
        let was_in_doubt = last.as_ref().is_some_and(Error::may_have_taken_effect);
        let in_doubt = was_in_doubt || failure.error.may_have_taken_effect();
        failure.error = failure.error.with_doubt(in_doubt);
        let decision = decide(prepared, number, deadline, failure.outcome);
        trace::failed(&failure.error, elapsed, decision);
        let wait = match decision {
            Decision::RetryAfter(wait) => wait,
            Decision::Stop(stop) => return Err(explain(failure.error, stop)),
        };
        prepared.tell(|hooks, shared| hooks.before_retry(&shared.attempt(number), wait));
        time::sleep(wait).await;
        (number, last) = (number.saturating_add(1), Some(failure.error));
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

/// Returns the error of a call whose time ended while it waited for its turn: that of the attempt before, if there was one.
fn no_turn(prepared: &Prepared, last: Option<Error>) -> Error {
    let first = || Error::timeout(prepared.target.clone(), prepared.timeout, "the call");
    let error = match last {
        Some(error) => error.with_note("no time left for another attempt".to_owned()),
        None => first().with_attempts(0).with_doubt(false),
    };
    trace::failed(&error, Duration::ZERO, Decision::Stop(Stop::NoAttemptsLeft));
    error
}

/// Makes one attempt, and gives up its turn.
async fn once(prepared: &Prepared, number: u32, deadline: &Deadline, turn: Turn<'_>) -> Ended {
    prepared.tell(|hooks, about| hooks.before_attempt(&about.attempt(number)));
    let under_way = UnderWay::new(prepared, number);
    let outcome = attempt(prepared, number, deadline).await;
    let elapsed = under_way.end();
    let end = attempt::end(&outcome, elapsed);
    prepared.tell(|hooks, about| hooks.after_attempt(&about.attempt(number), &end));
    drop(turn);
    Ended { outcome, elapsed }
}

/// An attempt that has begun. Dropping it tells the hooks that it will not end.
struct UnderWay<'a> {
    prepared: &'a Prepared,
    number: u32,
    begin: Instant,
}

impl<'a> UnderWay<'a> {
    fn new(prepared: &'a Prepared, number: u32) -> Self {
        Self {
            prepared,
            number,
            begin: Instant::now(),
        }
    }

    /// Returns how long the attempt took.
    fn end(self) -> Duration {
        ManuallyDrop::new(self).begin.elapsed()
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let elapsed = self.begin.elapsed();
        self.prepared
            .tell(|hooks, about| hooks.on_cancel(&about.attempt(self.number), elapsed));
    }
}

/// The permit of an attempt, if the client limits how many there are at once.
type Turn<'a> = Option<SemaphorePermit<'a>>;

/// Waits for the turn of an attempt. `None` if there is no time left for one.
async fn in_time<'a>(prepared: &'a Prepared, deadline: &Deadline) -> Option<Turn<'a>> {
    let turn = deadline.within(turn(prepared, deadline)).await.ok();
    turn.filter(|_| !deadline.left().is_zero())
}

/// Waits until the route is open, if the client paces requests, and for a permit. After each wait it looks at the route again,
/// since the calls before this one may have exhausted the limit.
async fn turn<'a>(prepared: &'a Prepared, deadline: &Deadline) -> Turn<'a> {
    loop {
        while let Some(wait) = opens_in(prepared, deadline) {
            time::sleep(wait).await;
        }
        // The only error is a closed semaphore, and it is never closed.
        let permit = prepared.shared().places.as_ref()?.acquire().await.ok();
        if opens_in(prepared, deadline).is_none() {
            return permit;
        }
    }
}

/// Returns the time until the route is open. If that would be too long, the request is sent, and the server decides.
fn opens_in(prepared: &Prepared, deadline: &Deadline) -> Option<Duration> {
    let wait = prepared.closed_for()?;
    let wait = wait.saturating_add(retry::jitter(1, fastrand::f64()));
    (wait <= prepared.retry.longest() && wait < deadline.left()).then_some(wait)
}
