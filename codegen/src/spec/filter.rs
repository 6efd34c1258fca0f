//! `x-filter`: the fields and the syntax of a filter.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Schema;

/// The conditions that a filter takes, and how they are written.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
pub struct Filter {
    /// How conditions are written and joined.
    pub syntax: FilterSyntax,
    /// The fields that conditions may test.
    #[schemars(extend("minItems" = 1))]
    pub fields: Vec<FilterField>,
}

impl Filter {
    /// Returns the number of possible conditions: one for each value, and one for each operator.
    pub(crate) fn conditions(&self) -> usize {
        let fields = self.fields.iter();
        fields
            .map(|field| field.value.iter().count() + field.operators.len())
            .sum()
    }
}

/// How conditions are written and joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum FilterSyntax {
    /// `field:value`, joined with commas; with an operator `field:{"operator":value}`
    Pairs,
    /// `field operator "value"`, joined with commas
    Json,
    /// `field operator value`, joined with commas
    Words,
    /// `field operator 'value'`, joined with `and`
    And,
}

/// A field, and the values it may be compared with.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FilterField {
    /// The name on the wire. In braces if the caller chooses the name: `{attribute}`.
    #[schemars(extend("pattern" = "^([A-Za-z][A-Za-z0-9_.]*|\\{[A-Za-z]+\\})$"))]
    pub name: String,
    /// What the field means.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: String,
    /// The type of the value in a condition without an operator.
    pub value: Option<Schema>,
    /// The separator of a list of values that is not written as JSON: `+` if all of them must match, `|` if one of them must.
    pub join: Option<Join>,
    /// The operators, each with the type of its value.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"pattern": "^[a-z][A-Za-z0-9]*$"}, "minProperties" = 1))]
    pub operators: IndexMap<String, Schema>,
}

/// The separator of a list of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Join {
    /// All values must match.
    #[serde(rename = "+")]
    All,
    /// One of the values must match.
    #[serde(rename = "|")]
    Any,
}
