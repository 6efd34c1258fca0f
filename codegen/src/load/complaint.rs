//! The errors of the JSON Schema validator, converted into problems of the spec.

use boon::ValidationError;
use serde_json::Value;

use super::branches::{Branch, branch, is_enumeration};
use super::finding::{Finding, Kind, findings};
use super::forms;
use super::habits;
use super::judge::Judge;
use crate::naming::{is_pascal, pascal};
use crate::problem::Problem;
use crate::source::Place;
use crate::suggest::{closest, list};

/// Converts an error of the validator into problems.
///
/// `base` is the place of the validated `value`. Allowed keys are looked up in the schema that it was validated against.
pub(crate) fn complaints<'e>(
    base: &Place,
    value: &'e Value,
    error: &'e ValidationError<'e, 'e>,
    judge: Judge<'e>,
) -> Vec<Problem> {
    told(base, &findings(error, value, judge), judge)
}

/// Converts findings into problems. A missing key follows from one that is misspelt, or from a reference in its place.
fn told(base: &Place, findings: &[Finding<'_>], judge: Judge<'_>) -> Vec<Problem> {
    let is_missed = |finding: &&Finding<'_>| match finding.kind {
        Kind::Missing(key) => !findings.iter().any(|other| {
            let meant = match other.kind {
                Kind::Unexpected("$ref") if other.path == finding.path => Some(key),
                Kind::Unexpected(word) if other.path == finding.path => meant(word, other),
                _ => None,
            };
            meant == Some(key)
        }),
        _ => true,
    };
    let findings = findings.iter().filter(is_missed);
    findings
        .flat_map(|finding| complaint(base, finding, judge))
        .collect()
}

/// Returns the free key that was probably meant by an unexpected one.
fn meant<'e>(word: &str, finding: &Finding<'e>) -> Option<&'e str> {
    let free = allowed_keys(finding.schema).into_iter();
    closest(word, free.filter(|key| finding.value.get(*key).is_none()))
}

fn complaint(base: &Place, finding: &Finding<'_>, judge: Judge<'_>) -> Vec<Problem> {
    let at = |finding: &Finding<'_>| {
        Place::pointer(&base.file, &format!("{}{}", base.pointer, finding.path))
    };
    let place = at(finding);
    let problem = match &finding.kind {
        Kind::OneOf(branches) if !is_enumeration(finding, branches) => {
            match branch(finding, branches) {
                Branch::Meant(inner) => return told(base, inner, judge),
                Branch::Unknown(tag) => mistaken(&at(tag), tag, finding, judge),
            }
        }
        Kind::Unexpected(key) => unexpected(&place, key, finding, judge),
        Kind::Missing(key) => {
            let help = missing(finding.schema, key);
            Problem::new(&place, format!("`{key}` is missing here"), help)
        }
        Kind::Name(key, pattern) => {
            let message = format!("the key `{key}` should be {}", expectation(finding));
            Problem::key(&place.key(key), message, renaming(key, pattern))
        }
        _ => mistaken(&place, finding, finding, judge),
    };
    // If the schema itself is invalid, the error is not about the value.
    vec![match &finding.place {
        Some(schema) => problem.rests_on(schema),
        None => problem,
    }]
}

/// Returns the help for a name that does not match its pattern.
fn renaming(key: &str, pattern: &str) -> String {
    let right = pascal(key);
    if pattern == PASCAL && is_pascal(&right) {
        format!("rename it to `{right}`")
    } else {
        "rename it".to_owned()
    }
}

fn unexpected(place: &Place, key: &str, finding: &Finding<'_>, judge: Judge<'_>) -> Problem {
    let is_there = |key: &&str| finding.value.get(*key).is_some();
    let (there, free): (Vec<_>, Vec<_>) =
        allowed_keys(finding.schema).into_iter().partition(is_there);
    unknown_key(place, key, &free, &there, judge)
}

/// Returns the message for a finding.
fn mistaken(
    place: &Place,
    value: &Finding<'_>,
    finding: &Finding<'_>,
    judge: Judge<'_>,
) -> Problem {
    let found = value.value.as_str().unwrap_or_default();
    let habit = habits::value(&place.last(), value.value);
    let help = match (closest(found, options(finding)), judge) {
        (_, Judge::Structure(_)) if habit.is_some() => habit.unwrap_or_default().to_owned(),
        (None, Judge::Structure(_)) if matches!(finding.kind, Kind::Constant(_)) => {
            format!("write {}", expectation(finding))
        }
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, Judge::Structure(_)) => {
            format!(
                "{}; spec/README.md has examples",
                forms::help(finding.schema, finding.value)
            )
        }
        (None, Judge::Spec(_)) if matches!(finding.kind, Kind::Seconds) => {
            "write milliseconds: seconds, times 1000".to_owned()
        }
        (None, Judge::Spec(_)) if place.last() == "default" => {
            "change the default, or the schema that it contradicts".to_owned()
        }
        (None, Judge::Spec(_)) => {
            "change the example, or the schema that it contradicts".to_owned()
        }
    };
    let message = format!(
        "expected {}, found {}",
        expectation(finding),
        shorten(value.value)
    );
    Problem::new(place, message, help)
}

