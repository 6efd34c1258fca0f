//! What the spec documents of each operation: where it is, and what it answers.

use std::{collections::BTreeMap, fs, io, path::Path};

use serde_json::Value;

/// The spec's documents, by file name.
pub struct Spec(BTreeMap<String, Value>);

/// An operation as documented.
pub struct Documented {
    pub id: String,
    pub method: String,
    /// With the names of its parameters in braces.
    pub path: String,
    /// The first example of each status; null where there is no body.
    pub responses: BTreeMap<u16, Value>,
}

impl Spec {
    /// Reads the folder `spec` of the workspace.
    pub fn read() -> io::Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let mut documents = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                documents.insert(
                    name.into_owned(),
                    serde_json::from_str(&fs::read_to_string(&path)?)?,
                );
            }
        }
        Ok(Self(documents))
    }

    /// All operations of all groups.
    pub fn operations(&self) -> Vec<Documented> {
        let mut operations = Vec::new();
        for (file, document) in &self.0 {
            for (path, item) in members(&document["paths"]) {
                let documented = |(method, operation): (&String, &Value)| Documented {
                    id: text(&operation["operationId"]),
                    method: method.to_uppercase(),
                    path: path.clone(),
                    responses: self.responses(file, &operation["responses"]),
                };
                operations.extend(members(item).map(documented));
            }
        }
        operations
    }

    fn responses(&self, file: &str, responses: &Value) -> BTreeMap<u16, Value> {
        let example = |response: &Value| {
            let (file, response) = self.resolve(file, response);
            let content = &response["content"]["application/json"];
            let first = members(&content["examples"]).next();
            first.map_or(Value::Null, |(_, example)| {
                self.resolve(file, example).1["value"].clone()
            })
        };
        let status = |status: &String| status.parse().unwrap_or_default();
        members(responses)
            .map(|(name, response)| (status(name), example(response)))
            .collect()
    }

    /// The value itself, or what its `$ref` leads to, and the file it stands in.
    fn resolve<'s>(&'s self, file: &'s str, value: &'s Value) -> (&'s str, &'s Value) {
        let Some((target, pointer)) = value["$ref"]
            .as_str()
            .and_then(|target| target.split_once('#'))
        else {
            return (file, value);
        };
        let file = if target.is_empty() { file } else { target };
        let document = self.0.get(file);
        let found = document.and_then(|document| document.pointer(pointer));
        (file, found.unwrap_or(value))
    }
}

impl Documented {
    /// Whether a request of that method and raw target is of this operation.
    pub fn is_called_by(&self, method: &str, target: &str) -> bool {
        let path = target.split('?').next().unwrap_or_default();
        let (given, template) = (path.split('/'), self.path.split('/'));
        self.method == method
            && given.clone().count() == template.clone().count()
            && given
                .zip(template)
                .all(|(given, part)| part.starts_with('{') || part == given)
    }

    /// The documented success: its status and the example of its body.
    pub fn success(&self) -> Option<(u16, &Value)> {
        let mut successes = self
            .responses
            .iter()
            .filter(|(status, _)| (200..300).contains(*status));
        successes.next().map(|(status, example)| (*status, example))
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
