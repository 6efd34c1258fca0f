//! What the hooks and the log are told of the body of a success: after the attempt has ended, when the body is read.

use crate::{
    error::Error,
    values::deviation::Deviations,
    wire::{hooks::CallInfo, response::RawResponse},
};

impl RawResponse {
    /// Reports values that were not as documented, and keeps that.
    #[cold]
    pub(super) fn note(&self, deviations: Deviations) {
        if let Some(hooks) = &self.reading.hooks {
            hooks.on_deviations(&CallInfo::new(&self.target), &deviations);
        }
        #[cfg(feature = "tracing")]
        log::deviations(self, &deviations);
        // It is empty: a body is read once.
        let _ = self.reading.deviations.set(deviations);
    }

    /// Reports a success of which nothing can be made, and returns its error.
    #[cold]
    pub(super) fn unreadable(&self, error: Error) -> Error {
        if let Some(hooks) = &self.reading.hooks {
            hooks.on_decode_error(&error);
        }
        #[cfg(feature = "tracing")]
        log::unreadable(self, &error);
        error
    }

    /// Ends the span of the call, since a response may be kept for long.
    #[cfg(feature = "tracing")]
    pub(super) fn without_span(mut self) -> Self {
        self.reading.span = tracing::Span::none();
        self
    }

    #[cfg(not(feature = "tracing"))]
    pub(super) fn without_span(self) -> Self {
        self
    }

    /// Reports a success that can be decoded, but cannot be right, and returns its error.
    #[cold]
    pub(crate) fn unexpected(&self, problem: &str) -> Error {
        self.unreadable(Error::unexpected(self, problem))
    }
}

/// The events, in the span of the call.
#[cfg(feature = "tracing")]
mod log {
    use super::{Deviations, Error, RawResponse};
    use crate::wire::send::TARGET;
    use tracing::{Level, field};

    pub(super) fn deviations(raw: &RawResponse, deviations: &Deviations) {
        let is_alone = is_alone();
        raw.reading.span.in_scope(|| {
            tracing::event!(
                target: TARGET,
                Level::WARN,
                operation = is_alone.then_some(raw.target.operation),
                path = is_alone.then_some(raw.target.path.as_str()),
                count = deviations.count(),
                first = deviations.iter().next().map(field::display),
                "the response is not as documented"
            );
        });
    }

    pub(super) fn unreadable(raw: &RawResponse, error: &Error) {
        raw.reading.span.in_scope(|| {
            // The text of the error has the operation and the path.
            tracing::event!(
                target: TARGET,
                Level::WARN,
                status = raw.status.as_u16(),
                error = ?error.kind(),
                reason = %error,
                "the response cannot be decoded"
            );
        });
    }

    /// Returns whether a filter leaves the span out, so that the event describes the call.
    fn is_alone() -> bool {
        !tracing::span_enabled!(target: TARGET, Level::INFO)
    }
}
