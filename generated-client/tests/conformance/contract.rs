//! The documentation of an operation, read from the spec independently: nothing here uses the generator, or the code with
//! which the client writes requests.

mod form;
mod request;

use serde_json::Value;

use super::judge::Judge;
use super::spec::{Node, Spec};

/// An operation of a document.
pub(super) struct Contract<'s> {
    spec: &'s Spec,
    judge: &'s Judge,
    method: String,
    path: String,
    operation: Node<'s>,
}

/// A documented answer.
pub(super) struct Documented {
    pub(super) status: u16,
    /// The value of the header `Location`, if that is documented.
    pub(super) location: Option<&'static str>,
    /// The media type and an example, if there is a body.
    pub(super) body: Option<(String, Value)>,
}

impl<'s> Contract<'s> {
    /// Returns all operations of all documents.
    pub(super) fn all(spec: &'s Spec, judge: &'s Judge) -> Vec<Self> {
        let mut all = Vec::new();
        for document in spec.documents() {
            let paths = document.inside("paths");
            for (path, item) in paths {
                all.extend(item.children().into_iter().map(|(method, operation)| Self {
                    spec,
                    judge,
                    method: method.to_uppercase(),
                    path: path.clone(),
                    operation,
                }));
            }
        }
        all
    }

    /// Returns the `operationId`.
    pub(super) fn id(&self) -> &'s str {
        self.operation.value["operationId"]
            .as_str()
            .unwrap_or_default()
    }

    /// Returns whether the operation is a GET.
    pub(super) fn is_read(&self) -> bool {
        self.method == "GET"
    }

    /// Returns the file name of the document.
    #[cfg_attr(
        not(feature = "full"),
        expect(dead_code, reason = "only the whole is compared with the client")
    )]
    pub(super) fn file(&self) -> &str {
        self.operation.file
    }

    /// Returns every documented answer: one for each example, and one for each status without a body.
    pub(super) fn answers(&self) -> Vec<Documented> {
        let responses = self.operation.inside("responses");
        let answers = responses.into_iter().flat_map(|(status, response)| {
            let status = status.parse().expect("a status is a number");
            let response = self.spec.resolve(&response);
            let headers = response.get("headers");
            let location = headers.and_then(|headers| headers.get("Location"));
            let location = location.map(|_| "/api/v2/where/it-is");
            let bodies = self.examples(&response);
            let bodies: Vec<_> = if bodies.is_empty() {
                vec![None]
            } else {
                bodies.into_iter().map(Some).collect()
            };
            bodies.into_iter().map(move |body| Documented {
                status,
                location,
                body,
            })
        });
        answers.collect()
    }

    /// Returns the schema of a successful response.
    pub(super) fn success(&self, status: u16) -> Option<Node<'s>> {
        let response = self.operation.get("responses")?.get(&status.to_string())?;
        let content = self.spec.resolve(&response).inside("content");
        let (_, json) = content
            .into_iter()
            .find(|(media_type, _)| media_type.contains("json"))?;
        json.get("schema")
    }

    /// Returns the number of media types of the request body; one call is made with each.
    #[cfg_attr(
        not(feature = "full"),
        expect(dead_code, reason = "only the whole client has all operations")
    )]
    pub(super) fn media_types(&self) -> usize {
        let body = self.request_body();
        body.map_or(1, |body| body.inside("content").len())
    }

    fn request_body(&self) -> Option<Node<'s>> {
        self.operation
            .get("requestBody")
            .map(|body| self.spec.resolve(&body))
    }

    /// Returns the examples of a body or a response, each with its media type.
    fn examples(&self, body: &Node<'s>) -> Vec<(String, Value)> {
        let mut all = Vec::new();
        for (media_type, content) in body.inside("content") {
            let examples = content.inside("examples");
            let values = examples
                .into_iter()
                .map(|(_, example)| self.spec.resolve(&example).value["value"].clone());
            all.extend(values.map(|value| (media_type.clone(), value)));
        }
        all
    }

    fn parameter(&self, place: &str, name: &str) -> Result<Node<'s>, String> {
        let mut parameters = self.parameters(place).into_iter();
        let parameter = parameters.find(|parameter| parameter.value["name"] == name);
        parameter.ok_or_else(|| format!("the parameter `{name}` is not documented"))
    }

    fn parameters(&self, place: &str) -> Vec<Node<'s>> {
        let parameters = self.operation.inside("parameters");
        let parameters = parameters
            .iter()
            .map(|(_, parameter)| self.spec.resolve(parameter));
        parameters
            .filter(|parameter| parameter.value["in"] == place)
            .collect()
    }
}