/// `free` are the keys that are allowed here, `there` those that exist.
fn unknown_key(
    place: &Place,
    key: &str,
    free: &[&str],
    there: &[&str],
    judge: Judge<'_>,
) -> Problem {
    let close = |keys: &[&'_ str]| closest(key, keys.iter().copied()).map(str::to_owned);
    let twin = close(there).filter(|_| close(free).is_none());
    let known = [free, there].concat();
    let habit = match judge {
        Judge::Structure(_) => habits::key(key, &known),
        Judge::Spec(_) => None,
    };
    let help = match (habit, close(free), &twin) {
        (Some(help), _, _) => help.to_owned(),
        (None, Some(name), _) => format!("did you mean `{name}`?"),
        (None, None, Some(name)) => format!("remove it: `{name}` is here already"),
        (None, None, None) if free.is_empty() => {
            "remove it; all keys allowed here are present".to_owned()
        }
        (None, None, None) => {
            format!(
                "remove it; the other keys allowed here are {}",
                list(free.iter().copied())
            )
        }
    };
    let problem = Problem::key(&place.key(key), format!("unknown key `{key}`"), help);
    match twin {
        Some(name) => problem.also(&place.key(&name), format!("`{name}`")),
        None => problem,
    }
}

/// Describes what is expected.
fn expectation(finding: &Finding<'_>) -> String {
    match &finding.kind {
        Kind::Type(names) => format!("a value of type {names}"),
        Kind::Constant(value) => format!("`{value}`"),
        Kind::Listed(_) | Kind::OneOf(_) => format!("one of {}", list(options(finding))),
        Kind::Pattern(pattern) | Kind::Name(_, pattern) => {
            match PATTERNS.iter().find(|(known, _)| known == pattern) {
                Some((_, words)) => (*words).to_owned(),
                None => format!("a string that matches {pattern}"),
            }
        }
        Kind::MinItems(1) => "at least one element".to_owned(),
        Kind::MinItems(limit) => format!("at least {limit} elements"),
        Kind::MaxItems(limit) => format!("at most {limit} elements"),
        Kind::MinProperties => "at least one entry".to_owned(),
        Kind::Format(format) => format!("a string of the format {format}"),
        Kind::Least(limit) => format!("`{limit}` or more"),
        Kind::Most(limit) => format!("`{limit}` or less"),
        Kind::Seconds => "milliseconds since 1970".to_owned(),
        Kind::Keyword(name) => format!("what the keyword `{name}` asks for"),
        Kind::Unexpected(key) => format!("no key `{key}`"),
        Kind::Missing(key) => format!("a key `{key}`"),
    }
}

/// Returns the allowed strings, listed by `enum` or `oneOf`.
fn options<'e>(finding: &'e Finding<'_>) -> Vec<&'e str> {
    match &finding.kind {
        Kind::Listed(values) => values.clone(),
        Kind::OneOf(branches) => {
            let constants = branches
                .iter()
                .flatten()
                .filter_map(|inner| match inner.kind {
                    Kind::Constant(value) => value.as_str(),
                    _ => None,
                });
            constants.collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the names in `properties` next to the `additionalProperties` that rejected a key.
fn allowed_keys(schema: &Value) -> Vec<&str> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect()
}

/// Returns the text that adds a key: with one of its values if there are few, or with a description.
fn missing(schema: &Value, key: &str) -> String {
    let property = &schema["properties"][key];
    let values = property["enum"].as_array();
    let constants = property["oneOf"].as_array().into_iter().flatten();
    let constants = constants.filter_map(|value| value["const"].as_str());
    let values = values.into_iter().flatten().filter_map(Value::as_str);
    let values: Vec<_> = values.chain(constants).collect();
    let text = property["description"].as_str();
    match (values.as_slice(), text.and_then(|text| text.lines().next())) {
        ([_, ..], _) => format!("add `{key}`: one of {}", list(values)),
        ([], Some(text)) => format!("add `{key}`: {text}"),
        ([], None) => format!("add `{key}`"),
    }
}

/// The pattern of the names of types.
const PASCAL: &str = "^[A-Z][A-Za-z0-9]*$";

/// Descriptions of patterns, with an example.
const PATTERNS: [(&str, &str); 8] = [
    ("\\S", "some text"),
    ("^\\S+$", "a name without blanks"),
    ("^[0-9]{8}$", "a date, such as `20240415`"),
    ("^[1-5][0-9][0-9]$", "a status code, such as `200`"),
    (PASCAL, "a name in PascalCase, such as `FlagLink`"),
    (
        "^[a-z][A-Za-z0-9]*$",
        "a name in camelCase, such as `getFlagLink`",
    ),
    (
        "^([A-Za-z][A-Za-z0-9_.]*|\\{[A-Za-z]+\\})$",
        "the name of a field as it is written in a condition, or `{attribute}` where the caller names it",
    ),
    ("^https://", "an address that starts with `https://`"),
];

/// Shows a value in a message, shortened if it is long.
fn shorten(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
