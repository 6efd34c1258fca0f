//! What the JSON Schema validator says, in the words of the spec.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::problem::Problem;
use crate::source::Place;
use crate::suggest::{closest, list};

/// The problems that one error of the validator stands for: one per unexpected key, one otherwise.
///
/// `base` is the place of the validated value, `path` leads from there to what is wrong; in `schema`, the schema that
/// was compiled, the keys that are allowed are looked up.
pub(crate) fn complaint(
    base: &Place,
    path: &str,
    error: &ValidationError<'_>,
    schema: Option<&Value>,
) -> Vec<Problem> {
    let place = Place::pointer(&base.file, &format!("{}{path}", base.pointer));
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let allowed = allowed_keys(error, schema);
            unexpected
                .iter()
                .map(|key| unknown_key(&place, key, &allowed))
                .collect()
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            vec![Problem::new(
                &place,
                format!("`{name}` is missing here"),
                format!("add `{name}`"),
            )]
        }
        Kind::PropertyNames { error } => {
            let key = error.instance().as_str().unwrap_or_default().to_owned();
            let message = format!(
                "expected a key that is {}, found `{key}`",
                expectation(error)
            );
            vec![Problem::key(&place.key(&key), message, "rename it")]
        }
        _ => vec![unexpected(&place, error, schema)],
    }
}

fn unexpected(place: &Place, error: &ValidationError<'_>, schema: Option<&Value>) -> Problem {
    let found = error.instance().as_str().unwrap_or_default();
    let help = match (closest(found, options(error)), schema) {
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, Some(_)) => "write what is expected; spec/README.md shows the forms".to_owned(),
        (None, None) => "change the example, or the schema that it contradicts".to_owned(),
    };
    let message = format!(
        "expected {}, found {}",
        expectation(error),
        shorten(error.instance())
    );
    Problem::new(place, message, help)
}

fn unknown_key(place: &Place, key: &str, allowed: &[&str]) -> Problem {
    let help = match (closest(key, allowed.iter().copied()), key) {
        (Some(name), _) => format!("did you mean `{name}`?"),
        (None, "enum") => {
            "write each value as an entry of `oneOf`: {\"const\": …, \"description\": …}, so that it is documented".into()
        }
        (None, _) => format!("the keys known here are {}", list(allowed.iter().copied())),
    };
    Problem::key(&place.key(key), format!("unknown key `{key}`"), help)
}

/// What the failed keyword asks for.
fn expectation(error: &ValidationError<'_>) -> String {
    match error.kind() {
        Kind::Type { kind } => format!("a value of type {}", kinds(kind)),
        Kind::Constant { expected_value } => format!("`{expected_value}`"),
        Kind::Enum { .. } | Kind::OneOfNotValid { .. } => {
            format!("one of {}", list(options(error)))
        }
        Kind::Pattern { pattern } => format!("a string that matches {pattern}"),
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
fn allowed_keys<'s>(error: &ValidationError<'_>, schema: Option<&'s Value>) -> Vec<&'s str> {
    let keyword = error.schema_path().as_str();
    let object = keyword.rsplit_once('/').map_or("", |(object, _)| object);
    let properties =
        schema.and_then(|schema| schema.pointer(object)?.get("properties")?.as_object());
    properties
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect()
}

/// A value in a message: long ones are cut.
fn shorten(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
