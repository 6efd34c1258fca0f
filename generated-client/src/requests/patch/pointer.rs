//! JSON pointers (RFC 6901).

use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;

/// A place in a JSON document (RFC 6901). [`PatchPath`] lists what converts into one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct JsonPointer(String);

impl JsonPointer {
    /// Creates a pointer from unescaped segments. Without segments, it points to the whole document.
    pub fn from_segments<S: AsRef<str>>(segments: impl IntoIterator<Item = S>) -> Self {
        let mut pointer = String::new();
        for segment in segments {
            pointer.push('/');
            pointer.push_str(&segment.as_ref().replace('~', "~0").replace('/', "~1"));
        }
        Self(pointer)
    }

    /// Returns the pointer as text, such as `/tags/0`.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[inline]
    fn parse(text: &str) -> Result<Self, String> {
        if !text.is_empty() && !text.starts_with('/') {
            return Err(format!(
                "{text:?} is not a JSON pointer: it has to begin with `/`; give segments as a list to have them escaped"
            ));
        }
        let mut escapes = text.split('~').skip(1);
        if !escapes.all(|rest| rest.starts_with(['0', '1'])) {
            return Err(format!(
                "{text:?} is not a JSON pointer: `~` is written as `~0`; give segments as a list to have them escaped"
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for JsonPointer {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for JsonPointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

/// A type that converts into a pointer to a place in a JSON document.
///
/// - A list of segments, such as `["customProperties", "a/b"]`: unescaped names. An index is a segment such as `"0"`;
///   `"-"` is the end of an array.
/// - A string, such as `"/customProperties/a~1b"`: an escaped JSON pointer (RFC 6901). `""` is the whole document.
pub trait PatchPath {
    /// Converts this into a pointer.
    ///
    /// # Errors
    ///
    /// A message, if the string is not a JSON pointer.
    fn to_pointer(&self) -> Result<JsonPointer, String>;
}

impl PatchPath for JsonPointer {
    #[inline]
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        Ok(self.clone())
    }
}

impl PatchPath for str {
    #[inline]
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        JsonPointer::parse(self)
    }
}

impl PatchPath for String {
    #[inline]
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        JsonPointer::parse(self)
    }
}

impl<S: AsRef<str>> PatchPath for [S] {
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        Ok(JsonPointer::from_segments(self))
    }
}

impl<S: AsRef<str>, const N: usize> PatchPath for [S; N] {
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        Ok(JsonPointer::from_segments(self))
    }
}

impl<S: AsRef<str>> PatchPath for Vec<S> {
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        Ok(JsonPointer::from_segments(self))
    }
}

impl<P: PatchPath + ?Sized> PatchPath for &P {
    fn to_pointer(&self) -> Result<JsonPointer, String> {
        (**self).to_pointer()
    }
}
