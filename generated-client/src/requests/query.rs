//! What can be written into a query.

use std::{borrow::Cow, fmt::Display};

/// A text of a query: made of whatever can be shown, such as a string, a number, or a key type of your own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(String);

impl<V: Display> From<V> for Text {
    fn from(value: V) -> Self {
        Self(value.to_string())
    }
}

/// What can be written into a query.
pub(crate) trait InQuery {
    /// As it is written, before it is encoded.
    fn written(&self) -> Cow<'_, str>;
}

impl<V: Display> InQuery for V {
    #[inline]
    fn written(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl InQuery for Text {
    #[inline]
    fn written(&self) -> Cow<'_, str> {
        self.0.as_str().into()
    }
}
