//! The schema of a value -> its Rust type.

use super::Lowering;
use super::provided::Provided;
use super::references::SCHEMAS;
use super::unions::OneOf;
use crate::api::{Scalar, Shape};
use crate::load::other_format;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Nullable, Schema};
use crate::suggest::{closest, list};

const NAME_IT: &str =
    "move it to `components.schemas` under a name of its own and put a `$ref` here";

/// Keys that do not affect the shape of a value and are allowed everywhere.
const ANNOTATIONS: [&str; 6] = [
    "description",
    "deprecated",
    "examples",
    "default",
    "$comment",
    "x-rust-name",
];

impl Lowering<'_> {
    /// Returns the type of the value that `schema` at `place` describes. An inline enumeration is named `inline_name`. `None`
    /// after a problem.
    pub(super) fn shape(
        &mut self,
        schema: &Schema,
        place: &Place,
        inline_name: &str,
    ) -> Option<Shape> {
        if let Some(target) = &schema.reference {
            self.only(schema, place, &["$ref"], "beside `$ref`");
            let found = self.follow(target, &place.key("$ref"), &SCHEMAS)?;
            let provided = Provided::of(found.value);
            if let (Some(Provided::Change), Some(name)) = (provided, &found.value.rust_type) {
                return Some(Shape::Provided(name.clone()));
            }
            self.refuse_form(&found.name, &place.key("$ref"));
            let (module, name) = (super::module_name(&found.file), found.name);
            return Some(match OneOf::of(found.value) {
                Some(OneOf::Types) => Shape::Union { module, name },
                _ => Shape::Named { module, name },
            });
        }
        match OneOf::of(schema) {
            Some(OneOf::Values) => return self.inline_enumeration(schema, place, inline_name),
            Some(OneOf::OrNull) => return self.or_null(schema, place),
            Some(OneOf::Types) => {
                self.report(Problem::new(place, "an inline union needs a name", NAME_IT));
                return None;
            }
            None => {}
        }
        let Some(types) = &schema.data_type else {
            self.only(
                schema,
                place,
                &[],
                "in a schema without `type`, which allows any value,",
            );
            return Some(Shape::Any);
        };
        let (data_type, nullable) = types.parts();
        let shape = self.typed(data_type, schema, place, inline_name)?;
        Some(match nullable {
            Nullable::Yes => Shape::Optional(Box::new(shape)),
            Nullable::No => shape,
        })
    }

    fn typed(
        &mut self,
        data_type: DataType,
        schema: &Schema,
        place: &Place,
        inline_name: &str,
    ) -> Option<Shape> {
        match data_type {
            DataType::Array => self.array(schema, place, inline_name),
            DataType::Object => self.map(schema, place, inline_name),
            DataType::Boolean | DataType::Integer | DataType::Number | DataType::String => {
                self.scalar(data_type, schema, place)
            }
            DataType::Null => {
                let help = "write it beside a type, or beside a `$ref` in `oneOf`";
                let message = "a value that is always null carries no information";
                self.report(Problem::new(&place.key("type"), message, help));
                None
            }
        }
    }

    /// Returns a scalar, or a file.
    fn scalar(&mut self, data_type: DataType, schema: &Schema, place: &Place) -> Option<Shape> {
        let keys: &[&str] = match data_type {
            DataType::Integer => &["type", "format", "minimum", "maximum"],
            DataType::String => &["type", "format", "contentMediaType"],
            _ => &["type", "format"],
        };
        self.only(schema, place, keys, "in a schema of this type");
        if data_type == DataType::String && schema.content_media_type.is_some() {
            self.no_format(schema, place);
            return Some(Shape::File);
        }
        let format = schema.format.as_deref().unwrap_or_default();
        let mut scalars = Scalar::of(data_type);
        if let Some(found) = scalars.find(|scalar| scalar.facts().formats.contains(&format)) {
            return Some(Shape::Scalar(match (found, schema.minimum) {
                (Scalar::Integer, Some(0..)) => Scalar::Unsigned,
                (found, _) => found,
            }));
        }
        self.unknown_format(format, data_type, place);
        None
    }

    fn unknown_format(&mut self, format: &str, data_type: DataType, place: &Place) {
        let formats = Scalar::of(data_type).flat_map(|scalar| scalar.facts().formats);
        let names = formats.copied().filter(|name| !name.is_empty());
        let meant = closest(format, names.clone());
        let help = match (other_format(format), meant, names.clone().next()) {
            (_, _, None) => "remove `format`".to_owned(),
            (Some(help), _, _) => help.to_owned(),
            (None, Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, None, _) => format!("the formats allowed here are {}", list(names)),
        };
        self.report(Problem::new(
            &place.key("format"),
            format!("unknown format `{format}` for this type"),
            help,
        ));
    }

    fn no_format(&mut self, schema: &Schema, place: &Place) {
        if schema.format.is_some() {
            let help = "remove it: `contentMediaType` says that this is a file";
            let message = "`format` has no effect in the schema of a file";
            self.report(Problem::key(&place.key("format"), message, help));
        }
    }

    fn array(&mut self, schema: &Schema, place: &Place, inline_name: &str) -> Option<Shape> {
        self.only(schema, place, &["type", "items"], "in an array");
        let Some(items) = &schema.items else {
            self.report(Problem::new(
                place,
                "the array does not say what it holds",
                "add `items`",
            ));
            return None;
        };
        let element = self.anonymous(
            items,
            &place.key("items"),
            inline_name,
            "in the element of a list",
        )?;
        Some(Shape::List(Box::new(element)))
    }

    fn map(&mut self, schema: &Schema, place: &Place, inline_name: &str) -> Option<Shape> {
        if schema.properties.is_some() {
            let message = "an inline object with properties needs a name";
            self.report(Problem::new(place, message, NAME_IT));
            return None;
        }
        self.only(schema, place, &["type", "additionalProperties"], "in a map");
        let Some(values) = &schema.additional_properties else {
            let help = "add `additionalProperties`: the schema of its values, or {} where they may be anything";
            self.report(Problem::new(
                place,
                "the map does not say what it holds",
                help,
            ));
            return None;
        };
        let place = place.key("additionalProperties");
        let value = self.anonymous(values, &place, inline_name, "in the value of a map")?;
        Some(Shape::Map(Box::new(value)))
    }

    /// Returns the type of an element or a body, which cannot have a name, a default or a deprecation of its own.
    pub(super) fn anonymous(
        &mut self,
        schema: &Schema,
        place: &Place,
        inline_name: &str,
        at: &str,
    ) -> Option<Shape> {
        let counts: &[&str] = if schema.one_of.is_some() {
            &["deprecated"]
        } else {
            &["minimum"]
        };
        self.only_claims(schema, place, counts, at);
        self.shape(schema, place, inline_name)
    }

    /// Reports keys without effect in this position: `deprecated`, `default`, `minimum`, `maximum`, `x-rust-name`.
    pub(super) fn only_claims(
        &mut self,
        schema: &Schema,
        place: &Place,
        counts: &[&str],
        at: &str,
    ) {
        for key in claims(schema).filter(|key| !counts.contains(key)) {
            let help = match key {
                "minimum" | "maximum" => {
                    "describe it in `description`: limits are allowed only for integers in parameters, and `minimum` for any integer"
                }
                _ => "remove it, or write it at the property or parameter itself",
            };
            self.report(Problem::key(
                &place.key(key),
                format!("`{key}` has no effect {at}"),
                help,
            ));
        }
    }

    /// Reports each key of the schema except for `keys` and annotations.
    pub(super) fn only(&mut self, schema: &Schema, place: &Place, keys: &[&str], at: &str) {
        for key in present(schema)
            .into_iter()
            .filter(|key| !keys.contains(key) && !ANNOTATIONS.contains(key))
        {
            let message = format!("`{key}` has no effect {at}");
            let help = match keys {
                [] => "remove it, or add a `type`".to_owned(),
                _ => format!(
                    "remove it; only this has an effect here: {}",
                    list(keys.iter().copied())
                ),
            };
            self.report(Problem::key(&place.key(key), message, help));
        }
    }
}

