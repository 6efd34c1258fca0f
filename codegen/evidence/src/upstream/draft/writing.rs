//! Writes schemas of the official document in the style of our spec.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::kin::{is_named, reference};
use super::types::{Site, Types};
use crate::node::Node;
use crate::upstream::names;
use crate::upstream::shape::Shape;
use crate::upstream::unions::branches;
use codegen::load::COMMON;
use codegen::source::Place;

/// The string formats that a draft takes over from the official document.
const FORMATS: [&str; 3] = ["date-time", "uri", "uuid"];

impl<'d> Types<'_, 'd> {
    /// Returns the schema for a place in the spec.
    pub(super) fn schema(&mut self, node: &Node<'d>, site: &Site) -> Value {
        let value = self.or_any(&alone(node), site);
        if value.get("$ref").is_some() && Shape::read(node).nullable {
            return json!({"oneOf": [value, {"type": "null"}]});
        }
        value
    }

    /// Returns the schema; a reference to a named schema does not mention null.
    fn or_any(&mut self, node: &Node<'d>, site: &Site) -> Value {
        let target = node.resolved();
        if let Some(place) = self.known(&target, &site.file) {
            return json!({"$ref": reference(&site.file, &place)});
        }
        let shape = Shape::read(node);
        let branches = branches(&target);
        if branches.len() > 1 && discriminator(&branches).is_some() {
            return self.named(&target, site, |types, name| {
                types.union(&branches, name, site)
            });
        }
        if branches.len() > 1 && shape.types.len() < 2 {
            self.lose_union(&branches, &shape, site);
        }
        if site.property == "_links" {
            return links(&site.file);
        }
        if !shape.properties.is_empty() {
            return self.named(&target, site, |types, name| {
                let site = Site {
                    name: name.to_owned(),
                    ..site.clone()
                };
                types.object(&shape, &site, None)
            });
        }
        if !shape.values.is_empty() {
            if shape.types.iter().all(|name| name == "string") {
                return self.text_enumeration(&shape, node, &target, site);
            }
            let values: Vec<_> = shape.values.iter().map(String::as_str).collect();
            let what = format!("the only values are {}", values.join(", "));
            self.lose(&site.way, &what);
        }
        if self.open.contains(&target.place) {
            self.lose(&site.way, "the type contains itself; drafted as any value");
            return json!({});
        }
        self.open.push(target.place.clone());
        let value = self.plain(&shape, &target, site);
        self.open.pop();
        value
    }

    /// Reports a union whose types no property tells apart.
    fn lose_union(&mut self, branches: &[Node<'d>], shape: &Shape<'d>, site: &Site) {
        let names: Vec<_> = branches.iter().map(branch_name).collect();
        let names = names.join(", ");
        let drafted = if shape.properties.is_empty() {
            "with what they have in common"
        } else {
            "as one type with the properties of all"
        };
        let what =
            format!("no property tells the types of a union apart ({names}); drafted {drafted}");
        self.lose(&site.way, &what);
    }

    /// Returns the schema of a string with listed values. It is named if the document names it, or if it can be null.
    fn text_enumeration(
        &mut self,
        shape: &Shape<'d>,
        node: &Node<'d>,
        target: &Node<'d>,
        site: &Site,
    ) -> Value {
        let is_alone = target.place.pointer != node.place.pointer;
        if is_alone || (shape.nullable && !site.name.is_empty()) {
            return self.named(target, site, |_, _| enumeration(shape, target));
        }
        enumeration(shape, target)
    }

    /// Returns the schema of a list, a map, a string, a number, a boolean, or any value.
    fn plain(&mut self, shape: &Shape<'d>, target: &Node<'d>, site: &Site) -> Value {
        let mut schema = Map::new();
        let mut types = shape.types.iter();
        let (Some(data_type), None) = (types.next(), types.next()) else {
            if shape.types.len() > 1 {
                self.lose(
                    &site.way,
                    &format!("{}; drafted as any value", shape.name()),
                );
            }
            return json!({});
        };
        let name = if shape.nullable {
            json!([data_type, "null"])
        } else {
            json!(data_type)
        };
        schema.insert("type".to_owned(), name);
        match data_type.as_str() {
            "array" => {
                let items = shape.items.as_ref().map(|items| self.schema(items, site));
                schema.insert("items".to_owned(), items.unwrap_or_else(|| json!({})));
            }
            "object" => {
                let map = shape.map.as_ref().filter(|map| map.value.is_object());
                let values = map.map_or_else(|| json!({}), |map| self.schema(map, site));
                schema.insert("additionalProperties".to_owned(), values);
            }
            "string" if shape.format == Some("binary") => {
                let file = json!("application/octet-stream");
                schema.insert("contentMediaType".to_owned(), file);
            }
            name => {
                if let Some(format) = self.format(name, shape, target, site) {
                    if format == "int64" && self.kin.is_unsigned(&site.property) {
                        schema.insert("minimum".to_owned(), json!(0));
                    }
                    schema.insert("format".to_owned(), json!(format));
                }
            }
        }
        Value::Object(schema)
    }

    /// Returns the format of a value: of our schema for the same alias, of the document, or of our properties with this name.
    fn format(
        &self,
        data_type: &str,
        shape: &Shape<'d>,
        target: &Node<'d>,
        site: &Site,
    ) -> Option<String> {
        let mut places = self.kin.counterparts(&target.place).iter();
        let curated = places.find_map(|place| self.kin.node(place)?.text("format"));
        let stated = shape.format.filter(|format| FORMATS.contains(format));
        let usual = match data_type {
            "integer" => Some("int64"),
            "number" => Some("double"),
            _ => None,
        };
        let is_alias = is_named(&target.place);
        let curated = curated.filter(|_| is_alias);
        let habit = self.kin.format(data_type, &site.property);
        curated.or(stated).or(habit).or(usual).map(str::to_owned)
    }

    /// Returns the schema of an object. `constant` is the property that tells it from the other types of a union.
    fn object(&mut self, shape: &Shape<'d>, site: &Site, constant: Option<&str>) -> Value {
        let mut properties = Map::new();
        for (name, property) in &shape.properties {
            let inner = Site {
                file: site.file.clone(),
                name: names::placed(&site.name, name),
                property: (*name).to_owned(),
                way: format!("{} / {name}", site.name),
            };
            let value = match Shape::read(property).values.first() {
                Some(value) if constant == Some(name) => json!({"type": "string", "const": value}),
                _ => self.property(property, &inner),
            };
            properties.insert((*name).to_owned(), value);
        }
        let mut schema = Map::from_iter([
            ("type".to_owned(), json!("object")),
            ("properties".to_owned(), Value::Object(properties)),
        ]);
        let names = shape.properties.iter().map(|(name, _)| *name);
        let required: Vec<_> = names.filter(|name| shape.required.contains(name)).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        Value::Object(schema)
    }

    fn property(&mut self, property: &Node<'d>, site: &Site) -> Value {
        let mut value = self.schema(property, site);
        self.lose_limits(property, &site.way, &[]);
        if property.is("deprecated") {
            value["deprecated"] = json!(true);
        }
        if let Some(default) = property
            .get("default")
            .filter(|default| !default.value.is_null())
        {
            value["default"] = default.value.clone();
        }
        value
    }

    /// Returns the schema of a union of objects that one property tells apart.
    fn union(&mut self, branches: &[Node<'d>], name: &str, site: &Site) -> Value {
        let property = discriminator(branches).unwrap_or_default();
        let refs = branches.iter().enumerate().map(|(index, branch)| {
            let target = branch.resolved();
            let shape = Shape::read(branch);
            let site = Site {
                name: format!("{name}{}", index + 1),
                ..site.clone()
            };
            self.named(&target, &site, |types, name| {
                let site = Site {
                    name: name.to_owned(),
                    ..site.clone()
                };
                types.object(&shape, &site, Some(&property))
            })
        });
        let refs: Vec<_> = refs.collect();
        json!({"oneOf": refs, "discriminator": {"propertyName": property}})
    }
}

/// Unwraps a schema that only wraps a reference: in OpenAPI 3.0, a reference with a description is written like this.
fn alone<'d>(node: &Node<'d>) -> Node<'d> {
    let target = node.resolved();
    let mut inner = branches(&target);
    inner.extend(target.elements("allOf"));
    let is_bare = ["properties", "type", "enum"]
        .iter()
        .all(|key| target.get(key).is_none());
    match inner.as_slice() {
        [one] if is_bare && one.text("$ref").is_some() => one.clone(),
        _ => node.clone(),
    }
}

