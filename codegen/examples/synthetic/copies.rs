//! Copies of the spec's groups under names of their own.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What a copy consists of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Weight {
    /// Groups with about as many types per operation as the full API has.
    Real,
    /// All groups of the size that the spec had when it was small: types galore.
    Heavy,
}

impl Weight {
    fn groups(self) -> &'static [&'static str] {
        const GROUPS: [&str; 6] = [
            "applications",
            "contexts",
            "environments",
            "insights-scores",
            "audit-log",
            "insights-deployments",
        ];
        match self {
            Self::Real => &GROUPS[..4],
            Self::Heavy => &GROUPS,
        }
    }

    /// How many copies make about 350 operations.
    fn copies(self) -> usize {
        match self {
            Self::Real => 35,
            Self::Heavy => 30,
        }
    }
}

/// A spec of `openapi.json`, `common.json` and the copies.
pub(crate) fn multiply(
    spec: &BTreeMap<String, String>,
    weight: Weight,
) -> Result<BTreeMap<String, String>, String> {
    let read = |name: &str| {
        let text = spec.get(name).ok_or_else(|| format!("no spec/{name}"))?;
        serde_json::from_str::<Value>(text).map_err(|error| format!("spec/{name}: {error}"))
    };
    let mut files = BTreeMap::new();
    let mut tags = Vec::new();
    for number in 1..=weight.copies() {
        for group in weight.groups() {
            let copy = copied(read(&format!("{group}.json"))?, number);
            files.insert(format!("{group}-{number}.json"), format!("{copy:#}\n"));
            tags.push(json!({"name": format!("{group}-{number}")}));
        }
    }
    let mut root = read("openapi.json")?;
    root["tags"] = Value::Array(tags);
    files.insert("openapi.json".to_owned(), format!("{root:#}\n"));
    files.insert(
        "common.json".to_owned(),
        format!("{:#}\n", read("common.json")?),
    );
    Ok(files)
}

/// The document with a number at each name that must be unique.
fn copied(value: Value, number: usize) -> Value {
    match value {
        Value::Object(object) => object
            .into_iter()
            .map(|(key, value)| match (key.as_str(), value) {
                ("operationId", Value::String(name)) => (key, format!("{name}{number}").into()),
                ("$ref", Value::String(target)) => (key, refer(&target, number).into()),
                ("paths", Value::Object(paths)) => {
                    let prefix = |path: String| {
                        path.replacen("/api/v2", &format!("/api/v2/copy-{number}"), 1)
                    };
                    (key, renamed(paths, prefix, number))
                }
                ("schemas", Value::Object(schemas)) => (
                    key,
                    renamed(schemas, |name| format!("{name}{number}"), number),
                ),
                (_, value) => (key, copied(value, number)),
            })
            .collect(),
        Value::Array(list) => list
            .into_iter()
            .map(|value| copied(value, number))
            .collect(),
        other => other,
    }
}

fn renamed(entries: Map<String, Value>, name: impl Fn(String) -> String, number: usize) -> Value {
    entries
        .into_iter()
        .map(|(key, value)| (name(key), copied(value, number)))
        .collect()
}

/// What is shared is not copied, nor are parameters, whose names are those of their document.
fn refer(target: &str, number: usize) -> String {
    let (file, pointer) = target.split_once('#').unwrap_or((target, ""));
    let file = match file.strip_suffix(".json") {
        Some("common") => return target.to_owned(),
        Some(group) => format!("{group}-{number}.json"),
        None => String::new(),
    };
    let suffix = if pointer.starts_with("/components/schemas/") {
        number.to_string()
    } else {
        String::new()
    };
    format!("{file}#{pointer}{suffix}")
}
