//! The meaning of a schema, no matter how it is written: 3.0 or 3.1, `enum` or `oneOf`, with or without `allOf`. A union is
//! read as one type with everything that its types have.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::node::Node;

/// The keywords of a union.
pub(super) const UNION: [&str; 2] = ["oneOf", "anyOf"];

/// The depth to which parts of a schema are read.
const DEPTH: usize = 8;

/// The parts of a schema that are compared.
#[derive(Debug, Default)]
pub(super) struct Shape<'d> {
    /// The JSON types, without null; empty if any value is allowed.
    pub(super) types: BTreeSet<String>,
    /// Whether null is allowed.
    pub(super) nullable: bool,
    /// The values of an enumeration.
    pub(super) values: BTreeSet<String>,
    /// The format of a string, if it says more than the type.
    pub(super) format: Option<&'d str>,
    /// The properties of an object.
    pub(super) properties: Vec<(&'d str, Node<'d>)>,
    /// The properties that are always present.
    pub(super) required: BTreeSet<&'d str>,
    /// The elements of a list.
    pub(super) items: Option<Node<'d>>,
    /// The values of a map.
    pub(super) map: Option<Node<'d>>,
}

impl<'d> Shape<'d> {
    /// Reads a schema and follows its references.
    pub(super) fn read(node: &Node<'d>) -> Self {
        Self::at(node, 0)
    }

    fn at(node: &Node<'d>, depth: usize) -> Self {
        let mut shape = Self::default();
        shape.add(node, depth);
        if shape.types.is_empty() && !shape.properties.is_empty() {
            shape.types.insert("object".to_owned());
        }
        shape
    }

    /// Returns the types in a few words: `string`, `boolean or string`, `any`.
    pub(super) fn name(&self) -> String {
        let types: Vec<_> = self.types.iter().map(String::as_str).collect();
        match types.as_slice() {
            [] => "any".to_owned(),
            types => types.join(" or "),
        }
    }

    /// Adds what a schema says. A schema may contain itself, so the depth is limited.
    fn add(&mut self, node: &Node<'d>, depth: usize) {
        if depth > DEPTH {
            return;
        }
        for node in &node.chain() {
            self.add_own(node);
            for part in &node.elements("allOf") {
                self.add(part, depth + 1);
            }
            for key in UNION {
                self.add_branches(&node.elements(key), depth);
            }
        }
    }

    /// Adds the types of a union: everything that one of them has; only what all of them require is required.
    fn add_branches(&mut self, branches: &[Node<'d>], depth: usize) {
        let mut always: Option<BTreeSet<&str>> = None;
        for branch in branches {
            let shape = Self::at(branch, depth + 1);
            self.types.extend(shape.types);
            self.nullable |= shape.nullable;
            self.values.extend(shape.values);
            self.format = self.format.or(shape.format);
            self.items = self.items.take().or(shape.items);
            self.map = self.map.take().or(shape.map);
            if !shape.properties.is_empty() {
                always = Some(always.map_or(shape.required.clone(), |all| &all & &shape.required));
            }
            self.properties.extend(shape.properties);
        }
        self.required.extend(always.into_iter().flatten());
    }

    fn add_own(&mut self, node: &Node<'d>) {
        self.nullable |= node.is("nullable");
        match node.value.get("type") {
            Some(Value::String(name)) => self.add_type(name),
            Some(Value::Array(names)) => names
                .iter()
                .filter_map(Value::as_str)
                .for_each(|name| self.add_type(name)),
            _ => {}
        }
        for value in node.elements("enum") {
            self.add_value(value.value);
        }
        if let Some(value) = node.value.get("const") {
            self.add_value(value);
        }
        let is_telling = |format: &&str| !["string", "password", "int32", "int64"].contains(format);
        let file = node.text("contentMediaType").map(|_| "binary");
        let format = node.text("format").filter(is_telling).or(file);
        self.format = self.format.or(format);
        self.properties.extend(node.members("properties"));
        let required = node.value.get("required").and_then(Value::as_array);
        self.required
            .extend(required.into_iter().flatten().filter_map(Value::as_str));
        self.items = self.items.take().or_else(|| node.get("items"));
        let map = node.get("additionalProperties");
        self.map = self
            .map
            .take()
            .or_else(|| map.filter(|map| *map.value != Value::Bool(false)));
    }

    fn add_type(&mut self, name: &str) {
        if name == "null" {
            self.nullable = true;
        } else {
            self.types.insert(name.to_owned());
        }
    }

    fn add_value(&mut self, value: &Value) {
        match value {
            Value::Null => self.nullable = true,
            Value::String(text) => {
                self.values.insert(text.clone());
            }
            other => {
                self.values.insert(other.to_string());
            }
        }
    }
}
