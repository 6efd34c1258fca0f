//! Path items, operations, and what travels with them.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{ExternalDocs, Pagination, RefOr, Schema};

/// The operations on one path.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, extend("minProperties" = 1))]
pub struct PathItem {
    /// Reads.
    pub get: Option<Operation>,
    /// Replaces.
    pub put: Option<Operation>,
    /// Creates.
    pub post: Option<Operation>,
    /// Deletes.
    pub delete: Option<Operation>,
    /// Changes.
    pub patch: Option<Operation>,
}

impl PathItem {
    /// The operations that are there, each with its method.
    pub fn operations(&self) -> impl Iterator<Item = (Method, &Operation)> {
        [
            (Method::Get, &self.get),
            (Method::Put, &self.put),
            (Method::Post, &self.post),
            (Method::Delete, &self.delete),
            (Method::Patch, &self.patch),
        ]
        .into_iter()
        .filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
    }
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `PATCH`
    Patch,
}

impl Method {
    /// The key of the operation in its path item: `get`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Patch => "patch",
        }
    }

    /// The method as HTTP spells it: `GET`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Patch => "PATCH",
        }
    }
}

/// One operation: a method on a path.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Operation {
    /// The name, unique across the spec, in camelCase, as LaunchDarkly documents it.
    #[schemars(extend("pattern" = "^[a-z][A-Za-z0-9]*$"))]
    pub operation_id: String,
    /// What it does, in a few words, without a full stop.
    #[schemars(required, extend("pattern" = "\\S"))]
    pub summary: Option<String>,
    /// What a caller has to know beyond the summary.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: Option<String>,
    /// The operation's page in LaunchDarkly's documentation.
    #[schemars(required)]
    pub external_docs: Option<ExternalDocs>,
    /// Parameters of the path and of the query.
    #[serde(default)]
    #[schemars(extend("minItems" = 1))]
    pub parameters: Vec<RefOr<Parameter>>,
    /// What is sent.
    pub request_body: Option<RequestBody>,
    /// What comes back, by status code.
    #[schemars(extend("propertyNames" = {"pattern": "^[1-5][0-9][0-9]$"}, "minProperties" = 1))]
    pub responses: IndexMap<String, RefOr<Response>>,
    /// Calling it is discouraged.
    #[serde(default)]
    #[schemars(extend("const" = true))]
    pub deprecated: bool,
    /// In beta: the request says `LD-API-Version: beta`. Not needed where `info` says so for the whole document.
    #[serde(rename = "x-beta", default)]
    #[schemars(extend("const" = true))]
    pub beta: bool,
    /// For a POST that changes nothing, such as a search: a request may be sent again, like a GET.
    #[serde(rename = "x-read-only", default)]
    pub read_only: bool,
    /// How the operation's list is paged through.
    #[serde(rename = "x-pagination")]
    pub pagination: Option<Pagination>,
    /// Why the operation deviates from the official document.
    #[serde(rename = "x-comment")]
    #[schemars(extend("pattern" = "\\S"))]
    pub comment: Option<String>,
}

/// A parameter of the path or the query.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("required" = ["name", "in", "required", "description", "schema", "example"])
)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it stands.
    #[serde(rename = "in")]
    pub location: Location,
    /// Whether a request must have it. A parameter of the path always is.
    #[serde(default)]
    pub required: bool,
    /// What it means, what it defaults to.
    #[schemars(required)]
    pub description: Option<String>,
    /// The type of its value.
    pub schema: Schema,
    /// A value as a caller would write it; it shows in the documentation's sample code.
    #[serde(default, deserialize_with = "super::present")]
    #[schemars(required)]
    pub example: Option<Value>,
    /// How a value is written into the URL. Only lists need it: `form`.
    pub style: Option<Style>,
    /// Lists: `false` for one comma-separated value, `true` for a pair per element.
    pub explode: Option<bool>,
    /// Sending it is discouraged.
    #[serde(default)]
    #[schemars(extend("const" = true))]
    pub deprecated: bool,
    /// Why the parameter deviates from the official document.
    #[serde(rename = "x-comment")]
    #[schemars(extend("pattern" = "\\S"))]
    pub comment: Option<String>,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum Location {
    /// In the path template, between braces.
    Path,
    /// Behind the question mark.
    Query,
}

/// How a parameter's value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum Style {
    /// `name=value`
    Form,
}

/// The body of a request.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RequestBody {
    /// What the body is, where its schema does not say it.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: Option<String>,
    /// Whether a request must have it. Where it need not, a method of the request sets it.
    pub required: bool,
    /// The body, by media type.
    #[schemars(extend("minProperties" = 1))]
    pub content: IndexMap<String, MediaType>,
}

/// A response.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Response {
    /// When this response comes.
    #[schemars(required)]
    pub description: Option<String>,
    /// The body, by media type. Left out where there is none.
    #[serde(default)]
    #[schemars(extend("minProperties" = 1))]
    pub content: IndexMap<String, MediaType>,
    /// The header `Location`, where it is all that a response without a body says: where something was created. The operation
    /// gives a `Location` then, with the identifier.
    #[serde(default)]
    #[schemars(extend("minProperties" = 1))]
    pub headers: IndexMap<String, Header>,
    /// Why the response deviates from the official document.
    #[serde(rename = "x-comment")]
    #[schemars(extend("pattern" = "\\S"))]
    pub comment: Option<String>,
}

/// A header of a response.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Header {
    /// What the header says.
    #[schemars(required)]
    pub description: Option<String>,
    /// Its type: a string.
    pub schema: Schema,
}

/// A body in one media type.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, extend("required" = ["schema", "examples"]))]
pub struct MediaType {
    /// The type of the body.
    pub schema: Schema,
    /// Bodies as they are really seen; the first shows in the documentation.
    #[serde(default)]
    #[schemars(extend("minProperties" = 1))]
    pub examples: IndexMap<String, RefOr<Example>>,
}

/// One example of a body.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Example {
    /// What the example shows.
    #[schemars(extend("pattern" = "\\S"))]
    pub summary: String,
    /// The body.
    pub value: Value,
}
