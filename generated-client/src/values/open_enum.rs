//! Enums that keep what they do not know: the server may learn a value before this crate does.

use std::fmt;

/// A value that this version of the crate does not know.
///
/// Held by the `Unknown` variant of every enum. It cannot be made by hand: `From<&str>` of the enum makes it where it
/// is due, so that a program keeps working when a later version gives the value a name. Compare with `as_str`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The value as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an enum with `as_str` and `From<&str>` can do besides: it is decoded from its string, and equal, hashed, shown and
/// written as it.
macro_rules! open_enum {
    ($name:ident) => {
        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $name {}

        impl std::hash::Hash for $name {
            #[inline]
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::values::decode::deserialize(deserializer)
            }
        }

        #[cfg(feature = "testing")]
        impl $crate::values::decode::Named for $name {
            const NAME: &'static str = stringify!($name);
            const KNOWN: &'static [&'static str] = Self::KNOWN;
        }

        impl $crate::values::decode::Decode for $name {
            const EXPECTED: &'static str = "a string";

            #[inline]
            fn blank() -> Self {
                Self::from("")
            }

            #[inline]
            fn decode<'de, D: serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
                at: $crate::values::decode::At<'_>,
            ) -> Result<$crate::values::decode::Fit, D::Error> {
                $crate::values::decode::decode_name(self, deserializer, at, |value| {
                    !matches!(value, Self::Unknown(_))
                })
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": Self::KNOWN })
            }
        }
    };
}
