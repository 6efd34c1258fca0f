//! The Schema Object: the part of JSON Schema 2020-12 that the generator supports.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::Value;

/// The type of a value.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(deny_unknown_fields)]
pub struct Schema {
    /// A schema that is defined elsewhere: `#/components/schemas/…` or `<file>#/components/schemas/…`.
    #[serde(rename = "$ref")]
    pub reference: Option<String>,
    /// The JSON type; `["…", "null"]` if the value may be null.
    #[serde(rename = "type")]
    pub data_type: Option<TypeSet>,
    /// The meaning of the value: unit, format, when it is absent, its default.
    pub description: Option<String>,
    /// The properties of an object, in the order in which the API shows them.
    #[schemars(with = "IndexMap<String, Schema>")]
    pub properties: Option<IndexMap<String, Schema>>,
    /// The properties that are always present.
    #[schemars(extend("minItems" = 1))]
    pub required: Vec<String>,
    /// The elements of an array.
    pub items: Option<Box<Schema>>,
    /// The values of a map.
    pub additional_properties: Option<Box<Schema>>,
    /// The values of an enumeration: a list of `{"const": …, "description": …}`; the types of a union: a list of `$ref`;
    /// or a `$ref` and `{"type": "null"}`.
    #[schemars(extend("minItems" = 1))]
    pub one_of: Option<Vec<Schema>>,
    /// How to tell the types of a union apart.
    pub discriminator: Option<Discriminator>,
    /// One value of an enumeration, or the only value of a property.
    #[serde(rename = "const")]
    #[schemars(with = "String")]
    pub constant: Option<Value>,
    /// `int64`, `double`; `password` (a secret), `unix-millis` and `date-time` (timestamps); `uri`, `uuid` (plain strings).
    pub format: Option<String>,
    /// `application/octet-stream`: a file, as a part of a `multipart/form-data` body.
    #[schemars(extend("const" = "application/octet-stream"))]
    pub content_media_type: Option<String>,
    /// The smallest number that is accepted.
    pub minimum: Option<i64>,
    /// The largest number that is accepted.
    pub maximum: Option<i64>,
    /// The value that an absent property stands for.
    #[serde(deserialize_with = "super::present")]
    pub default: Option<Value>,
    /// The value is deprecated.
    #[schemars(extend("const" = true))]
    pub deprecated: bool,
    /// Realistic values.
    #[schemars(extend("minItems" = 1))]
    pub examples: Vec<Value>,
    /// Why the schema deviates from the official document, or other reasons for its form.
    #[serde(rename = "$comment")]
    #[schemars(extend("pattern" = "\\S"))]
    pub comment: Option<String>,
    /// The Rust name, if the naming rules give no suitable one. `$comment` has the reason.
    #[serde(rename = "x-rust-name")]
    pub rust_name: Option<String>,
    /// The type of the client's runtime for this value; nothing is generated. Only on named schemas.
    #[serde(rename = "x-rust-type")]
    pub rust_type: Option<String>,
}

/// How to tell the types of a union apart.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields, inline)]
pub struct Discriminator {
    /// The property that has a different `const` in each of the types.
    pub property_name: String,
}

/// The value of `type`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum TypeSet {
    /// One type.
    One(DataType),
    /// One type and `null`.
    Many(Vec<DataType>),
}

/// A JSON type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum DataType {
    /// `true`, `false`
    Boolean,
    /// A number without a fraction
    Integer,
    /// Any number
    Number,
    /// A string
    String,
    /// A list
    Array,
    /// An object
    Object,
    /// `null`; only together with another type
    Null,
}

impl JsonSchema for TypeSet {
    fn schema_name() -> Cow<'static, str> {
        "TypeSet".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
        let types = ["boolean", "integer", "number", "string", "array", "object"];
        let alone = [&types[..], &["null"]].concat();
        json_schema!({
            "if": {"type": "array"},
            "then": {
                "minItems": 2,
                "maxItems": 2,
                "prefixItems": [{"enum": types}, {"const": "null"}],
            },
            "else": {"enum": alone},
        })
    }
}

impl TypeSet {
    /// Returns the type other than `null`, and whether `null` is allowed.
    #[must_use]
    pub fn parts(&self) -> (DataType, Nullable) {
        match self {
            Self::One(data_type) => (*data_type, Nullable::No),
            Self::Many(types) => {
                let data_type = types.iter().copied().find(|name| *name != DataType::Null);
                (data_type.unwrap_or(DataType::Null), Nullable::Yes)
            }
        }
    }
}

/// Whether a value may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nullable {
    /// It may be null.
    Yes,
    /// It never is.
    No,
}
