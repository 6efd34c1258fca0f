//! One attempt: a request goes out, an answer comes back, or not.

use super::{
    Failure,
    deadline::Deadline,
    prepare::Prepared,
    read::{End, read},
};
use crate::{
    Error,
    error::KEPT,
    hooks::AttemptEnd,
    rate_limit,
    response::RawResponse,
    retry::Outcome,
    transport::{Kind, ResponseBody, TransportError},
};
use bytes::Bytes;
use std::time::Duration;
use tokio::time;

/// One attempt, within the time that it may take, and within what is left of the call's.
pub(super) async fn attempt(
    prepared: &Prepared,
    number: u32,
    deadline: &Deadline,
) -> Result<RawResponse, Failure> {
    let (own, left) = (prepared.client.shared.attempt_timeout, deadline.left());
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
    let sent = prepared.client.shared.transport.send(request);
    let response = sent.await.map_err(|error| broken(prepared, error))?;
    let (head, body) = response.into_parts();
    let mut raw = RawResponse {
        target: prepared.target.clone(),
        status: head.status,
        headers: head.headers,
        body: Bytes::new(),
        attempts: number,
        received: rate_limit::wall_clock(),
    };
    learn(prepared, &raw);
    if raw.status.is_success() {
        success(prepared, raw, body).await
    } else {
        // However it ends: the status counts for more.
        raw.body = read(body, KEPT).await.0;
        let asked = rate_limit::asked_wait(raw.status, &raw.headers, raw.received);
        Err(Failure {
            error: Error::api(&raw, &prepared.client.shared.token),
            outcome: Outcome::Status(raw.status, asked),
        })
    }
}

async fn success(
    prepared: &Prepared,
    mut raw: RawResponse,
    body: ResponseBody,
) -> Result<RawResponse, Failure> {
    let limit = prepared.client.shared.max_response_size;
    let (bytes, end) = read(body, limit).await;
    raw.body = bytes;
    match end {
        End::Complete => Ok(raw),
        End::TooLarge => Err(Failure {
            error: Error::too_large(&raw, limit),
            outcome: Outcome::Final,
        }),
        End::Broken(error) => Err(Failure {
            error: Error::broken_off(&raw, error),
            outcome: Outcome::Unknown,
        }),
    }
}

fn broken(prepared: &Prepared, error: TransportError) -> Failure {
    let outcome = match error.kind() {
        Kind::Connect | Kind::ConnectTimeout => Outcome::NotConnected,
        Kind::Timeout | Kind::Exchange => Outcome::Unknown,
        Kind::Refused => Outcome::Final,
    };
    Failure {
        error: Error::transport(prepared.target.clone(), error),
        outcome,
    }
}

/// Remembers that the route is used up, if the client paces itself.
fn learn(prepared: &Prepared, raw: &RawResponse) {
    let Some(pace) = &prepared.client.shared.pace else {
        return;
    };
    if let Some(wait) = rate_limit::closed_for(&raw.headers, raw.received) {
        pace.close(&prepared.target.method, &prepared.template, wait);
    }
}

/// How an attempt ended, for the hooks.
pub(super) fn end(outcome: &Result<RawResponse, Failure>, elapsed: Duration) -> AttemptEnd {
    match outcome {
        Ok(raw) => AttemptEnd::success(raw.status, elapsed),
        Err(failure) => AttemptEnd::failure(&failure.error, elapsed),
    }
}
