//! A whole document: one per API group, plus `openapi.json` and `common.json`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Example, ExternalDocs, Parameter, PathItem, Response, Schema};

/// One OpenAPI 3.1 document of the spec.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Document {
    /// The OpenAPI version: `3.1.1` everywhere.
    #[schemars(extend("const" = "3.1.1"))]
    pub openapi: String,
    /// The title and the description of the document.
    pub info: Info,
    /// The group's page in LaunchDarkly's documentation. Every group has one.
    pub external_docs: Option<ExternalDocs>,
    /// Where the API is served. In `openapi.json` only.
    pub servers: Option<Vec<Server>>,
    /// The authentication of every request. In `openapi.json` only.
    pub security: Option<Vec<IndexMap<String, Vec<String>>>>,
    /// The API groups in order, by the names of their files. In `openapi.json` only.
    pub tags: Option<Vec<Tag>>,
    /// The operations, by path.
    #[serde(default)]
    pub paths: IndexMap<String, PathItem>,
    /// Objects that operations and other documents refer to.
    #[serde(default)]
    pub components: Components,
}

/// Title and description of a document.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Info {
    /// The human-readable name of the API, or of the group.
    #[schemars(extend("pattern" = "\\S"))]
    pub title: String,
    /// A paragraph or two: the documentation of the generated module.
    #[schemars(required, extend("pattern" = "\\S"))]
    pub description: Option<String>,
    /// The API version that the document describes, as `LD-API-Version` spells it: `20240415`.
    #[schemars(extend("pattern" = "^[0-9]{8}$"))]
    pub version: String,
    /// Every operation of this document is in beta.
    #[serde(rename = "x-beta", default)]
    #[schemars(extend("const" = true))]
    pub beta: bool,
}

/// A base URL of the API.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Server {
    /// The base URL, without a trailing slash.
    pub url: String,
    /// The users of this server.
    pub description: String,
}

/// One API group: `spec/<name>.json`.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Tag {
    /// The stem of the group's file.
    pub name: String,
}

/// Objects of a document that can be referred to.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Components {
    /// Objects and enumerations; each becomes a Rust type of the same name.
    #[schemars(extend("propertyNames" = {"pattern": "^[A-Z][A-Za-z0-9]*$"}))]
    pub schemas: IndexMap<String, Schema>,
    /// Parameters that several operations share.
    pub parameters: IndexMap<String, Parameter>,
    /// Responses that several operations share: error responses.
    pub responses: IndexMap<String, Response>,
    /// Examples that several bodies share.
    pub examples: IndexMap<String, Example>,
    /// The authentication scheme. In `openapi.json` only.
    pub security_schemes: IndexMap<String, SecurityScheme>,
}

/// An API key in a header: the only scheme that LaunchDarkly has.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SecurityScheme {
    /// Always `apiKey`.
    #[serde(rename = "type")]
    #[schemars(extend("const" = "apiKey"))]
    pub kind: String,
    /// Always `header`.
    #[serde(rename = "in")]
    #[schemars(extend("const" = "header"))]
    pub location: String,
    /// The name of the header.
    pub name: String,
    /// The content of the header.
    pub description: String,
}
