//! Makes random instances of a schema from a seed, each with the JSON that the type of the client should turn it into.

mod values;

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value};

use super::spec::{Node, Spec};

/// JSON as a server could send it.
pub(super) struct Instance {
    /// The JSON that the server sends.
    pub(super) sent: Value,
    /// The JSON that it should become after decoding and encoding.
    pub(super) kept: Value,
}

/// The values that an instance may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leniency {
    /// Only values that the schema allows.
    Valid,
    /// Also values that the client accepts nevertheless: see "Lenient decoding" in the documentation of the crate.
    Lenient,
}

/// Makes instances.
pub(super) struct Maker<'s> {
    spec: &'s Spec,
    /// The objects in bodies of requests. In them, an empty list is different from a missing one.
    sent: BTreeSet<(&'s str, String)>,
}

/// The depth below which everything optional is left out, since types may contain themselves.
const DEPTH: usize = 5;

/// Makes one instance.
struct Making<'s> {
    maker: &'s Maker<'s>,
    rng: Rng,
    leniency: Leniency,
    depth: usize,
}

impl<'s> Maker<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        let mut sent = BTreeSet::new();
        for document in spec.documents() {
            find_bodies(spec, &document, &mut sent);
        }
        Self { spec, sent }
    }

    /// Makes an instance of a schema. The same seed makes the same instance.
    pub(super) fn make(&'s self, schema: &Node<'s>, seed: u64, leniency: Leniency) -> Instance {
        let mut making = Making {
            maker: self,
            rng: Rng::with_seed(seed),
            leniency,
            depth: 0,
        };
        making.value(schema)
    }
}

/// Adds the objects in the request bodies below a node.
fn find_bodies<'s>(spec: &'s Spec, node: &Node<'s>, sent: &mut BTreeSet<(&'s str, String)>) {
    for (key, child) in node.children() {
        let bodies = if key == "requestBody" {
            child.inside("content")
        } else {
            Vec::new()
        };
        for (_, media_type) in bodies {
            media_type
                .get("schema")
                .into_iter()
                .for_each(|schema| reach(spec, &schema, sent));
        }
        find_bodies(spec, &child, sent);
    }
}

fn reach<'s>(spec: &'s Spec, schema: &Node<'s>, sent: &mut BTreeSet<(&'s str, String)>) {
    let schema = spec.resolve(schema);
    let is_object = schema.get("properties").is_some();
    if is_object && !sent.insert((schema.file, schema.pointer.clone())) {
        return;
    }
    let properties = schema.inside("properties");
    let branches = schema.inside("oneOf").into_iter().map(|(_, branch)| branch);
    let parts = ["items", "additionalProperties"]
        .into_iter()
        .filter_map(|key| schema.get(key));
    let properties = properties.into_iter().map(|(_, property)| property);
    parts
        .chain(properties)
        .chain(branches)
        .for_each(|part| reach(spec, &part, sent));
}

impl<'s> Making<'s> {
    fn value(&mut self, schema: &Node<'s>) -> Instance {
        let schema = self.maker.spec.resolve(schema);
        let branches = self.maker.spec.branches(&schema);
        if !branches.is_empty() {
            return self.branch(&schema, &branches);
        }
        if let Some(constant) = schema.value.get("const") {
            return Instance::same(constant.clone());
        }
        if let Some(values) = schema.value.get("oneOf").and_then(Value::as_array) {
            return Instance::same(self.constant(values));
        }
        let (kind, nullable) = kinds(schema.value);
        if nullable && self.one_in(4) {
            return Instance::same(Value::Null);
        }
        self.depth += 1;
        let instance = match kind {
            "object" => self.object(&schema),
            "array" => self.list(&schema),
            "integer" => self.integer(schema.value),
            "number" => self.number(),
            "boolean" => Instance::same(self.rng.bool().into()),
            "string" => Instance::same(self.string(schema.value).into()),
            _ => Instance::same(self.anything()),
        };
        self.depth -= 1;
        instance
    }

