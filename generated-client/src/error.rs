//! The error type of the crate, and its methods.
//!
//! The methods are `#[inline]`: PERFORMANCE.md, "What is inlined".

mod body;
mod build;
mod meaning;
mod show;

#[cfg(feature = "testing")]
pub(crate) use self::body::SHORTEST_TOKEN;
pub(crate) use self::body::{Details, KEPT, excerpt};

use crate::values::{failure_reason::FailureReason, timestamp::UnixMillis};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

/// The error of a call, or of setting up a client.
///
/// Its `Display` is one line for a log:
///
/// ```text
/// getEnvironment: 404 Not Found: not_found: Unknown environment key (GET /api/v2/projects/p/environments/e)
/// ```
///
/// `Debug` is that line with the sources, so that `fn main() -> Result<(), Error>` prints something readable; `{:#?}` shows
/// the fields. None of them shows the access token or the body of a successful response. An error has the size of one
/// pointer.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    target: Option<Target>,
    reply: Option<Reply>,
    details: Details,
    decode_path: Option<String>,
    /// What went wrong, in words. For an API error, what there is to add to its code and message.
    text: String,
    /// Why there was no further attempt, if one was possible.
    note: Option<String>,
    attempts: u32,
    /// Whether the server may have carried out an attempt.
    in_doubt: bool,
    source: Option<BoxError>,
}

pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The request that failed.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    /// Without the query, which may contain values that do not belong in a log.
    pub(crate) path: String,
}

/// The response, with the beginning of its body.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) received: UnixMillis,
}

/// The stage at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// LaunchDarkly, or a proxy on the way to it, answered with a status other than 2xx. This includes redirects, which
    /// are not followed.
    Api,
    /// The connection could not be established, or broke before the whole response had arrived.
    Transport,
    /// A time limit was exceeded: that of the call, the attempt or the connection.
    Timeout,
    /// The response is a success, but is too large or not the expected JSON.
    Decode,
    /// The request is invalid; nothing was sent.
    Request,
    /// The settings of the client are invalid.
    Config,
}

impl Error {
    /// Returns the stage that failed.
    #[inline]
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the status, if a response began to arrive.
    #[inline]
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.reply.as_ref().map(|reply| reply.status)
    }

    /// Returns LaunchDarkly's code for the error. It is a string, because new codes can appear. Some errors have none.
    ///
    /// | status | known codes |
    /// |---|---|
    /// | 400 | `invalid_request`, `invalid_patch` |
    /// | 401, 403, 404 | `unauthorized`, `forbidden`, `not_found` |
    /// | 405 | `method_not_allowed`, see [`Self::is_approval_required`] |
    /// | 409 | `key_exists`, see [`Self::is_key_taken`]; `optimistic_locking_error`, see [`Self::is_version_conflict`]; `updateSequenceId_conflict` |
    /// | 410 | `gone` |
    /// | 413 | `payload_too_large`, `request_entity_too_large` |
    /// | 422 | `patch_failed` |
    /// | 429 | `rate_limited` |
    /// | 500, 503 | `internal_service_error`, `service_unavailable` |
    #[inline]
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.details.code.as_deref()
    }

    /// Returns LaunchDarkly's message, written for people.
    #[inline]
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.details.message.as_deref()
    }

    /// Returns LaunchDarkly's identifier of this error, which its support can look up.
    #[inline]
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.details.id.as_deref()
    }

    /// Returns what was wrong with single attributes of the request; empty if the response does not say.
    #[inline]
    #[must_use]
    pub fn errors(&self) -> &[FailureReason] {
        &self.0.details.errors
    }

    /// Returns the beginning of the raw body (up to 64 KiB), if a response began to arrive. The body of a success that
    /// could not be decoded may contain secrets.
    #[inline]
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.reply.as_ref().map(|reply| &*reply.body)
    }

    /// Returns the headers, if a response began to arrive.
    #[inline]
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.reply.as_ref().map(|reply| &reply.headers)
    }

    /// Returns the operation id, such as `getEnvironment`, or `request` for
    /// [`Client::request`](crate::Client::request). `None` for errors of setting up a client.
    #[inline]
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.target.as_ref().map(|target| target.operation)
    }

    /// Returns the path of the request, without the query, and without that of the base URL.
    #[cfg(feature = "tracing")]
    pub(crate) fn path(&self) -> Option<&str> {
        self.0.target.as_ref().map(|target| target.path.as_str())
    }

    /// Returns how many attempts were begun; 0 if the call failed before the first one. An attempt counts even if it sent
    /// nothing, since there was no connection or no file to upload.
    #[inline]
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the path of the value that could not be decoded, such as `scores.overall.indicatorRange.min`. `None` if
    /// it is the whole body, or for other kinds of errors.
    #[inline]
    #[must_use]
    pub fn decode_path(&self) -> Option<&str> {
        self.0.decode_path.as_deref()
    }

    /// Returns the response, for code that reads its headers.
    #[inline]
    pub(crate) fn reply(&self) -> Option<&Reply> {
        self.0.reply.as_ref()
    }

    /// Returns whether the status is 400: the request is not valid.
    #[inline]
    #[must_use]
    pub fn is_bad_request(&self) -> bool {
        self.has_status(StatusCode::BAD_REQUEST)
    }

    /// Returns whether the status is 401: the token is missing, wrong or expired, or lacks a permission.
    #[inline]
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// Returns whether the status is 403: the token lacks a permission, or an approval is required.
    /// [`Self::is_approval_required`] tells the latter, which is a 405 for flags.
    #[inline]
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// Returns whether the status is 404: there is no such resource, or the token may not see it.
    #[inline]
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// Returns whether the status is 409: the key is taken ([`Self::is_key_taken`]), or someone else changed the
    /// resource at the same time ([`Self::is_version_conflict`]).
    #[inline]
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// Returns whether the status is 422: the request was understood, but cannot be carried out.
    #[inline]
    #[must_use]
    pub fn is_unprocessable(&self) -> bool {
        self.has_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Returns whether the status is 429: too many requests.
    #[inline]
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Returns whether the status is 5xx: the server, or a proxy on the way to it, failed.
    #[inline]
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Api
            && self.status().is_some_and(|status| status.is_server_error())
    }

    /// Returns whether a time limit of this client was exceeded. Statuses such as 504 do not count.
    #[inline]
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Returns whether the response is a success that could not be decoded.
    #[inline]
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.kind == ErrorKind::Decode
    }

    #[inline]
    fn has_status(&self, status: StatusCode) -> bool {
        self.0.kind == ErrorKind::Api && self.status() == Some(status)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests;