/// Keys that only have an effect on properties, parameters and values of enumerations.
fn claims(schema: &Schema) -> impl Iterator<Item = &'static str> {
    let keys = [
        ("deprecated", schema.deprecated),
        ("default", schema.default.is_some()),
        ("minimum", schema.minimum.is_some()),
        ("maximum", schema.maximum.is_some()),
        ("x-rust-name", schema.rust_name.is_some()),
    ];
    keys.into_iter()
        .filter(|(_, is_present)| *is_present)
        .map(|(key, _)| key)
}

/// Returns the keys of a schema, without annotations.
fn present(schema: &Schema) -> Vec<&'static str> {
    let keys = [
        ("$ref", schema.reference.is_some()),
        ("type", schema.data_type.is_some()),
        ("properties", schema.properties.is_some()),
        ("required", !schema.required.is_empty()),
        ("items", schema.items.is_some()),
        (
            "additionalProperties",
            schema.additional_properties.is_some(),
        ),
        ("oneOf", schema.one_of.is_some()),
        ("discriminator", schema.discriminator.is_some()),
        ("const", schema.constant.is_some()),
        ("format", schema.format.is_some()),
        ("contentMediaType", schema.content_media_type.is_some()),
        ("minimum", schema.minimum.is_some()),
        ("maximum", schema.maximum.is_some()),
        ("x-rust-type", schema.rust_type.is_some()),
    ];
    keys.into_iter()
        .filter(|(_, is_present)| *is_present)
        .map(|(key, _)| key)
        .collect()
}
