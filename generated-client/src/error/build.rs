//! Constructors of errors. Those from a response or from a transport's error are in `wire::errors`.

use super::{
    BoxError, Error, ErrorKind, Inner, Reply, Target,
    body::{Details, KEPT},
};
use bytes::Bytes;
use std::time::Duration;

impl Error {
    /// An invalid setting: its name, what is wrong, and what would be right.
    pub(crate) fn config(setting: &str, problem: &str) -> Self {
        Self::new(ErrorKind::Config, None, format!("{setting}: {problem}"))
    }

    /// A request that cannot be sent.
    pub(crate) fn request(target: Target, problem: impl Into<String>) -> Self {
        Self::new(ErrorKind::Request, Some(target), problem.into())
    }

    pub(crate) fn timeout(target: Target, limit: Duration, what: &str) -> Self {
        Self::new(
            ErrorKind::Timeout,
            Some(target),
            format!("{what} took longer than {limit:?}"),
        )
    }

    /// Adds the response, with the beginning of its body.
    pub(crate) fn with_reply(mut self, mut reply: Reply) -> Self {
        // A copy, so that an error does not keep a large body alive.
        reply.body = Bytes::copy_from_slice(&reply.body[..reply.body.len().min(KEPT)]);
        self.0.reply = Some(reply);
        self
    }

    /// Adds the content of the body.
    pub(crate) fn with_details(mut self, details: Details) -> Self {
        self.0.details = details;
        self
    }

    /// Adds the place in the body that could not be decoded.
    pub(crate) fn with_decode_path(mut self, path: Option<String>) -> Self {
        self.0.decode_path = path;
        self
    }

    /// Replaces the text.
    pub(crate) fn with_text(mut self, text: String) -> Self {
        self.0.text = text;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Says whether the server may have carried out this attempt, or one before.
    pub(crate) fn with_doubt(mut self, in_doubt: bool) -> Self {
        self.0.in_doubt = in_doubt;
        self
    }

    /// Adds the reason why there was no further attempt.
    pub(crate) fn with_note(mut self, note: String) -> Self {
        self.0.note = Some(note);
        self
    }

    pub(crate) fn with_source(mut self, source: BoxError) -> Self {
        self.0.source = Some(source);
        self
    }

    pub(crate) fn new(kind: ErrorKind, target: Option<Target>, text: String) -> Self {
        let (reply, details, decode_path, source) = (None, Details::default(), None, None);
        Self(Box::new(Inner {
            kind,
            target,
            reply,
            details,
            decode_path,
            text,
            note: None,
            attempts: 0,
            in_doubt: kind.is_in_doubt(),
            source,
        }))
    }
}
