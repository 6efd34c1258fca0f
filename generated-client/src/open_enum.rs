//! Enums that keep what they do not know: the server may learn a value before this crate does.

use crate::decode::decode_str;
use serde::Deserializer;
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

/// What a generated enum says about itself; `open_enum!` does the rest.
pub(crate) trait OpenEnum: Sized {
    /// The values that have a variant of their own.
    #[cfg_attr(
        not(feature = "schemars"),
        expect(dead_code, reason = "only the JSON Schema lists them")
    )]
    const KNOWN: &'static [&'static str];

    fn from_wire(value: &str) -> Self;

    fn as_wire(&self) -> &str;
}

/// Reads an enum from a string.
pub(crate) fn decode_enum<'de, T: OpenEnum, D: Deserializer<'de>>(
    place: &mut T,
    deserializer: D,
) -> Result<(), D::Error> {
    decode_str(deserializer, &mut |value| *place = T::from_wire(value))
}

/// `as_str`, `Display`, conversions, serde and decoding of a type that is an [`OpenEnum`].
macro_rules! open_enum {
    ($name:ident) => {
        impl $name {
            /// The value as it is sent.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::open_enum::OpenEnum::as_wire(self)
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                $crate::open_enum::OpenEnum::from_wire(value)
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(value: String) -> Self {
                $crate::open_enum::OpenEnum::from_wire(&value)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::decode::deserialize(deserializer)
            }
        }

        impl $crate::decode::Decode for $name {
            #[inline]
            fn blank() -> Self {
                $crate::open_enum::OpenEnum::from_wire("")
            }

            #[inline]
            fn decode<'de, D: serde::Deserializer<'de>>(
                &mut self,
                deserializer: D,
                _: &$crate::decode::Trace,
            ) -> Result<(), D::Error> {
                $crate::open_enum::decode_enum(self, deserializer)
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let known = <Self as $crate::open_enum::OpenEnum>::KNOWN;
                schemars::json_schema!({ "type": "string", "enum": known })
            }
        }
    };
}
