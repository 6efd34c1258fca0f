//! Checks that a value matches a schema of the spec. The spec uses a small part of JSON Schema, and the generator refuses
//! all else; this is that part, as far as it says something of what may be sent.

use super::documents::Node;
use crate::values::decode::help;
use serde_json::{Map, Value};

/// Checks a value. The error names the place in it, and says what is wrong there.
pub(super) fn check(schema: Node, value: &Value, place: &str) -> Result<(), String> {
    let schema = schema.resolved();
    if let Some(constant) = schema.value.get("const") {
        return ensure(constant == value, || {
            format!("{place} is {value}, not {constant}")
        });
    }
    if schema.value.get("oneOf").is_some() {
        return one_of(schema, value, place);
    }
    check_type(schema, value, place)?;
    check_bounds(schema, value, place)?;
    match value {
        Value::Object(object) => check_object(schema, object, place),
        Value::Array(list) => {
            let Some(items) = schema.get("items") else {
                return Ok(());
            };
            let mut elements = list.iter().enumerate();
            elements
                .try_for_each(|(index, value)| check(items, value, &format!("{place}[{index}]")))
        }
        _ => Ok(()),
    }
}

/// Returns a text as what its schema says; as a text, if it is no such thing.
pub(super) fn typed(schema: Node, text: &str) -> Value {
    match schema.text("type") {
        "integer" | "number" | "boolean" => text.parse().unwrap_or_else(|_| text.into()),
        _ => text.into(),
    }
}

/// Returns the schema of a member of an object, if it has one.
pub(super) fn of_member(schema: Node, object: &Value, name: &str) -> Option<Node> {
    let schema = meant(schema, object);
    let known = schema.get("properties").and_then(|known| known.get(name));
    known.or_else(|| schema.get("additionalProperties"))
}

/// Returns the schema of the elements of a list, if they have one.
pub(super) fn of_items(schema: Node, list: &Value) -> Option<Node> {
    meant(schema, list).get("items")
}

/// Returns whether there are only certain values.
pub(super) fn is_enumeration(schema: Node) -> bool {
    let schema = schema.resolved();
    let mut branches = schema.elements("oneOf").peekable();
    let has_some = branches.peek().is_some();
    schema.value.get("const").is_some()
        || schema.text("type") == "null"
        || has_some && branches.all(is_enumeration)
}

/// Returns whether values do not belong in a file.
pub(super) fn is_secret(schema: Node) -> bool {
    schema.resolved().text("format") == "password"
}

/// Returns the branch of a union that a value belongs to, and the schema itself if it is no union.
fn meant(schema: Node, value: &Value) -> Node {
    let schema = schema.resolved();
    let mut branches = schema.elements("oneOf").map(Node::resolved);
    let branch = branches.find(|branch| is_meant(*branch, value));
    branch.map_or(schema, |branch| meant(branch, value))
}

/// Of an enumeration, the message lists the values; of a union, it is about the branch that is meant.
fn one_of(schema: Node, value: &Value, place: &str) -> Result<(), String> {
    let branches: Vec<_> = schema.elements("oneOf").map(Node::resolved).collect();
    let constants: Vec<_> = branches
        .iter()
        .filter_map(|branch| branch.value.get("const"))
        .map(Value::to_string)
        .collect();
    if constants.len() == branches.len() {
        return ensure(constants.contains(&value.to_string()), || {
            format!("{place} is {value}; there are {}", constants.join(", "))
        });
    }
    let mut problem = none_of(&branches, value, place);
    for branch in branches {
        match check(branch, value, place) {
            Ok(()) => return Ok(()),
            Err(other) if is_meant(branch, value) => problem = other,
            Err(_) => {}
        }
    }
    Err(problem)
}

/// Why a value is of no branch: of a union, the property that tells the branches apart has none of its constants.
fn none_of(branches: &[Node], value: &Value, place: &str) -> String {
    let constants = branches.iter().flat_map(|branch| constants(*branch));
    let given = constants.filter(|(name, _)| value.get(name).is_some());
    let given: Vec<_> = given.collect();
    let told = given.first().and_then(|(name, _)| {
        let known: Vec<_> = given
            .iter()
            .filter_map(|(_, value)| value.as_str())
            .collect();
        let text = value.get(name)?.as_str()?;
        Some(format!(
            "{place}.{name} is \"{text}\"; {}",
            help(&known, text)
        ))
    });
    told.unwrap_or_else(|| format!("{place} is none of what is documented"))
}

