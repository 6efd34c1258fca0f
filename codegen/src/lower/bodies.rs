//! Bodies of requests: their media types, types and examples.

use indexmap::IndexMap;

use super::Lowering;
use super::known::{KnownField, KnownType};
use super::references::EXAMPLES;
use crate::api::{Body, BodyEncoding, BodyType, Limit, Need, Operation, Passing, Scalar, Shape};
use crate::naming::{PATCH_WITH_COMMENT, pascal};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Example, MediaType};
use crate::suggest::list;

/// The media type of responses and most bodies.
pub(super) const JSON: &str = "application/json";
/// The media type of a body with files.
pub(super) const FORM: &str = "multipart/form-data";
/// The parameter of the media type that distinguishes instructions from other changes.
pub(super) const SEMANTIC_PATCH: &str = "application/json; domain-model=launchdarkly.semanticpatch";

/// The property with the instructions of a semantic patch.
pub(super) const INSTRUCTIONS: &str = "instructions";

/// The property or parameter with the page size.
pub(super) const LIMIT: &str = "limit";

impl<'s> Lowering<'s> {
    /// Returns the body of a request.
    pub(super) fn body(
        &mut self,
        id: &str,
        body: &'s spec::RequestBody,
        place: &Place,
    ) -> Option<Body> {
        let place = place.key("requestBody").key("content");
        let mut lowered = Body {
            name: "body",
            need: if body.required {
                Need::Required
            } else {
                Need::Optional
            },
            types: Vec::new(),
            limit: None,
            docs: body.description.clone(),
            samples: Vec::new(),
        };
        let known: &[&str] = match body.content.get(FORM) {
            Some(_) => &[FORM],
            None => &[JSON, SEMANTIC_PATCH],
        };
        for (name, media_type, place) in self.media_types(&body.content, &place, known) {
            self.content(id, (name, media_type), &place, &mut lowered)?;
        }
        if lowered.types.iter().any(is_change) {
            lowered.name = "patch";
        }
        if let [one] = lowered.types.as_slice() {
            lowered.limit = self.limit(&one.shape);
        }
        (!lowered.types.is_empty()).then_some(lowered)
    }

    /// Returns the supported media types, and reports the others.
    pub(super) fn media_types(
        &mut self,
        content: &'s IndexMap<String, MediaType>,
        place: &Place,
        known: &[&str],
    ) -> Vec<(&'s str, &'s MediaType, Place)> {
        let mut found = Vec::new();
        for (name, media_type) in content {
            let place = place.key(name);
            if known.contains(&name.as_str()) {
                found.push((name.as_str(), media_type, place));
                continue;
            }
            let message = format!("the media type `{name}` is not allowed here");
            let help = format!(
                "allowed here: {}; `{FORM}` is allowed as the only body of a request",
                list(known.iter().copied())
            );
            self.report(Problem::key(&place, message, help));
        }
        found
    }

    /// Adds the type that the operation accepts for one media type.
    fn content(
        &mut self,
        id: &str,
        (name, media_type): (&str, &'s MediaType),
        place: &Place,
        body: &mut Body,
    ) -> Option<()> {
        let shape = if name == FORM {
            self.form(media_type, place)?
        } else {
            self.json(id, media_type, place)?
        };
        let (example, at) = self.examples(media_type, place)?;
        let sample = self.body_sample(&example.value, &shape, &at.key("value"))?;
        let encoding = match (name, &shape) {
            (FORM, _) => BodyEncoding::Multipart,
            (SEMANTIC_PATCH, _) => BodyEncoding::SemanticPatch,
            (_, Shape::Provided(_)) => BodyEncoding::JsonPatch,
            _ => BodyEncoding::Json,
        };
        let at = place.key("schema");
        if encoding == BodyEncoding::SemanticPatch && !self.has_instructions(&shape) {
            let message = "a semantic patch is an object with `instructions`";
            let help = "refer to a named schema that requires the property `instructions`";
            self.report(Problem::new(&at, message, help));
        }
        for shape in choices(shape) {
            if body.types.iter().any(|other| other.shape == shape) {
                let message = "the operation takes this type under two media types";
                let help = "write a type for each: it decides which one is sent";
                self.report(Problem::new(&at, message, help));
            }
            body.types.push(BodyType {
                encoding,
                passing: passing(&shape),
                shape,
            });
        }
        body.samples.push(sample);
        Some(())
    }

    /// Returns the type of a JSON body.
    fn json(&mut self, id: &str, media_type: &MediaType, place: &Place) -> Option<Shape> {
        let (schema, name) = (place.key("schema"), format!("{}Body", pascal(id)));
        let at = "in the schema of a body";
        let shape = self.anonymous(&media_type.schema, &schema, &name, at)?;
        self.refuse_file(&shape, &schema);
        Some(shape)
    }

    /// Returns the field of a body that sets the page size, which is in the query of other operations.
    fn limit(&self, body: &Shape) -> Option<Limit> {
        let (_, name) = body.named()?;
        let limit = |field: &&KnownField| {
            let number = [Scalar::Integer, Scalar::Unsigned].map(Shape::Scalar);
            field.wire == LIMIT && number.contains(field.shape.inner())
        };
        let field = self.known.get(name)?.fields().find(limit)?;
        Some(Limit {
            field: field.name.clone(),
            need: if field.is_required {
                Need::Required
            } else {
                Need::Optional
            },
        })
    }

    fn has_instructions(&self, shape: &Shape) -> bool {
        let known = shape.named().and_then(|(_, name)| self.known.get(name));
        match known {
            Some(KnownType::Record { arguments, .. }) => {
                arguments.iter().any(|field| field.wire == INSTRUCTIONS)
            }
            _ => false,
        }
    }

    /// Reports a parameter with the name of the body's argument or setter.
    pub(super) fn check_body_name(&mut self, operation: &Operation, place: &Place) {
        let Some(body) = &operation.body else { return };
        let mut parameters = operation.parameters();
        if let Some(parameter) = parameters.find(|parameter| parameter.name == body.name) {
            let (wire, name) = (&parameter.wire, body.name);
            let message =
                format!("the parameter `{wire}` would be `{name}` in Rust, and so would the body");
            let help =
                "give the parameter's `schema` an `x-rust-name`, and the reason in `x-comment`";
            self.report(Problem::key(&place.key("requestBody"), message, help));
        }
    }

    /// Returns the first example of a body and its place. All are looked up, so that dangling references are found.
    pub(super) fn examples(
        &mut self,
        media_type: &'s MediaType,
        place: &Place,
    ) -> Option<(&'s Example, Place)> {
        let place = place.key("examples");
        let examples = media_type.examples.iter();
        let found: Vec<_> = examples
            .map(|(name, example)| self.resolve(example, &place.key(name), &EXAMPLES))
            .collect();
        found.into_iter().next().flatten()
    }
}

fn is_change(body: &BodyType) -> bool {
    body.encoding == BodyEncoding::SemanticPatch || matches!(body.shape, Shape::Provided(_))
}

/// Returns how a body is passed: named types by reference, and lists, maps and strings by conversion.
fn passing(shape: &Shape) -> Passing {
    match shape {
        Shape::Named { .. } | Shape::Union { .. } | Shape::Provided(_) => Passing::Borrowed,
        _ => Passing::Converted,
    }
}

/// An operation that accepts a patch with a comment also accepts one without.
fn choices(shape: Shape) -> Vec<Shape> {
    let bare = matches!(&shape, Shape::Provided(name) if name == PATCH_WITH_COMMENT)
        .then(|| Shape::Provided("JsonPatch".to_owned()));
    std::iter::once(shape).chain(bare).collect()
}
