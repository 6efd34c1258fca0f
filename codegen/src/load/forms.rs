//! Descriptions of valid values, made from the JSON Schema that a value contradicts.

use serde_json::Value;

use crate::suggest::list;

/// Describes how a value of this schema is written. `found` is the wrong value.
pub(super) fn help(schema: &Value, found: &Value) -> String {
    let form = match (&schema["type"], found) {
        (Value::String(kind), Value::String(_)) if kind == "string" => "another string".to_owned(),
        _ => form(schema),
    };
    let description = schema["description"].as_str();
    let meaning = description.and_then(|text| text.lines().next());
    match (meaning, found) {
        (_, Value::Null) => format!("write {form}, or leave the key out"),
        (Some(meaning), _) => format!(
            "write {form} (\"{}\")",
            meaning.trim_end_matches(['.', ';'])
        ),
        (None, _) => format!("write {form}"),
    }
}

fn form(schema: &Value) -> String {
    let kinds: Vec<_> = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let forms: Vec<_> = kinds.iter().map(|kind| form_of(schema, kind)).collect();
    if forms.is_empty() {
        "what is expected".to_owned()
    } else {
        forms.join(" or ")
    }
}

fn form_of(schema: &Value, kind: &str) -> String {
    match kind {
        "object" => object(schema),
        "array" => "a list in `[]`".to_owned(),
        "string" => "a string in quotes".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "integer" => "a whole number".to_owned(),
        other => format!("a {other}"),
    }
}

fn object(schema: &Value) -> String {
    let Some(properties) = schema["properties"].as_object() else {
        return "an object in `{}` with an entry for each name".to_owned();
    };
    let required = schema["required"].as_array();
    let is_required =
        |name: &str| required.is_some_and(|names| names.iter().any(|key| key == name));
    let (needed, others): (Vec<_>, Vec<_>) = properties
        .keys()
        .map(String::as_str)
        .partition(|name| is_required(name));
    match (needed.as_slice(), others.as_slice()) {
        ([], others) => format!("an object that may have {}", list(others.iter().copied())),
        (needed, []) => format!("an object with {}", list(needed.iter().copied())),
        (needed, others) => format!(
            "an object with {}, and perhaps {}",
            list(needed.iter().copied()),
            list(others.iter().copied())
        ),
    }
}
