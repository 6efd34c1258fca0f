//! The schemas of the spec as a validator gets them: nothing but what decides whether a value fits, for each keyword
//! costs the compilation of a schema some time.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::source::Place;

/// What decides nothing.
const NOTES: [&str; 8] = [
    "description",
    "examples",
    "default",
    "deprecated",
    "discriminator",
    "$comment",
    "x-rust-name",
    "x-rust-type",
];

/// The named schemas of a document, where references look for them.
pub(super) fn document(file: &str, document: &Value) -> Value {
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.map_or(Value::Null, |named| each(named, file));
    json!({"components": {"schemas": schemas}})
}

/// A schema whose objects have no other properties than those described. The API may send more at any time, but an
/// example that has one is mistyped, or the schema lacks it.
pub(super) fn schema(value: &Value, file: &str) -> Value {
    let Value::Object(keywords) = value else {
        return value.clone();
    };
    let decisive = keywords
        .iter()
        .filter(|(key, _)| !NOTES.contains(&key.as_str()));
    let mut kept: Map<_, _> = decisive
        .map(|(key, value)| keyword(key, value, file))
        .collect();
    let is_record = kept.get("type").is_some_and(|name| name == "object")
        && kept.get("properties").is_some_and(Value::is_object);
    if is_record && !kept.contains_key("additionalProperties") {
        kept.insert("additionalProperties".to_owned(), false.into());
    }
    Value::Object(kept)
}

fn keyword(key: &str, value: &Value, file: &str) -> (String, Value) {
    let value = match (key, value) {
        ("$ref", Value::String(target)) => absolute(target, file).into(),
        ("properties", named) => each(named, file),
        ("items" | "additionalProperties", inner) => schema(inner, file),
        ("oneOf", Value::Array(branches)) => match constants(branches) {
            Some(values) => return ("enum".to_owned(), values),
            None => branches.iter().map(|branch| schema(branch, file)).collect(),
        },
        (_, other) => other.clone(),
    };
    (key.to_owned(), value)
}

fn each(named: &Value, file: &str) -> Value {
    let Value::Object(named) = named else {
        return named.clone();
    };
    let named = named.iter();
    named
        .map(|(name, value)| (name.clone(), schema(value, file)))
        .collect()
}

/// The values of an enumeration.
fn constants(branches: &[Value]) -> Option<Value> {
    branches
        .iter()
        .map(|branch| branch.get("const").cloned())
        .collect()
}

/// A reference that leads to the same place wherever it stands.
fn absolute(target: &str, file: &str) -> String {
    if target.starts_with('#') {
        format!("{}{target}", uri(file))
    } else {
        uri(target)
    }
}

/// The URI of a document.
pub(super) fn uri(file: &str) -> String {
    format!("spec:///{file}")
}

/// The URI of a place; in the fragment, braces and the like are percent-encoded.
pub(super) fn reference(place: &Place) -> Value {
    let pointer = utf8_percent_encode(&place.pointer, FRAGMENT);
    json!({"$ref": format!("{}#{pointer}", uri(&place.file))})
}

/// What a pointer may hold that a fragment may not; `~` and `/` are the pointer's own.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'~')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');
