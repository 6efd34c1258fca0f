//! Spans and events for `tracing`: a span for each call, with the path as it is sent, and an event for each attempt, with
//! its duration. The fields contain neither the token nor headers, query values or bodies. Without the feature, nothing is
//! compiled.

#[cfg(feature = "tracing")]
pub(in super::super) use imp::TARGET;
pub(super) use imp::{answered, failed, in_span};

#[cfg(feature = "tracing")]
mod imp {
    use super::super::prepare::Prepared;
    use crate::{
        error::Error,
        wire::{response::RawResponse, retry::Decision},
    };
    use std::{future::Future, time::Duration};
    use tracing::{Instrument, Level};

    /// The target for filters: the crate, not one of its modules.
    pub(in crate::wire) const TARGET: &str = "launchdarkly_api";

    pub(in super::super) fn in_span<F: Future>(
        prepared: &Prepared,
        call: F,
    ) -> impl Future<Output = F::Output> {
        call.instrument(tracing::info_span!(
            target: TARGET,
            "launchdarkly_api",
            operation = prepared.target.operation,
            method = prepared.target.method.as_str(),
            path = prepared.target.path,
            route = prepared.route(),
        ))
    }

    /// The span, which is shown with the event, describes the call.
    pub(in super::super) fn answered(raw: &RawResponse, elapsed: Duration) {
        tracing::event!(
            target: TARGET,
            Level::DEBUG,
            status = raw.status.as_u16(),
            attempt = raw.attempts,
            ?elapsed,
            "answered"
        );
    }

    pub(in super::super) fn failed(error: &Error, elapsed: Duration, decision: Decision) {
        // With a filter for warnings there is no span, so the event describes the call.
        let is_alone = !tracing::span_enabled!(target: TARGET, Level::INFO);
        let wait = match decision {
            Decision::RetryAfter(wait) => Some(tracing::field::debug(wait)),
            Decision::Stop(_) => None,
        };
        tracing::event!(
            target: TARGET,
            Level::WARN,
            operation = error.operation().filter(|_| is_alone),
            path = error.path().filter(|_| is_alone),
            status = error.status().map(|status| status.as_u16()),
            error = ?error.kind(),
            attempt = error.attempts(),
            ?elapsed,
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
    use std::time::Duration;

    pub(in super::super) fn in_span<F>(_: &Prepared, call: F) -> F {
        call
    }

    pub(in super::super) fn answered(_: &RawResponse, _: Duration) {}

    pub(in super::super) fn failed(_: &Error, _: Duration, _: Decision) {}
}

#[cfg(all(test, feature = "tracing"))]
mod tests;
