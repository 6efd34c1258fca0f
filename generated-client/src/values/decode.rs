//! Lean, lenient decoding: what a generated type says about itself, and the one visitor that reads it.
//!
//! A generated type only says which fields it has ([`Record`]), and the rest is here, once: the order of fields,
//! what is skipped, what may be missing, and where an error happened. Values are decoded in place, into a blank one. Why
//! `Deserialize` is not derived: PERFORMANCE.md, "Decoding once".
//!
//! It has to be as fast as what serde derives: `cargo bench -p launchdarkly-api --bench decode` compares both with each
//! other. Why nearly all that is generic over a type or an input is `#[inline]`, but not the loop over the fields of an object:
//! PERFORMANCE.md, "Speed".

mod field;
#[macro_use]
mod fit;
mod lists;
mod path;
mod record;
mod scalars;
mod seen;
mod table;
mod unknown;

#[cfg(feature = "testing")]
pub use self::record::Named;
pub use self::{
    field::Constant,
    fit::{At, Fit},
    path::{Strictness, Trace},
    record::{Record, Sink, Source, decode_record, no_field},
};
pub(crate) use self::{field::Field, scalars::decode_name};

use super::deviation::{Deviation, Deviations};
use serde::{
    Serialize,
    de::{DeserializeSeed, Deserializer, Error},
};
use std::fmt::Debug;

/// The type of a field: it begins blank, and is filled by decoding. What else a value can do, the standard traits say.
///
/// A record says more of itself: [`Record`].
pub trait Decode: Clone + Debug + PartialEq + Serialize + Sized + 'static {
    /// What is documented in such a place, as in `an integer`.
    const EXPECTED: &'static str;

    /// A value to begin with, which decoding fills: empty, false, zero or `None`.
    fn blank() -> Self;

    /// Whether an optional field with this value is not sent: `None`, an empty list or map, false, zero, or an empty string.
    fn is_blank(&self) -> bool {
        false
    }

    /// Fills a blank value. One of another type is noted in the trace, and the value stays blank.
    ///
    /// # Errors
    ///
    /// What is not JSON, and, in strict mode, what is not as documented; the way to the place stands in the trace then.
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error>;
}

/// Decodes a value through serde, for `Deserialize` of our types: as leniently as a response. Why it is never inlined:
/// PERFORMANCE.md, "Records".
#[inline(never)]
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    whole(deserializer, &Trace::default())
}

/// A whole document: there is nothing to stand for it if it is of another type.
#[inline]
fn whole<'de, T: Decode, D: Deserializer<'de>>(
    deserializer: D,
    trace: &Trace,
) -> Result<T, D::Error> {
    let mut value = T::blank();
    match value.decode(deserializer, At::new(trace))? {
        Fit::Read => Ok(value),
        Fit::Null | Fit::Other => Err(misfit(trace, T::EXPECTED)),
    }
}

/// The same where a user has written it: the message names the place.
pub(super) fn exactly<'de, T: Decode, D: Deserializer<'de>>(
    deserializer: D,
    at: At<'_>,
) -> Result<T, D::Error> {
    whole(deserializer, at.trace).map_err(|error: D::Error| match at.trace.render() {
        Some(path) => D::Error::custom(format_args!("`{path}`: {error}")),
        None => error,
    })
}

#[cold]
fn misfit<E: Error>(trace: &Trace, expected: &str) -> E {
    // It is the last thing that was noted.
    let deviations = trace.deviations();
    let found = deviations.iter().last().map_or("null", Deviation::found);
    E::custom(format_args!("expected {expected}, found {found}"))
}

/// Decodes a whole JSON document, and says what in it is not as documented.
///
/// Its UTF-8 is checked first and as a whole. Why not string by string: PERFORMANCE.md, "Speed".
pub(crate) fn from_slice<T: Decode>(
    json: &[u8],
    strictness: Strictness,
) -> Result<(T, Deviations), Malformed> {
    let trace = Trace::new(strictness);
    let mut deserializer = serde_json::Deserializer::from_str(Malformed::check_utf8(json)?);
    let value = whole(&mut deserializer, &trace);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    match value {
        Ok(value) => Ok((value, trace.deviations())),
        Err(error) => Err(Malformed::new(&error, &trace)),
    }
}

/// Why JSON could not be decoded, and where.
#[derive(Debug)]
pub(crate) struct Malformed {
    /// The place, as in `scores.overall.indicatorRange.min`; `None` at the top.
    pub(crate) path: Option<String>,
    /// What was found and what was expected, without the text of a string.
    pub(crate) message: String,
}

impl Malformed {
    fn check_utf8(json: &[u8]) -> Result<&str, Self> {
        std::str::from_utf8(json).map_err(|error| Self {
            path: None,
            message: format!("not text: {error}"),
        })
    }

    fn new(error: &serde_json::Error, trace: &Trace) -> Self {
        Self {
            path: trace.render(),
            message: describe(error),
        }
    }
}

impl From<serde_json::Error> for Malformed {
    fn from(error: serde_json::Error) -> Self {
        Self {
            path: None,
            message: describe(&error),
        }
    }
}

/// The message of an error, without the string that was found: it may be an SDK key, and messages are logged.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    for prefix in &["invalid type: string", "invalid value: string"] {
        let Some(rest) = message.strip_prefix(*prefix) else {
            continue;
        };
        // `str::rfind` of a text brings a searcher that nothing else here needs.
        let Some(end) =
            (0..rest.len()).rfind(|at| rest.as_bytes()[*at..].starts_with(b", expected "))
        else {
            continue;
        };
        return format!("{prefix}{}", &rest[end..]);
    }
    message
}

/// Reads one value into its place.
struct Seed<'a, T> {
    place: &'a mut T,
    at: At<'a>,
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = Fit;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        self.place.decode(deserializer, self.at)
    }
}

#[cfg(test)]
mod tests;
