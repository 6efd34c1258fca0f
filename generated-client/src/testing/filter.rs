//! Checks that a filter has the syntax and the fields that are documented for its list.

use super::{documents::Node, schema};
use crate::values::decode::help;
use serde_json::Value;

/// Checks a filter by the documentation of its parameter. The error says what is wrong.
pub(super) fn check(parameter: Node, text: &str) -> Result<(), String> {
    let Some(filter) = parameter.get("x-filter") else {
        return Ok(());
    };
    let syntax = filter.text("syntax");
    // Groups and alternatives are for those who write a filter by hand; the documented conditions have none.
    if syntax != "pairs" && text.contains('(') {
        return Ok(());
    }
    let mut conditions = conditions(syntax, text).into_iter();
    conditions.try_for_each(|condition| match syntax {
        "pairs" => check_pair(filter, condition),
        _ => check_words(filter, condition),
    })
}

/// Returns the conditions: what stands between them counts outside of texts, lists and objects alone.
fn conditions<'a>(syntax: &str, text: &'a str) -> Vec<&'a str> {
    let separator = if syntax == "and" { " and " } else { "," };
    let (mut found, mut start, mut depth, mut quote) = (Vec::new(), 0, 0_usize, None);
    let mut is_escaped = false;
    for (index, sign) in text.char_indices() {
        match (quote, sign) {
            _ if is_escaped => is_escaped = false,
            (Some('"'), '\\') => is_escaped = true,
            (Some(open), _) if sign == open => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some('"'),
            (None, '\'') if syntax == "and" => quote = Some('\''),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ if depth == 0 && text[index..].starts_with(separator) => {
                found.push(&text[start..index]);
                start = index + separator.len();
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found
}

/// `field:value`, or `field:{"operator":value}`.
fn check_pair(filter: Node, condition: &str) -> Result<(), String> {
    let Some((name, value)) = condition.split_once(':') else {
        return Err(format!("`{condition}` is not of the form `field:value`"));
    };
    let field = field(filter, name)?;
    if let Some(schema) = field.get("value") {
        let value = joined(schema.resolved(), field.text("join"), value);
        return schema::check(schema, &value, &format!("`{name}`"));
    }
    let Ok(Value::Object(operators)) = value.parse() else {
        return Err(format!(
            "`{condition}` is not of the form `{name}:{{\"operator\":value}}`"
        ));
    };
    let mut operators = operators.iter();
    operators.try_for_each(|(operator, value)| {
        let schema = operator_of(field, name, operator)?;
        schema::check(schema, value, &format!("`{name}`"))
    })
}

/// `field operator value`.
fn check_words(filter: Node, condition: &str) -> Result<(), String> {
    let mut words = condition.trim().splitn(3, ' ');
    let (Some(name), Some(operator), Some(value)) = (words.next(), words.next(), words.next())
    else {
        return Err(format!(
            "`{condition}` is not of the form `field operator value`"
        ));
    };
    let field = field(filter, name)?;
    let schema = operator_of(field, name, operator)?;
    let value = if filter.text("syntax") == "json" || value.starts_with('[') {
        let read = value.parse();
        read.map_err(|_| format!("`{name}`: `{value}` is no JSON"))?
    } else {
        schema::typed(schema, value.trim_matches('\''))
    };
    schema::check(schema, &value, &format!("`{name}`"))
}

/// Returns a value as `pairs` has it: a list has a sign between its elements.
fn joined(schema: Node, join: &str, text: &str) -> Value {
    match schema.get("items").map(Node::resolved) {
        Some(items) if !join.is_empty() => {
            let elements = text.split(join);
            elements
                .map(|element| schema::typed(items, element))
                .collect()
        }
        _ => schema::typed(schema, text),
    }
}

/// Returns the field of that name, or one whose name is the caller's.
fn field(filter: Node, name: &str) -> Result<Node, String> {
    let fields: Vec<_> = filter.elements("fields").collect();
    let has_it = |field: &&Node| field.text("name") == name;
    let is_free = |field: &&Node| field.text("name").contains('{');
    let found = fields.iter().find(has_it);
    let found = found.or_else(|| fields.iter().find(is_free));
    found.copied().ok_or_else(|| {
        let names: Vec<_> = fields.iter().map(|field| field.text("name")).collect();
        format!("there is no field `{name}`; {}", help(&names, name))
    })
}

/// Returns the description of the values that this operator compares the field with.
fn operator_of(field: Node, name: &str, operator: &str) -> Result<Node, String> {
    let operators: Vec<_> = field.inside("operators").collect();
    let mut schemas = operators.iter().filter(|(other, _)| *other == operator);
    let found = schemas.next().map(|(_, schema)| schema.resolved());
    found.ok_or_else(|| {
        let names: Vec<_> = operators.iter().map(|(name, _)| *name).collect();
        format!(
            "`{name}` has no operator `{operator}`; {}",
            help(&names, operator)
        )
    })
}
