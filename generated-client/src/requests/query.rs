//! Values of a query.

use std::{borrow::Cow, fmt::Display};

/// A text in a query. Everything that implements `Display` converts into it: strings, numbers, or your own key types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(String);

impl<V: Display> From<V> for Text {
    fn from(value: V) -> Self {
        Self(value.to_string())
    }
}

/// A value that can be written into a query.
pub(crate) trait InQuery {
    /// Returns the text, before it is encoded.
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
