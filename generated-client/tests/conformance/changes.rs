//! The changes that can be made to a response, one value at a time, and the documented result of each.

use launchdarkly_api::DeviationKind;
use serde_json::{Map, Value, json};

use crate::instances::{is_free, kinds};
use crate::spec::{Node, Spec};
use crate::tables::NAMED;

/// A change that is not made yet. Making all of them at once would copy a large response many times.
pub(crate) struct Plan<'s> {
    what: &'static str,
    spot: Spot<'s>,
    new: Option<Value>,
}

/// A response with one value changed.
pub(crate) struct Change {
    pub(crate) what: &'static str,
    /// The place, as `Deviation::path` writes it.
    pub(crate) path: String,
    pub(crate) sent: Value,
    /// The typed value as JSON.
    pub(crate) kept: Value,
    pub(crate) deviation: Option<DeviationKind>,
}

/// A value in the response.
#[derive(Clone)]
struct Spot<'s> {
    pointer: String,
    path: String,
    schema: Node<'s>,
    place: Place,
}

/// The role of the value in what contains it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Required,
    Optional,
    /// An element of a list, or a value of a map: it can be left out.
    Element,
    /// The property that tells the types of a union apart.
    Tag,
}

/// Returns everything that can be changed inside a response.
pub(crate) fn plans<'s>(spec: &'s Spec, schema: &Node<'s>, answer: &Value) -> Vec<Plan<'s>> {
    let mut spots = Vec::new();
    let root = Spot {
        pointer: String::new(),
        path: String::new(),
        schema: schema.clone(),
        place: Place::Required,
    };
    inside(spec, &root, answer, &mut spots);
    let mut plans = Vec::new();
    for spot in spots {
        let value = answer.pointer(&spot.pointer).expect("the value exists");
        let news = news(spec, &spot, value).into_iter();
        plans.extend(news.map(|(what, new)| Plan {
            what,
            spot: spot.clone(),
            new,
        }));
    }
    plans
}

/// Adds the parts of a value.
fn inside<'s>(spec: &'s Spec, spot: &Spot<'s>, value: &Value, spots: &mut Vec<Spot<'s>>) {
    let mut schema = spec.resolve(&spot.schema);
    let mut tag = None;
    if let Some(branch) = spec.branch(&schema, value) {
        tag = schema.value["discriminator"]["propertyName"].as_str();
        schema = branch;
    }
    let mut part = |name: String, path: String, schema: Node<'s>, place, value: &Value| {
        let spot = Spot {
            pointer: format!(
                "{}/{}",
                spot.pointer,
                name.replace('~', "~0").replace('/', "~1")
            ),
            path,
            schema,
            place,
        };
        spots.push(spot.clone());
        inside(spec, &spot, value, spots);
    };
    match value {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                if let Some(items) = schema.get("items") {
                    let path = format!("{}[{index}]", spot.path);
                    part(index.to_string(), path, items, Place::Element, value);
                }
            }
        }
        Value::Object(object) => {
            let properties = schema.get("properties");
            for (name, value) in object {
                let path = member(&spot.path, name);
                let property = properties.as_ref().and_then(|all| all.get(name));
                if let Some(property) = property {
                    let place = place(&schema, name, tag);
                    part(name.clone(), path, property, place, value);
                } else if let Some(values) = schema.get("additionalProperties") {
                    part(name.clone(), path, values, Place::Element, value);
                }
            }
        }
        _ => {}
    }
}

fn place(object: &Node<'_>, name: &str, tag: Option<&str>) -> Place {
    let required = object.value["required"].as_array();
    // The type has a setter for it and reads it as an `Option`, so a missing value is no deviation.
    if is_named(object, name) {
        return Place::Optional;
    }
    match required.is_some_and(|names| names.iter().any(|other| other == name)) {
        _ if tag == Some(name) => Place::Tag,
        true => Place::Required,
        false => Place::Optional,
    }
}

fn is_named(object: &Node<'_>, name: &str) -> bool {
    let schema = object.pointer.rsplit('/').next();
    let mut types = NAMED.iter();
    types.any(|(of, names)| schema == Some(of) && names.contains(&name))
}

fn member(path: &str, name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-$".contains(c);
    match name {
        "" => format!("{path}[\"\"]"),
        name if !name.chars().all(is_plain) => format!("{path}[{name:?}]"),
        name if path.is_empty() => name.to_owned(),
        name => format!("{path}.{name}"),
    }
}

