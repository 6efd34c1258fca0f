//! The differences between an expected request and the one that came.

mod json;

use super::{
    documents::Operation,
    form::Part,
    sent::{Sent, segments},
};
use std::collections::BTreeSet;

/// The parts of a request that have to match, besides method and path.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    pub(super) query: Query,
    /// Parameters that have to come, with any value.
    pub(super) any_value: Vec<String>,
    pub(super) body: Body,
}

/// The part of the query that has to match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Query {
    #[default]
    All,
    /// All but these parameters.
    But(Vec<&'static str>),
    /// All, but this parameter has to be a greater number.
    Beyond(&'static str),
    Nothing,
}

impl Scope {
    /// Returns whether the values of this parameter have to match.
    fn compares(&self, name: &str) -> bool {
        let is_in_query = match &self.query {
            Query::All => true,
            Query::But(left_out) => !left_out.contains(&name),
            Query::Beyond(left_out) => *left_out != name,
            Query::Nothing => false,
        };
        is_in_query && !self.any_value.iter().any(|any| any == name)
    }
}

/// Whether the body has to be as expected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Body {
    #[default]
    All,
    Nothing,
}

/// How far a request is from an expected one.
#[derive(Debug)]
pub(super) struct Difference {
    /// For comparison with others.
    pub(super) distance: usize,
    /// In words; empty if the request is as expected.
    pub(super) words: Vec<String>,
}

/// Another method or path weighs more than any number of other differences that one writes by mistake.
const OTHER_ENDPOINT: usize = 100;

/// Compares a request with an expected one.
pub(super) fn between(expected: &Sent, scope: &Scope, came: &Sent) -> Difference {
    let mut words = Vec::new();
    let mut distance = 0;
    if expected.method() != came.method() {
        distance += OTHER_ENDPOINT;
        words.push(format!(
            "the method is {}, not {}",
            came.method(),
            expected.method()
        ));
    }
    let (path, other) = (segments(expected.path()), segments(came.path()));
    if path != other {
        distance += path_distance(&path, &other);
        words.push(format!(
            "the path is {}, not {}",
            came.path(),
            expected.path()
        ));
    }
    let mut rest = in_query(expected, scope, came);
    if scope.body == Body::All {
        rest.extend(in_body(expected, came));
    }
    distance += rest.len();
    words.append(&mut rest);
    Difference { distance, words }
}

/// Paths of one length that differ in a key are nearer to each other than those of different endpoints.
fn path_distance(path: &[String], other: &[String]) -> usize {
    let differing = path.iter().zip(other).filter(|(a, b)| a != b).count();
    if path.len() == other.len() {
        10 * differing
    } else {
        OTHER_ENDPOINT
    }
}

/// Compares the queries, in any order.
fn in_query(expected: &Sent, scope: &Scope, came: &Sent) -> Vec<String> {
    let both = expected.query().iter().chain(came.query());
    let names = both.map(|(name, _)| name.as_str());
    let names: BTreeSet<&str> = names.filter(|name| scope.compares(name)).collect();
    let words = names.into_iter().filter_map(|name| {
        let (wanted, found) = (values(expected, name), values(came, name));
        let hint = if name == "limit" && is_usual_limit(came) {
            HINT
        } else {
            ""
        };
        in_parameter(name, wanted, found, hint)
    });
    let any_value = scope.any_value.iter();
    let lacking = any_value.filter(|name| values(came, name).is_none());
    words
        .chain(lacking.map(|name| format!("the query lacks `{name}`")))
        .chain(before(expected, scope, came))
        .collect()
}

/// Returns what is wrong with a place that has to be beyond the expected one. A list begins at 0.
fn before(expected: &Sent, scope: &Scope, came: &Sent) -> Option<String> {
    let Query::Beyond(name) = scope.query else {
        return None;
    };
    let place = |sent: &Sent| sent.parameter(name).map_or(Ok(0), str::parse::<u64>);
    let is_beyond = matches!((place(expected), place(came)), (Ok(end), Ok(place)) if place > end);
    (!is_beyond).then(|| format!("`{name}` is not beyond the last page"))
}

