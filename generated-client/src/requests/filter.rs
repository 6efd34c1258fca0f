//! Filters of lists: conditions, and the syntaxes in which they are written.
//!
//! Each operation with a documented filter has its own type, with a method for each condition. This module has what these
//! types share: writing conditions, and rejecting values that a syntax cannot express.

use crate::{requests::query::InQuery, values::timestamp::UnixMillis};

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

/// Conditions that must all hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    syntax: Syntax,
    text: String,
    /// Why the filter cannot be sent.
    problem: Option<String>,
}

/// The value that a field is compared with.
#[derive(Debug)]
pub enum Operand {
    /// Text, quoted as the syntax requires.
    Text(String),
    /// A number or a boolean, which is never quoted.
    Bare(String),
    /// A list, written as JSON.
    List(Vec<String>),
    /// Values with a separator between them.
    Joined(Vec<String>, char),
}

impl Operand {
    /// Text, or a value of an enumeration.
    #[inline]
    pub(crate) fn text(value: Option<impl InQuery>) -> Option<Self> {
        value.map(|value| Self::Text(value.written().into_owned()))
    }

    /// Returns a number or a boolean.
    #[inline]
    pub(crate) fn bare(value: Option<impl Into<Self>>) -> Option<Self> {
        value.map(Into::into)
    }

    /// Returns a list of JSON: `["a","b"]`.
    #[inline]
    pub(crate) fn list(values: Option<Vec<impl InQuery>>) -> Option<Self> {
        values.map(|values| Self::List(texts(&values)))
    }

    /// Returns all of these values: `a+b`.
    #[inline]
    pub(crate) fn all(values: Option<Vec<impl InQuery>>) -> Option<Self> {
        values.map(|values| Self::Joined(texts(&values), '+'))
    }

    /// One of these values: `a|b`.
    #[inline]
    pub(crate) fn any(values: Option<Vec<impl InQuery>>) -> Option<Self> {
        values.map(|values| Self::Joined(texts(&values), '|'))
    }
}

#[inline]
fn texts(values: &[impl InQuery]) -> Vec<String> {
    let values = values.iter();
    values.map(|value| value.written().into_owned()).collect()
}

impl From<bool> for Operand {
    #[inline]
    fn from(value: bool) -> Self {
        Self::Bare(value.to_string())
    }
}

impl From<u64> for Operand {
    #[inline]
    fn from(value: u64) -> Self {
        Self::Bare(value.to_string())
    }
}

impl From<UnixMillis> for Operand {
    #[inline]
    fn from(value: UnixMillis) -> Self {
        Self::Bare(value.as_millis().to_string())
    }
}

impl Filter {
    /// Creates a filter without conditions.
    #[inline]
    pub(crate) const fn new(syntax: Syntax) -> Self {
        Self {
            syntax,
            text: String::new(),
            problem: None,
        }
    }

    /// Adds the condition that the field has this value, if there is a value.
    #[inline]
    pub(crate) fn is(self, field: &str, value: Option<Operand>) -> Self {
        self.add(field, None, value)
    }

    /// Adds a condition with an operator, if there is a value.
    #[inline]
    pub(crate) fn when(self, field: &str, operator: &str, value: Option<Operand>) -> Self {
        self.add(field, Some(operator), value)
    }

    #[inline]
    fn add(mut self, field: &str, operator: Option<&str>, value: Option<Operand>) -> Self {
        let Some(value) = value else { return self };
        match condition(self.syntax, field, operator, value) {
            Ok(condition) => self.and(&condition),
            Err(problem) => {
                self.problem.get_or_insert(problem);
                self
            }
        }
    }

    /// Adds a condition that is already written. An empty one is refused, since without it the filter would match more.
    #[inline]
    pub(crate) fn and(mut self, condition: &str) -> Self {
        if condition.trim().is_empty() {
            let problem = "a condition of the filter is empty; leave it out to mean all";
            self.problem.get_or_insert_with(|| problem.to_owned());
            return self;
        }
        if !self.text.is_empty() {
            self.text.push_str(match self.syntax {
                Syntax::And => " and ",
                Syntax::Pairs | Syntax::Json | Syntax::Words => ",",
            });
        }
        self.text.push_str(condition);
        self
    }

    /// Returns the filter as it is sent; `None` without conditions.
    ///
    /// # Errors
    ///
    /// Returns the reason why it cannot be sent.
    #[inline]
    pub(crate) fn written(self) -> Result<Option<String>, String> {
        match self.problem {
            Some(problem) => Err(problem),
            None => Ok(Some(self.text).filter(|text| !text.is_empty())),
        }
    }
}

#[inline]
fn condition(
    syntax: Syntax,
    field: &str,
    operator: Option<&str>,
    value: Operand,
) -> Result<String, String> {
    // Only names of attributes, which the caller chooses, can be wrong.
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

/// Writes a value in the syntax.
#[inline]
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

#[inline]
fn each(
    values: &[String],
    written: impl Fn(&str) -> Result<String, String>,
) -> Result<Vec<String>, String> {
    if values.is_empty() {
        return Err("the list is empty; leave the condition out to mean all".to_owned());
    }
    values.iter().map(|value| written(value)).collect()
}

#[inline]
fn json(text: &str) -> Result<String, String> {
    serde_json::to_string(text).map_err(|error| error.to_string())
}

/// Checks a text that is written without quotes, so that it must not contain any of these characters.
#[inline]
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

/// Implements what all types of filters share: `filter!(GetThingsFilter, Pairs)`.
macro_rules! filter {
    ($name:ident, $syntax:ident) => {
        impl $name {
            /// Creates a filter without conditions, which matches everything.
            #[inline]
            #[must_use]
            pub const fn new() -> Self {
                Self($crate::requests::filter::Filter::new(
                    $crate::requests::filter::Syntax::$syntax,
                ))
            }

            /// Adds a condition in the syntax of the API, for fields that have no method here. If it is empty, the filter is
            /// not sent.
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

        impl From<&$name> for $name {
            #[inline]
            fn from(filter: &$name) -> Self {
                filter.clone()
            }
        }

        /// Takes the whole filter in the syntax of the API. An empty one is not sent: leave the filter out to mean all.
        impl<T: AsRef<str>> From<T> for $name {
            #[inline]
            fn from(text: T) -> Self {
                Self::new().with_condition(text.as_ref())
            }
        }
    };
}

#[cfg(test)]
mod tests;
