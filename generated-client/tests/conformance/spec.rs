//! The spec as plain JSON: files, places, references.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

/// The files in `spec/` that are not documents.
const BESIDE: [&str; 3] = ["schema.json", "survey.json", "upstream.json"];

/// The documents of the spec, by file name.
pub(super) struct Spec(BTreeMap<String, Value>);

/// A value in the spec, with its place.
#[derive(Clone)]
pub(super) struct Node<'s> {
    pub(super) file: &'s str,
    pub(super) pointer: String,
    pub(super) value: &'s Value,
}

impl Spec {
    /// Reads `spec/`, once for all tests of a program: without optimisation that takes as long as a short test.
    pub(super) fn read() -> &'static Self {
        static SPEC: LazyLock<Spec> = LazyLock::new(|| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
            let entries = std::fs::read_dir(&folder).expect("the workspace has a folder `spec`");
            let paths = entries.map(|entry| entry.expect("the folder can be read").path());
            Spec(paths.filter_map(|path| document(&path)).collect())
        });
        &SPEC
    }

    /// Returns all documents.
    pub(super) fn documents(&self) -> impl Iterator<Item = Node<'_>> {
        self.0.iter().map(|(file, value)| Node {
            file,
            pointer: String::new(),
            value,
        })
    }

    /// Returns the value at a pointer.
    pub(super) fn at(&self, file: &str, pointer: &str) -> Node<'_> {
        let found = self.0.get_key_value(file).and_then(|(file, document)| {
            let value = document.pointer(pointer)?;
            Some((file, value))
        });
        let (file, value) = found.unwrap_or_else(|| panic!("there is nothing at {file}#{pointer}"));
        Node {
            file,
            pointer: pointer.to_owned(),
            value,
        }
    }

    /// Returns the node itself, or the node that its `$ref` leads to.
    pub(super) fn resolve<'s>(&'s self, node: &Node<'s>) -> Node<'s> {
        let Some(target) = node.value.get("$ref").and_then(Value::as_str) else {
            return node.clone();
        };
        let (file, pointer) = target.split_once('#').expect("a reference has a fragment");
        self.at(if file.is_empty() { node.file } else { file }, pointer)
    }

    /// Returns the types of a union, without null. Other schemas have none.
    pub(super) fn branches<'s>(&'s self, node: &Node<'s>) -> Vec<Node<'s>> {
        let branches = node.inside("oneOf").into_iter().map(|(_, branch)| branch);
        branches
            .filter(|branch| branch.value.get("$ref").is_some())
            .map(|branch| self.resolve(&branch))
            .collect()
    }

    /// Returns the type of a value among the types of a union, or the type other than null.
    pub(super) fn branch<'s>(&'s self, node: &Node<'s>, value: &Value) -> Option<Node<'s>> {
        let mut branches = self.branches(node).into_iter();
        let Some(tag) = node.value["discriminator"]["propertyName"].as_str() else {
            return branches.next().filter(|_| !value.is_null());
        };
        branches.find(|branch| branch.value["properties"][tag]["const"] == value[tag])
    }
}

/// Returns the name and the content of a document; `None` for another file.
fn document(path: &Path) -> Option<(String, Value)> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let is_document = is_json && !BESIDE.contains(&name.as_str());
    is_document.then(|| {
        let text = std::fs::read_to_string(path).expect("the file can be read");
        (name, serde_json::from_str(&text).expect("the file is JSON"))
    })
}

impl<'s> Node<'s> {
    /// Returns a member of this object.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(self.child(key, value))
    }

    fn child(&self, key: &str, value: &'s Value) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            file: self.file,
            pointer: format!("{}/{key}", self.pointer),
            value,
        }
    }

    /// Returns everything in a member of this object; nothing if there is no such member.
    pub(super) fn inside(&self, key: &str) -> Vec<(String, Self)> {
        self.get(key).map_or(Vec::new(), |member| member.children())
    }

    /// Returns all members of this object, or all elements of this list.
    pub(super) fn children(&self) -> Vec<(String, Self)> {
        let child = |key: String, value| {
            let node = self.child(&key, value);
            (key, node)
        };
        match self.value {
            Value::Object(object) => object
                .iter()
                .map(|(key, value)| child(key.clone(), value))
                .collect(),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(index, value)| child(index.to_string(), value))
                .collect(),
            _ => Vec::new(),
        }
    }
}