/// Compares the values of one name, in their order.
fn in_parameter(
    name: &str,
    wanted: Option<String>,
    found: Option<String>,
    hint: &str,
) -> Option<String> {
    match (wanted, found) {
        (wanted, found) if wanted == found => None,
        (None, Some(found)) => Some(format!("the query has `{name}={found}`{hint}")),
        (Some(wanted), None) => Some(format!("the query lacks `{name}={wanted}`")),
        (wanted, found) => Some(format!(
            "`{name}` is `{}`, not `{}`",
            found.unwrap_or_default(),
            wanted.unwrap_or_default()
        )),
    }
}

/// Explains the most likely origin of a limit that the test does not set.
const HINT: &str =
    ", which `.items()` and `.pages()` ask for: expect it, or answer with `returning_pages`";

/// Returns whether lists may have set the limit of a request: they ask for the largest one that is documented.
fn is_usual_limit(came: &Sent) -> bool {
    let operation = Operation::called_by(came.method().as_str(), came.path());
    let limit = operation.and_then(|operation| {
        let mut parameters = operation.parameters("query");
        parameters.find(|one| one.text("name") == "limit")
    });
    let largest = limit.and_then(|limit| limit.get("schema")?.resolved().get("maximum"));
    largest.is_none_or(|largest| came.parameter("limit") == Some(&*largest.value.to_string()))
}

fn values(sent: &Sent, name: &str) -> Option<String> {
    let query = sent.query().iter().filter(|(other, _)| other == name);
    let values: Vec<_> = query.map(|(_, value)| value.as_str()).collect();
    (!values.is_empty()).then(|| values.join("&"))
}

/// The maximum number of differences in a body that are shown.
const TOLD: usize = 4;

fn in_body(expected: &Sent, came: &Sent) -> Vec<String> {
    let mut words = Vec::new();
    if let (Some(wanted), Some(found)) = (expected.parts(), came.parts()) {
        in_parts(&wanted, &found, &mut words);
    } else if let (Some(wanted), Some(found)) = (expected.json(), came.json()) {
        in_media_type(expected, came, &mut words);
        json::tell(&wanted, &found, &mut words);
    } else if expected.body() != came.body() {
        words.push(format!(
            "the body is {}, not {}",
            described(came),
            described(expected)
        ));
    }
    words.truncate(TOLD);
    words
}

fn described(sent: &Sent) -> String {
    match (sent.body().is_empty(), sent.content_type()) {
        (true, _) => "empty".to_owned(),
        (false, kind) => format!(
            "{} bytes of {}",
            sent.body().len(),
            kind.unwrap_or("no media type")
        ),
    }
}

fn in_media_type(expected: &Sent, came: &Sent, words: &mut Vec<String>) {
    let (wanted, found) = (expected.content_type(), came.content_type());
    if wanted != found {
        words.push(format!(
            "the media type is `{}`, not `{}`",
            found.unwrap_or_default(),
            wanted.unwrap_or_default()
        ));
    }
}

fn in_parts(wanted: &[Part], found: &[Part], words: &mut Vec<String>) {
    let names = |parts: &[Part]| {
        let names = parts.iter().map(|part| part.name().to_owned());
        names.collect::<Vec<_>>().join(", ")
    };
    if wanted.len() != found.len() {
        words.push(format!(
            "the parts are {}, not {}",
            names(found),
            names(wanted)
        ));
        return;
    }
    let pairs = wanted.iter().zip(found);
    for (wanted, found) in pairs.filter(|(wanted, found)| wanted != found) {
        words.push(match found.name() {
            name if name == wanted.name() => format!("the part `{name}` has another content"),
            name => format!("the part `{name}` comes in place of `{}`", wanted.name()),
        });
    }
}
