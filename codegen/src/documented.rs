//! The documents that the client's stand-in uses: the spec without its prose, one file for each module.
//!
//! The rest is as in OpenAPI, including references, except that operations and examples are lists, since JSON does not keep
//! the order of objects. `generated-client/src/testing/documents.rs` reads these files.

use serde_json::{Map, Value, json};

use crate::files::GENERATED;
use crate::load::Spec;
use crate::naming::snake;

/// The name of each file, in the folder of its module.
pub(crate) const FILE: &str = "documented.json";

/// Keys for people, or only for the generator.
const LEFT_OUT: [&str; 13] = [
    "$comment",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "externalDocs",
    "summary",
    "tags",
    "title",
    "x-comment",
    "x-rust-name",
    "x-rust-type",
];

/// Returns the paths and texts of all documents.
pub(crate) fn files(spec: &Spec) -> impl Iterator<Item = (String, String)> {
    spec.modules().filter_map(|(file, _)| {
        let module = snake(file.trim_end_matches(".json"));
        let text = document(spec.values.get(file)?);
        Some((format!("{GENERATED}/{module}/{FILE}"), text))
    })
}

/// Writes one operation or component per line, so that a change affects a single line.
fn document(document: &Value) -> String {
    let is_beta = document.pointer("/info/x-beta") == Some(&Value::Bool(true));
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, item)| {
        let item = item.as_object().into_iter().flatten();
        item.map(move |(method, operation)| self::operation(method, path, operation, is_beta))
    });
    let operations = spread(&operations.collect());
    let components = bare(&document["components"]);
    let sections = components.as_object().into_iter().flatten();
    let sections = sections.map(|(section, entries)| format!("\"{section}\":{}", spread(entries)));
    let components = lines(sections);
    format!("{{\"operations\":{operations},\"components\":{{\n{components}\n}}}}\n")
}

/// Writes a map or a list with one entry per line.
fn spread(entries: &Value) -> String {
    match entries {
        Value::Object(members) => {
            let members = members.iter();
            let members =
                members.map(|(name, entry)| format!("{}:{entry}", Value::from(name.as_str())));
            format!("{{\n{}\n}}", lines(members))
        }
        Value::Array(list) => format!("[\n{}\n]", lines(list.iter().map(Value::to_string))),
        other => other.to_string(),
    }
}

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",\n")
}

fn operation(method: &str, path: &str, operation: &Value, is_beta: bool) -> Value {
    let mut whole = Map::new();
    whole.insert("method".to_owned(), method.to_uppercase().into());
    whole.insert("path".to_owned(), path.into());
    whole.extend(bare_members(operation));
    if is_beta {
        whole.insert("x-beta".to_owned(), true.into());
    }
    Value::Object(whole)
}

/// Returns a value of the spec without the keys that are left out.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(_) => Value::Object(bare_members(value)),
        Value::Array(list) => list.iter().map(bare).collect(),
        other => other.clone(),
    }
}

fn bare_members(object: &Value) -> Map<String, Value> {
    let members = object.as_object().into_iter().flatten();
    let wanted = members.filter(|(key, _)| !LEFT_OUT.contains(&key.as_str()));
    wanted
        .filter_map(|(key, value)| Some((key.clone(), bare_member(key, value)?)))
        .collect()
}

/// Below `properties`, and below other maps by name, keys are names, not keywords.
fn bare_member(key: &str, value: &Value) -> Option<Value> {
    Some(match (key, value) {
        ("examples", Value::Object(examples)) => examples.iter().map(bare_example).collect(),
        // Examples of a schema illustrate a single value.
        ("examples", _) => return None,
        ("properties" | "schemas" | "parameters" | "responses", Value::Object(members)) => {
            let members = members.iter();
            members
                .map(|(name, value)| (name.clone(), bare(value)))
                .collect()
        }
        ("const" | "enum", value) => value.clone(),
        (_, value) => bare(value),
    })
}

/// Converts an example, or a reference to one. Its value is copied unchanged, whatever its keys are called.
fn bare_example((name, example): (&String, &Value)) -> Value {
    match (example.get("$ref"), example.get("value")) {
        (Some(target), _) => json!({ "name": name, "$ref": target }),
        (None, value) => json!({ "name": name, "value": value }),
    }
}
