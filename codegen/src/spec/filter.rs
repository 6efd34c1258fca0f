//! `x-filter`: what a filter of a list is made of.

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
    /// What there may be conditions on.
    #[schemars(extend("minItems" = 1))]
    pub fields: Vec<FilterField>,
}

impl Filter {
    /// How many conditions there are: one for each value, and one for each operator.
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
    /// `field:value`, with commas between; with an operator `field:{"operator":value}`
    Pairs,
    /// `field operator "value"`, with commas between
    Json,
    /// `field operator value`, with commas between
    Words,
    /// `field operator 'value'`, with `and` between
    And,
}

/// A field with what it may be compared with.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FilterField {
    /// The name on the wire; in braces where the caller names it: `{attribute}`.
    #[schemars(extend("pattern" = "^([A-Za-z][A-Za-z0-9_.]*|\\{[A-Za-z]+\\})$"))]
    pub name: String,
    /// What the field means.
    #[schemars(extend("pattern" = "\\S"))]
    pub description: String,
    /// The value, where there is no operator.
    pub value: Option<Schema>,
    /// What stands between the values of a list that is no JSON: `+` where all of them are meant, `|` where one of them is.
    pub join: Option<Join>,
    /// What a value is compared by, and its type.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"pattern": "^[a-z][A-Za-z0-9]*$"}, "minProperties" = 1))]
    pub operators: IndexMap<String, Schema>,
}

/// What stands between the values of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Join {
    /// All of them.
    #[serde(rename = "+")]
    All,
    /// One of them.
    #[serde(rename = "|")]
    Any,
}
