//! Operations: requests and their results.

use super::{Deprecation, Filter, Output, Page, Sample, Shape};

/// An error that an operation documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// The status.
    pub status: u16,
    /// When the server sends it, as Markdown.
    pub docs: String,
    /// Whether the text is that of all operations, in the shared document.
    pub is_shared: bool,
}

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// The `operationId`.
    pub id: String,
    /// The method of the handle: `get_environment`.
    pub function: String,
    /// The file of the operation, and so its module: `get_environment`.
    pub file: String,
    /// The name of its request: `GetFeatureFlags`.
    pub request: String,
    /// The HTTP method: `GET`.
    pub method: &'static str,
    /// The path template.
    pub path: String,
    /// The value of `LD-API-Version`.
    pub version: Version,
    /// Whether a request may be sent again.
    pub repetition: Repetition,
    /// The summary, as Markdown.
    pub summary: String,
    /// The description, as Markdown.
    pub docs: Option<String>,
    /// The page in LaunchDarkly's documentation.
    pub url: String,
    /// Whether it is deprecated.
    pub deprecated: Deprecation,
    /// Parameters of the path: the project, the environment, then the others as in the template.
    pub path_parameters: Vec<Parameter>,
    /// Their names, in the template's order.
    pub route: Vec<String>,
    /// Query parameters that a request must have.
    pub required_query: Vec<Parameter>,
    /// Query parameters that a request may have.
    pub optional_query: Vec<Parameter>,
    /// The type of the body.
    pub body: Option<Body>,
    /// The argument of the path with the environment that a semantic patch is for, where the patch need not name it.
    pub environment: Option<String>,
    /// The result.
    pub output: Output,
    /// How the list is paged, if it is a list.
    pub paging: Option<Paging>,
    /// The documented errors.
    pub errors: Vec<Failure>,
    /// Other names by which the search of the documentation finds it.
    pub aliases: Vec<String>,
}

/// The version that an operation belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The dated version that the client is set to.
    Dated,
    /// `beta`
    Beta,
}

/// Whether a request may be sent again after it may have been carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repetition {
    /// As HTTP specifies for its method.
    ByMethod,
    /// It may, whatever its method: it only reads.
    ReadOnly,
}

/// A parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub wire: String,
    /// The argument, or the setter.
    pub name: String,
    /// Its meaning, as Markdown.
    pub docs: String,
    /// Whether it is deprecated.
    pub deprecated: Deprecation,
    /// How its value is written.
    pub encoding: Encoding,
    /// The type of the value; of an element where `encoding` is one of a list.
    pub shape: Shape,
    /// The type that it has in Rust, where it is a filter.
    pub filter: Option<Filter>,
    /// A value for the sample code.
    pub sample: Sample,
}

/// How a parameter's value is written into the URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `name=value`
    Single,
    /// `name=a,b`
    CommaList,
    /// `name=a&name=b`
    Pairs,
}

/// How a list is paged.
#[derive(Debug)]
pub struct Paging {
    /// The constant in the runtime: `OFFSET`.
    pub style: &'static str,
    /// The number of items on a page by default.
    pub default_limit: Option<i64>,
    /// The maximum number of items on a page.
    pub max_limit: Option<i64>,
    /// The structure of a page.
    pub page: Page,
}

/// The body of a request.
#[derive(Debug)]
pub struct Body {
    /// The argument that takes it.
    pub name: &'static str,
    /// Whether a request must have it.
    pub need: Need,
    /// The types that the operation accepts: one, or a choice among several.
    pub types: Vec<BodyType>,
    /// The field with the page size, if there is one.
    pub limit: Option<Limit>,
    /// What it is, as Markdown.
    pub docs: Option<String>,
    /// A value for each media type; the first one is for the sample code.
    pub samples: Vec<Sample>,
}

/// A type that an operation takes as its body.
#[derive(Debug)]
pub struct BodyType {
    /// How it is put into the request.
    pub encoding: BodyEncoding,
    /// How it is passed.
    pub passing: Passing,
    /// The type.
    pub shape: Shape,
}

/// A field of a body with the page size.
#[derive(Debug)]
pub struct Limit {
    /// Its Rust name.
    pub field: String,
    /// Whether it is always there.
    pub need: Need,
}

/// Whether a request must have something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must: an argument.
    Required,
    /// It need not: a setter.
    Optional,
}

/// How a body is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// By reference: a type with a name.
    Borrowed,
    /// As a value that converts into it: a list, a map, a string.
    Converted,
}

/// How a body is put into a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyEncoding {
    /// As the JSON of its type.
    Json,
    /// As a JSON Patch.
    JsonPatch,
    /// As a form with files.
    Multipart,
    /// As a semantic patch, with its media type.
    SemanticPatch,
}

impl Operation {
    /// Returns the parameters of the path and of the query.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.arguments().chain(&self.optional_query)
    }

    /// Returns the required parameters.
    pub fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.path_parameters.iter().chain(&self.required_query)
    }

    /// Returns the types of its filters.
    pub fn filters(&self) -> impl Iterator<Item = &Filter> {
        self.parameters().filter_map(|one| one.filter.as_ref())
    }

    /// Returns whether its request needs a struct of its own, for its methods or its choice of bodies. Otherwise its name is
    /// an alias.
    pub(crate) fn has_own_request(&self) -> bool {
        let has_choice = |body: &Body| body.types.len() > 1;
        !self.optional_query.is_empty()
            || self.optional_body().is_some()
            || self.body.as_ref().is_some_and(has_choice)
            || self.paging.is_some()
    }

    /// Returns the body, if it is required.
    #[must_use]
    pub fn required_body(&self) -> Option<&Body> {
        self.body
            .as_ref()
            .filter(|body| body.need == Need::Required)
    }

    /// Returns the body, if it is optional.
    #[must_use]
    pub fn optional_body(&self) -> Option<&Body> {
        self.body
            .as_ref()
            .filter(|body| body.need == Need::Optional)
    }
}
