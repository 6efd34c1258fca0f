//! The places of the spec that a report can refer to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use codegen::source::Sources;

/// The spec's documents and their content.
pub(super) struct Known {
    documents: BTreeMap<String, Value>,
    /// The names of the parameters, by `operationId`.
    operations: BTreeMap<String, Vec<String>>,
}

impl Known {
    pub(super) fn of(sources: &Sources) -> Self {
        let parsed = sources.iter().filter_map(|(file, text)| {
            // Files that are not JSON have no places.
            Some((file.to_owned(), serde_json::from_str(text).ok()?))
        });
        let mut known = Self {
            documents: parsed.collect(),
            operations: BTreeMap::new(),
        };
        known.operations = known.all_operations();
        known
    }

    /// Returns whether the spec has that place.
    pub(super) fn has(&self, place: &str) -> bool {
        let found = place
            .split_once('#')
            .and_then(|(file, pointer)| self.documents.get(file)?.pointer(pointer));
        found.is_some()
    }

    /// Returns the names of an operation's parameters; `None` if there is no such operation.
    pub(super) fn parameters(&self, operation: &str) -> Option<&[String]> {
        self.operations.get(operation).map(Vec::as_slice)
    }

    /// Returns the required properties of the types in responses: file, type, and property as in a JSON pointer.
    pub(super) fn required(&self) -> Vec<(String, String, String)> {
        let mut reached = BTreeSet::new();
        for (file, document) in &self.documents {
            for operation in operations(document) {
                self.reach(file, &operation["responses"], &mut reached);
            }
        }
        let required = reached.into_iter().flat_map(|(file, pointer)| {
            let schema = self.at(&file, &pointer);
            let name = pointer
                .strip_prefix("/components/schemas/")
                .unwrap_or_default()
                .to_owned();
            let names = schema["required"].as_array().into_iter().flatten();
            let names = names
                .filter_map(Value::as_str)
                .map(|one| one.replace('~', "~0").replace('/', "~1"));
            names
                .map(|one| (file.clone(), name.clone(), one))
                .collect::<Vec<_>>()
        });
        required
            .filter(|(_, schema, _)| !schema.is_empty())
            .collect()
    }

    fn at(&self, file: &str, pointer: &str) -> &Value {
        let found = self
            .documents
            .get(file)
            .and_then(|document| document.pointer(pointer));
        found.unwrap_or(&Value::Null)
    }

    /// Adds what is referred to below a value, but for what only shows it.
    fn reach(&self, file: &str, value: &Value, reached: &mut BTreeSet<(String, String)>) {
        if let Some((target, pointer)) = value["$ref"]
            .as_str()
            .and_then(|target| target.split_once('#'))
        {
            let file = if target.is_empty() { file } else { target };
            if reached.insert((file.to_owned(), pointer.to_owned())) {
                self.reach(file, self.at(file, pointer), reached);
            }
        }
        match value {
            Value::Object(members) => {
                let members = members
                    .iter()
                    .filter(|(name, _)| !matches!(name.as_str(), "example" | "examples"));
                members.for_each(|(_, value)| self.reach(file, value, reached));
            }
            Value::Array(values) => values
                .iter()
                .for_each(|value| self.reach(file, value, reached)),
            _ => {}
        }
    }

    fn all_operations(&self) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for (file, document) in &self.documents {
            for operation in operations(document) {
                let parameters = operation["parameters"].as_array().into_iter().flatten();
                let names = parameters.filter_map(|parameter| {
                    let target = parameter["$ref"]
                        .as_str()
                        .and_then(|target| target.split_once('#'));
                    let parameter = target.map_or(parameter, |(target, pointer)| {
                        self.at(if target.is_empty() { file } else { target }, pointer)
                    });
                    Some(parameter["name"].as_str()?.to_owned())
                });
                if let Some(id) = operation["operationId"].as_str() {
                    all.insert(id.to_owned(), names.collect());
                }
            }
        }
        all
    }
}

fn operations(document: &Value) -> impl Iterator<Item = &Value> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(_, item)| {
        item.as_object()
            .into_iter()
            .flatten()
            .map(|(_, operation)| operation)
    })
}
