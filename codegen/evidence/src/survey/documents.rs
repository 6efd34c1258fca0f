//! The spec's documents as plain JSON, so that reports can be checked whatever else is wrong with the spec.

use std::collections::BTreeMap;

use serde_json::Value;

use codegen::source::{Place, Sources};

/// The documents, by file.
pub(super) struct Documents(BTreeMap<String, Value>);

/// A value in a document, and where it is.
#[derive(Clone)]
pub(super) struct Node<'d> {
    pub(super) place: Place,
    pub(super) value: &'d Value,
}

impl Documents {
    /// What is no JSON has no places.
    pub(super) fn read(sources: &Sources) -> Self {
        let parsed = sources
            .iter()
            .filter_map(|(file, text)| Some((file.to_owned(), serde_json::from_str(text).ok()?)));
        Self(parsed.collect())
    }

    /// The value at a place.
    pub(super) fn at(&self, place: Place) -> Option<Node<'_>> {
        let value = self.0.get(&place.file)?.pointer(&place.pointer)?;
        Some(Node { place, value })
    }

    /// All operations.
    pub(super) fn operations(&self) -> impl Iterator<Item = Node<'_>> {
        let documents = self.0.iter().map(|(file, value)| Node {
            place: Place::root(file),
            value,
        });
        let items = documents.flat_map(|document| document.inside("paths"));
        let methods = items.flat_map(|item| item.children());
        methods.filter(|method| method.value["operationId"].is_string())
    }

    /// What the node refers to, or the node itself.
    pub(super) fn resolve<'d>(&'d self, node: &Node<'d>) -> Node<'d> {
        let target = node.value["$ref"].as_str();
        let target = target.and_then(|target| target.split_once('#'));
        let found = target.and_then(|(file, pointer)| {
            let file = if file.is_empty() {
                &node.place.file
            } else {
                file
            };
            self.at(Place::pointer(file, pointer))
        });
        found.unwrap_or_else(|| node.clone())
    }

    /// Every schema of these bodies, and of what is in them, by its place.
    pub(super) fn schemas<'d>(
        &'d self,
        bodies: impl IntoIterator<Item = Node<'d>>,
    ) -> BTreeMap<Place, &'d Value> {
        let mut found = BTreeMap::new();
        for body in bodies {
            let contents = self.resolve(&body).inside("content").into_iter();
            let schemas = contents.filter_map(|content| content.get("schema"));
            schemas.for_each(|schema| self.reach(&schema, &mut found));
        }
        found
    }

    fn reach<'d>(&'d self, schema: &Node<'d>, found: &mut BTreeMap<Place, &'d Value>) {
        if found.insert(schema.place.clone(), schema.value).is_some() {
            return;
        }
        let target = self.resolve(schema);
        if target.place != schema.place {
            return self.reach(&target, found);
        }
        let branches = schema.inside("oneOf").into_iter();
        let branches = branches.filter(|branch| branch.value.get("$ref").is_some());
        let branches = branches.map(|branch| self.resolve(&branch));
        let values = ["items", "additionalProperties"].into_iter();
        let values = values.filter_map(|name| schema.get(name).filter(|one| one.value.is_object()));
        let parts = schema.inside("properties").into_iter();
        for part in parts.chain(branches).chain(values) {
            self.reach(&part, found);
        }
    }
}

impl<'d> Node<'d> {
    /// The member of this object.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        Some(Self {
            place: self.place.key(key),
            value: self.value.get(key)?,
        })
    }

    /// All that a member of this object holds; nothing where there is no such member.
    pub(super) fn inside(&self, key: &str) -> Vec<Self> {
        self.get(key).map_or(Vec::new(), |member| member.children())
    }

    /// All members of this object, or elements of this list.
    fn children(&self) -> Vec<Self> {
        let child = |key: String, value: &'d Value| Self {
            place: self.place.key(key),
            value,
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
