//! Checks that the examples of responses show every property, and no empty lists.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::examples::{BodyExample, Side, all};
use crate::load::Spec;
use crate::lower::references::{SCHEMAS, find};
use crate::naming::PROVIDED_CHANGES;
use crate::problem::Problem;
use crate::source::{Place, Trail};
use crate::spec::Schema;

/// Returns a problem for each empty list or map in an example, and for each property of a response that no example shows.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    let mut answered = BTreeSet::new();
    let mut walk = Walk {
        schemas: Schemas {
            spec,
            by_reference: BTreeMap::new(),
        },
        seen: BTreeMap::new(),
        side: Side::Request,
        problems,
    };
    for example in all(spec) {
        let BodyExample {
            schema, file, side, ..
        } = example;
        if side == Side::Answer {
            reach(&mut walk.schemas, file, schema, &mut answered);
        }
        walk.side = side;
        walk.value(example.value, schema, file, Trail::Start(&example.place));
    }
    let seen = walk.seen;
    for (file, name) in answered {
        let shown = seen.get(&(file, name));
        for property in properties(spec, file, name) {
            if !shown.is_some_and(|shown| shown.contains(property.as_str())) {
                problems.push(unshown(file, name, property));
            }
        }
    }
}

fn unshown(file: &str, name: &str, property: &str) -> Problem {
    let schemas = Place::root(file).key("components").key("schemas");
    let place = schemas.key(name).key("properties").key(property);
    let message = format!("no example shows `{property}`");
    let help = "show it in an example of an answer: between them, they show every property";
    Problem::key(&place, message, help)
}

fn properties<'s>(spec: &'s Spec, file: &str, name: &str) -> impl Iterator<Item = &'s String> {
    let document = spec.documents.get(file);
    let schema = document.and_then(|document| document.components.schemas.get(name));
    let properties = schema.and_then(|schema| schema.properties.as_ref());
    properties.into_iter().flatten().map(|(name, _)| name)
}

/// A named schema: its file and its name.
#[derive(Clone, Copy)]
struct NamedSchema<'s> {
    file: &'s str,
    name: &'s str,
    schema: &'s Schema,
}

/// The targets of references, each looked up once, without patches, which have no properties of their own.
struct Schemas<'s> {
    spec: &'s Spec,
    by_reference: BTreeMap<(&'s str, &'s str), Option<NamedSchema<'s>>>,
}

impl<'s> Schemas<'s> {
    /// Returns the target of a schema, if it is a reference.
    fn follow(&mut self, file: &'s str, schema: &'s Schema) -> Option<NamedSchema<'s>> {
        let target = schema.reference.as_deref()?;
        let spec = self.spec;
        let known = self.by_reference.entry((file, target));
        *known.or_insert_with(|| named(spec, file, target))
    }
}

fn named<'s>(spec: &'s Spec, file: &str, target: &str) -> Option<NamedSchema<'s>> {
    let found = find(spec, target, &Place::root(file), &SCHEMAS).ok()??;
    let (file, document) = spec.documents.get_key_value(&found.file)?;
    let (name, schema) = document.components.schemas.get_key_value(&found.name)?;
    let rust_type = schema.rust_type.as_deref();
    let is_change = rust_type.is_some_and(|name| PROVIDED_CHANGES.contains(&name));
    (!is_change).then_some(NamedSchema { file, name, schema })
}

/// Collects all named schemas that a schema refers to, directly or indirectly.
fn reach<'s>(
    schemas: &mut Schemas<'s>,
    file: &'s str,
    schema: &'s Schema,
    reached: &mut BTreeSet<(&'s str, &'s str)>,
) {
    if let Some(found) = schemas.follow(file, schema)
        && reached.insert((found.file, found.name))
    {
        reach(schemas, found.file, found.schema, reached);
    }
    let properties = schema.properties.iter().flatten();
    let inner = schema.items.iter().chain(&schema.additional_properties);
    properties
        .map(|(_, property)| property)
        .chain(inner.map(AsRef::as_ref))
        .chain(schema.one_of.iter().flatten())
        .for_each(|part| reach(schemas, file, part, reached));
}

