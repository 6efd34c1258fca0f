//! Path items -> operations.

use super::described::deprecation;
use super::{Lowering, aliases};
use crate::api::{Operation, Repetition, Version};
use crate::naming::{file, pascal, snake};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::{self, Document, Method};

impl<'s> Lowering<'s> {
    /// Returns the operations of a group.
    pub(super) fn operations(&mut self, file: &str, document: &'s Document) -> Vec<Operation> {
        let paths = Place::root(file).key("paths");
        let mut operations = Vec::new();
        for (path, item) in &document.paths {
            self.check_path(path, &paths.key(path));
            for (method, operation) in item.operations() {
                let place = paths.key(path).key(method.key());
                self.check_beta(operation, document, &place);
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
        self.check_method(method, operation, place);
        let parameters = self.parameters(&id, path, operation, place);
        let mut lowered = Operation {
            function: snake(&id),
            file: file(&id),
            request: pascal(&id),
            method: method.name(),
            path: path.to_owned(),
            version,
            repetition: self.repetition(operation, method, place),
            summary: self.summary(operation, place),
            docs: operation.description.clone(),
            url: operation
                .external_docs
                .as_ref()
                .map(|docs| docs.url.clone())
                .unwrap_or_default(),
            deprecated: deprecation(operation.deprecated),
            path_parameters: parameters.path,
            route: parameters.route,
            required_query: parameters.required,
            optional_query: parameters.optional,
            body: operation
                .request_body
                .as_ref()
                .and_then(|body| self.body(&id, body, place)),
            environment: None,
            paging: None,
            output: self.output(&id, operation, place),
            errors: self.errors(operation, place),
            aliases: Vec::new(),
            id,
        };
        self.check_body_name(&lowered, place);
        lowered.environment = self.environment_of(&lowered);
        lowered.paging = self.paging(operation, &lowered, place);
        lowered.aliases = aliases::for_operation(&lowered);
        lowered
    }

    /// Of the other methods HTTP says whether they may be sent again: what reads is a GET, and a PATCH changes something.
    fn repetition(
        &mut self,
        operation: &spec::Operation,
        method: Method,
        place: &Place,
    ) -> Repetition {
        if !operation.read_only {
            return Repetition::ByMethod;
        }
        if method != Method::Post {
            let message = format!("`x-read-only` is not allowed on a {}", method.name());
            let help = "remove it; `x-read-only` is for POST operations that only read";
            self.report(Problem::new(&place.key("x-read-only"), message, help));
        }
        Repetition::ReadOnly
    }

    fn claim_operation(&mut self, id: &str, place: &Place) {
        let place = place.key("operationId");
        // Two that differ in capitals would be told apart by nobody, and by some file systems neither.
        if let Some((other, first)) = self.operation_ids.get(&id.to_lowercase()) {
            let message = if other == id {
                format!("two operations are named `{id}`")
            } else {
                format!("`{id}` and `{other}` differ only in upper and lower case")
            };
            let problem = Problem::new(&place, message, "rename one of the two");
            let problem = problem.also(first, "the other one");
            self.report(problem);
            return;
        }
        self.claim_type(&pascal(id), &place, "the operation's request");
        self.operation_ids
            .insert(id.to_lowercase(), (id.to_owned(), place));
    }

    /// What reads, sends nothing: servers and caches pass over the body of a `GET`.
    fn check_method(&mut self, method: Method, operation: &spec::Operation, place: &Place) {
        if method == Method::Get && operation.request_body.is_some() {
            let help = "remove it, and describe what is asked for as query parameters; or the method is another one";
            let message = "a GET has no body";
            self.report(Problem::key(&place.key("requestBody"), message, help));
        }
    }

    /// Beta is said once.
    fn check_beta(&mut self, operation: &spec::Operation, document: &Document, place: &Place) {
        if operation.beta && document.info.beta {
            let info = Place::root(&place.file).key("info").key("x-beta");
            let message = "`x-beta` repeats what the document says of all its operations";
            let problem = Problem::key(&place.key("x-beta"), message, "remove it");
            self.report(problem.also(&info, "the whole group is in beta"));
        }
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
}
