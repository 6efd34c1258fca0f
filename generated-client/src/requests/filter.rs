//! Filters of lists: conditions, and the syntaxes in which the API reads them.
//!
//! Each operation with a documented filter has a type of its own, with a method for each condition. What they have in common is
//! here: what a condition is written as, and which values a syntax cannot carry.

use crate::values::timestamp::UnixMillis;
use std::fmt::Display;

/// How conditions are written and joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// `field:value,field:a+b,field:{"before":1}`
    Pairs,
    /// `field equals "value",field anyOf ["a","b"]`
    Json,
    /// `field equals value,field anyOf ["a","b"]`
    Words,
    /// `field equals 'value' and field anyOf ["a","b"]`
    And,
}

/// Conditions that are to hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    syntax: Syntax,
    text: String,
    /// Why the filter cannot be sent.
    problem: Option<String>,
}

/// What a field is compared with.
#[derive(Debug)]
pub enum Operand {
    /// Text, written as the syntax has it.
    Text(String),
    /// A number or a truth, written as it is.
    Bare(String),
    /// A list, written as JSON.
    List(Vec<String>),
    /// Values with a sign between them.
    Joined(Vec<String>, char),
}

impl Operand {
    /// Text, or a value of an enumeration.
    #[inline]
    pub(crate) fn text(value: impl Display) -> Self {
        Self::Text(value.to_string())
    }

    /// A list of JSON: `["a","b"]`.
    #[inline]
    pub(crate) fn list(values: impl IntoIterator<Item = impl Display>) -> Self {
        Self::List(texts(values))
    }

    /// All of these values: `a+b`.
    #[inline]
    pub(crate) fn all(values: impl IntoIterator<Item = impl Display>) -> Self {
        Self::Joined(texts(values), '+')
    }

    /// One of these values: `a|b`.
    #[inline]
    pub(crate) fn any(values: impl IntoIterator<Item = impl Display>) -> Self {
        Self::Joined(texts(values), '|')
    }
}

#[inline]
fn texts(values: impl IntoIterator<Item = impl Display>) -> Vec<String> {
    let values = values.into_iter();
    values.map(|value| value.to_string()).collect()
}

impl From<bool> for Operand {
    fn from(value: bool) -> Self {
        Self::Bare(value.to_string())
    }
}

impl From<u64> for Operand {
    fn from(value: u64) -> Self {
        Self::Bare(value.to_string())
    }
}

impl From<UnixMillis> for Operand {
    fn from(value: UnixMillis) -> Self {
        Self::Bare(value.as_millis().to_string())
    }
}

impl Filter {
    /// No condition yet.
    #[inline]
    pub(crate) const fn new(syntax: Syntax) -> Self {
        Self {
            syntax,
            text: String::new(),
            problem: None,
        }
    }

    /// The field has this value.
    pub(crate) fn is(self, field: &str, value: Operand) -> Self {
        let condition = condition(self.syntax, field, None, value);
        self.add(condition)
    }

    /// The field has this relation to the value.
    pub(crate) fn when(self, field: &str, operator: &str, value: Operand) -> Self {
        let condition = condition(self.syntax, field, Some(operator), value);
        self.add(condition)
    }

    fn add(mut self, condition: Result<String, String>) -> Self {
        match condition {
            Ok(condition) => self.and(&condition),
            Err(problem) => {
                self.problem.get_or_insert(problem);
                self
            }
        }
    }

    /// A condition as it is written.
    pub(crate) fn and(mut self, condition: &str) -> Self {
        if !self.text.is_empty() {
            self.text.push_str(match self.syntax {
                Syntax::And => " and ",
                Syntax::Pairs | Syntax::Json | Syntax::Words => ",",
            });
        }
        self.text.push_str(condition);
        self
    }

