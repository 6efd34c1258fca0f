//! The errors of the validator as a list. The validator returns a tree, which includes references and branches.

use std::borrow::Cow;

use boon::{ErrorKind, InstanceToken, ValidationError};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::judge::Judge;
use crate::source::Place;

/// Where the form of a schema that the validator gets has what stands for its `propertyNames`.
pub(super) const NAMES: &str = "/allOf/0";

/// One error of a value.
pub(super) struct Finding<'e> {
    /// The path from the validated value to the wrong one.
    pub path: String,
    /// The wrong value.
    pub value: &'e Value,
    /// The schema that it contradicts.
    pub schema: &'e Value,
    /// The place of that schema in the spec.
    pub place: Option<Place>,
    pub kind: Kind<'e>,
}

/// The expectation that a value does not meet.
pub(super) enum Kind<'e> {
    /// One of these types.
    Type(String),
    Constant(&'e Value),
    /// One of these values.
    Listed(Vec<&'e str>),
    /// One of these branches, with the errors of each.
    OneOf(Vec<Vec<Finding<'e>>>),
    /// Without this key.
    Unexpected(&'e str),
    /// With this key.
    Missing(&'e str),
    /// With a name that matches the pattern, where it has this key.
    Name(&'e str, &'e str),
    Pattern(&'e str),
    MinItems(usize),
    MaxItems(usize),
    MinProperties,
    Format(&'e str),
    /// A number that is no less than this.
    Least(String),
    /// A number that is no more than this.
    Most(String),
    /// Milliseconds. Such a small number is in seconds.
    Seconds,
    /// The expectation of this keyword.
    Keyword(&'static str),
}

/// Flattens an error about the value `root`.
pub(super) fn findings<'e>(
    error: &'e ValidationError<'e, 'e>,
    root: &'e Value,
    judge: Judge<'e>,
) -> Vec<Finding<'e>> {
    let inside = || {
        let causes = error.causes.iter();
        let branches = causes.filter(|cause| !matches!(cause.kind, ErrorKind::FalseSchema));
        branches.map(move |cause| findings(cause, root, judge))
    };
    let pointer = pointer(error);
    let schema = judge.schema(&pointer).unwrap_or(&Value::Null);
    let place = judge.place(&pointer);
    let finding = |kind| Finding {
        path: error.instance_location.to_string(),
        value: value(error, root),
        schema,
        place: place.clone(),
        kind,
    };
    match &error.kind {
        ErrorKind::Schema { .. } | ErrorKind::Group | ErrorKind::Reference { .. } => {
            inside().flatten().collect()
        }
        // The schema refers to nothing but itself, which forbids no value.
        ErrorKind::RefCycle { .. } => Vec::new(),
        ErrorKind::OneOf(None) => vec![finding(Kind::OneOf(inside().collect()))],
        ErrorKind::Required { want } => {
            let missing = want.iter();
            missing.map(|key| finding(Kind::Missing(key))).collect()
        }
        ErrorKind::AdditionalProperties { got } => {
            let unexpected = got.iter();
            unexpected
                .map(|name| finding(key(name, error, judge)))
                .collect()
        }
        kind => kinds(kind, schema).map(finding).collect(),
    }
}

/// Returns the expectations for the value as a whole.
fn kinds<'e>(kind: &'e ErrorKind<'e, 'e>, schema: &'e Value) -> impl Iterator<Item = Kind<'e>> {
    let first = match kind {
        ErrorKind::Type { want, .. } => {
            let names: Vec<_> = want.iter().map(|name| name.to_string()).collect();
            Kind::Type(names.join(" or "))
        }
        ErrorKind::Const { want } => Kind::Constant(want),
        ErrorKind::Enum { want } => Kind::Listed(want.iter().filter_map(Value::as_str).collect()),
        ErrorKind::Pattern { want, .. } => pattern(want, schema),
        ErrorKind::MinItems { want, .. } => Kind::MinItems(*want),
        ErrorKind::MaxItems { want, .. } => Kind::MaxItems(*want),
        ErrorKind::MinProperties { .. } => Kind::MinProperties,
        ErrorKind::Format { want, .. } => Kind::Format(want),
        ErrorKind::Minimum { want, .. } => Kind::Least(want.to_string()),
        ErrorKind::Maximum { want, .. } => Kind::Most(want.to_string()),
        // Nothing but the form of a timestamp that the validator gets has this keyword.
        ErrorKind::Not => Kind::Seconds,
        _ => Kind::Keyword("oneOf"),
    };
    // The validator stops if the type is wrong, but the allowed values are helpful, too.
    let second = match first {
        Kind::Type(_) => values(schema),
        _ => None,
    };
    std::iter::once(first).chain(second)
}

/// Returns the values that a schema allows, if it lists them.
fn values(schema: &Value) -> Option<Kind<'_>> {
    if let Some(constant) = schema.get("const").filter(|constant| constant.is_string()) {
        return Some(Kind::Constant(constant));
    }
    let branches = schema.get("oneOf")?.as_array()?.iter();
    let constants = branches.map(|branch| branch.get("const"));
    let constants: Option<Vec<_>> = constants.collect();
    Some(Kind::Listed(
        constants?.into_iter().filter_map(Value::as_str).collect(),
    ))
}

/// Handles a pattern. If the schema has none itself, it comes from the format.
fn pattern<'e>(pattern: &'e str, schema: &'e Value) -> Kind<'e> {
    match (&schema["pattern"], &schema["format"]) {
        // As it is written in the spec, since the validator changes it.
        (Value::String(own), _) => Kind::Pattern(own),
        (_, Value::String(format)) => Kind::Format(format),
        _ => Kind::Pattern(pattern),
    }
}

/// Handles a rejected key, which is unknown or spelled wrong (see `structure::names`).
fn key<'e>(key: &'e str, error: &'e ValidationError<'e, 'e>, judge: Judge<'e>) -> Kind<'e> {
    let pointer = pointer(error);
    let above = pointer.strip_suffix(NAMES);
    let names = above.and_then(|above| judge.schema(above)?.get("propertyNames")?.get("pattern"));
    match names {
        Some(Value::String(pattern)) => Kind::Name(key, pattern),
        _ => Kind::Unexpected(key),
    }
}

/// Returns the pointer of the schema that an error is about.
fn pointer<'e>(error: &ValidationError<'e, '_>) -> Cow<'e, str> {
    let (_, pointer) = error.schema_url.split_once('#').unwrap_or_default();
    percent_decode_str(pointer).decode_utf8_lossy()
}

fn value<'e>(error: &ValidationError<'_, '_>, root: &'e Value) -> &'e Value {
    let mut tokens = error.instance_location.tokens.iter();
    let value = tokens.try_fold(root, |value, token| match token {
        InstanceToken::Prop(key) => value.get(key.as_ref()),
        InstanceToken::Item(index) => value.get(index),
    });
    value.unwrap_or(&Value::Null)
}
