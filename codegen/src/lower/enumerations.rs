//! Annotated enumerations -> enums.

use super::Lowering;
use super::described::deprecation;
use super::known::KnownType;
use super::names::{Scope, Spelling};
use crate::api::{Author, Definition, Enumeration, Origin, Shape, Type, Variant};
use crate::naming::file;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{DataType, Schema, TypeSet};

impl Lowering<'_> {
    /// Lowers an inline enumeration to a type that is named after its place.
    pub(super) fn inline_enumeration(
        &mut self,
        schema: &Schema,
        place: &Place,
        name: &str,
    ) -> Option<Shape> {
        self.claim_type(name, place, "the enumeration");
        let docs = self.described(schema.description.as_ref(), place, "the enumeration");
        let definition = Definition::Enumeration(self.enumeration(schema, place)?);
        let new = Type {
            name: name.to_owned(),
            file: file(name),
            origin: Origin::Inline(place.pointer.clone()),
            author: Author::Generator,
            docs,
            deprecated: deprecation(schema.deprecated),
            definition,
        };
        self.known.insert(name.to_owned(), KnownType::new(&new));
        self.inline.push(new);
        Some(Shape::Named {
            module: super::module_name(&place.file),
            name: name.to_owned(),
        })
    }

    /// Lowers the values of an enumeration.
    pub(super) fn enumeration(&mut self, schema: &Schema, place: &Place) -> Option<Enumeration> {
        self.only(schema, place, &["type", "oneOf"], "in an enumeration");
        if schema.data_type != Some(TypeSet::One(DataType::String)) {
            let help =
                "an enumeration lists strings: write `\"type\": \"string\"`; a union lists `$ref`s";
            self.report(Problem::new(
                &place.key("oneOf"),
                "`oneOf` is used in a schema that is not a string",
                help,
            ));
            return None;
        }
        let mut scope = Scope::variants();
        let values = schema.one_of.iter().flatten().enumerate();
        let variants: Vec<_> = values
            .filter_map(|(index, value)| {
                self.variant(value, &place.key("oneOf").key(index), &mut scope)
            })
            .collect();
        Some(Enumeration { variants })
    }

    fn variant(&mut self, value: &Schema, place: &Place, scope: &mut Scope) -> Option<Variant> {
        let at = "in a value of an enumeration";
        self.only(value, place, &["const"], at);
        self.only_claims(value, place, &["deprecated", "x-rust-name"], at);
        let Some(wire) = value
            .constant
            .as_ref()
            .and_then(|constant| constant.as_str())
        else {
            let help = "write {\"const\": \"…\", \"description\": \"…\"}; a union, which lists `$ref`s, has a `discriminator` and no `type`";
            self.report(Problem::new(
                place,
                "this value of the enumeration has no `const`",
                help,
            ));
            return None;
        };
        let name = self.rust_name(wire, value, place, Spelling::Pascal);
        let at = place.key("const");
        let problem = scope.list(wire, &at);
        self.problems
            .extend(problem.or_else(|| scope.claim(&name, &at, "the value")));
        Some(Variant {
            wire: wire.to_owned(),
            name,
            docs: self.described(
                value.description.as_ref(),
                place,
                "the value of the enumeration",
            ),
            deprecated: deprecation(value.deprecated),
        })
    }
}
