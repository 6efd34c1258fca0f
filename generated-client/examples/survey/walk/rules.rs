//! What schemas and values say by themselves.

use serde_json::Value;

use crate::spec::{Node, Spec};

/// The type beside null; empty where any value will do.
pub(super) fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::Array(kinds) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            kinds.find(|kind| *kind != "null").unwrap_or_default()
        }
        kind => kind.as_str().unwrap_or_default(),
    }
}

/// Whether null is as documented.
pub(super) fn accepts_null(spec: &Spec, schema: &Node<'_>) -> bool {
    let types = &schema.value["type"];
    let lists_null = types
        .as_array()
        .is_some_and(|types| types.contains(&"null".into()));
    let branches = schema.inside("oneOf");
    let is_null = |(_, branch): &(String, Node<'_>)| spec.resolve(branch).value["type"] == "null";
    let is_free = types.is_null() && branches.is_empty() && schema.value.get("const").is_none();
    lists_null || is_free || branches.iter().any(is_null)
}

/// As JSON Schema has it, `5.0` is an integer.
pub(super) fn is_integer(value: &Value) -> bool {
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|value| value.fract() == 0.0)
}

/// The name of its JSON type.
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) if is_integer(value) => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A member's place, as `Deviation::path` writes it.
pub(super) fn member(path: &str, name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-$".contains(c);
    match name {
        "" => format!("{path}[\"\"]"),
        name if !name.chars().all(is_plain) => format!("{path}[{name:?}]"),
        name if path.is_empty() => name.to_owned(),
        name => format!("{path}.{name}"),
    }
}
