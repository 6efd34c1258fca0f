//! Forms with files: `multipart/form-data`.

use super::bodies::FORM;
use super::references::{SCHEMAS, find};
use super::{KnownType, Lowering};
use crate::api::{Field, Shape, Spot, Usage};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{MediaType, Schema};

impl Lowering<'_> {
    /// Lowers a form to a type.
    pub(super) fn form(&mut self, media_type: &MediaType, place: &Place) -> Option<Shape> {
        let (schema, place) = (&media_type.schema, place.key("schema"));
        let Some(target) = &schema.reference else {
            let help = "describe the parts as properties of a schema in `components.schemas` and put a `$ref` here";
            self.report(Problem::key(&place, "the form has no name", help));
            return None;
        };
        self.only(schema, &place, &["$ref"], "beside `$ref`");
        let found = self.follow(target, &place.key("$ref"), &SCHEMAS)?;
        if !matches!(self.known.get(&found.name), Some(KnownType::Record { .. })) {
            let help = "its properties are the parts of the form";
            self.report(Problem::new(&place, "the form is not an object", help));
            return None;
        }
        Some(Shape::Named {
            module: super::module_name(&found.file),
            name: found.name,
        })
    }

    /// Reports a reference to a form outside of the body of a request, since a form is not JSON.
    pub(super) fn refuse_form(&mut self, name: &str, place: &Place) {
        if self.uploaded.contains(name) {
            let message = format!("`{name}` is a form, which can only be a whole body");
            let help = format!(
                "refer to it under `{FORM}` of a request body only, or write a schema of its own"
            );
            self.report(Problem::new(place, message, help));
        }
    }

    /// Reports a JSON body that is a file or contains one.
    pub(super) fn refuse_file(&mut self, shape: &Shape, place: &Place) {
        if holds_file(shape) {
            self.report(Problem::key(place, MISPLACED, misplaced()));
        }
    }

    /// Checks the type of a property: files are only allowed in forms, and forms only contain files and scalars.
    pub(super) fn fits_form(
        &mut self,
        field: &Field,
        property: &Schema,
        usage: Usage,
        place: &Place,
    ) -> bool {
        let is_form = usage == Usage::Uploaded;
        let shape = field.shape.inner();
        let element = match shape {
            Shape::List(element) if is_form => element,
            shape => shape,
        };
        let is_file = holds_file(shape);
        let is_single = match element {
            Shape::File => true,
            Shape::Scalar(scalar) => scalar.fits(Spot::Form),
            Shape::Named { .. } => self.is_enumeration(property, place),
            Shape::Any
            | Shape::Provided(_)
            | Shape::Union { .. }
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Optional(_)
            | Shape::Boxed(_) => false,
        };
        if is_file && !is_form {
            self.report(Problem::key(place, MISPLACED, misplaced()));
            return false;
        }
        if is_form && !is_single {
            let message = "this cannot be a part of a form";
            let help = "use a file, string, number, boolean, enumeration, or a list of these";
            self.report(Problem::key(place, message, help));
            return false;
        }
        true
    }

    /// Returns whether a property, or its elements, are an enumeration. Its type may not exist yet.
    fn is_enumeration(&self, property: &Schema, place: &Place) -> bool {
        let element = property.items.as_deref().unwrap_or(property);
        let target = element.reference.as_deref();
        let found =
            target.and_then(|target| find(self.spec, target, place, &SCHEMAS).ok().flatten());
        element.one_of.is_some() || found.is_some_and(|found| found.value.one_of.is_some())
    }
}

const MISPLACED: &str = "a file cannot be uploaded from here";

fn misplaced() -> String {
    format!("only forms have files: objects that the body of a request refers to under `{FORM}`")
}

fn holds_file(shape: &Shape) -> bool {
    let mut found = false;
    shape.walk(&mut |part| found |= *part == Shape::File);
    found
}
