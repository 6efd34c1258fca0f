//! Path items -> operations.

use indexmap::IndexMap;

use super::Lowering;
use super::records::deprecation;
use super::references::RESPONSES;
use crate::api::{Body, BodyEncoding, Operation, Shape, Version};
use crate::naming::{pascal, shouty, snake};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Document, MediaType, Method, Response};

/// The one media type that the generator knows.
const JSON: &str = "application/json";

impl<'s> Lowering<'s> {
    /// The operations of a group.
    pub(super) fn operations(&mut self, file: &str, document: &'s Document) -> Vec<Operation> {
        let paths = Place::root(file).key("paths");
        let mut operations = Vec::new();
        for (path, item) in &document.paths {
            for (method, operation) in item.operations() {
                let place = paths.key(path).key(method.key());
                let version = if operation.beta || document.info.beta {
                    Version::Beta
                } else {
                    Version::Dated
                };
                operations.push(self.operation(path, method, operation, &place, version));
            }
        }
        operations
    }

    fn operation(
        &mut self,
        path: &str,
        method: Method,
        operation: &'s spec::Operation,
        place: &Place,
        version: Version,
    ) -> Operation {
        let id = operation.operation_id.clone();
        self.claim_operation(&id, place);
        let parameters = self.parameters(&id, path, operation, place);
        let mut lowered = Operation {
            function: snake(&id),
            request: pascal(&id),
            constant: shouty(&id),
            method: method.name(),
            path: path.to_owned(),
            version,
            summary: self.summary(operation, place),
            docs: operation.description.clone(),
            url: operation
                .external_docs
                .as_ref()
                .map(|docs| docs.url.clone())
                .unwrap_or_default(),
            deprecated: deprecation(operation.deprecated),
            path_parameters: parameters.path,
            required_query: parameters.required,
            optional_query: parameters.optional,
            body: operation
                .request_body
                .as_ref()
                .and_then(|body| self.body(&id, body, place)),
            paging: None,
            output: self.output(&id, operation, place),
            errors: self.errors(operation, place),
            id,
        };
        lowered.paging = self.paging(operation, &lowered, place);
        lowered
    }

    fn claim_operation(&mut self, id: &str, place: &Place) {
        let place = place.key("operationId");
        if let Some(first) = self.operation_ids.get(id) {
            let message = format!("two operations are named `{id}`");
            self.report(
                Problem::new(&place, message, "rename one of the two")
                    .also(&first.clone(), "the other one"),
            );
            return;
        }
        self.claim_type(&pascal(id), &place, "the operation's request");
        self.operation_ids.insert(id.to_owned(), place);
    }

    fn summary(&mut self, operation: &spec::Operation, place: &Place) -> String {
        let summary = operation.summary.clone().unwrap_or_default();
        if summary.trim_end().ends_with('.') {
            let help = "remove it; what needs a sentence belongs into `description`";
            self.report(Problem::new(
                &place.key("summary"),
                "the summary ends in a full stop",
                help,
            ));
        }
        summary
    }

    fn body(&mut self, id: &str, body: &'s spec::RequestBody, place: &Place) -> Option<Body> {
        let place = place.key("requestBody").key("content");
        let (media_type, place) = self.json(&body.content, &place)?;
        let shape = self.anonymous(
            &media_type.schema,
            &place.key("schema"),
            &format!("{}Body", pascal(id)),
            "in the schema of a body",
        )?;
        let (example_name, example) = media_type.examples.first()?;
        let sample = self.body_sample(
            &example.value,
            &shape,
            &place.key("examples").key(example_name).key("value"),
        )?;
        let (name, encoding) = match &shape {
            Shape::Provided(_) => ("patch", BodyEncoding::JsonPatch),
            _ => ("body", BodyEncoding::Json),
        };
        Some(Body {
            name,
            encoding,
            shape,
            docs: body.description.clone(),
            sample,
        })
    }

    /// The one media type that a body may have.
    fn json<'m>(
        &mut self,
        content: &'m IndexMap<String, MediaType>,
        place: &Place,
    ) -> Option<(&'m MediaType, Place)> {
        for name in content.keys().filter(|name| *name != JSON) {
            let message = format!("the media type `{name}` is not known");
            self.report(Problem::key(
                &place.key(name),
                message,
                format!("the generator knows `{JSON}` only"),
            ));
        }
        Some((content.get(JSON)?, place.key(JSON)))
    }

    /// The type of the one successful response.
    fn output(&mut self, id: &str, operation: &'s spec::Operation, place: &Place) -> Option<Shape> {
        let place = place.key("responses");
        let successes: Vec<_> = operation
            .responses
            .iter()
            .filter(|(status, _)| status.starts_with('2'))
            .collect();
        let [(status, response)] = successes.as_slice() else {
            let message = format!("the operation has {} successful responses", successes.len());
            self.report(Problem::key(
                &place,
                message,
                "document exactly one of 200 to 299; more are not known yet",
            ));
            return None;
        };
        let (response, place) = self.resolve(response, &place.key(status), &RESPONSES)?;
        self.response_shape(response, &place, id)
    }

    /// The type of a response's body; `None` where there is none.
    fn response_shape(&mut self, response: &'s Response, place: &Place, id: &str) -> Option<Shape> {
        self.described(response.description.as_ref(), place, "the response");
        let (media_type, place) = self.json(&response.content, &place.key("content"))?;
        self.anonymous(
            &media_type.schema,
            &place.key("schema"),
            &format!("{}Response", pascal(id)),
            "in the schema of a body",
        )
    }

    /// The documented errors. Their bodies are the runtime's: it reads whatever comes.
    fn errors(&mut self, operation: &'s spec::Operation, place: &Place) -> Vec<(u16, String)> {
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
            if at == place {
                self.response_shape(response, &at, &operation.operation_id);
            }
            errors.extend(
                status
                    .parse()
                    .ok()
                    .map(|code| (code, response.description.clone().unwrap_or_default())),
            );
        }
        errors
    }

    /// Responses that operations share are judged once, where they stand.
    pub(super) fn check_shared_responses(&mut self) {
        for (file, document) in &self.spec.documents {
            let place = Place::root(file).key("components").key("responses");
            for (name, response) in &document.components.responses {
                self.response_shape(response, &place.key(name), name);
            }
        }
    }
}
