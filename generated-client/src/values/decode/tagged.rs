//! Objects of several types, which differ in the value of one property.

use super::{
    Place, Trace,
    place::{OBJECT, TEXT, Tagged},
    seed::Seed,
};
use crate::values::deviation::DeviationKind;
use serde::de::{DeserializeSeed, Deserializer, Error};
use serde_json::Value;

/// Reads a union. An object with an unknown constant, or none, is kept as received.
///
/// # Errors
///
/// Fails if the input is invalid and, in strict mode, if it is not as documented.
pub(super) fn read_union<'de, D: Deserializer<'de>>(
    union: &mut dyn Tagged,
    deserializer: D,
    trace: &Trace,
) -> Result<(), D::Error> {
    let mut value = Value::Null;
    let place = &mut Place::Free(&mut value);
    Seed { place, trace }.deserialize(deserializer)?;
    if value.is_null() {
        return Ok(());
    }
    let constant = value.get(union.tag()).and_then(Value::as_str);
    if let Some(branch) = constant.and_then(|constant| union.branch(constant)) {
        let place = &mut union.start(branch);
        read_again(&value, Seed { place, trace }).map_err(D::Error::custom)?;
    } else {
        report_unknown(union.tag(), &value, trace)?;
        trace.take_fit();
        union.keep(value);
    }
    Ok(())
}

/// Reads a value as text, since what reads `Value` would have to be compiled for this alone. Returns the error without its
/// position in that text.
pub(super) fn read_again(value: &Value, seed: Seed<'_, '_>) -> Result<(), String> {
    let text = value.to_string();
    let mut input = serde_json::Deserializer::from_str(&text);
    seed.deserialize(&mut input).map_err(|error| {
        let position = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string();
        let plain = message.strip_suffix(&position).map(str::to_owned);
        plain.unwrap_or(message)
    })
}

/// Reports a value of an unknown type.
#[cold]
fn report_unknown<E: Error>(tag: &'static str, value: &Value, trace: &Trace) -> Result<(), E> {
    if !value.is_object() {
        return trace.other(OBJECT, kind(value));
    }
    let (deviation, expected, found) = match value.get(tag) {
        None => (DeviationKind::Missing, TEXT, "nothing"),
        Some(Value::String(_)) => (DeviationKind::UnknownValue, "a known value", "a string"),
        Some(Value::Null) => (DeviationKind::Null, TEXT, "null"),
        Some(other) => (DeviationKind::OtherType, TEXT, kind(other)),
    };
    trace.deviate_at(tag, deviation, expected, found)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
