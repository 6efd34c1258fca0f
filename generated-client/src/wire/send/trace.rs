//! What `tracing` is told: a span for each call and an event for each attempt. Neither the token nor headers, values of
//! the query or bodies are among the fields. Without the feature, nothing is compiled.

pub(super) use imp::{answered, failed, in_span};

#[cfg(feature = "tracing")]
mod imp {
    use super::super::prepare::Prepared;
    use crate::{
        error::Error,
        wire::{response::RawResponse, retry::Decision},
    };
    use std::future::Future;
    use tracing::{Instrument, Level};

    /// What filters go by: the crate, not a place in it.
    const TARGET: &str = "launchdarkly_api";

    pub(in super::super) fn in_span<F: Future>(
        prepared: &Prepared,
        call: F,
    ) -> impl Future<Output = F::Output> {
        call.instrument(tracing::info_span!(
            target: TARGET,
            "launchdarkly_api",
            operation = prepared.target.operation,
            method = prepared.target.method.as_str(),
            path = prepared.template,
        ))
    }

    pub(in super::super) fn answered(raw: &RawResponse) {
        tracing::event!(
            target: TARGET,
            Level::DEBUG,
            operation = raw.target.operation,
            status = raw.status.as_u16(),
            attempt = raw.attempts,
            "answered"
        );
    }

    pub(in super::super) fn failed(error: &Error, decision: Decision) {
        let wait = match decision {
            Decision::RetryAfter(wait) => Some(tracing::field::debug(wait)),
            Decision::Stop(_) => None,
        };
        tracing::event!(
            target: TARGET,
            Level::WARN,
            operation = error.operation(),
            status = error.status().map(|status| status.as_u16()),
            error = ?error.kind(),
            attempt = error.attempts(),
            wait,
            "failed"
        );
    }
}

#[cfg(not(feature = "tracing"))]
mod imp {
    use super::super::prepare::Prepared;
    use crate::{
        error::Error,
        wire::{response::RawResponse, retry::Decision},
    };

    pub(in super::super) fn in_span<F>(_: &Prepared, call: F) -> F {
        call
    }

    pub(in super::super) fn answered(_: &RawResponse) {}

    pub(in super::super) fn failed(_: &Error, _: Decision) {}
}
