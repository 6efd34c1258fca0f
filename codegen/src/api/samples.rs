//! Values in the sample code of the documentation.

use super::Shape;

/// A value in sample code.
#[derive(Debug, Clone)]
pub enum Sample {
    /// `true`
    Bool(bool),
    /// `1`
    Integer(i64),
    /// `1.5`
    Number(f64),
    /// `"text"`
    String(String),
    /// `FileUpload::from_bytes("file", "text")`
    File {
        /// The name of the file.
        name: String,
        /// What it holds.
        content: String,
    },
    /// `UnixMillis::new(1)`
    UnixMillis(i64),
    /// `[…]`
    List(Vec<Sample>),
    /// `[("key", …)]`
    Map(Vec<(String, Sample)>),
    /// `Kind::Variant`
    Variant {
        /// The enumeration.
        of: Shape,
        /// The variant.
        name: String,
    },
    /// `Type::new(…).setter(…)`
    Construct {
        /// The type.
        of: Shape,
        /// Its constructor: `new` or `default`.
        constructor: &'static str,
        /// What its constructor takes.
        arguments: Vec<Sample>,
        /// What is set after it.
        setters: Vec<(String, Sample)>,
    },
    /// `Filter::new().condition(…)`
    Filter {
        /// The type.
        of: Shape,
        /// Its methods, with what they take.
        conditions: Vec<(String, Vec<Sample>)>,
        /// The same, as it is sent.
        text: String,
    },
    /// `Union::from(…)`
    Branch {
        /// The union.
        of: Shape,
        /// The value of the branch's own type.
        branch: Box<Sample>,
    },
    /// `None`, for a value that may be null
    None,
    /// `Some(…)`, for a value that may be null
    Some(Box<Sample>),
    /// `JsonPatch::new().replace("/name", …)`
    Patch {
        /// The calls of the builder.
        steps: Vec<PatchStep>,
        /// The comment that goes with them.
        comment: Option<String>,
    },
    /// `json!(…)`
    Json(serde_json::Value),
}

/// A step of a JSON Patch in sample code.
#[derive(Debug, Clone)]
pub struct PatchStep {
    /// The builder's method.
    pub method: String,
    /// Its pointers: where, or from where and to where.
    pub pointers: Vec<String>,
    /// The value, for the steps that have one.
    pub value: Option<serde_json::Value>,
}