    /// What is sent: `None` where there is no condition, and everything is meant.
    ///
    /// # Errors
    ///
    /// Why it cannot be sent.
    pub(crate) fn written(self) -> Result<Option<String>, String> {
        match self.problem {
            Some(problem) => Err(problem),
            None => Ok(Some(self.text).filter(|text| !text.is_empty())),
        }
    }
}

fn condition(
    syntax: Syntax,
    field: &str,
    operator: Option<&str>,
    value: Operand,
) -> Result<String, String> {
    // Only a caller's own names of attributes can be wrong.
    plain(field, &[',', ':', ' ', '"', '|', '(', ')'])
        .map_err(|problem| format!("a name of the filter: {problem}"))?;
    let value = match operator {
        Some(_) if syntax == Syntax::Pairs => operand(Syntax::Json, value),
        _ => operand(syntax, value),
    };
    let value = value.map_err(|problem| format!("`{field}` of the filter: {problem}"))?;
    Ok(match (syntax, operator) {
        (Syntax::Pairs, Some(operator)) => format!("{field}:{{\"{operator}\":{value}}}"),
        (_, Some(operator)) => format!("{field} {operator} {value}"),
        (_, None) => format!("{field}:{value}"),
    })
}

/// A value as the syntax has it.
fn operand(syntax: Syntax, value: Operand) -> Result<String, String> {
    match (value, syntax) {
        (Operand::Bare(value), _) => Ok(value),
        (Operand::Text(text), Syntax::Json) => json(&text),
        (Operand::Text(text), Syntax::Pairs) => plain(&text, &[',']),
        (Operand::Text(text), Syntax::Words) => plain(&text, &[',', '"', '[', ']']),
        (Operand::Text(text), Syntax::And) => Ok(format!("'{}'", plain(&text, &['\''])?)),
        (Operand::List(values), _) => {
            let values = each(&values, json)?;
            Ok(format!("[{}]", values.join(",")))
        }
        (Operand::Joined(values, sign), _) => {
            let values = each(&values, |text| plain(text, &[',', sign]))?;
            Ok(values.join(&sign.to_string()))
        }
    }
}

fn each(
    values: &[String],
    written: impl Fn(&str) -> Result<String, String>,
) -> Result<Vec<String>, String> {
    if values.is_empty() {
        return Err("the list is empty; leave the condition out to mean all".to_owned());
    }
    values.iter().map(|value| written(value)).collect()
}

fn json(text: &str) -> Result<String, String> {
    serde_json::to_string(text).map_err(|error| error.to_string())
}

/// A text without quotes, which ends where one of these signs stands.
fn plain(text: &str, signs: &[char]) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    match text.chars().find(|sign| signs.contains(sign)) {
        Some(sign) => Err(format!(
            "`{text}` has a `{sign}`, which means something else in this syntax, and cannot be escaped"
        )),
        None => Ok(text.to_owned()),
    }
}

/// What all types of filters have: `filter!(GetThingsFilter, Pairs)`.
macro_rules! filter {
    ($name:ident, $syntax:ident) => {
        impl $name {
            /// Creates a filter without a condition: as long as it has none, nothing is left out.
            #[inline]
            #[must_use]
            pub const fn new() -> Self {
                Self($crate::requests::filter::Filter::new(
                    $crate::requests::filter::Syntax::$syntax,
                ))
            }

            /// Adds a condition as the API reads it, for what no method is for.
            #[inline]
            #[must_use]
            pub fn with_condition(self, condition: &str) -> Self {
                Self(self.0.and(condition))
            }
        }

        impl Default for $name {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }

        /// The whole filter as the API reads it.
        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::new().with_condition(text)
            }
        }

        /// The whole filter as the API reads it.
        impl From<&String> for $name {
            #[inline]
            fn from(text: &String) -> Self {
                Self::new().with_condition(text)
            }
        }

        /// The whole filter as the API reads it.
        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::new().with_condition(&text)
            }
        }
    };
}

#[cfg(test)]
mod tests;
