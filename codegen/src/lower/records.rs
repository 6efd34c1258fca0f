//! Named schemas -> types: structs here, enumerations and unions next door.

use serde_json::Value;

use super::Lowering;
use super::described::{deprecation, with_default};
use super::names::{Scope, Spelling, twice};
use super::order;
use super::provided::Provided;
use super::unions::OneOf;
use crate::api::{
    Author, Constant, Definition, Field, Origin, Presence, Record, Scalar, Shape, Type, Usage,
};
use crate::naming::{EXTRA, file, is_pascal, pascal};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Schema, TypeSet};
use crate::suggest::closest;

impl Lowering<'_> {
    /// Lowers an entry of `components.schemas` to a type.
    pub(super) fn named_type(
        &mut self,
        name: &str,
        schema: &Schema,
        place: &Place,
    ) -> Option<Type> {
        self.claim_type(name, place, "the schema");
        let author = match Provided::of(schema) {
            Some(Provided::Change) => {
                self.check_change(schema, place);
                return None;
            }
            Some(Provided::Record) => {
                self.check_record(name, schema, place);
                Author::Runtime
            }
            None => Author::Generator,
        };
        // That it is no name in PascalCase at all, has been said.
        if is_pascal(name) && pascal(name) != name {
            let message = format!("`{name}` is not spelled as a Rust type");
            self.report(Problem::key(
                place,
                message,
                format!("rename it to `{}`", pascal(name)),
            ));
        }
        self.only_claims(schema, place, &["deprecated"], "in a schema with a name");
        let definition = self.definition(name, schema, place)?;
        let docs = self.described(schema.description.as_ref(), place, "the schema");
        Some(Type {
            name: name.to_owned(),
            file: file(name),
            origin: Origin::Schema,
            author,
            docs: with_constant(docs, &definition),
            deprecated: deprecation(schema.deprecated),
            definition,
        })
    }

    fn definition(&mut self, name: &str, schema: &Schema, place: &Place) -> Option<Definition> {
        let is_object = schema.data_type == Some(TypeSet::One(DataType::Object));
        Some(match OneOf::of(schema) {
            Some(OneOf::Values) => Definition::Enumeration(self.enumeration(schema, place)?),
            Some(OneOf::Types) => Definition::Union(self.union(schema, place)?),
            None if is_object && schema.properties.is_some() => {
                Definition::Record(self.record(name, schema, place))
            }
            Some(OneOf::OrNull) | None => {
                let message =
                    format!("the schema `{name}` is neither an object, an enumeration nor a union");
                let help = "only objects with `properties`, enumerations and unions (`oneOf`) have names; write anything else where it is used";
                self.report(Problem::key(place, message, help));
                return None;
            }
        })
    }

    fn record(&mut self, name: &str, schema: &Schema, place: &Place) -> Record {
        self.only(
            schema,
            place,
            &["type", "properties", "required", "x-rust-type"],
            "in an object with properties",
        );
        self.check_required(schema, place);
        let usage = self.usage(name);
        let mut record = Record {
            fields: Vec::new(),
            arguments: Vec::new(),
            constant: None,
            usage,
            page: None,
            patch: None,
        };
        let mut scope = match usage {
            Usage::Received => Scope::fields(),
            Usage::Sent | Usage::Uploaded => Scope::setters(),
        };
        for (wire, property) in schema.properties.iter().flatten() {
            let place = place.key("properties").key(wire);
            if property.constant.is_some() {
                self.constant(&mut record, (name, wire), property, &place);
                continue;
            }
            let field_name = self.property_name(wire, property, &place, &mut scope);
            let inline_name = format!("{name}{}", pascal(wire));
            let is_required = schema.required.contains(wire);
            let field = self
                .field(field_name, wire, property, &place, &inline_name)
                .map(|field| field.with_presence(is_required, usage, property.default.as_ref()))
                .map(|field| self.placed(name, field));
            let field = field.filter(|field| self.fits_form(field, property, usage, &place));
            record.fields.extend(field);
        }
        self.check_constant(schema, &record, place);
        record.patch = self.patch(name, &record);
        if record.patch.is_some() {
            for method in ["instruction", "is_empty"] {
                self.problems
                    .extend(scope.claim(method, place, "a method of a patch"));
            }
        }
        order::construct(&mut record);
        record
    }

    fn usage(&self, name: &str) -> Usage {
        if self.uploaded.contains(name) {
            Usage::Uploaded
        } else if self.sent.contains(name) {
            Usage::Sent
        } else {
            Usage::Received
        }
    }

    /// Returns the Rust name of a property, after checking that there is no other of that name.
    fn property_name(
        &mut self,
        wire: &str,
        property: &Schema,
        place: &Place,
        scope: &mut Scope,
    ) -> String {
        self.check_mark(wire, place);
        let counts = ["deprecated", "default", "minimum", "x-rust-name"];
        self.only_claims(property, place, &counts, "in a property");
        let mut name = self.rust_name(wire, property, place, Spelling::Snake);
        if name == EXTRA {
            name.push('_');
        }
        self.problems
            .extend(scope.claim(&name, place, "the property"));
        name
    }

    fn field(
        &mut self,
        name: String,
        wire: &str,
        property: &Schema,
        place: &Place,
        inline_name: &str,
    ) -> Option<Field> {
        let shape = self.shape(property, place, inline_name);
        let docs = self.described(property.description.as_ref(), place, "the property");
        Some(Field {
            wire: wire.to_owned(),
            name,
            docs: with_default(docs, property),
            deprecated: deprecation(property.deprecated),
            presence: Presence::Required,
            shape: shape?,
        })
    }

    /// Reports a `?` at the end of a name, which marks optional properties in the generated tables.
    fn check_mark(&mut self, wire: &str, place: &Place) {
        if wire.ends_with('?') {
            let message = format!("the name `{wire}` ends in `?`, which marks optional properties");
            let help = "a property is optional unless `required` lists it: remove the `?`";
            self.report(Problem::key(place, message, help));
        }
    }

    pub(super) fn check_required(&mut self, schema: &Schema, place: &Place) {
        let Some(properties) = &schema.properties else {
            return;
        };
        let required = place.key("required");
        for (index, name) in schema.required.iter().enumerate() {
            let first = schema.required.iter().position(|other| other == name);
            if let Some(first) = first.filter(|first| *first < index) {
                self.report(twice(name, &required.key(index), &required.key(first)));
            }
        }
        for (index, name) in schema
            .required
            .iter()
            .enumerate()
            .filter(|(_, name)| !properties.contains_key(*name))
        {
            let help = match closest(name, properties.keys().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "describe it under `properties`, or take it out of `required`".to_owned(),
            };
            let message = format!("`{name}` is required, but is not a property");
            self.report(Problem::new(
                &place.key("required").key(index),
                message,
                help,
            ));
        }
    }
}