/// Returns the properties of a branch that have one value alone.
fn constants(branch: Node) -> impl Iterator<Item = (&'static str, &'static Value)> {
    let properties = branch.inside("properties");
    properties.filter_map(|(name, property)| Some((name, property.value.get("const")?)))
}

/// Returns whether the constants of a branch are there, or it has none and may hold such a value.
fn is_meant(branch: Node, value: &Value) -> bool {
    check_type(branch, value, "").is_ok()
        && constants(branch).all(|(name, constant)| value.get(name) == Some(constant))
}

fn check_type(schema: Node, value: &Value, place: &str) -> Result<(), String> {
    let is_one = |of: &Value| match (of.as_str().unwrap_or_default(), value) {
        ("integer", Value::Number(number)) => number.is_i64() || number.is_u64(),
        ("null", Value::Null)
        | ("boolean", Value::Bool(_))
        | ("number", Value::Number(_))
        | ("string", Value::String(_))
        | ("array", Value::Array(_))
        | ("object", Value::Object(_)) => true,
        _ => false,
    };
    let (fits, types) = match schema.value.get("type") {
        None => return Ok(()),
        Some(Value::Array(types)) => (
            types.iter().any(is_one),
            types.iter().map(shown).collect::<Vec<_>>().join(" or "),
        ),
        Some(one) => (is_one(one), shown(one)),
    };
    ensure(fits, || {
        format!("{place} is {}, not of the type {types}", brief(value))
    })
}

/// A problem, unless all is well.
fn ensure(is_right: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if is_right { Ok(()) } else { Err(problem()) }
}

fn shown(name: &Value) -> String {
    name.as_str().unwrap_or_default().to_owned()
}

/// Returns a value in a message.
fn brief(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        other => other.to_string(),
    }
}

fn check_bounds(schema: Node, value: &Value, place: &str) -> Result<(), String> {
    let Some(number) = value.as_f64() else {
        return Ok(());
    };
    let bound = |name: &str| schema.value.get(name).and_then(Value::as_f64);
    if let Some(minimum) = bound("minimum").filter(|minimum| number < *minimum) {
        return Err(format!("{place} is {number}, less than {minimum}"));
    }
    if let Some(maximum) = bound("maximum").filter(|maximum| number > *maximum) {
        return Err(format!("{place} is {number}, more than {maximum}"));
    }
    if schema.text("format") == "int64" && value.is_u64() && !value.is_i64() {
        return Err(format!("{place} is {value}, more than {}", i64::MAX));
    }
    Ok(())
}

fn check_object(schema: Node, object: &Map<String, Value>, place: &str) -> Result<(), String> {
    let (properties, rest) = (schema.get("properties"), schema.get("additionalProperties"));
    for (name, value) in object {
        let property = properties.and_then(|properties| properties.get(name));
        let place = format!("{place}.{name}");
        // First, since a slip of the pen is also a property that is missing.
        match (property, rest) {
            (Some(property), _) => check(property, value, &place)?,
            (None, Some(rest)) if rest.value != false => check(rest, value, &place)?,
            // An object of which nothing is said may hold anything.
            (None, _) if properties.is_none() => {}
            (None, _) => return Err(undocumented(properties, name, &place)),
        }
    }
    let required = schema.elements("required");
    let mut required = required.filter_map(|name| name.value.as_str());
    match required.find(|name| !object.contains_key(*name)) {
        Some(name) => Err(format!("{place} lacks `{name}`")),
        None => Ok(()),
    }
}

fn undocumented(properties: Option<Node>, name: &str, place: &str) -> String {
    let known = properties.into_iter().flat_map(Node::members);
    let known: Vec<_> = known.map(|(name, _)| name).collect();
    format!("{place} is not documented; {}", help(&known, name))
}
