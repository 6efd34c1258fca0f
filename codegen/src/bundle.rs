//! The whole spec as one self-contained OpenAPI document, for other tools.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::load::{self, COMMON, ROOT, Spec, file_of};
use crate::lower;
use crate::problem::Problems;
use crate::source::Sources;

/// The sections of `components`, in their order in the bundle.
const SECTIONS: [&str; 5] = [
    "securitySchemes",
    "schemas",
    "parameters",
    "responses",
    "examples",
];
/// Keys of a schema, a parameter or a body whose values contain no references.
const VALUES: [&str; 5] = ["const", "default", "enum", "example", "examples"];

/// Merges all documents of the spec into one. The same spec always results in the same bytes.
///
/// # Errors
///
/// All mistakes in the spec, since a spec that the generator rejects is not bundled.
pub fn bundle(sources: &Sources) -> Result<String, Problems> {
    let mut problems = Vec::new();
    let spec = load::load(sources, &mut problems);
    let _ = lower::lower(&spec, &mut problems);
    if !problems.is_empty() {
        return Err(Problems::new(problems, sources));
    }
    Ok(format!("{:#}\n", Merge::default().run(&spec)))
}

/// Paths and components of all documents. Loading and lowering have checked that names are unique.
#[derive(Default)]
struct Merge {
    paths: Map<String, Value>,
    components: BTreeMap<&'static str, Map<String, Value>>,
}

impl Merge {
    fn run(mut self, spec: &Spec) -> Value {
        let files = [ROOT.to_owned(), COMMON.to_owned()].into_iter();
        for file in files.chain(spec.groups.iter().map(|group| file_of(group))) {
            if let Some(document) = spec.values.get(&file) {
                self.add_components(document);
                self.add_paths(&file, document);
            }
        }
        let mut root = spec.values.get(ROOT).cloned().unwrap_or_default();
        root["tags"] = spec.groups.iter().map(|group| tag(group, spec)).collect();
        root["paths"] = Value::Object(self.paths);
        let sections = SECTIONS.iter().filter_map(|section| {
            let entries = self.components.remove(section)?;
            let is_there = !entries.is_empty();
            is_there.then(|| ((*section).to_owned(), Value::Object(entries)))
        });
        root["components"] = Value::Object(sections.collect());
        root
    }

    fn add_components(&mut self, document: &Value) {
        for section in SECTIONS {
            let target = self.components.entry(section).or_default();
            for (name, value) in entries(document.pointer(&format!("/components/{section}"))) {
                target.insert(name.clone(), localized_component(section, value));
            }
        }
    }

    /// Adds the operations of a path. Two groups may share a path, but not an operation.
    fn add_paths(&mut self, file: &str, document: &Value) {
        let is_beta = document.pointer("/info/x-beta") == Some(&Value::Bool(true));
        let group = file.trim_end_matches(".json");
        for (path, item) in entries(document.get("paths")) {
            for (method, operation) in entries(Some(item)) {
                let operation = tagged(group, operation, is_beta.then_some("x-beta"));
                let item = self.paths.entry(path.clone()).or_insert_with(|| json!({}));
                item[method] = operation;
            }
        }
    }
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

/// Returns the group as a tag, with the description of its document.
fn tag(group: &str, spec: &Spec) -> Value {
    let document = spec.values.get(&file_of(group));
    let part = |pointer: &str| document.and_then(|document| document.pointer(pointer));
    let mut tag = Map::new();
    tag.insert("name".to_owned(), json!(group));
    let parts = [
        ("x-displayName", "/info/title"),
        ("description", "/info/description"),
        ("externalDocs", "/externalDocs"),
    ];
    for (key, pointer) in parts {
        if let Some(value) = part(pointer) {
            tag.insert(key.to_owned(), value.clone());
        }
    }
    Value::Object(tag)
}

/// Returns the operation with its group as a tag. `mark` is set on it if the document applies it to all operations.
fn tagged(group: &str, operation: &Value, mark: Option<&str>) -> Value {
    let mut tagged = Map::new();
    tagged.insert("tags".to_owned(), json!([group]));
    for (key, value) in entries(Some(&localized(operation))) {
        tagged.insert(key.clone(), value.clone());
    }
    if let Some(mark) = mark {
        tagged.insert(mark.to_owned(), Value::Bool(true));
    }
    Value::Object(tagged)
}

/// A shared example contains no references.
fn localized_component(section: &str, value: &Value) -> Value {
    match section {
        "examples" => value.clone(),
        _ => localized(value),
    }
}

/// Changes references so that they point into the bundle: `common.json#/components/…` becomes `#/components/…`.
fn localized(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.clone(), localized_member(key, value)))
            .collect(),
        Value::Array(list) => list.iter().map(localized).collect(),
        other => other.clone(),
    }
}

/// Converts an example of a body, which has a value or is a reference to a shared example.
fn localized_example(example: &Value) -> Value {
    match example.get("$ref") {
        Some(_) => localized(example),
        None => example.clone(),
    }
}

fn localized_member(key: &str, value: &Value) -> Value {
    match (key, value) {
        ("$ref", Value::String(target)) => {
            let pointer = target.split_once('#').map_or("", |(_, pointer)| pointer);
            json!(format!("#{pointer}"))
        }
        // Below `properties`, keys are names of the API, not keywords.
        ("properties", Value::Object(properties)) => properties
            .iter()
            .map(|(name, schema)| (name.clone(), localized(schema)))
            .collect(),
        ("examples", Value::Object(examples)) => examples
            .iter()
            .map(|(name, example)| (name.clone(), localized_example(example)))
            .collect(),
        (key, value) if VALUES.contains(&key) => value.clone(),
        (_, value) => localized(value),
    }
}
