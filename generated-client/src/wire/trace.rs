//! Spans and events for `tracing`: a span for each call, with its path, an event for each attempt, with its duration, and one
//! for a body that is not as documented. The fields contain neither the token nor headers, query values or bodies. Without the
//! feature, nothing is compiled.

pub(crate) use imp::as_caller;
pub(super) use imp::{CallSpan, answered, failed};

#[cfg(feature = "tracing")]
mod imp {
    use crate::{
        error::{Error, Target},
        values::deviation::Deviations,
        wire::retry::Decision,
    };
    use http::StatusCode;
    use std::{future::Future, time::Duration};
    use tracing::{Instrument, Level, Span, instrument::WithSubscriber};

    /// The target for filters: the crate, not one of its modules.
    const TARGET: &str = "launchdarkly_api";

    /// The span of a call, which describes it to whoever reads an event.
    pub(in crate::wire) struct CallSpan(Span);

    impl CallSpan {
        pub(in crate::wire) fn new(target: &Target, route: &str) -> Self {
            Self(tracing::info_span!(
                target: TARGET,
                "launchdarkly_api",
                operation = target.operation,
                method = target.method.as_str(),
                path = target.path,
                route,
            ))
        }

        /// Returns the span of the call that is being sent.
        pub(in crate::wire) fn current() -> Self {
            Self(Span::current())
        }

        /// Returns no span.
        pub(in crate::wire) fn none() -> Self {
            Self(Span::none())
        }

        pub(in crate::wire) fn around<F: Future>(self, call: F) -> impl Future<Output = F::Output> {
            call.instrument(self.0)
        }

        /// Tells of values that were not as documented.
        pub(in crate::wire) fn deviated(&self, target: &Target, deviations: &Deviations) {
            let is_alone = is_alone();
            self.0.in_scope(|| {
                tracing::event!(
                    target: TARGET,
                    Level::WARN,
                    operation = is_alone.then_some(target.operation),
                    path = is_alone.then_some(target.path.as_str()),
                    count = deviations.count(),
                    first = deviations.iter().next().map(tracing::field::display),
                    "the response is not as documented"
                );
            });
        }

        /// Tells of a success that cannot be decoded. The text of the error has the operation and the path.
        pub(in crate::wire) fn unreadable(&self, error: &Error) {
            self.0.in_scope(|| {
                tracing::event!(
                    target: TARGET,
                    Level::WARN,
                    status = error.status().map(|status| status.as_u16()),
                    error = ?error.kind(),
                    reason = %error,
                    "the response cannot be decoded"
                );
            });
        }
    }

    /// Lets a future that runs in a task or thread of its own log where its caller does.
    #[inline]
    pub(crate) fn as_caller<F: Future>(call: F) -> impl Future<Output = F::Output> {
        call.in_current_span().with_current_subscriber()
    }

    pub(in crate::wire) fn answered(status: StatusCode, attempt: u32, elapsed: Duration) {
        tracing::event!(
            target: TARGET,
            Level::DEBUG,
            status = status.as_u16(),
            attempt,
            ?elapsed,
            "answered"
        );
    }

    pub(in crate::wire) fn failed(error: &Error, elapsed: Duration, decision: Decision) {
        let is_alone = is_alone();
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

    /// Returns whether a filter, such as one for warnings, leaves the span out, so that the event has to describe the call.
    fn is_alone() -> bool {
        !tracing::span_enabled!(target: TARGET, Level::INFO)
    }
}

#[cfg(not(feature = "tracing"))]
mod imp {
    use crate::{
        error::{Error, Target},
        values::deviation::Deviations,
        wire::retry::Decision,
    };
    use http::StatusCode;
    use std::time::Duration;

    pub(in crate::wire) struct CallSpan;

    #[expect(clippy::unused_self, reason = "with the feature, each uses it")]
    impl CallSpan {
        pub(in crate::wire) fn new(_: &Target, _: &str) -> Self {
            Self
        }

        pub(in crate::wire) fn current() -> Self {
            Self
        }

        pub(in crate::wire) fn none() -> Self {
            Self
        }

        pub(in crate::wire) fn around<F>(self, call: F) -> F {
            call
        }

        pub(in crate::wire) fn deviated(&self, _: &Target, _: &Deviations) {}

        pub(in crate::wire) fn unreadable(&self, _: &Error) {}
    }

    #[inline]
    pub(crate) fn as_caller<F>(call: F) -> F {
        call
    }

    pub(in crate::wire) fn answered(_: StatusCode, _: u32, _: Duration) {}

    pub(in crate::wire) fn failed(_: &Error, _: Duration, _: Decision) {}
}

#[cfg(all(test, feature = "tracing"))]
mod tests;
