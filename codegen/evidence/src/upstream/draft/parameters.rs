//! The parameters of a draft.

use serde_json::{Map, Value, json};

use super::kin::reference;
use super::types::{Site, Types};
use crate::node::Node;
use crate::upstream::messages::{VERSION_HEADER, parameters};
use crate::upstream::operation::Operation;

/// The parameters of an operation: those that are shared by reference.
pub(super) fn drafted<'d>(
    types: &mut Types<'_, 'd>,
    operation: &Operation<'d>,
    file: &str,
) -> Vec<Value> {
    let all = parameters(operation).into_iter();
    let own = all.filter(|(_, _, node)| node.text("name") != Some(VERSION_HEADER));
    own.filter_map(|(_, _, node)| {
        let key = (
            node.text("in").unwrap_or_default(),
            node.text("name").unwrap_or_default(),
        );
        let way = format!("{}: parameter {}", operation.id, key.1);
        if !["path", "query"].contains(&key.0) {
            types.lose(&way, &format!("it is sent as a {}", key.0));
            return None;
        }
        Some(match types.kin.shared_parameter(file, key) {
            Some(place) => json!({"$ref": reference(file, &place)}),
            None => parameter(types, &node, file, key, way),
        })
    })
    .collect()
}

fn parameter<'d>(
    types: &mut Types<'_, 'd>,
    node: &Node<'d>,
    file: &str,
    key: (&str, &str),
    way: String,
) -> Value {
    let (location, name) = key;
    let mut parameter = Map::from_iter([
        ("name".to_owned(), json!(name)),
        ("in".to_owned(), json!(location)),
        ("required".to_owned(), json!(node.is("required"))),
    ]);
    let site = Site {
        file: file.to_owned(),
        name: String::new(),
        property: name.to_owned(),
        way,
    };
    let schema = node.get("schema").map(|schema| {
        types.lose_limits(&schema, &site.way, &["maximum", "minimum"]);
        types.schema(&schema, &site)
    });
    let mut schema = limited(schema.unwrap_or_else(|| json!({})), node);
    if location == "path" && schema == json!({}) {
        schema = json!({"type": "string"});
        types.lose(&site.way, "no documented type; drafted as a string");
    }
    let is_text = location == "query" && schema["type"] == "string";
    let is_list = is_text && types.kin.parameter(name) == Some("array");
    if is_list {
        parameter.insert("schema".to_owned(), list(schema, node));
        parameter.insert("style".to_owned(), json!("form"));
        parameter.insert("explode".to_owned(), json!(false));
    } else {
        let is_array = schema["type"] == "array";
        parameter.insert("schema".to_owned(), schema);
        if is_array {
            let explode = node
                .get("explode")
                .is_none_or(|explode| explode.value == &json!(true));
            parameter.insert("style".to_owned(), json!("form"));
            parameter.insert("explode".to_owned(), json!(explode));
        }
    }
    Value::Object(parameter)
}

/// A comma list that is a plain string there. Its values stand in the text, in backticks: those are facts.
fn list(mut elements: Value, node: &Node<'_>) -> Value {
    let text = node.text("description").unwrap_or_default();
    let is_name = |word: &&str| {
        !word.is_empty()
            && word
                .chars()
                .all(|sign| sign.is_alphanumeric() || "_-".contains(sign))
    };
    let own = node.text("name").unwrap_or_default();
    let quoted = text.split('`').skip(1).step_by(2).filter(is_name);
    let mut values: Vec<Value> = Vec::new();
    for word in quoted.filter(|word| *word != own) {
        let value = json!({"const": word});
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if !values.is_empty() && elements.get("oneOf").is_none() {
        elements["oneOf"] = Value::Array(values);
    }
    json!({"type": "array", "items": elements})
}

/// Adds the limits that only numbers in parameters can have.
fn limited(mut schema: Value, node: &Node<'_>) -> Value {
    for key in ["default", "minimum", "maximum"] {
        let limit = node.get("schema").and_then(|schema| schema.get(key));
        if let Some(limit) = limit.filter(|_| schema["type"] == "integer") {
            schema[key] = limit.value.clone();
        }
    }
    schema
}