impl Field {
    /// Returns how a missing property is represented: by an empty list or map if the type is only in responses, by a default
    /// that is blank, and otherwise by `None`, since an empty list in a request has a meaning of its own.
    fn with_presence(mut self, is_required: bool, usage: Usage, default: Option<&Value>) -> Self {
        let is_collection = matches!(self.shape, Shape::List(_) | Shape::Map(_));
        let has_blank = is_collection || default.is_some_and(|value| is_blank(value, &self.shape));
        if is_required {
            self.presence = Presence::Required;
        } else if has_blank && usage == Usage::Received {
            self.presence = Presence::Empty;
        } else {
            self.presence = Presence::None;
            if !matches!(self.shape, Shape::Optional(_)) {
                self.shape = Shape::Optional(Box::new(self.shape));
            }
        }
        self
    }
}

/// Returns whether a default is the blank value, which the runtime uses for missing values.
fn is_blank(default: &Value, shape: &Shape) -> bool {
    let Shape::Scalar(scalar) = shape else {
        return false;
    };
    match scalar {
        Scalar::Bool => default == &Value::Bool(false),
        Scalar::Integer | Scalar::Unsigned | Scalar::Number => default.as_f64() == Some(0.0),
        Scalar::String => default == "",
        Scalar::Secret | Scalar::UnixMillis | Scalar::DateTime => false,
    }
}

/// Returns the description of a type, with its constant if it has one.
fn with_constant(docs: String, definition: &Definition) -> String {
    match definition {
        Definition::Record(Record {
            constant: Some(Constant { wire, value }),
            ..
        }) => format!("{docs}\n\nIts `{wire}` is `{value}`."),
        _ => docs,
    }
}
