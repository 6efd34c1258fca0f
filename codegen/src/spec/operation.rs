//! Path items and operations, with their parameters, bodies and responses.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{ExternalDocs, Filter, Pagination, RefOr, Schema};

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
    /// Returns the operations, each with its method.
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
    /// Returns the key of the operation in its path item: `get`.
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

    /// Returns the method as HTTP spells it: `GET`.
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
    /// What the operation does, in a few words, without a full stop.
    #[schemars(required, extend("pattern" = "\\S"))]
    pub summary: Option<String>,
    /// What a caller needs to know beyond the summary.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: Option<String>,
    /// The operation's page in LaunchDarkly's documentation.
    #[schemars(required)]
    pub external_docs: Option<ExternalDocs>,
    /// Parameters of the path and of the query.
    #[serde(default)]
    #[schemars(extend("minItems" = 1))]
    pub parameters: Vec<RefOr<Parameter>>,
    /// The body of the request.
    pub request_body: Option<RequestBody>,
    /// The responses, by status code.
    #[schemars(extend("propertyNames" = {"pattern": "^[1-5][0-9][0-9]$"}, "minProperties" = 1))]
    pub responses: IndexMap<String, RefOr<Response>>,
    /// The operation is deprecated.
    #[serde(default)]
    #[schemars(extend("const" = true))]
    pub deprecated: bool,
    /// The operation is in beta: requests send `LD-API-Version: beta`. Not needed if `info` says so for the whole document.
    #[serde(rename = "x-beta", default)]
    #[schemars(extend("const" = true))]
    pub beta: bool,
    /// This POST changes nothing, such as a search, so it can be retried like a GET.
    #[serde(rename = "x-read-only", default)]
    #[schemars(extend("const" = true))]
    pub read_only: bool,
    /// How the list of the operation is paged.
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
    #[schemars(extend("pattern" = "^\\S+$"))]
    pub name: String,
    /// The location of the parameter.
    #[serde(rename = "in")]
    pub location: Location,
    /// The parameter is required. Path parameters always are.
    #[serde(default)]
    pub required: bool,
    /// The meaning of the parameter, and its default.
    #[schemars(required)]
    pub description: Option<String>,
    /// The type of its value.
    pub schema: Schema,
    /// A realistic value; the sample code in the documentation shows it.
    #[serde(default, deserialize_with = "super::present")]
    #[schemars(required)]
    pub example: Option<Value>,
    /// How a list is written into the URL: `form`.
    pub style: Option<Style>,
    /// For lists: `false` for one comma-separated value, `true` for one pair per element.
    pub explode: Option<bool>,
    /// The fields and the syntax of the parameter, if it is a filter with a documented syntax.
    #[serde(rename = "x-filter")]
    pub filter: Option<Filter>,
    /// The parameter is deprecated.
    #[serde(default)]
    #[schemars(extend("const" = true))]
    pub deprecated: bool,
    /// Why the parameter deviates from the official document.
    #[serde(rename = "x-comment")]
    #[schemars(extend("pattern" = "\\S"))]
    pub comment: Option<String>,
}

/// The location of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum Location {
    /// In the path template, between braces.
    Path,
    /// In the query, after the question mark.
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
    /// The content of the body, if its schema does not say that.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: Option<String>,
    /// The body is required. An optional body is set by a method of the request.
    pub required: bool,
    /// The body, by media type.
    #[schemars(extend("minProperties" = 1))]
    pub content: IndexMap<String, MediaType>,
}

/// A response.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Response {
    /// When the server sends this response.
    #[schemars(required)]
    pub description: Option<String>,
    /// The body, by media type. Left out if there is none.
    #[serde(default)]
    #[schemars(extend("minProperties" = 1))]
    pub content: IndexMap<String, MediaType>,
    /// The header `Location`, if the response has no body and only says where something was created. The operation then
    /// returns a `Location`, with the identifier.
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
    /// The content of the header.
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
    /// Realistic bodies; the first one appears in the documentation.
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
