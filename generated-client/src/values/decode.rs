//! Lenient decoding that is cheap to compile: a type shows the places of its values, and a single visitor fills them.
//!
//! Each type only returns its [`Place`], and a record those of its fields ([`Record`]). A value is decoded in place, starting
//! from a blank one. Everything else is implemented here, once: the order of fields, skipped values, optional fields, values
//! of another type, and the path of an error. Nothing of it knows the types of the API, so the library contains all that
//! reads JSON. PERFORMANCE.md, "Decoding once", explains why `Deserialize` is not derived.
//!
//! Decoding has to be as fast as serde's derive; `cargo bench -p launchdarkly-api --bench decode` compares the two.

mod digits;
mod field;
mod free;
mod lists;
mod maps;
mod memory;
mod misfit;
mod path;
mod place;
mod read;
mod reason;
mod record;
mod repair;
mod scalars;
mod seed;
mod seen;
mod sign;
mod table;
mod tagged;
mod trace;
mod unknown;

#[cfg(feature = "testing")]
pub use self::record::Named;
#[cfg(feature = "testing")]
pub(crate) use self::unknown::help;
pub use self::{
    field::Constant,
    place::{Name, Place, Tagged},
    record::{Record, Sink, no_field, no_place, place},
    trace::{Strictness, Trace},
};
pub(crate) use self::{field::Field, sign::sign};

use super::deviation::{Deviation, DeviationKind, Deviations};
use place::Optional;
use repair::repaired;
use seed::Seed;
use serde::{
    Serialize,
    de::{DeserializeOwned, DeserializeSeed, Deserializer, Error},
};
use std::{borrow::Cow, fmt::Debug};
use trace::Fit;

/// The type of a field. It starts out blank, and decoding fills it.
///
/// Structs implement [`Record`] as well.
pub trait Decode: Clone + Debug + PartialEq + Serialize + Sized + 'static {
    /// The value that decoding starts from: empty, false, zero or `None`.
    fn blank() -> Self;

    /// Returns whether an optional field with this value is left out when it is sent: `None`, an empty list or map, false, zero, or
    /// an empty string.
    fn is_blank(&self) -> bool {
        false
    }

    /// Returns the place to read a value into, which must be blank.
    fn place(&mut self) -> Place<'_>;
}

/// Implements `Deserialize` of our types, as leniently as a response is read. PERFORMANCE.md, "Records", explains why it is
/// never inlined.
#[inline(never)]
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = None;
    let trace = Trace::new(Strictness::Lenient);
    read_whole(deserializer, &trace, &mut value)?;
    Ok(value.unwrap_or_else(T::blank))
}

/// Decodes a document that a user has written: the error names the place.
pub(super) fn exactly<'de, T: Decode, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = None;
    let trace = Trace::new(Strictness::Exact);
    let read = read_whole(deserializer, &trace, &mut value);
    read.map_err(|error| match trace.render() {
        Some(path) => D::Error::custom(trace.reason.at(&path, &error.to_string())),
        None => error,
    })?;
    Ok(value.unwrap_or_else(T::blank))
}

/// Decodes a whole JSON document into values that take up to so many bytes of memory, and reports what is not as documented.
pub(crate) fn from_slice<T: Decode>(
    json: &[u8],
    strictness: Strictness,
    memory: usize,
) -> Result<(T, Deviations), Malformed> {
    let mut value = None;
    let deviations = read_slice(json, strictness, memory, &mut value)?;
    Ok((value.unwrap_or_else(T::blank), deviations))
}

/// Reads JSON. UTF-8 is checked once for the whole document, not string by string: PERFORMANCE.md, "Speed".
fn read_slice(
    json: &[u8],
    strictness: Strictness,
    memory: usize,
    value: &mut dyn Optional,
) -> Result<Deviations, Malformed> {
    let mut text = Cow::Borrowed(Malformed::check_utf8(json)?);
    loop {
        let trace = Trace::bounded(strictness, memory);
        let mut deserializer = serde_json::Deserializer::from_str(&text);
        let read = read_whole(&mut deserializer, &trace, value);
        let Err(error) = read.and_then(|()| deserializer.end()) else {
            if matches!(text, Cow::Owned(_)) {
                note_repair(&trace).map_err(|error| Malformed::new(&error, &trace))?;
            }
            return Ok(trace.deviations());
        };
        match repaired(&text, &error) {
            Some(repaired) => text = Cow::Owned(repaired),
            None => return Err(Malformed::new(&error, &trace)),
        }
    }
}

/// Notes that something was read as another value; an error where the response is read strictly.
#[cold]
fn note_repair(trace: &Trace) -> serde_json::Result<()> {
    let expected = "text and numbers that can be held";
    let found = "half a surrogate pair, or a number that no double holds";
    trace.deviate(DeviationKind::OtherType, expected, found)
}

/// Reads JSON as a type of the caller, if it can be repaired also where `serde_json` rejects it.
pub(crate) fn as_other<T: DeserializeOwned>(json: &[u8]) -> Result<T, Malformed> {
    let text = Malformed::check_utf8(json)?;
    let read = serde_json::from_str(text).or_else(|error| match repaired(text, &error) {
        Some(repaired) => serde_json::from_str(&repaired),
        None => Err(error),
    });
    Ok(read?)
}

/// Reads a whole document, which cannot be replaced by a blank value if it has another type.
fn read_whole<'de, D: Deserializer<'de>>(
    deserializer: D,
    trace: &Trace,
    value: &mut dyn Optional,
) -> Result<(), D::Error> {
    let place = &mut value.insert();
    Seed { place, trace }.deserialize(deserializer)?;
    match trace.take_fit() {
        Fit::Read => Ok(()),
        Fit::Null | Fit::Other => Err(misfit(trace, value.insert().expected())),
    }
}

#[cold]
fn misfit<E: Error>(trace: &Trace, expected: &str) -> E {
    // The error is what was recorded last.
    let deviations = trace.deviations();
    let found = deviations.iter().last().map_or("null", Deviation::found);
    trace
        .reason
        .fail(&format_args!("expected {expected}, found {found}"))
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
            message: foreign(&error),
        }
    }
}

/// Returns a message about a type of the caller. What it repeats of the body is removed, since it may be an SDK key, and
/// messages are logged.
fn foreign(error: &serde_json::Error) -> String {
    const HARMLESS: [&str; 4] = [
        "missing field",
        "duplicate field",
        "invalid length",
        "invalid type: null",
    ];
    let message = describe(error);
    let is_known = |start: &&str| message.starts_with(*start);
    if !error.is_data() || STRINGS.iter().chain(&HARMLESS).any(is_known) {
        return message;
    }
    let (line, column) = (error.line(), error.column());
    format!("the value does not fit the type at line {line} column {column}")
}

/// The beginnings of messages that repeat a string.
const STRINGS: [&str; 2] = ["invalid type: string", "invalid value: string"];

/// Removes the string that was found from an error message.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    for prefix in &STRINGS {
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

#[cfg(test)]
mod tests;
