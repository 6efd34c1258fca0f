//! Responses: raw from the core, and with a value for the caller.

use crate::{
    error::{Error, Target},
    values::{
        decode::{self, Decode, Strictness, Trace},
        deviation::{self, DeviationKind, Deviations},
        timestamp::UnixMillis,
    },
    wire::{hooks::Hooks, rate_limit::RateLimit, trace::CallSpan},
};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use std::{
    fmt,
    sync::{Arc, OnceLock},
};

/// What came back, before anything is made of it.
pub struct RawResponse {
    pub(crate) target: Target,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Which attempt this answers, beginning with 1.
    pub(crate) attempts: u32,
    pub(crate) received: UnixMillis,
    /// How the body is read, and who is told of what is not as documented.
    pub(crate) reading: Reading,
}

impl RawResponse {
    /// Where the response says that something was created, or is.
    #[inline]
    pub(crate) fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION)?.to_str().ok()
    }

    /// Notes that a documented header is missing; an error where the response is read strictly.
    #[cold]
    pub(crate) fn lacks(&self, header: &'static str) -> Result<(), Error> {
        let trace = Trace::new(self.reading.strictness);
        let noted = trace.deviate_at(header, DeviationKind::Missing, "a header", "nothing");
        noted.map_err(|_: serde_json::Error| {
            let problem = format!("the header `{header}` is missing");
            self.unexpected(&problem)
        })?;
        self.note(trace.deviations());
        Ok(())
    }
}

/// How much memory the values of a response can take for each byte of the largest response. Documented answers take up to 23
/// bytes for each byte of their own; a list of empty objects can take hundreds.
const MEMORY_PER_BYTE: usize = 32;

/// How a body is read.
pub(crate) struct Reading {
    pub(crate) strictness: Strictness,
    /// How many bytes of memory its values can take.
    pub(crate) memory: usize,
    pub(crate) hooks: Vec<Arc<dyn Hooks>>,
    /// The span of the call, in which the body is read.
    pub(super) span: CallSpan,
    /// What was not as documented, once the body has been read.
    pub(super) deviations: OnceLock<Deviations>,
}

impl Reading {
    pub(crate) fn new(
        strictness: Strictness,
        max_response_size: usize,
        hooks: Vec<Arc<dyn Hooks>>,
    ) -> Self {
        Self {
            strictness,
            memory: max_response_size.saturating_mul(MEMORY_PER_BYTE),
            hooks,
            span: CallSpan::current(),
            deviations: OnceLock::new(),
        }
    }
}

/// A successful response: its value with status, headers and body.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    raw: Arc<RawResponse>,
}

impl<T> Response<T> {
    /// Returns the status, which is a 2xx.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.raw.headers
    }

    /// Returns the raw body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.raw.body
    }

    /// Returns how many times the request was sent, including the attempt that got this response.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.raw.attempts
    }

    /// Returns the rate limits that the response reports.
    #[must_use]
    pub fn rate_limit(&self) -> RateLimit {
        RateLimit::read(&self.raw.headers, self.raw.received)
    }

    /// Returns the values in the body that were not as documented. Empty for nearly every response.
    #[must_use]
    pub fn deviations(&self) -> &Deviations {
        let deviations = self.raw.reading.deviations.get();
        deviations.unwrap_or(&deviation::NONE)
    }

    /// Returns the header `Location`: where something was created, or stands. As a rule it is a path on the same host.
    #[inline]
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.raw.location()
    }

    /// Returns the value.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the value and drops the rest.
    #[doc(alias = "into_value")]
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Decodes the body as another type, to reach what the value lacks. The size of the body is limited, but not the memory that
    /// such a value takes: a `serde_json::Value` may take many times as much.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the body cannot be decoded as that type.
    pub fn json<U: DeserializeOwned>(&self) -> Result<U, Error> {
        decode::as_other(&self.raw.body).map_err(|malformed| Error::decode(&self.raw, malformed))
    }
}

/// Shows the size of the body instead of the body, which may contain secrets.
impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.raw.target.operation)
            .field("status", &self.raw.status)
            .field("attempts", &self.raw.attempts)
            .field("body_length", &self.raw.body.len())
            .finish_non_exhaustive()
    }
}

/// What can be made of a response. `T` for a value, [`Response<T>`] for all of it.
pub trait FromResponse: Sized {
    fn from_response(raw: RawResponse) -> Result<Self, Error>;
}

/// What can be made of a body.
pub trait FromBody: Sized {
    fn from_body(raw: &RawResponse) -> Result<Self, Error>;
}

impl<T: FromBody> FromResponse for T {
    fn from_response(raw: RawResponse) -> Result<Self, Error> {
        Self::from_body(&raw)
    }
}

impl<T: FromBody> FromResponse for Response<T> {
    fn from_response(raw: RawResponse) -> Result<Self, Error> {
        Ok(Self::new(T::from_body(&raw)?, raw))
    }
}

impl<T: Decode> FromBody for T {
    fn from_body(raw: &RawResponse) -> Result<Self, Error> {
        let reading = &raw.reading;
        match decode::from_slice(&raw.body, reading.strictness, reading.memory) {
            Ok((value, deviations)) => {
                if !deviations.is_empty() {
                    raw.note(deviations);
                }
                Ok(value)
            }
            Err(malformed) => Err(raw.unreadable(Error::decode(raw, malformed))),
        }
    }
}

/// A response without a body, or one that does not matter, unless it is a web page: that comes from a proxy, or from a page to
/// log in, so that nothing was done.
impl FromBody for () {
    fn from_body(raw: &RawResponse) -> Result<Self, Error> {
        if raw.is_web_page() {
            return Err(raw.unexpected("the body is a web page"));
        }
        Ok(())
    }
}

impl FromBody for Bytes {
    fn from_body(raw: &RawResponse) -> Result<Self, Error> {
        Ok(raw.body.clone())
    }
}

/// What the response is that a value is made of: the reverse of [`FromBody`].
#[cfg(feature = "testing")]
pub trait ToBody {
    /// Its status, where the value says it.
    fn status(&self) -> Option<u16> {
        None
    }

    /// Its header `Location`, where that is what the value says.
    fn location(&self) -> Option<&str> {
        None
    }

    /// Its body.
    fn to_body(&self) -> serde_json::Result<Vec<u8>>;
}

#[cfg(feature = "testing")]
impl<T: Decode> ToBody for T {
    fn to_body(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }
}

#[cfg(feature = "testing")]
impl ToBody for () {
    fn to_body(&self) -> serde_json::Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

#[cfg(feature = "testing")]
impl ToBody for Bytes {
    fn to_body(&self) -> serde_json::Result<Vec<u8>> {
        Ok(self.to_vec())
    }
}

impl<T> Response<T> {
    /// A value with what it was decoded from.
    #[inline]
    pub(crate) fn new(value: T, raw: RawResponse) -> Self {
        Self {
            value,
            raw: raw.without_span().into(),
        }
    }
}
