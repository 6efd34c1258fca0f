//! `oneOf` of references -> enums of structs, and values that may be null.

use super::described::deprecation;
use super::names::Scope;
use super::references::SCHEMAS;
use super::{Lowering, constants, module_name};
use crate::api::{Branch, Shape, Union};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Discriminator, Schema, TypeSet};

/// The meaning of a `oneOf`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OneOf {
    /// Constants: an enumeration.
    Values,
    /// References to types.
    Types,
    /// One reference, and null.
    OrNull,
}

impl OneOf {
    /// Returns the meaning of a schema; `None` without `oneOf`.
    pub(super) fn of(schema: &Schema) -> Option<Self> {
        let branches = schema.one_of.as_deref()?;
        let is_reference = |branch: &Schema| branch.reference.is_some();
        Some(match branches {
            [one, other] if is_reference(one) && is_null(other) => Self::OrNull,
            _ if schema.discriminator.is_some() => Self::Types,
            _ if schema.data_type.is_none() && branches.iter().any(is_reference) => Self::Types,
            _ => Self::Values,
        })
    }
}

fn is_null(schema: &Schema) -> bool {
    schema.data_type == Some(TypeSet::One(DataType::Null))
}

impl Lowering<'_> {
    /// Lowers a reference or null.
    pub(super) fn or_null(&mut self, schema: &Schema, place: &Place) -> Option<Shape> {
        self.only(schema, place, &["oneOf"], "beside a `oneOf` with null");
        let [one, null] = schema.one_of.as_deref()? else {
            return None;
        };
        let place = place.key("oneOf");
        let at = "beside `null`";
        self.only(null, &place.key(1), &["type"], at);
        self.only_claims(null, &place.key(1), &[], at);
        self.only_claims(one, &place.key(0), &[], at);
        for (index, branch) in [one, null].into_iter().enumerate() {
            self.no_prose(branch, &place.key(index), at);
        }
        let shape = self.shape(one, &place.key(0), "")?;
        Some(Shape::Optional(Box::new(shape)))
    }

    /// Reports a description that would not be shown, since the type's own is.
    fn no_prose(&mut self, branch: &Schema, place: &Place, at: &str) {
        let keys = [
            ("description", branch.description.is_some()),
            ("examples", !branch.examples.is_empty()),
        ];
        for (key, _) in keys.into_iter().filter(|(_, is_there)| *is_there) {
            let message = format!("`{key}` has no effect {at}");
            let help = "remove it, or write it at the type itself";
            self.report(Problem::key(&place.key(key), message, help));
        }
    }

    /// Lowers the types of a union.
    pub(super) fn union(&mut self, schema: &Schema, place: &Place) -> Option<Union> {
        self.only(schema, place, &["oneOf", "discriminator"], "in a union");
        let Some(Discriminator { property_name: tag }) = &schema.discriminator else {
            let help = "add `\"discriminator\": {\"propertyName\": …}`: the property that has another `const` in each of the types";
            let message = "the union does not say how to tell its types apart";
            self.report(Problem::key(&place.key("oneOf"), message, help));
            return None;
        };
        let mut scope = Scope::branches();
        let mut branches: Vec<Branch> = Vec::new();
        for (index, one) in schema.one_of.iter().flatten().enumerate() {
            let place = place.key("oneOf").key(index);
            let Some(branch) = self.branch(one, &place, tag) else {
                continue;
            };
            self.problems
                .extend(scope.claim(&branch.name, &place, "the variant"));
            if branches.iter().any(|other| other.wire == branch.wire) {
                let message = format!("`{}` is the `{tag}` of another type, too", branch.wire);
                let help = "each type of a union has a `const` of its own";
                self.report(Problem::new(&place, message, help));
            }
            branches.push(branch);
        }
        Some(Union {
            tag: tag.clone(),
            branches,
        })
    }

    fn branch(&mut self, one: &Schema, place: &Place, tag: &str) -> Option<Branch> {
        let at = "in a type of a union";
        let Some(target) = &one.reference else {
            let help = "put the type into `components.schemas`, and a `$ref` here";
            let message = "this type of the union has no name";
            self.report(Problem::new(place, message, help));
            return None;
        };
        self.only(one, place, &["$ref"], at);
        self.only_claims(one, place, &[], at);
        self.no_prose(one, place, at);
        let found = self.follow(target, &place.key("$ref"), &SCHEMAS)?;
        let wire = found
            .value
            .properties
            .as_ref()
            .and_then(|properties| constants::value(properties.get(tag)?));
        let Some(wire) = wire else {
            let message = format!("`{}` has no constant `{tag}`", found.name);
            let help = format!(
                "give it the property `{tag}`: {{\"type\": \"string\", \"const\": …, \"description\": …}}"
            );
            self.report(
                Problem::new(&place.key("$ref"), message, help).also(&found.place, "the type"),
            );
            return None;
        };
        Some(Branch {
            wire: wire.to_owned(),
            docs: first_sentence(found.value.description.as_deref().unwrap_or_default()),
            deprecated: deprecation(found.value.deprecated),
            shape: Shape::Named {
                module: module_name(&found.file),
                name: found.name.clone(),
            },
            name: found.name,
        })
    }
}

fn first_sentence(docs: &str) -> String {
    let paragraph = docs.split("\n\n").next().unwrap_or_default();
    let sentence = paragraph.split_inclusive(". ").next().unwrap_or_default();
    sentence.trim_end().to_owned()
}
