//! Answers that say nothing but where something was created.
//!
//! Why all is `#[inline]`: PERFORMANCE.md, "What is inlined".

use crate::{
    error::Error,
    wire::response::{FromBody, RawResponse},
};
use serde::Serialize;

/// Where something was created, from the header `Location` of the answer.
///
/// Should the header be missing, the address and the identifier are empty, as with any required value, and
/// [`Response::deviations`](crate::Response::deviations) says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Location(String);

impl Location {
    /// Returns the address as it came: as a rule a path on the same host.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier of what was created: the last part of the address.
    #[inline]
    #[must_use]
    pub fn id(&self) -> &str {
        let path = self.0.split(['?', '#']).next().unwrap_or_default();
        path.trim_end_matches('/')
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
        raw.lacks("Location")?;
        Ok(Self(String::new()))
    }
}

#[cfg(test)]
mod tests;
