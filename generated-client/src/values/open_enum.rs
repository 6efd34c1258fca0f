//! Enums that keep unknown values, since the server may send a value before this crate knows it.

use std::fmt;

/// A value that this version of the crate does not know.
///
/// The `Unknown` variant of every enum holds one. The enums are also `#[non_exhaustive]`, since a later version may give the
/// value a variant of its own. So end a `match` with one arm for all other values, and call `as_str` there. That works with
/// this version and with later ones:
///
#[cfg_attr(feature = "feature-flags", doc = "```")]
#[cfg_attr(not(feature = "feature-flags"), doc = "```text")]
/// use launchdarkly_api::{UnknownValue, feature_flags::FlagPurpose};
///
/// fn told(purpose: &FlagPurpose) -> String {
///     match purpose {
///         FlagPurpose::Migration => "steers a migration".to_owned(),
///         other => format!("is for {other}"),
///     }
/// }
///
/// // A test can create one, directly or from the string.
/// let unknown = FlagPurpose::Unknown(UnknownValue::new("brand-new"));
/// assert_eq!(told(&unknown), "is for brand-new");
/// assert_eq!(unknown, FlagPurpose::from("brand-new"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// Creates a value, for a test. `From<&str>` of the enum is better elsewhere: it finds the variant of a value that is known.
    /// An enum is equal by its string, so this one is equal to that variant all the same.
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// Returns the value as received.
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

/// All that an enum is, from a table with a row for each variant: its name in Rust, and its value on the wire.
///
/// ```text
/// open_enum! {
///     FlagKind {
///         Boolean = "boolean",
///         Multivariate = "multivariate",
///     }
/// }
/// ```
///
/// The enum has a variant `Unknown` besides.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $name {
            /// Returns the value as it is sent.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(other) => other.as_str(),
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    other => Self::Unknown($crate::values::open_enum::UnknownValue::new(other)),
                }
            }
        }

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
        exemplary! { $name }

        #[cfg(feature = "testing")]
        impl $crate::values::decode::Named for $name {
            const NAME: &'static str = stringify!($name);
            const KNOWN: &'static [&'static str] = &[$($wire),*];
        }

        impl $crate::values::decode::Decode for $name {
            #[inline]
            fn blank() -> Self {
                Self::from("")
            }

            #[inline]
            fn place(&mut self) -> $crate::values::decode::Place<'_> {
                $crate::values::decode::Place::Name(self)
            }
        }

        impl $crate::values::decode::Name for $name {
            #[inline]
            fn set(&mut self, name: &str) -> bool {
                *self = Self::from(name);
                !matches!(self, Self::Unknown(_))
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $name {
            #[inline]
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            #[inline]
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($wire),*] })
            }
        }
    };
}
