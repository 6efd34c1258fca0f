//! One attempt: sending a request, and receiving its response.

use super::{
    Failure,
    deadline::Deadline,
    prepare::Prepared,
    read::{End, read},
};
use crate::{
    error::{Error, KEPT},
    wire::{
        hooks::AttemptEnd,
        rate_limit,
        response::{RawResponse, Reading},
        retry::{Answered, Outcome},
        transport::{Kind, TransportError},
    },
};
use bytes::Bytes;
use std::time::Duration;
use tokio::time;

/// Makes one attempt, within its own time limit and within the time that the call has left.
pub(super) async fn attempt(
    prepared: &Prepared,
    number: u32,
    deadline: &Deadline,
) -> Result<RawResponse, Failure> {
    let (own, left) = (prepared.attempt_timeout, deadline.left());
    let outcome = time::timeout(own.min(left), exchange(prepared, number)).await;
    let outcome = outcome.unwrap_or_else(|_| Err(overdue(prepared, own, left)));
    outcome.map_err(|failure| Failure {
        error: failure.error.with_attempts(number),
        ..failure
    })
}

fn overdue(prepared: &Prepared, own: Duration, left: Duration) -> Failure {
    let (limit, what, outcome) = if own < left {
        (own, "the attempt", Outcome::Unknown)
    } else {
        (prepared.timeout, "the call", Outcome::Final)
    };
    Failure {
        error: Error::timeout(prepared.target.clone(), limit, what),
        outcome,
    }
}

async fn exchange(prepared: &Prepared, number: u32) -> Result<RawResponse, Failure> {
    let request = prepared.request().await.map_err(|error| Failure {
        error,
        outcome: Outcome::Final,
    })?;
    let sent = prepared.shared().transport.send(request);
    let response = sent.await.map_err(|error| broken(prepared, error))?;
    let (head, body) = response.into_parts();
    let mut raw = begun(prepared, number, head);
    learn(prepared, &raw);
    let limit = if raw.status.is_success() {
        prepared.shared().max_response_size
    } else {
        KEPT
    };
    let (bytes, end) = read(body, limit).await;
    raw.body = bytes;
    judge(prepared, raw, end)
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

/// Evaluates a complete response.
fn judge(prepared: &Prepared, raw: RawResponse, end: End) -> Result<RawResponse, Failure> {
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
    pace.close(&prepared.target.method, prepared.route(), closed);
}

/// Describes the end of an attempt for the hooks.
pub(super) fn end(outcome: &Result<RawResponse, Failure>, elapsed: Duration) -> AttemptEnd {
    match outcome {
        Ok(raw) => AttemptEnd::success(raw.status, elapsed),
        Err(failure) => AttemptEnd::failure(&failure.error, elapsed),
    }
}
