//! The JSON Schema that `schemars` derives from each type means the same as the spec's.
//!
//! Both are brought into a common form first. It leaves out documentation and three intended differences: a type reads null
//! as absent, its integers have 64 bits, and it keeps dates, addresses and UUIDs as strings.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::spec::{Node, Spec};
use crate::types;

#[test]
fn derived_schemas_mean_what_the_spec_says() {
    let spec = Spec::read();
    for check in types::all().values() {
        let derived = (check.json_schema)();
        let expected = of_spec(spec, &spec.at(check.file, check.pointer), Depth::Whole);
        let derived = of_type(&derived, &derived);
        assert!(
            derived == expected,
            "{}#{}\nderived {derived:#}\nspec {expected:#}",
            check.file,
            check.pointer
        );
    }
}

/// Whether an object is written out or represented by its name.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Whole,
    Name,
}

fn of_spec(spec: &Spec, node: &Node<'_>, depth: Depth) -> Value {
    let target = spec.resolve(node);
    let schema = target.value;
    let branches = spec.branches(&target);
    if schema.get("discriminator").is_some() {
        return union(
            branches
                .iter()
                .map(|branch| of_spec(spec, branch, Depth::Name)),
        );
    }
    if let [beside_null] = branches.as_slice() {
        return of_spec(spec, beside_null, Depth::Name);
    }
    if let Some(values) = schema.get("oneOf").and_then(Value::as_array) {
        return enumeration(values.iter().map(|value| &value["const"]));
    }
    if schema.get("properties").is_some() && depth == Depth::Name {
        return json!({"object": target.pointer.rsplit('/').next()});
    }
    normal(schema, &mut |key, part| {
        let mut at = target.clone();
        at.value = part;
        at.pointer = format!("{}/{key}", at.pointer);
        of_spec(spec, &at, Depth::Name)
    })
}

fn of_type(root: &Value, schema: &Value) -> Value {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name = name.rsplit('/').next().unwrap_or_default();
        let target = if name == "#" {
            root
        } else {
            &root["$defs"][name]
        };
        let is_object = target.get("properties").is_some();
        let own = if name == "#" {
            root["title"].as_str().unwrap_or_default()
        } else {
            name
        };
        return if is_object {
            json!({"object": own})
        } else {
            of_type(root, target)
        };
    }
    if let Some(branches) = schema.get("anyOf").and_then(Value::as_array) {
        let is_null = |branch: &&Value| branch["type"] == "null";
        let beside_null = branches.iter().find(|branch| !is_null(branch));
        return match beside_null {
            Some(one) if branches.iter().any(|branch| is_null(&branch)) => of_type(root, one),
            _ => union(branches.iter().map(|branch| of_type(root, branch))),
        };
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return enumeration(values.iter());
    }
    normal(schema, &mut |_, part| of_type(root, part))
}

fn enumeration<'v>(values: impl Iterator<Item = &'v Value>) -> Value {
    json!({"enum": values.filter_map(Value::as_str).collect::<BTreeSet<_>>()})
}

fn union(types: impl Iterator<Item = Value>) -> Value {
    let mut names: Vec<_> = types.map(|name| name["object"].to_string()).collect();
    names.sort();
    json!({ "union": names })
}

/// Returns the common form of a schema that is neither a reference nor an enumeration; `part` converts the parts.
fn normal(schema: &Value, part: &mut dyn FnMut(&str, &Value) -> Value) -> Value {
    let mut form = Map::new();
    let kind = kind(schema);
    let is_unsigned = schema["minimum"]
        .as_i64()
        .is_some_and(|minimum| minimum >= 0);
    let format = match (kind, schema.get("format").and_then(Value::as_str)) {
        ("integer", Some("int64")) if is_unsigned => Some("uint64"),
        ("integer", None) => Some("int64"),
        ("number", None) => Some("double"),
        (_, Some("uri" | "uuid")) => None,
        (_, format) => format,
    };
    form.insert("type".into(), kind.into());
    form.extend(
        schema
            .get("const")
            .map(|value| ("const".into(), value.clone())),
    );
    form.extend(format.map(|format| ("format".into(), format.into())));
    for key in ["items", "additionalProperties"] {
        form.extend(schema.get(key).map(|value| (key.into(), part(key, value))));
    }
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let parts = properties
            .iter()
            .map(|(name, value)| (name.clone(), part(&format!("properties/{name}"), value)));
        form.insert("properties".into(), parts.collect());
        let required = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter(|name| {
                !name
                    .as_str()
                    .is_some_and(|name| is_nullable(&properties[name]))
            });
        form.insert(
            "required".into(),
            json!(required.filter_map(Value::as_str).collect::<BTreeSet<_>>()),
        );
    }
    form.into()
}

/// Returns whether a property may be null. Then it may also be absent.
fn is_nullable(schema: &Value) -> bool {
    let branches = schema.get("oneOf").and_then(Value::as_array);
    let is_null = |schema: &Value| match &schema["type"] {
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "null"),
        kind => kind == "null",
    };
    is_null(schema) || branches.into_iter().flatten().any(is_null)
}

/// Returns the type other than null, or `any` if there is none.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null")
            .unwrap_or("any"),
        _ => "any",
    }
}
