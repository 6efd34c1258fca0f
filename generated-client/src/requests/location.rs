//! Responses that only contain the address of what was created.
//!
//! Everything here is `#[inline]`: PERFORMANCE.md, "What is inlined".

use super::follow::without_query;
use crate::{
    error::Error,
    wire::response::{FromBody, RawResponse},
};
use serde::Serialize;

/// The address of what was created, from the header `Location` of the response.
///
/// If the header is missing, the address and the identifier are empty, like any required value, and
/// [`Response::deviations`](crate::Response::deviations) reports it. A web page in place of the answer is an error: it comes
/// from a proxy, or from a page to log in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Location(String);

impl Location {
    /// Returns the address as received: usually a path on the same host.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier of what was created: the last part of the address, as it stands there.
    #[inline]
    #[must_use]
    pub fn id(&self) -> &str {
        without_query(&self.0)
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default()
    }
}

impl FromBody for Location {
    #[inline]
    fn from_body(raw: &RawResponse) -> Result<Self, Error> {
        if let Some(address) = raw.location() {
            return Ok(Self(address.to_owned()));
        }
        <()>::from_body(raw)?;
        raw.lacks("Location")?;
        Ok(Self(String::new()))
    }
}

/// Used in the tests of apps.
#[cfg(feature = "testing")]
impl From<&str> for Location {
    fn from(address: &str) -> Self {
        Self(address.to_owned())
    }
}

#[cfg(feature = "testing")]
impl crate::wire::response::ToBody for Location {
    fn location(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn to_body(&self) -> serde_json::Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests;
