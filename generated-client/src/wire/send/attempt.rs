//! One attempt: sending a request, and receiving its response.

use super::{
    Failure,
    deadline::Deadline,
    prepare::Prepared,
    read::{End, read},
};
use crate::{
    error::Error,
    wire::{
        hooks::AttemptEnd,
        rate_limit,
        response::{RawResponse, Reading},
        retry::{Answered, Outcome},
        transport::{Kind, ResponseBody, TransportError},
    },
};
use bytes::Bytes;
use std::time::Duration;

/// Makes one attempt, within its own time limit and within the time that the call has left.
pub(super) async fn attempt(
    prepared: &Prepared,
    number: u32,
    deadline: &Deadline,
) -> Result<RawResponse, Failure> {
    let limit = Limit::new(prepared, deadline.left());
    let outcome = exchange(prepared, number, &limit).await;
    outcome.map_err(|failure| Failure {
        error: failure.error.with_attempts(number),
        ..failure
    })
}

/// The time limit of an attempt: its own, or that of the call if that is shorter.
struct Limit {
    end: Deadline,
    time: Duration,
    what: &'static str,
    /// What its end means for the next attempt.
    outcome: Outcome,
}

impl Limit {
    fn new(prepared: &Prepared, left: Duration) -> Self {
        let own = prepared.attempt_timeout;
        let (time, what, outcome) = if own < left {
            (own, "the attempt", Outcome::Unknown)
        } else {
            (prepared.timeout, "the call", Outcome::Final)
        };
        let end = Deadline::new(own.min(left));
        Self {
            end,
            time,
            what,
            outcome,
        }
    }

    fn error(&self, prepared: &Prepared) -> Error {
        Error::timeout(prepared.target.clone(), self.time, self.what)
    }
}

/// As much of an error as is read, in bytes. It is more than what an error keeps, since the code may stand at the end.
const LARGEST_ERROR: usize = 1024 * 1024;

async fn exchange(prepared: &Prepared, number: u32, limit: &Limit) -> Result<RawResponse, Failure> {
    let sent = limit.end.within(answer(prepared)).await;
    let response = sent.unwrap_or_else(|_| {
        Err(Failure {
            error: limit.error(prepared),
            outcome: limit.outcome,
        })
    })?;
    let (head, body) = response.into_parts();
    let mut raw = begun(prepared, number, head);
    learn(prepared, &raw);
    let size = if raw.status.is_success() {
        prepared.shared().max_response_size
    } else {
        LARGEST_ERROR
    };
    let (bytes, end) = read(body, size, &limit.end).await;
    raw.body = bytes;
    judge(prepared, raw, end, limit)
}

/// Sends the request, and returns the response before its body has arrived.
async fn answer(prepared: &Prepared) -> Result<http::Response<ResponseBody>, Failure> {
    let request = prepared.request().await.map_err(|error| Failure {
        error,
        outcome: Outcome::Final,
    })?;
    let sent = prepared.shared().transport.send(request);
    sent.await.map_err(|error| broken(prepared, error))
}

/// Returns the response before its body has been read.
fn begun(prepared: &Prepared, number: u32, head: http::response::Parts) -> RawResponse {
    let shared = prepared.shared();
    RawResponse {
        target: prepared.target.clone(),
        status: head.status,
        headers: head.headers,
        body: Bytes::new(),
        attempts: number,
        received: rate_limit::wall_clock(),
        reading: Reading::new(
            prepared.parts.strictness,
            shared.max_response_size,
            shared.hooks.clone(),
        ),
    }
}

/// Evaluates a response of which as much has been read as possible.
fn judge(
    prepared: &Prepared,
    raw: RawResponse,
    end: End,
    limit: &Limit,
) -> Result<RawResponse, Failure> {
    let shared = prepared.shared();
    let (error, outcome) = match end {
        // Even if the body is incomplete, since the status is more important.
        _ if !raw.status.is_success() => {
            let asked = rate_limit::asked_wait(raw.status, &raw.headers, raw.received);
            let error = Error::api(&raw, &shared.token);
            let answered = Answered {
                status: raw.status,
                asked,
                is_version_conflict: error.is_version_conflict(),
            };
            (error, Outcome::Status(answered))
        }
        End::Complete => return Ok(raw),
        End::TooLarge => {
            let error = Error::too_large(&raw, shared.max_response_size);
            (error, Outcome::Final)
        }
        End::Broken(error) => (Error::broken_off(&raw, error), Outcome::Unknown),
        End::Overdue => {
            let error = limit.error(prepared).with_response(&raw);
            (error, limit.outcome)
        }
    };
    Err(Failure { error, outcome })
}

fn broken(prepared: &Prepared, error: TransportError) -> Failure {
    let outcome = match error.kind() {
        Kind::Connect | Kind::ConnectTimeout => Outcome::NotConnected,
        Kind::Timeout | Kind::Exchange => Outcome::Unknown,
        Kind::Refused | Kind::Unsent => Outcome::Final,
    };
    Failure {
        error: Error::transport(prepared.target.clone(), error),
        outcome,
    }
}

/// Records exhausted limits, if the client paces requests.
fn learn(prepared: &Prepared, raw: &RawResponse) {
    let Some(pace) = &prepared.shared().pace else {
        return;
    };
    let closed = rate_limit::closed(raw.status, &raw.headers, raw.received);
    // Other calls may wait longer than this one.
    let usual = prepared.shared().retry.longest();
    let heeded = closed.up_to(prepared.retry.longest().max(usual));
    pace.close(&prepared.target.method, prepared.route(), heeded);
}

/// Describes the end of an attempt for the hooks.
pub(super) fn end(outcome: &Result<RawResponse, Failure>, elapsed: Duration) -> AttemptEnd {
    match outcome {
        Ok(raw) => AttemptEnd::success(raw.status, elapsed),
        Err(failure) => AttemptEnd::failure(&failure.error, elapsed),
    }
}
