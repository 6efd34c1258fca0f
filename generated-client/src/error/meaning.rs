//! Meanings of errors that the status alone does not show.

use super::{Error, ErrorKind, Target};
use http::StatusCode;

impl Error {
    /// Returns whether this is a 409 with the code `key_exists`: something with this key exists already. Retrying does
    /// not help.
    #[inline]
    #[must_use]
    pub fn is_key_taken(&self) -> bool {
        self.is_conflict() && self.code() == Some("key_exists")
    }

    /// Returns whether this is a 409 with the code `optimistic_locking_error`: someone else changed the resource at the
    /// same time. Retrying may help; [`RetryPolicy::retry_conflicts`](crate::RetryPolicy::retry_conflicts) does it.
    #[inline]
    #[must_use]
    pub fn is_version_conflict(&self) -> bool {
        self.is_conflict() && self.code() == Some("optimistic_locking_error")
    }

    /// Returns whether the change requires an approval: a 405 or a 403 whose message mentions an approval.
    ///
    /// Flags answer 405 with the code `method_not_allowed` and, say, `Flag configuration updates require approval`;
    /// others, such as segments and AI configs, answer 403 with the code `forbidden` and `approval is required`. Neither
    /// has its own code, so the message decides.
    #[inline]
    #[must_use]
    pub fn is_approval_required(&self) -> bool {
        let may_be = self.is_forbidden() || self.has_status(StatusCode::METHOD_NOT_ALLOWED);
        may_be && self.message().is_some_and(speaks_of_approval)
    }

    /// Returns whether the server may have done what was asked, although the call failed: no answer came, it broke off, it
    /// cannot be read, or it is a 5xx. Not if no attempt reached the server, or if it refused each of them, and never for
    /// a GET, which changes nothing.
    ///
    /// Then look at the resource before you create, rotate or delete something once more. The second attempt of a DELETE
    /// may fail with a 404 because the first one has taken effect.
    #[inline]
    #[must_use]
    pub fn may_have_taken_effect(&self) -> bool {
        let changes = |target: &Target| !target.method.is_safe();
        self.0.in_doubt && self.0.target.as_ref().is_none_or(changes)
    }
}

impl ErrorKind {
    /// Returns whether an error of this kind usually says nothing of what the server has done.
    pub(super) fn is_in_doubt(self) -> bool {
        match self {
            Self::Transport | Self::Timeout | Self::Decode => true,
            Self::Api | Self::Request | Self::Config => false,
        }
    }
}

#[inline]
fn speaks_of_approval(message: &str) -> bool {
    const WORD: &[u8] = b"approval";
    let mut parts = message.as_bytes().windows(WORD.len());
    parts.any(|part| part.eq_ignore_ascii_case(WORD))
}
