//! Where values of each schema occur in the documented bodies: found once for each document, since that takes a while.

use super::documents::{Document, Node};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    iter,
    sync::{Mutex, PoisonError},
};

/// A schema: the file and the place in it.
type Key = (&'static str, &'static str);

/// Names and values: that of an example, with the way into it where the value is a part of it.
type Found = Vec<(String, &'static Value)>;

/// Returns the values of a schema, by its name: those in its own document, or else in the first one that has some.
pub(super) fn of(name: &str) -> Found {
    let all = Document::ALL.iter();
    let Some(home) = all.clone().find(|document| document.defines(name)) else {
        return Vec::new();
    };
    let pointer = format!("/components/schemas/{name}");
    let others = all.filter(|document| document.file != home.file);
    let mut found = iter::once(home)
        .chain(others)
        .filter_map(|document| in_document(document).get(&(home.file, &*pointer)));
    found.next().cloned().unwrap_or_default()
}

fn in_document(document: &'static Document) -> &'static BTreeMap<Key, Found> {
    static READ: Mutex<BTreeMap<&str, &BTreeMap<Key, Found>>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.entry(document.file).or_insert_with(|| {
        let mut search = Search::default();
        for operation in document.operations() {
            search.below(operation.node);
        }
        let components = document.root().get("components");
        if let Some(responses) = components.and_then(|components| components.get("responses")) {
            search.below(responses);
        }
        // As long-lived as the document.
        Box::leak(Box::new(search.found))
    })
}

/// A walk through the bodies of a document.
#[derive(Default)]
struct Search {
    found: BTreeMap<Key, Found>,
    /// The name of the example, and the way into it.
    way: Vec<String>,
}

impl Search {
    /// All bodies below a place. Parameters are the only lists, and have none.
    fn below(&mut self, node: Node) {
        let Some(schema) = node.get("schema") else {
            return node.members().for_each(|(_, member)| self.below(member));
        };
        for example in node.elements("examples") {
            let shared = example.reference();
            let shared = shared.and_then(|(_, pointer)| pointer.rsplit('/').next());
            let name = shared.unwrap_or_else(|| example.text("name"));
            if let Some(value) = example.resolved().value.get("value") {
                self.step(name.to_owned(), schema, value);
            }
        }
    }

    fn step(&mut self, name: String, schema: Node, value: &'static Value) {
        self.way.push(name);
        self.within(schema, value);
        self.way.pop();
    }

    /// A value, and all that it is made of.
    fn within(&mut self, schema: Node, value: &'static Value) {
        if let Some(key) = schema.reference() {
            let found = self.found.entry(key).or_default();
            found.push((self.way.join("/"), value));
        }
        let schema = schema.resolved();
        for branch in schema.elements("oneOf") {
            if is_of(branch.resolved(), value) {
                self.within(branch, value);
            }
        }
        match value {
            Value::Object(object) => {
                let (properties, rest) =
                    (schema.get("properties"), schema.get("additionalProperties"));
                // In an order that does not depend on the features of `serde_json`.
                let mut members: Vec<_> = object.iter().collect();
                members.sort_by_key(|(key, _)| *key);
                for (key, value) in members {
                    let property = properties.and_then(|properties| properties.get(key));
                    if let Some(property) = property.or(rest) {
                        self.step(key.clone(), property, value);
                    }
                }
            }
            Value::Array(list) => {
                let items = schema.get("items").into_iter();
                for (items, (index, value)) in items.cycle().zip(list.iter().enumerate()) {
                    self.step(index.to_string(), items, value);
                }
            }
            _ => {}
        }
    }
}

/// Returns whether a value belongs to a branch, by its constants.
fn is_of(branch: Node, value: &Value) -> bool {
    if (branch.text("type") == "null") != value.is_null() {
        return false;
    }
    let properties = branch.value.get("properties").and_then(Value::as_object);
    let mut properties = properties.into_iter().flatten();
    properties.all(|(name, property)| {
        let constant = property.get("const");
        constant.is_none_or(|constant| value.get(name) == Some(constant))
    })
}
