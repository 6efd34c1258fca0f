//! Filters of lists.

use super::Shape;

/// The filter of an operation: a type with a method for each condition.
#[derive(Debug)]
pub struct Filter {
    /// The Rust name: `GetFeatureFlagsFilter`.
    pub name: String,
    /// The syntax, as the runtime calls it: `Pairs`.
    pub syntax: &'static str,
    /// The conditions, in the order of the spec.
    pub conditions: Vec<Condition>,
}

/// A condition of a filter.
#[derive(Debug)]
pub struct Condition {
    /// The method: `tags`.
    pub method: String,
    /// What it means, as Markdown.
    pub docs: String,
    /// The field that it is about.
    pub field: FieldName,
    /// The argument with the value.
    pub argument: String,
    /// What the value is compared by, where that is said.
    pub operator: Option<String>,
    /// The type of the value; of an element where `operand` is one of a list.
    pub shape: Shape,
    /// How the value is written.
    pub operand: Operand,
}

/// The name of a field on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldName {
    /// It is this one.
    Known(String),
    /// The caller names it, by the argument of this name.
    Given(String),
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// As text.
    Text,
    /// As a number or a truth.
    Bare,
    /// As a list of JSON.
    List,
    /// With `+` between the elements.
    All,
    /// With `|` between the elements.
    Any,
}
