//! Lenient decoding that is cheap to compile: a generated type describes itself, and a single visitor reads it.
//!
//! A generated type only lists its fields ([`Record`]). Everything else is implemented here, once: the order of fields,
//! skipped values, optional fields, and the path of an error. A value is decoded in place, starting from a blank one.
//! PERFORMANCE.md, "Decoding once", explains why `Deserialize` is not derived.
//!
//! Decoding has to be as fast as serde's derive; `cargo bench -p launchdarkly-api --bench decode` compares the two.
//! PERFORMANCE.md, "Speed", explains why nearly every generic function is `#[inline]`, except for the loop over the
//! fields of an object.

mod digits;
mod field;
#[macro_use]
mod fit;
mod free;
mod lists;
mod memory;
mod path;
mod record;
mod repair;
mod scalars;
mod seen;
mod table;
mod unknown;

#[cfg(feature = "testing")]
pub use self::record::Named;
#[cfg(feature = "testing")]
pub(crate) use self::unknown::help;
pub use self::{
    field::Constant,
    fit::{At, Fit},
    path::{Strictness, Trace},
    record::{Record, Sink, Source, decode_record, no_field},
};
pub(crate) use self::{field::Field, free::value, scalars::decode_name};

use super::deviation::{Deviation, Deviations};
use repair::repaired;
use serde::{
    Serialize,
    de::{DeserializeSeed, Deserializer, Error},
};
use std::{borrow::Cow, fmt::Debug};

/// The type of a field. It starts out blank, and decoding fills it.
///
/// Structs implement [`Record`] as well.
pub trait Decode: Clone + Debug + PartialEq + Serialize + Sized + 'static {
    /// The documented type, such as `an integer`.
    const EXPECTED: &'static str;

    /// The value that decoding starts from: empty, false, zero or `None`.
    fn blank() -> Self;

    /// Whether an optional field with this value is left out when it is sent: `None`, an empty list or map, false, zero, or
    /// an empty string.
    fn is_blank(&self) -> bool {
        false
    }

    /// Fills a blank value. If the input has another type, the value stays blank and the trace records it.
    ///
    /// # Errors
    ///
    /// Fails if the input is not JSON and, in strict mode, if it is not as documented. The trace then has the path.
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error>;
}

/// Implements `Deserialize` of our types, as leniently as a response is read. PERFORMANCE.md, "Records", explains why it is
/// never inlined.
#[inline(never)]
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    whole(deserializer, &Trace::new(Strictness::Lenient))
}

/// Decodes a whole document, which cannot be replaced by a blank value if it has another type.
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

/// Decodes a document that a user has written: the error names the place.
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
    // The error is what was recorded last.
    let deviations = trace.deviations();
    let found = deviations.iter().last().map_or("null", Deviation::found);
    E::custom(format_args!("expected {expected}, found {found}"))
}

/// Decodes a whole JSON document into values that take up to so many bytes of memory, and reports what is not as documented.
///
/// UTF-8 is checked once for the whole document, not string by string: PERFORMANCE.md, "Speed".
pub(crate) fn from_slice<T: Decode>(
    json: &[u8],
    strictness: Strictness,
    memory: usize,
) -> Result<(T, Deviations), Malformed> {
    let mut text = Cow::Borrowed(Malformed::check_utf8(json)?);
    loop {
        let trace = Trace::bounded(strictness, memory);
        let mut deserializer = serde_json::Deserializer::from_str(&text);
        let value = whole(&mut deserializer, &trace);
        let value = value.and_then(|value| deserializer.end().map(|()| value));
        let error = match value {
            Ok(value) => return Ok((value, trace.deviations())),
            Err(error) => error,
        };
        match repaired(&text, &error) {
            Some(repaired) => text = Cow::Owned(repaired),
            None => return Err(Malformed::new(&error, &trace)),
        }
    }
}

/// Why JSON could not be decoded, and where.
#[derive(Debug)]
pub(crate) struct Malformed {
    /// The path, such as `scores.overall.indicatorRange.min`; `None` for the document itself.
    pub(crate) path: Option<String>,
    /// What was expected and what was found, without the content of strings.
    pub(crate) message: String,
}

impl Malformed {
    /// Returns the text, without the byte order mark that some proxies write.
    fn check_utf8(json: &[u8]) -> Result<&str, Self> {
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
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

/// Removes the string that was found from an error message: it may be an SDK key, and messages are logged.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    for prefix in &["invalid type: string", "invalid value: string"] {
        let Some(rest) = message.strip_prefix(*prefix) else {
            continue;
        };
        // `str::rfind` of a string would compile a searcher that nothing else here needs.
        let Some(end) =
            (0..rest.len()).rfind(|at| rest.as_bytes()[*at..].starts_with(b", expected "))
        else {
            continue;
        };
        return format!("{prefix}{}", &rest[end..]);
    }
    message
}

/// Reads one value into a blank one.
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