struct Walk<'s, 'p> {
    schemas: Schemas<'s>,
    /// The properties that are shown by examples, by file and name of their schema.
    seen: BTreeMap<(&'s str, &'s str), BTreeSet<&'s str>>,
    /// Who sends the example.
    side: Side,
    problems: &'p mut Vec<Problem>,
}

impl<'s> Walk<'s, '_> {
    fn value(&mut self, value: &'s Value, schema: &'s Schema, file: &'s str, trail: Trail<'_>) {
        if let Some(found) = self.schemas.follow(file, schema) {
            return self.named(value, found, trail);
        }
        match value {
            Value::Array(list) => self.list(list, schema, file, trail),
            Value::Object(object) => {
                for branch in schema.one_of.iter().flatten() {
                    self.branch(value, schema, branch, file, trail);
                }
                self.object(object, schema, file, trail);
            }
            _ => {}
        }
    }

    fn named(&mut self, value: &'s Value, found: NamedSchema<'s>, trail: Trail<'_>) {
        let names = value.as_object().into_iter().flatten();
        let names = names.map(|(name, _)| name.as_str());
        let seen = self.seen.entry((found.file, found.name)).or_default();
        seen.extend(names);
        self.value(value, found.schema, found.file, trail);
    }

    fn list(&mut self, list: &'s [Value], schema: &'s Schema, file: &'s str, trail: Trail<'_>) {
        let Some(items) = &schema.items else { return };
        if list.is_empty() {
            self.problems.push(empty(trail));
        }
        for (index, element) in list.iter().enumerate() {
            self.value(element, items, file, Trail::Index(&trail, index));
        }
    }

    fn object(
        &mut self,
        object: &'s Map<String, Value>,
        schema: &'s Schema,
        file: &'s str,
        trail: Trail<'_>,
    ) {
        let map = schema.additional_properties.as_deref();
        if object.is_empty() && map.is_some() {
            self.problems.push(empty(trail));
        }
        for (name, value) in object {
            let property = schema.properties.as_ref().and_then(|all| all.get(name));
            if let Some(schema) = property.or(map) {
                let trail = Trail::Key(&trail, name);
                if self.side == Side::Answer && is_left_out(value, schema) {
                    self.problems.push(shown_zero(trail));
                }
                self.value(value, schema, file, trail);
            }
        }
    }

    /// Visits an object of a union, or a value that may be null.
    fn branch(
        &mut self,
        value: &'s Value,
        union: &Schema,
        branch: &'s Schema,
        file: &'s str,
        trail: Trail<'_>,
    ) {
        let Some(found) = self.schemas.follow(file, branch) else {
            return;
        };
        let tag = union.discriminator.as_ref().map(|tag| &tag.property_name);
        let properties = found.schema.properties.as_ref();
        let is_of = |tag: &String| {
            let constant = properties.and_then(|all| all.get(tag)?.constant.as_ref());
            constant == value.get(tag)
        };
        if tag.is_none_or(is_of) {
            self.named(value, found, trail);
        }
    }
}

fn empty(trail: Trail<'_>) -> Problem {
    let message = "an example leaves this empty";
    let help = "show a realistic element, or leave the key out if it can be absent";
    Problem::new(&trail.place(), message, help)
}

/// Returns whether the server leaves the value out: a default that is zero, false or empty.
fn is_left_out(value: &Value, schema: &Schema) -> bool {
    let is_zero = match value {
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        _ => false,
    };
    is_zero && schema.default.as_ref() == Some(value)
}

fn shown_zero(trail: Trail<'_>) -> Problem {
    let message = "the server leaves this value out: it is the default";
    let help = "remove it from the example, or show another value; if the server does send it, remove the `default`";
    Problem::new(&trail.place(), message, help)
}
