//! Walks through a schema and a value side by side: what is there, and what differs.
//!
//! It shares nothing with the client's reading, and leaves nothing to `boon`, which does not tell of unknown properties;
//! the two are held against each other in `confirm`.

mod rules;

use std::collections::BTreeMap;

use launchdarkly_api::DeviationKind;
use rules::{accepts_null, is_integer, kind, member, type_of};
use serde_json::{Map, Value};

use crate::report::Kind;
use crate::shape::looks_like_a_name;
use crate::spec::{Node, Spec};

/// What a value shows.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By place in the spec.
    pub(crate) seen: BTreeMap<String, Sighting>,
    pub(crate) differences: Vec<Difference>,
}

/// How often something was there.
#[derive(Debug, Default)]
pub(crate) struct Sighting {
    /// How often it could have been.
    pub(crate) of: u64,
    pub(crate) present: u64,
    /// By name of a JSON type.
    pub(crate) types: BTreeMap<&'static str, u64>,
}

/// Something that is not as documented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) kind: Kind,
    /// In the spec.
    pub(crate) place: String,
    /// In the value, as a JSON pointer. It never leaves this program.
    pub(crate) pointer: String,
    /// The same as `Deviation::path` writes it.
    pub(crate) path: String,
    /// What the client has to say of it.
    pub(crate) deviation: Option<DeviationKind>,
    /// An unknown value of an enumeration.
    pub(crate) value: Option<String>,
}

/// A place in the value, and the schema for it.
#[derive(Clone)]
struct Spot<'s> {
    schema: Node<'s>,
    pointer: String,
    path: String,
    demand: Demand,
}

/// Whether the value has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Demand {
    Required,
    Optional,
}

struct Walk<'s> {
    spec: &'s Spec,
    found: Found,
}

/// Holds a value against a schema.
pub(crate) fn walk<'s>(spec: &'s Spec, schema: &Node<'s>, value: &Value) -> Found {
    let mut walk = Walk {
        spec,
        found: Found::default(),
    };
    walk.value(
        &Spot {
            schema: schema.clone(),
            pointer: String::new(),
            path: String::new(),
            demand: Demand::Required,
        },
        value,
    );
    walk.found
}

impl<'s> Walk<'s> {
    fn value(&mut self, spot: &Spot<'s>, value: &Value) {
        let sighting = self.found.seen.entry(place(&spot.schema)).or_default();
        sighting.of += 1;
        sighting.present += 1;
        *sighting.types.entry(type_of(value)).or_default() += 1;
        let schema = self.spec.resolve(&spot.schema);
        if spot.schema.value["deprecated"] == true || schema.value["deprecated"] == true {
            self.differs(spot, Kind::Deprecated, None);
        }
        if value.is_null() {
            if !accepts_null(self.spec, &schema) {
                let deviation = (spot.demand == Demand::Required).then_some(DeviationKind::Null);
                self.differs(spot, Kind::Null, deviation);
            }
            return;
        }
        let schema = match schema.get("discriminator") {
            Some(_) => schema,
            None => self.spec.branch(&schema, value).unwrap_or(schema),
        };
        match schema.value["discriminator"]["propertyName"].as_str() {
            Some(tag) => self.union(spot, &schema, tag, value),
            None => self.typed(spot, &schema, value),
        }
    }

    /// A value of one of several types.
    fn union(&mut self, spot: &Spot<'s>, schema: &Node<'s>, tag: &str, value: &Value) {
        let Some(object) = value.as_object() else {
            return self.differs(spot, Kind::OtherType, Some(DeviationKind::OtherType));
        };
        if let Some(branch) = self.spec.branch(schema, value) {
            return self.object(spot, &branch, object);
        }
        let (kind, deviation) = match object.get(tag) {
            None => (Kind::Missing, DeviationKind::Missing),
            Some(Value::String(_)) => (Kind::UnknownValue, DeviationKind::UnknownValue),
            Some(Value::Null) => (Kind::Null, DeviationKind::Null),
            Some(_) => (Kind::OtherType, DeviationKind::OtherType),
        };
        let named = schema
            .get("discriminator")
            .unwrap_or_else(|| schema.clone());
        let at = inside(spot, tag, named, Demand::Required);
        self.notes(&at, kind, Some(deviation), object.get(tag));
    }