/// Returns the name of a type in a union.
fn branch_name(branch: &Node<'_>) -> String {
    let place = branch.resolved().place;
    if is_named(&place) {
        place.last()
    } else {
        Shape::read(branch).name()
    }
}

/// Returns the property that has a different constant value in each of the types.
fn discriminator(branches: &[Node<'_>]) -> Option<String> {
    let shapes: Vec<_> = branches.iter().map(Shape::read).collect();
    let value = |shape: &Shape<'_>, name: &str| {
        let property = shape.properties.iter().find(|(own, _)| *own == name);
        let values = property.map(|(_, node)| Shape::read(node).values)?;
        (values.len() == 1).then(|| values.into_iter().next())?
    };
    let names = shapes.first()?.properties.iter().map(|(name, _)| *name);
    let tells = |name: &&str| {
        let values: BTreeSet<_> = shapes
            .iter()
            .filter_map(|shape| value(shape, name))
            .collect();
        values.len() == shapes.len()
    };
    names.into_iter().find(tells).map(str::to_owned)
}

/// Returns the schema of an enumeration, with its values in the order of the document.
fn enumeration(shape: &Shape<'_>, node: &Node<'_>) -> Value {
    let mut values: Vec<_> = node
        .elements("enum")
        .iter()
        .filter_map(|value| value.value.as_str())
        .collect();
    values.extend(shape.values.iter().map(String::as_str));
    let mut seen = BTreeSet::new();
    values.retain(|value| seen.insert(*value));
    let values: Vec<_> = values.iter().map(|value| json!({"const": value})).collect();
    json!({"type": "string", "oneOf": values})
}

fn links(file: &str) -> Value {
    let link = Place::pointer(COMMON, "/components/schemas/Link");
    json!({"type": "object", "additionalProperties": {"$ref": reference(file, &link)}})
}
