//! The documents that the client's stand-in answers from: the spec without its prose, one file for each module.
//!
//! They stay OpenAPI, with the references that they have: what the client knows of them is in
//! `generated-client/src/testing/documents.rs`.

use serde_json::{Map, Value};

use crate::files::GENERATED;
use crate::load::Spec;
use crate::naming::snake;

/// The name of each file, in the folder of its module.
pub(crate) const FILE: &str = "documented.json";

/// What is for people, or for the generator alone.
const LEFT_OUT: [&str; 16] = [
    "$comment",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "externalDocs",
    "openapi",
    "security",
    "servers",
    "summary",
    "tags",
    "title",
    "x-comment",
    "x-rust-name",
    "x-rust-type",
];

/// Paths and texts of all documents.
pub(crate) fn files(spec: &Spec) -> impl Iterator<Item = (String, String)> {
    spec.modules().filter_map(|(file, _)| {
        let module = snake(file.trim_end_matches(".json"));
        let text = format!("{:#}\n", bare(spec.values.get(file)?));
        Some((format!("{GENERATED}/{module}/{FILE}"), text))
    })
}

/// A value of the spec without what is left out.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(bare_members(object)),
        Value::Array(list) => list.iter().map(bare).collect(),
        other => other.clone(),
    }
}

fn bare_members(object: &Map<String, Value>) -> Map<String, Value> {
    let wanted = object
        .iter()
        .filter(|(key, _)| !LEFT_OUT.contains(&key.as_str()));
    wanted
        .filter_map(|(key, value)| Some((key.clone(), bare_member(key, value)?)))
        .collect()
}

/// Below `properties`, and below what maps names to something, a key is a name and says nothing of its value.
fn bare_member(key: &str, value: &Value) -> Option<Value> {
    let named = |object: &Map<String, Value>, of: fn(&Value) -> Value| {
        let entries = object.iter();
        entries
            .map(|(name, value)| (name.clone(), of(value)))
            .collect()
    };
    Some(match (key, value) {
        ("examples", Value::Object(examples)) => named(examples, bare_example),
        // Those of a schema illustrate a single value.
        ("examples", _) => return None,
        ("properties" | "schemas" | "parameters" | "responses", Value::Object(members)) => {
            named(members, bare)
        }
        ("const" | "enum", value) => value.clone(),
        (_, value) => bare(value),
    })
}

/// The value stands as it is, whatever its keys are called.
fn bare_example(example: &Value) -> Value {
    let kept = ["$ref", "value"].into_iter();
    let kept = kept.filter_map(|key| Some((key.to_owned(), example.get(key)?.clone())));
    Value::Object(kept.collect())
}
