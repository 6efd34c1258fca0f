//! What the JSON Schema validator says, in the words of the spec.

use std::collections::BTreeMap;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::branches::{Branch, branch, is_enumeration, relative};
use crate::problem::Problem;
use crate::source::Place;
use crate::suggest::{closest, list};

use super::forms;

/// What a value has been judged by.
#[derive(Clone, Copy)]
pub(crate) enum Judge<'s> {
    /// The JSON Schema of all documents.
    Structure(&'s Value),
    /// A schema of the spec, in one of these documents.
    Spec(&'s BTreeMap<String, Value>),
}

impl<'s> Judge<'s> {
    /// The object schema whose `additionalProperties` refused a key.
    fn object(self, error: &ValidationError<'_>) -> Option<&'s Value> {
        match self {
            Self::Structure(schema) => schema.pointer(parent(error.schema_path().as_str())),
            Self::Spec(documents) => {
                let (uri, pointer) = error
                    .absolute_keyword_location()?
                    .as_str()
                    .split_once('#')?;
                let pointer = percent_decode_str(parent(pointer)).decode_utf8().ok()?;
                documents.get(uri.rsplit('/').next()?)?.pointer(&pointer)
            }
        }
    }
}

fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The problems that one error of the validator stands for: one per unexpected key, one otherwise.
///
/// `base` is the place of the validated value, `path` leads from there to what is wrong; the keys that are allowed
/// are looked up in what it has been judged by.
pub(crate) fn complaint(
    base: &Place,
    path: &str,
    error: &ValidationError<'_>,
    judge: Judge<'_>,
) -> Vec<Problem> {
    let place = Place::pointer(&base.file, &format!("{}{path}", base.pointer));
    match error.kind() {
        Kind::OneOfNotValid { context } if !is_enumeration(error, context) => {
            let below = |inner: &ValidationError<'_>| format!("{path}{}", relative(inner, error));
            match branch(error, context) {
                Branch::Meant(errors) => errors
                    .iter()
                    .flat_map(|inner| complaint(base, &below(inner), inner, judge))
                    .collect(),
                Branch::Unknown(tag) => {
                    let place =
                        Place::pointer(&base.file, &format!("{}{}", base.pointer, below(tag)));
                    vec![mistaken(&place, tag, error, judge)]
                }
            }
        }
        Kind::AdditionalProperties { unexpected } => {
            let is_there = |key: &&str| error.instance().get(*key).is_some();
            let (there, free): (Vec<_>, Vec<_>) =
                allowed_keys(error, judge).into_iter().partition(is_there);
            unexpected
                .iter()
                .map(|key| unknown_key(&place, key, &free, &there))
                .collect()
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let help = match described(error, judge, name) {
                Some(text) => format!("add `{name}`: {text}"),
                None => format!("add `{name}`"),
            };
            vec![Problem::new(
                &place,
                format!("`{name}` is missing here"),
                help,
            )]
        }
        Kind::PropertyNames { error } => {
            let key = error.instance().as_str().unwrap_or_default().to_owned();
            let message = format!("the key `{key}` should be {}", expectation(error));
            vec![Problem::key(&place.key(&key), message, "rename it")]
        }
        _ => vec![unexpected(&place, error, judge)],
    }
}

fn unexpected(place: &Place, error: &ValidationError<'_>, judge: Judge<'_>) -> Problem {
    mistaken(place, error, error, judge)
}

/// What is said against the value of one error by what another one expects.
fn mistaken(
    place: &Place,
    value: &ValidationError<'_>,
    error: &ValidationError<'_>,
    judge: Judge<'_>,
) -> Problem {
    let found = value.instance().as_str().unwrap_or_default();
    let help = match (closest(found, options(error)), judge) {
        (None, Judge::Structure(_)) if matches!(error.kind(), Kind::Constant { .. }) => {
            format!("write {}", expectation(error))
        }
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, Judge::Structure(_)) => {
            let here = judge.object(error).unwrap_or(&Value::Null);
            format!(
                "{}; spec/README.md shows the forms",
                forms::help(here, error.instance())
            )
        }
        (None, Judge::Spec(_)) => {
            "change the example, or the schema that it contradicts".to_owned()
        }
    };
    let message = format!(
        "expected {}, found {}",
        expectation(error),
        shorten(value.instance())
    );
    Problem::new(place, message, help)
}

/// `free` are the keys that could stand here, `there` those that do.
fn unknown_key(place: &Place, key: &str, free: &[&str], there: &[&str]) -> Problem {
    let close = |keys: &[&'_ str]| closest(key, keys.iter().copied()).map(str::to_owned);
    let twin = close(there).filter(|_| close(free).is_none());
    let help = match (close(free), &twin, key) {
        (Some(name), _, _) => format!("did you mean `{name}`?"),
        (None, Some(name), _) => format!("remove it: `{name}` is here already"),
        (None, None, "enum") => {
            "write each value as an entry of `oneOf`: {\"const\": …, \"description\": …}, so that it is documented".into()
        }
        (None, None, _) if free.is_empty() => "remove it; all keys known here are there".to_owned(),
        (None, None, _) => {
            format!("remove it; the other keys known here are {}", list(free.iter().copied()))
        }
    };
    let problem = Problem::key(&place.key(key), format!("unknown key `{key}`"), help);
    match twin {
        Some(name) => problem.also(&place.key(&name), format!("`{name}`")),
        None => problem,
    }
}

/// What the failed keyword asks for.
fn expectation(error: &ValidationError<'_>) -> String {
    match error.kind() {
        Kind::Type { kind } => format!("a value of type {}", kinds(kind)),
        Kind::Constant { expected_value } => format!("`{expected_value}`"),
        Kind::Enum { .. } | Kind::OneOfNotValid { .. } => {
            format!("one of {}", list(options(error)))
        }
        Kind::Pattern { pattern } => match PATTERNS.iter().find(|(known, _)| known == pattern) {
            Some((_, words)) => (*words).to_owned(),
            None => format!("a string that matches {pattern}"),
        },
        Kind::MinItems { limit } => format!("at least {limit} elements"),
        Kind::MaxItems { limit } => format!("at most {limit} elements"),
        Kind::MinProperties { .. } => "at least one entry".to_owned(),
        Kind::Format { format } => format!("a string of the format {format}"),
        other => format!("what the keyword `{}` asks for", other.keyword()),
    }
}

/// The strings that are allowed, whether `enum` or `oneOf` lists them.
fn options<'e>(error: &'e ValidationError<'_>) -> Vec<&'e str> {
    match error.kind() {
        Kind::Enum { options } => options
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect(),
        Kind::OneOfNotValid { context } => {
            let constants = context
                .iter()
                .flatten()
                .filter_map(|error| match error.kind() {
                    Kind::Constant { expected_value } => expected_value.as_str(),
                    _ => None,
                });
            constants.collect()
        }
        _ => Vec::new(),
    }
}

fn kinds(kind: &jsonschema::error::TypeKind) -> String {
    match kind {
        jsonschema::error::TypeKind::Single(single) => single.to_string(),
        jsonschema::error::TypeKind::Multiple(set) => set
            .iter()
            .map(|name| name.to_string())
            .collect::<Vec<_>>()
            .join(" or "),
    }
}

/// The names under `properties` beside the `additionalProperties` that refused a key.
fn allowed_keys<'s>(error: &ValidationError<'_>, judge: Judge<'s>) -> Vec<&'s str> {
    let object = judge.object(error);
    let properties = object.and_then(|object| object.get("properties")?.as_object());
    properties
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect()
}

/// What the schema that asks for a key says of it, in one line.
fn described<'s>(error: &ValidationError<'_>, judge: Judge<'s>, key: &str) -> Option<&'s str> {
    let text = judge
        .object(error)?
        .get("properties")?
        .get(key)?
        .get("description")?
        .as_str()?;
    text.lines().next()
}

/// Patterns in words, with something that matches them.
const PATTERNS: [(&str, &str); 4] = [
    ("^[1-5][0-9][0-9]$", "a status code, such as `200`"),
    (
        "^[A-Z][A-Za-z0-9]*$",
        "a name in PascalCase, such as `FlagLink`",
    ),
    (
        "^[a-z][A-Za-z0-9]*$",
        "a name in camelCase, such as `getFlagLink`",
    ),
    ("^https://", "an address that starts with `https://`"),
];

/// A value in a message: long ones are cut.
fn shorten(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
