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
    /// The examples of each status; none where there is no body.
    pub responses: BTreeMap<u16, Vec<Value>>,
}

/// The parameters that say where a page begins.
const PLACES: [&str; 5] = [
    "after",
    "before",
    "continuationToken",
    "offset",
    "searchAfter",
];

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

    fn responses(&self, file: &str, responses: &Value) -> BTreeMap<u16, Vec<Value>> {
        let examples = |response: &Value| {
            let (file, response) = self.resolve(file, response);
            let content = &response["content"]["application/json"];
            members(&content["examples"])
                .map(|(_, example)| self.resolve(file, example).1["value"].clone())
                .collect()
        };
        let status = |status: &String| status.parse().unwrap_or_default();
        members(responses)
            .map(|(name, response)| (status(name), examples(response)))
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

    /// The documented success: its status and the first example of its body, which is null if there is none.
    pub fn success(&self) -> Option<(u16, &Value)> {
        let (status, examples) = self.successes()?;
        Some((status, examples.first().unwrap_or(&Value::Null)))
    }

    /// The documented success of a raw target: of a list, the last page once the target follows the first one's link.
    pub fn success_of(&self, target: &str) -> Option<(u16, &Value)> {
        let (status, first) = self.success()?;
        let follows = next_link(first).is_some_and(|link| leads_on(link, target));
        let (_, examples) = self.successes()?;
        let last = examples.iter().find(|page| next_link(page).is_none());
        let page = if follows { last } else { None };
        Some((status, page.unwrap_or(first)))
    }

    fn successes(&self) -> Option<(u16, &[Value])> {
        let mut successes = self
            .responses
            .iter()
            .filter(|(status, _)| (200..300).contains(*status));
        successes
            .next()
            .map(|(status, examples)| (*status, examples.as_slice()))
    }
}

fn next_link(page: &Value) -> Option<&str> {
    page.pointer("/_links/next/href")?.as_str()
}

/// Whether the target says where to go on in the way of the link, whatever the place.
fn leads_on(link: &str, target: &str) -> bool {
    places(link).any(|(name, _)| places(target).any(|(other, value)| other == name && value != "0"))
}

fn places(target: &str) -> impl Iterator<Item = (&str, &str)> {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let parameters = query.split('&').filter_map(|part| part.split_once('='));
    parameters.filter(|(name, _)| PLACES.contains(name))
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
