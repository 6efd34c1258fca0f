//! Bodies: their media types, their examples, and what a request carries.

use indexmap::IndexMap;

use super::Lowering;
use super::references::EXAMPLES;
use crate::api::{Body, BodyEncoding, Need, Operation, Passing, Shape};
use crate::naming::pascal;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Example, MediaType};

/// What bodies are, but for forms.
const JSON: &str = "application/json";
/// What a body with files is.
pub(super) const FORM: &str = "multipart/form-data";

impl<'s> Lowering<'s> {
    /// The body of a request.
    pub(super) fn body(
        &mut self,
        id: &str,
        body: &'s spec::RequestBody,
        place: &Place,
    ) -> Option<Body> {
        let place = place.key("requestBody").key("content");
        let (media_type, place, shape) = self.content(id, &body.content, &place)?;
        let (example, place) = self.examples(media_type, &place)?;
        let sample = self.body_sample(&example.value, &shape, &place.key("value"))?;
        let (name, encoding) = match &shape {
            Shape::Provided(_) => ("patch", BodyEncoding::JsonPatch),
            _ if body.content.contains_key(FORM) => ("body", BodyEncoding::Multipart),
            _ => ("body", BodyEncoding::Json),
        };
        let passing = match &shape {
            Shape::Named { .. } | Shape::Provided(_) => Passing::Borrowed,
            _ => Passing::Converted,
        };
        let need = if body.required {
            Need::Required
        } else {
            Need::Optional
        };
        Some(Body {
            name,
            need,
            encoding,
            passing,
            shape,
            docs: body.description.clone(),
            sample,
        })
    }

    /// The media type of a request with its place, and the type of what is sent.
    fn content(
        &mut self,
        id: &str,
        content: &'s IndexMap<String, MediaType>,
        place: &Place,
    ) -> Option<(&'s MediaType, Place, Shape)> {
        if let Some(form) = content.get(FORM) {
            let (form, place) = self.only_media_type(form, FORM, content, place);
            let shape = self.form(form, &place)?;
            return Some((form, place, shape));
        }
        let (media_type, place) = self.json(content, place)?;
        let (schema, name) = (place.key("schema"), format!("{}Body", pascal(id)));
        let at = "in the schema of a body";
        let shape = self.anonymous(&media_type.schema, &schema, &name, at)?;
        self.refuse_file(&shape, &schema);
        Some((media_type, place, shape))
    }

    /// Reports a parameter that is called like the argument or the setter of the body.
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

    /// The one media type that a body may have.
    pub(super) fn json(
        &mut self,
        content: &'s IndexMap<String, MediaType>,
        place: &Place,
    ) -> Option<(&'s MediaType, Place)> {
        let Some(media_type) = content.get(JSON) else {
            self.refuse_media_types(content, JSON, place);
            return None;
        };
        Some(self.only_media_type(media_type, JSON, content, place))
    }

    /// A media type with its place, and a problem for each other one.
    fn only_media_type(
        &mut self,
        media_type: &'s MediaType,
        name: &str,
        content: &'s IndexMap<String, MediaType>,
        place: &Place,
    ) -> (&'s MediaType, Place) {
        self.refuse_media_types(content, name, place);
        (media_type, place.key(name))
    }

    fn refuse_media_types(
        &mut self,
        content: &IndexMap<String, MediaType>,
        known: &str,
        place: &Place,
    ) {
        for name in content.keys().filter(|name| *name != known) {
            let message = format!("the media type `{name}` is not known here");
            let help = format!(
                "the generator knows `{JSON}`, and `{FORM}` alone as the body of a request"
            );
            self.report(Problem::key(&place.key(name), message, help));
        }
    }

    /// The first example of a body, and where it stands. All are looked up, so that none leads nowhere.
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
