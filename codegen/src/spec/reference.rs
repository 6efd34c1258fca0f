//! `$ref` in the place of an object.

use std::borrow::Cow;

use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// A reference to an object that is defined elsewhere.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reference {
    /// `#/components/…` in the same document, `<file>#/components/…` in another.
    #[serde(rename = "$ref")]
    pub target: String,
}

/// An object, or a reference to one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum RefOr<T> {
    /// The object is defined elsewhere.
    Ref(Reference),
    /// The object is defined here.
    Here(T),
}

/// `if`/`then`/`else` rather than the `anyOf` that a derive would give: with it, a validator's complaint is about the
/// one branch that is meant.
impl<T: JsonSchema> JsonSchema for RefOr<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("RefOr{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
        json_schema!({
            "if": {"type": "object", "required": ["$ref"]},
            "then": generator.subschema_for::<Reference>(),
            "else": generator.subschema_for::<T>(),
        })
    }
}