/// Returns the replacements of a value: nothing, null, and a value of each other JSON type.
fn news(spec: &Spec, spot: &Spot<'_>, value: &Value) -> Vec<(&'static str, Option<Value>)> {
    let schema = spec.resolve(&spot.schema);
    let mut all = Vec::new();
    // Without an element, the others would move up; the values of a map are never required.
    if spot.place != Place::Element {
        all.push(("a missing value", None));
    }
    if !value.is_null() {
        all.push(("null", Some(Value::Null)));
    }
    if value.is_null() || is_free(&schema) {
        return all;
    }
    if value.is_u64() && schema.value["minimum"] == 0 {
        all.push(("a negative number", Some(Value::from(-1))));
    }
    let others = others(value).into_iter();
    all.extend(others.map(|other| ("another type", Some(other))));
    all
}

/// Changes a response according to a plan.
pub(crate) fn change(spec: &Spec, plan: Plan<'_>, answer: &Value) -> Change {
    let Plan { what, spot, new } = plan;
    let schema = spec.resolve(&spot.schema);
    let sent = with(answer, &spot.pointer, new.clone());
    let is_null = new.as_ref().is_some_and(Value::is_null);
    let accepts_null = may_be_null(spec, &schema);
    let deviation = match (&new, spot.place) {
        (None, Place::Optional) => None,
        (None, _) => Some(DeviationKind::Missing),
        (Some(_), Place::Optional) if is_null => None,
        (Some(_), _) if is_null && accepts_null => None,
        (Some(_), _) if is_null => Some(DeviationKind::Null),
        (Some(_), _) => Some(DeviationKind::OtherType),
    };
    let is_union = schema.value.get("discriminator").is_some();
    let blank = (!accepts_null).then(|| blank(spec, &schema));
    let kept = match spot.place {
        // A value that belongs to no type of the union is kept as received.
        Place::Tag => new,
        // Where any value is documented, null is one.
        _ if is_null && is_free(&schema) => new,
        _ if is_union && !is_null && new.is_some() => new,
        Place::Optional => None,
        Place::Required | Place::Element => Some(blank.unwrap_or(Value::Null)),
    };
    Change {
        what,
        path: spot.path,
        kept: with(answer, &spot.pointer, kept),
        sent,
        deviation,
    }
}

/// Returns the response with another value at a place, or with none there.
fn with(answer: &Value, pointer: &str, new: Option<Value>) -> Value {
    let mut answer = answer.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("it is inside something");
    let name = name.replace("~1", "/").replace("~0", "~");
    match (answer.pointer_mut(parent), new) {
        (Some(Value::Object(object)), Some(new)) => drop(object.insert(name, new)),
        (Some(Value::Object(object)), None) => drop(object.remove(&name)),
        (Some(Value::Array(list)), Some(new)) => {
            let index: usize = name.parse().expect("an index");
            list[index] = new;
        }
        _ => panic!("nothing can be changed at {pointer}"),
    }
    answer
}

fn may_be_null(spec: &Spec, schema: &Node<'_>) -> bool {
    let (_, is_listed) = kinds(schema.value);
    let is_branch = schema
        .inside("oneOf")
        .iter()
        .any(|(_, branch)| spec.resolve(branch).value["type"] == "null");
    is_listed || is_branch || is_free(schema)
}

/// Returns the value that the client puts in place of a missing one.
fn blank(spec: &Spec, schema: &Node<'_>) -> Value {
    if schema.value.get("discriminator").is_some() {
        return Value::Null;
    }
    match kinds(schema.value).0 {
        "boolean" => false.into(),
        "integer" => 0.into(),
        "number" => 0.0.into(),
        "array" => Value::Array(Vec::new()),
        "object" => blank_object(spec, schema),
        _ => "".into(),
    }
}

fn blank_object(spec: &Spec, schema: &Node<'_>) -> Value {
    let mut object = Map::new();
    for (name, property) in schema.inside("properties") {
        let resolved = spec.resolve(&property);
        if let Some(constant) = resolved.value.get("const") {
            object.insert(name, constant.clone());
        } else if place(schema, &name, None) == Place::Required {
            let is_null = may_be_null(spec, &resolved);
            let blank = if is_null {
                Value::Null
            } else {
                blank(spec, &resolved)
            };
            object.insert(name, blank);
        }
    }
    object.into()
}

/// Returns a value of each JSON type, except null and the type of the given value.
fn others(value: &Value) -> Vec<Value> {
    let all = [
        Value::Bool(true),
        Value::from(7),
        Value::from("odd"),
        Value::from(vec![Value::from("odd")]),
        json!({"odd": 1}),
    ];
    let kind = std::mem::discriminant(value);
    let others = all.into_iter();
    others
        .filter(|other| std::mem::discriminant(other) != kind)
        .collect()
}
