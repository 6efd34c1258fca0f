//! The schemas of the spec for the validator. They only contain keywords that affect validation, since each keyword costs
//! time to compile.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::source::Place;

/// Keywords that do not affect validation.
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

/// Where the validator finds the one document that it is given. What comes from there is not judged by the schema of
/// schemas, which costs 3 % of a run's time: `load` has judged it by one that knows the subset only.
pub(super) const URI: &str = "https://json-schema.org/launchdarkly-api";
/// Where documents have their named schemas.
const SCHEMAS: &str = "/components/schemas/";
/// Formats that are only for the generator.
const TYPES: [&str; 4] = ["int64", "double", "password", "unix-millis"];
/// A pattern for a date with a time, since the validator's `date-time` accepts a `+` in place of a digit.
const DATE_TIME: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

/// Puts the schemas of all documents, named and unnamed, into one document, since references inside a document and short
/// pointers are cheap.
pub(super) fn document<'v>(
    documents: &BTreeMap<String, Value>,
    unnamed: impl Iterator<Item = &'v Value>,
) -> Value {
    let unnamed = unnamed.enumerate();
    let unnamed = unnamed.map(|(index, schema)| (index.to_string(), schema.clone()));
    let named = documents.iter().flat_map(|(file, document)| {
        let named = document.pointer("/components/schemas");
        let named = named.and_then(Value::as_object).into_iter().flatten();
        named.map(move |(name, value)| (format!("{file}:{name}"), schema(value, file)))
    });
    json!({"$defs": named.chain(unnamed).collect::<Map<_, _>>()})
}

/// Returns the address of a schema without a name, or of what it refers to.
pub(super) fn address(schema: &Value, index: usize) -> String {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(target) => format!("{URI}{target}"),
        None => format!("{URI}#/$defs/{index}"),
    }
}

/// What the spec has where [`document`] has something, and where it has that; `unnamed` is the place of the schema that has no name.
pub(super) fn original<'v>(
    documents: &'v BTreeMap<String, Value>,
    unnamed: &Place,
    pointer: &str,
) -> Option<(Place, &'v Value)> {
    let pointer = pointer.strip_prefix("/$defs/")?;
    let (name, inside) = pointer.split_at(pointer.find('/').unwrap_or(pointer.len()));
    let (file, start) = match name.split_once(':') {
        Some((file, name)) => (file, format!("{SCHEMAS}{name}")),
        None => (unnamed.file.as_str(), unnamed.pointer.clone()),
    };
    let place = Place::pointer(file, &(start + inside));
    let schema = documents.get(file)?.pointer(&place.pointer)?;
    Some((place, schema))
}

/// Returns a schema whose objects have no other properties than those described. The API may send more at any time, but an
/// example that has one is mistyped, or the schema lacks it.
pub(super) fn schema(value: &Value, file: &str) -> Value {
    let Value::Object(keywords) = value else {
        return value.clone();
    };
    let decisive = keywords.iter().filter(|(key, value)| decides(key, value));
    let mut kept: Map<_, _> = decisive
        .map(|(key, value)| keyword(key, value, file))
        .collect();
    let is_record = kept.get("type").is_some_and(|name| name == "object")
        && kept.get("properties").is_some_and(Value::is_object);
    if is_record && !kept.contains_key("additionalProperties") {
        kept.insert("additionalProperties".to_owned(), false.into());
    }
    if keywords
        .get("format")
        .is_some_and(|name| name == "unix-millis")
    {
        kept.insert("not".to_owned(), seconds());
    }
    if kept.get("format").is_some_and(|name| name == "date-time") {
        kept.insert("pattern".to_owned(), DATE_TIME.into());
    }
    Value::Object(kept)
}

/// Matches timestamps in seconds by mistake: as milliseconds, they would be in the first weeks of 1970. Zero means never.
fn seconds() -> Value {
    json!({"type": "integer", "minimum": 1, "maximum": 9_999_999_999_u64})
}

fn decides(key: &str, value: &Value) -> bool {
    let is_type = key == "format" && value.as_str().is_some_and(|name| TYPES.contains(&name));
    !is_type && !NOTES.contains(&key)
}

fn keyword(key: &str, value: &Value, file: &str) -> (String, Value) {
    let value = match (key, value) {
        ("$ref", Value::String(target)) => absolute(target, file).into(),
        ("properties", named) => each(named, file),
        ("items" | "additionalProperties", inner) => schema(inner, file),
        ("oneOf", Value::Array(branches)) => return one_of(branches, file),
        ("required", Value::Array(names)) => once(names),
        (_, other) => other.clone(),
    };
    (key.to_owned(), value)
}

/// Removes repeated names, which are reported elsewhere. The validator would look for two properties of that name.
fn once(names: &[Value]) -> Value {
    let is_first = |index: usize| !names[..index].contains(&names[index]);
    let firsts = (0..names.len()).filter(|index| is_first(*index));
    firsts.map(|index| names[index].clone()).collect()
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

fn one_of(branches: &[Value], file: &str) -> (String, Value) {
    if let Some(values) = constants(branches) {
        return ("enum".to_owned(), values);
    }
    let branches = branches.iter().map(|branch| schema(branch, file));
    // The last one matches nothing. It keeps the validator from ignoring a union of a single type.
    let branches = branches.chain([false.into()]);
    ("oneOf".to_owned(), branches.collect())
}

/// Returns the values of an enumeration.
fn constants(branches: &[Value]) -> Option<Value> {
    branches
        .iter()
        .map(|branch| branch.get("const").cloned())
        .collect()
}

/// Returns a reference that leads to the same place wherever it stands.
fn absolute(target: &str, file: &str) -> String {
    match target.split_once('#') {
        Some(("", pointer)) => local(file, pointer),
        Some((file, pointer)) => local(file, pointer),
        None => local(target, ""),
    }
}

/// What is not a schema with a name, is nowhere in [`document`].
fn local(file: &str, pointer: &str) -> String {
    match pointer.strip_prefix(SCHEMAS) {
        Some(inside) => format!("#/$defs/{file}:{inside}"),
        None => format!("#/{file}{pointer}"),
    }
}

/// Returns the place of a schema with a name; in the fragment, braces and the like are percent-encoded.
pub(super) fn reference(place: &Place) -> Value {
    let pointer = utf8_percent_encode(&place.pointer, FRAGMENT).to_string();
    json!({"$ref": local(&place.file, &pointer)})
}

/// What a pointer may hold that a fragment may not; `~` and `/` are the pointer's own.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'~')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');
