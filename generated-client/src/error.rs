//! The one error of the crate: what can be asked of it.
//!
//! Why what is asked is `#[inline]`: PERFORMANCE.md, "What is inlined".

mod body;
mod build;
mod meaning;
mod show;

pub(crate) use self::body::{Details, KEPT, excerpt};

use crate::values::{failure_reason::FailureReason, timestamp::UnixMillis};
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

/// What went wrong with a call, or with the setup of a client.
///
/// It is one pointer wide. Its `Display` is a line for a log:
/// `getEnvironment: 404 Not Found: not_found: Unknown environment key (GET /api/v2/projects/p/environments/e)`.
/// `Debug` is that line with the sources, so that `fn main() -> Result<(), Error>` prints something to read; `{:#?}` shows the
/// fields. None of them shows the access token or the body of a successful response.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    target: Option<Target>,
    reply: Option<Reply>,
    details: Details,
    decode_path: Option<String>,
    /// What went wrong, in words; of an API error, what there is to say besides its code and message.
    text: String,
    /// Why there was no other attempt, if there might have been.
    note: Option<String>,
    attempts: u32,
    source: Option<BoxError>,
}

pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// What a request was for.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    /// Without the query, which may hold what does not belong in a log.
    pub(crate) path: String,
}

/// What was answered, the body capped.
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
    /// LaunchDarkly, or something on the way to it, answered with a status other than 2xx. Redirects are among
    /// these: they are not followed.
    Api,
    /// No connection, or it broke before the whole answer was there.
    Transport,
    /// A time limit ran out: of the call, the attempt or the connection.
    Timeout,
    /// The answer is a success, but not the JSON that was expected, or too large.
    Decode,
    /// The request cannot be sent as it was put together; nothing was sent.
    Request,
    /// The client cannot be set up with these settings.
    Config,
}

impl Error {
    /// The stage that failed.
    #[inline]
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status, if an answer began to arrive.
    #[inline]
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.reply.as_ref().map(|reply| reply.status)
    }

    /// LaunchDarkly's code for the error. A string, since new codes appear. Absent in some errors.
    ///
    /// | status | codes that are known |
    /// |---|---|
    /// | 400 | `invalid_request` |
    /// | 401, 403, 404 | `unauthorized`, `forbidden`, `not_found` |
    /// | 405 | `method_not_allowed`, see [`Self::is_approval_required`] |
    /// | 409 | `key_exists`, see [`Self::is_key_taken`]; `optimistic_locking_error`, see [`Self::is_version_conflict`] |
    /// | 410, 413 | `gone`, `payload_too_large` |
    /// | 422 | `patch_failed` |
    /// | 429 | `rate_limited` |
    /// | 500, 503 | `internal_service_error`, `service_unavailable` |
    #[inline]
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.details.code.as_deref()
    }

    /// LaunchDarkly's explanation for a human.
    #[inline]
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.details.message.as_deref()
    }

    /// LaunchDarkly's identifier of this one error, for its support.
    #[inline]
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.details.id.as_deref()
    }

    /// What was wrong with single attributes of the request; empty if not given.
    #[inline]
    #[must_use]
    pub fn errors(&self) -> &[FailureReason] {
        &self.0.details.errors
    }

    /// The beginning of the body (up to 64 KiB) as it came, if an answer began to arrive. It may hold secrets, if it was
    /// the body of a success that could not be decoded.
    #[inline]
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.reply.as_ref().map(|reply| &*reply.body)
    }

    /// The headers, if an answer began to arrive.
    #[inline]
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.reply.as_ref().map(|reply| &reply.headers)
    }

    /// The operation id, such as `getEnvironment`; `request` for [`Client::request`](crate::Client::request), `None`
    /// if it was about the setup of a client.
    #[inline]
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.target.as_ref().map(|target| target.operation)
    }

    /// The path as it was sent, without the query.
    #[cfg(feature = "tracing")]
    pub(crate) fn path(&self) -> Option<&str> {
        self.0.target.as_ref().map(|target| target.path.as_str())
    }

    /// How often the request was sent; 0 if it never was.
    #[inline]
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The place in the body that could not be decoded, such as `scores.overall.indicatorRange.min`; `None` if it is the
    /// body as a whole, or if it is another kind of error.
    #[inline]
    #[must_use]
    pub fn decode_path(&self) -> Option<&str> {
        self.0.decode_path.as_deref()
    }

    /// What was answered, for those who read its headers.
    #[inline]
    pub(crate) fn reply(&self) -> Option<&Reply> {
        self.0.reply.as_ref()
    }

    /// 400: the request is not valid.
    #[inline]
    #[must_use]
    pub fn is_bad_request(&self) -> bool {
        self.has_status(StatusCode::BAD_REQUEST)
    }

    /// 401: the token is missing, wrong or expired, or may not do this.
    #[inline]
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// 403: the token may not do this, or an approval is required, for which there is
    /// [`Self::is_approval_required`]; of a flag, that is a 405.
    #[inline]
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// 404: there is no such resource, or the token may not see it.
    #[inline]
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// 409: the key is taken ([`Self::is_key_taken`]), or someone else changed the resource at the same time
    /// ([`Self::is_version_conflict`]).
    #[inline]
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// 422: the request was understood, but cannot be carried out.
    #[inline]
    #[must_use]
    pub fn is_unprocessable(&self) -> bool {
        self.has_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// 429: too many requests.
    #[inline]
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// 5xx: the server, or something on the way to it, failed.
    #[inline]
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Api
            && self.status().is_some_and(|status| status.is_server_error())
    }

    /// A time limit of this client ran out. Statuses such as 504 do not count.
    #[inline]
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// The answer is a success, but could not be decoded.
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