    /// Makes a value of a union, of a known or an unknown type; or a value or null, if there is only one type.
    fn branch(&mut self, schema: &Node<'s>, branches: &[Node<'s>]) -> Instance {
        let Some(tag) = schema.value["discriminator"]["propertyName"].as_str() else {
            return if self.one_in(4) {
                Instance::same(Value::Null)
            } else {
                self.value(&branches[0])
            };
        };
        if self.is_lenient() {
            let mut unknown = Map::new();
            unknown.insert(self.text(), self.anything());
            unknown.insert(tag.to_owned(), format!("new {}", self.text()).into());
            return Instance::same(unknown.into());
        }
        let chosen = self.rng.usize(..branches.len());
        self.value(&branches[chosen])
    }

    fn list(&mut self, schema: &Node<'s>) -> Instance {
        let items = schema.get("items").expect("a list has `items`");
        let (sent, kept) = (0..self.length())
            .map(|_| self.value(&items))
            .map(|Instance { sent, kept }| (sent, kept))
            .unzip::<_, _, Vec<_>, Vec<_>>();
        Instance {
            sent: sent.into(),
            kept: kept.into(),
        }
    }

    fn object(&mut self, schema: &Node<'s>) -> Instance {
        let (mut sent, mut kept) = (Map::new(), Map::new());
        if let Some(values) = schema.get("additionalProperties") {
            for index in 0..self.length() {
                // Longer ones are cut in paths.
                let text: String = self.text().chars().take(900).collect();
                let key = format!("{text}{index}");
                let value = self.value(&values);
                sent.insert(key.clone(), value.sent);
                kept.insert(key, value.kept);
            }
        }
        for (name, property) in schema.inside("properties") {
            let (one, rest) = self.property(schema, &name, &property);
            sent.extend(one.map(|value| (name.clone(), value)));
            kept.extend(rest.map(|value| (name, value)));
        }
        if schema.get("properties").is_some() && self.one_in(2) {
            let (name, value) = (format!("zzUnknown {}", self.text()), self.anything());
            sent.insert(name.clone(), value.clone());
            kept.insert(name, value);
        }
        Instance {
            sent: sent.into(),
            kept: kept.into(),
        }
    }

    /// Makes the value of a property as it is sent, and as it is kept. `None` means that the property is missing.
    fn property(
        &mut self,
        object: &Node<'s>,
        name: &str,
        schema: &Node<'s>,
    ) -> (Option<Value>, Option<Value>) {
        let required = object.value["required"].as_array();
        let is_required = required.is_some_and(|names| names.iter().any(|other| other == name));
        let resolved = self.maker.spec.resolve(schema);
        let (blank, is_free) = (blank(resolved.value), is_free(&resolved));
        if !is_required && (self.depth > DEPTH || self.one_in(3)) {
            return (None, None);
        }
        if self.is_lenient() {
            match (is_required, &blank) {
                (false, _) => return (Some(Value::Null), is_free.then_some(Value::Null)),
                (true, Some(blank)) => {
                    return (
                        [None, Some(Value::Null)][self.rng.usize(..2)].clone(),
                        Some(blank.clone()),
                    );
                }
                (true, None) => {}
            }
        }
        let Instance { sent, kept } = self.value(schema);
        let is_received = !self
            .maker
            .sent
            .contains(&(object.file, object.pointer.clone()));
        let default = resolved.value.get("default");
        let is_blank = [blank.as_ref(), default].contains(&Some(&kept));
        let is_nothing = (kept.is_null() && !is_free) || (is_received && is_blank);
        let is_left_out = !is_required && is_nothing;
        (Some(sent), (!is_left_out).then_some(kept))
    }

    fn length(&mut self) -> usize {
        if self.depth > DEPTH {
            0
        } else {
            self.rng.usize(..4)
        }
    }

    /// Returns `true` once in so many times.
    fn one_in(&mut self, times: u32) -> bool {
        self.rng.u32(..times) == 0
    }

    /// Decides whether to send something that the schema does not allow.
    fn is_lenient(&mut self) -> bool {
        self.leniency == Leniency::Lenient && self.one_in(6)
    }
}

impl Instance {
    /// Makes an instance that is kept as it was sent.
    fn same(value: Value) -> Self {
        Self {
            sent: value.clone(),
            kept: value,
        }
    }
}

/// Returns the type other than null, and whether null is allowed. The type is empty if any value is allowed.
pub(super) fn kinds(schema: &Value) -> (&str, bool) {
    match &schema["type"] {
        Value::Array(kinds) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            (kinds.find(|kind| *kind != "null").unwrap_or_default(), true)
        }
        kind => (kind.as_str().unwrap_or_default(), false),
    }
}

/// Returns whether any value is allowed.
pub(super) fn is_free(schema: &Node<'_>) -> bool {
    let is_const = schema.value.get("const").is_some();
    kinds(schema.value).0.is_empty() && schema.inside("oneOf").is_empty() && !is_const
}

/// Returns the empty value of a list or a map.
fn blank(schema: &Value) -> Option<Value> {
    match kinds(schema) {
        ("array", false) => Some(Value::Array(Vec::new())),
        ("object", false) if schema.get("properties").is_none() => Some(Map::new().into()),
        _ => None,
    }
}
