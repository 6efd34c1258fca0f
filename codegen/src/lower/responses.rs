//! Responses of operations.

use super::Lowering;
use super::bodies::JSON;
use super::references::RESPONSES;
use crate::api::{Failure, Outcome, Output, Shape, Success};
use crate::load::COMMON;
use crate::naming::{pascal, success};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, DataType, RefOr, Response, TypeSet};

/// The header with the address of what was created, and the runtime's type for it.
const LOCATION: &str = "Location";

impl<'s> Lowering<'s> {
    /// Lowers the successful responses: one becomes a type, several become an enum.
    pub(super) fn output(
        &mut self,
        id: &str,
        operation: &'s spec::Operation,
        place: &Place,
    ) -> Output {
        let place = place.key("responses");
        let responses = operation.responses.iter();
        let successes: Vec<_> = responses
            .filter(|(status, _)| status.starts_with('2'))
            .collect();
        match successes.as_slice() {
            [] => {
                let message = "the operation has no successful response";
                let help =
                    "document the response of a successful request: a status from 200 to 299";
                self.report(Problem::key(&place, message, help));
                Output::Nothing
            }
            [(status, response)] => {
                let name = format!("{}Response", pascal(id));
                let place = place.key(status);
                let found = self.resolve(response, &place, &RESPONSES);
                if let Some((response, at)) = &found {
                    self.check_status(status, response, &place, at);
                }
                let shape = found.and_then(|(found, at)| self.response_shape(found, &at, &name));
                shape.map_or(Output::Nothing, Output::Value)
            }
            several => Output::Outcome(self.outcome(id, several, &place)),
        }
    }

    fn outcome(
        &mut self,
        id: &str,
        successes: &[(&String, &'s RefOr<Response>)],
        place: &Place,
    ) -> Outcome {
        let name = format!("{}Outcome", pascal(id));
        self.claim_type(&name, place, "the operation's outcome");
        let variants = successes
            .iter()
            .filter_map(|(status, response)| self.success(&name, status, response, place))
            .collect();
        Outcome { name, variants }
    }

    fn success(
        &mut self,
        outcome: &str,
        status: &str,
        response: &'s RefOr<Response>,
        place: &Place,
    ) -> Option<Success> {
        let place = place.key(status);
        // Statuses that are not numbers have been reported by `load`.
        let number = status.parse().ok()?;
        let Some(name) = success(number) else {
            let message = format!("the status {status} has no name, and so no variant");
            let help = "where several successes are documented, each is named by its reason phrase: use a registered status";
            self.report(Problem::key(&place, message, help));
            return None;
        };
        let (response, at) = self.resolve(response, &place, &RESPONSES)?;
        self.check_status(status, response, &place, &at);
        Some(Success {
            status: number,
            name,
            docs: response.description.clone().unwrap_or_default(),
            shape: self.response_shape(response, &at, &format!("{outcome}{name}")),
        })
    }

    /// Returns the type of a response's body; `None` if there is none.
    fn response_shape(
        &mut self,
        response: &'s Response,
        place: &Place,
        inline_name: &str,
    ) -> Option<Shape> {
        self.required_text(response.description.as_ref(), place, "the response");
        if !response.headers.is_empty() {
            return Some(self.location(response, place));
        }
        let content = self.media_types(&response.content, &place.key("content"), &[JSON]);
        let (_, media_type, place) = content.into_iter().next()?;
        self.examples(media_type, &place);
        let (place, at) = (place.key("schema"), "in the schema of a body");
        let shape = self.anonymous(&media_type.schema, &place, inline_name, at)?;
        self.refuse_file(&shape, &place);
        Some(shape)
    }

    /// Returns the type of a response that only has a header.
    fn location(&mut self, response: &'s Response, place: &Place) -> Shape {
        let headers = place.key("headers");
        for (name, header) in &response.headers {
            let at = headers.key(name);
            self.required_text(header.description.as_ref(), &at, "the header");
            let is_text = header.schema.data_type == Some(TypeSet::One(DataType::String));
            if name != LOCATION || !is_text {
                let message = format!("the header `{name}` is not known here");
                let help = "known is `Location`, with `\"schema\": {\"type\": \"string\"}`";
                self.report(Problem::key(&at, message, help));
            }
        }
        if !response.content.is_empty() {
            let message = "the headers of a response with a body mean nothing here";
            let help = "remove them; `Location` is for a response without a body";
            self.report(Problem::key(&headers, message, help));
        }
        Shape::Provided(LOCATION.to_owned())
    }

    /// Lowers the documented errors. The runtime reads their bodies, whatever they contain.
    pub(super) fn errors(&mut self, operation: &'s spec::Operation, place: &Place) -> Vec<Failure> {
        let mut errors = Vec::new();
        for (status, response) in operation
            .responses
            .iter()
            .filter(|(status, _)| !status.starts_with('2'))
        {
            let place = place.key("responses").key(status);
            let Some((response, at)) = self.resolve(response, &place, &RESPONSES) else {
                continue;
            };
            self.check_status(status, response, &place, &at);
            if at == place {
                let name = format!("{}Response", pascal(&operation.operation_id));
                self.response_shape(response, &at, &name);
            }
            errors.extend(status.parse().ok().map(|status| Failure {
                status,
                docs: response.description.clone().unwrap_or_default(),
                is_shared: at.file == COMMON,
            }));
        }
        errors
    }

    /// Checks shared responses once, at their own places.
    pub(super) fn check_shared_responses(&mut self) {
        for (file, document) in &self.spec.documents {
            let place = Place::root(file).key("components").key("responses");
            for (name, response) in &document.components.responses {
                let inline_name = format!("{}Response", pascal(name));
                self.response_shape(response, &place.key(name), &inline_name);
            }
        }
    }
}
