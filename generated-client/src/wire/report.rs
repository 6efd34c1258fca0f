//! What the hooks and the log are told of the body of a success: after the attempt has ended, when the body is read.

use crate::{
    error::Error,
    values::deviation::Deviations,
    wire::{hooks::CallInfo, response::RawResponse, trace::CallSpan},
};

impl RawResponse {
    /// Reports values that were not as documented, and keeps that.
    #[cold]
    pub(super) fn note(&self, deviations: Deviations) {
        for hooks in &self.reading.hooks {
            hooks.on_deviations(&CallInfo::new(&self.target), &deviations);
        }
        self.reading.span.deviated(&self.target, &deviations);
        // It is empty: a body is read once.
        let _ = self.reading.deviations.set(deviations);
    }

    /// Reports a success of which nothing can be made, and returns its error.
    #[cold]
    pub(super) fn unreadable(&self, error: Error) -> Error {
        for hooks in &self.reading.hooks {
            hooks.on_decode_error(&error);
        }
        self.reading.span.unreadable(&error);
        error
    }

    /// Ends the span of the call, since a response may be kept for long.
    pub(super) fn without_span(mut self) -> Self {
        self.reading.span = CallSpan::none();
        self
    }

    /// Reports a success that can be decoded, but cannot be right, and returns its error.
    #[cold]
    pub(crate) fn unexpected(&self, problem: &str) -> Error {
        self.unreadable(Error::unexpected(self, problem))
    }
}