    fn typed(&mut self, spot: &Spot<'s>, schema: &Node<'s>, value: &Value) {
        if let Some(constant) = schema.value.get("const") {
            if constant != value {
                // The client writes what it is, and does not read it.
                self.notes(spot, Kind::UnknownValue, None, Some(value));
            }
            return;
        }
        if let Some(values) = schema.value.get("oneOf").and_then(Value::as_array) {
            return self.enumeration(spot, values, value);
        }
        let fits = match kind(schema.value) {
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => is_integer(value),
            "number" => value.is_number(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            // Any value.
            _ => return,
        };
        match value {
            _ if !fits => self.differs(spot, Kind::OtherType, Some(DeviationKind::OtherType)),
            Value::Array(list) => self.list(spot, schema, list),
            Value::Object(object) => self.object(spot, schema, object),
            _ => {}
        }
    }

    fn enumeration(&mut self, spot: &Spot<'s>, values: &[Value], value: &Value) {
        let is_known = values.iter().any(|known| known["const"] == *value);
        match value {
            _ if is_known => {}
            Value::String(_) => {
                let deviation = Some(DeviationKind::UnknownValue);
                self.notes(spot, Kind::UnknownValue, deviation, Some(value));
            }
            _ => self.differs(spot, Kind::OtherType, Some(DeviationKind::OtherType)),
        }
    }

    fn list(&mut self, spot: &Spot<'s>, schema: &Node<'s>, list: &[Value]) {
        let Some(items) = schema.get("items") else {
            return;
        };
        for (index, value) in list.iter().enumerate() {
            let item = Spot {
                schema: items.clone(),
                pointer: format!("{}/{index}", spot.pointer),
                path: format!("{}[{index}]", spot.path),
                demand: Demand::Required,
            };
            self.value(&item, value);
        }
    }

    fn object(&mut self, spot: &Spot<'s>, schema: &Node<'s>, object: &Map<String, Value>) {
        for (name, property) in schema.inside("properties") {
            let demand = demand(schema, &name);
            let at = inside(spot, &name, property, demand);
            match object.get(&name) {
                Some(value) => self.value(&at, value),
                None => self.absent(&at),
            }
        }
        let is_known = |name: &str| schema.value["properties"].get(name).is_some();
        for (name, value) in object.iter().filter(|(name, _)| !is_known(name)) {
            if let Some(values) = schema.get("additionalProperties") {
                self.value(&inside(spot, name, values, Demand::Required), value);
            } else if schema.value.get("properties").is_some() {
                self.unknown(spot, schema, name, value);
            }
        }
    }

    fn absent(&mut self, spot: &Spot<'s>) {
        self.found.seen.entry(place(&spot.schema)).or_default().of += 1;
        if spot.demand == Demand::Required {
            self.differs(spot, Kind::Missing, Some(DeviationKind::Missing));
        }
    }

    fn unknown(&mut self, spot: &Spot<'s>, schema: &Node<'s>, name: &str, value: &Value) {
        let shown = if looks_like_a_name(name) { name } else { "*" };
        let mut at = inside(spot, name, schema.clone(), Demand::Optional);
        at.schema.pointer = format!("{}/properties/{shown}", schema.pointer);
        let sighting = self.found.seen.entry(place(&at.schema)).or_default();
        sighting.present += 1;
        *sighting.types.entry(type_of(value)).or_default() += 1;
        self.differs(&at, Kind::UnknownProperty, None);
    }

    fn differs(&mut self, spot: &Spot<'s>, kind: Kind, deviation: Option<DeviationKind>) {
        self.notes(spot, kind, deviation, None);
    }

    fn notes(
        &mut self,
        spot: &Spot<'s>,
        kind: Kind,
        deviation: Option<DeviationKind>,
        value: Option<&Value>,
    ) {
        self.found.differences.push(Difference {
            kind,
            place: place(&spot.schema),
            pointer: spot.pointer.clone(),
            path: spot.path.clone(),
            deviation,
            value: value.and_then(Value::as_str).map(str::to_owned),
        });
    }
}

/// A place as reports write it.
pub(crate) fn place(node: &Node<'_>) -> String {
    format!("{}#{}", node.file, node.pointer)
}

fn inside<'s>(spot: &Spot<'s>, name: &str, schema: Node<'s>, demand: Demand) -> Spot<'s> {
    let token = name.replace('~', "~0").replace('/', "~1");
    Spot {
        schema,
        pointer: format!("{}/{token}", spot.pointer),
        path: member(&spot.path, name),
        demand,
    }
}

fn demand(object: &Node<'_>, name: &str) -> Demand {
    let required = object.value["required"].as_array();
    if required.is_some_and(|names| names.iter().any(|other| other == name)) {
        Demand::Required
    } else {
        Demand::Optional
    }
}
