//! The text of an official document -> its value.

use serde_json::{Map, Number, Value};
use yaml_rust2::{Yaml, YamlLoader};

use super::measure;
use super::operation::METHODS;

/// Reads an `OpenAPI` 3.0 or 3.1 document in JSON or YAML.
pub(super) fn document(text: &str) -> Result<Value, String> {
    let document = value(text.trim_start_matches('\u{feff}'))?;
    let version = document.get("openapi").and_then(Value::as_str);
    let is_known = |version: &str| version.starts_with("3.0") || version.starts_with("3.1");
    match version {
        Some(version) if is_known(version) => {}
        Some(version) => {
            return Err(format!(
                "it is of OpenAPI {version}, and only 3.0 and 3.1 are known"
            ));
        }
        None => return Err("it is no OpenAPI 3 document: `openapi` is missing".to_owned()),
    }
    let Some(paths) = document.get("paths").and_then(Value::as_object) else {
        return Err("it has no `paths`".to_owned());
    };
    if !paths.values().any(has_operation) {
        return Err("it has no operations".to_owned());
    }
    Ok(document)
}

/// Returns whether a path has an operation, or says that it stands elsewhere.
fn has_operation(item: &Value) -> bool {
    let mut keys = METHODS.iter().chain(&["$ref"]);
    keys.any(|key| item.get(key).is_some())
}

/// What looks like JSON is read as JSON, whose errors are the better ones. YAML has it as a part, too.
fn value(text: &str) -> Result<Value, String> {
    if text.trim_start().starts_with('<') {
        return Err("it is a web page, such as that of a login or of an error".to_owned());
    }
    if text.trim_start().starts_with(['{', '[']) {
        return serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"));
    }
    measure::yaml(text)?;
    let mut documents = YamlLoader::load_from_str(text).map_err(measure::no_yaml)?;
    match (documents.pop(), documents.is_empty()) {
        (Some(document), true) => Ok(json(document)),
        (None, _) => Err("it is empty".to_owned()),
        (Some(_), false) => Err("it has more than one YAML document".to_owned()),
    }
}

fn json(yaml: Yaml) -> Value {
    match yaml {
        Yaml::Real(text) => text
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or(Value::String(text), Value::Number),
        Yaml::Integer(number) => number.into(),
        Yaml::String(text) => text.into(),
        Yaml::Boolean(truth) => truth.into(),
        Yaml::Array(list) => list.into_iter().map(json).collect(),
        Yaml::Hash(members) => {
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(key, value)| (name(key), json(value)))
                    .collect::<Map<_, _>>(),
            )
        }
        Yaml::Alias(_) | Yaml::Null | Yaml::BadValue => Value::Null,
    }
}

/// A key, such as a status code, which is a number in YAML.
fn name(yaml: Yaml) -> String {
    match json(yaml) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
