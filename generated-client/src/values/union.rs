//! Objects of several types, which differ in the value of one property.

use crate::values::{
    decode::{Decode, Place, Sink, Tagged},
    record::Right,
};
use serde::ser::{self, Serializer};
use serde_json::Value;
use std::fmt;

/// An enum of records.
pub trait Union: Decode {
    /// The property that tells the records apart.
    const TAG: &'static str;

    /// The records, each with its value of that property.
    const BRANCHES: &'static [Branch<Self>];

    /// The variant for unknown values.
    fn unknown(value: Value) -> Self;

    /// Returns the place of the value inside.
    fn content(&mut self) -> Place<'_>;

    /// Passes on the value inside, as a record does with a field, and for the same reason.
    fn write<S: Sink>(&self, sink: S);
}

/// One record of a union.
#[derive(Debug)]
pub struct Branch<T> {
    tag: &'static str,
    blank: fn() -> T,
}

impl<T> Branch<T> {
    /// Returns the record with this constant.
    pub const fn new<B: Decode>(tag: &'static str) -> Self
    where
        T: From<B>,
    {
        Self {
            tag,
            blank: || B::blank().into(),
        }
    }
}

impl<T: Union> Tagged for T {
    fn tag(&self) -> &'static str {
        T::TAG
    }

    fn branch(&self, constant: &str) -> Option<usize> {
        let mut branches = T::BRANCHES.iter();
        branches.position(|branch| branch.tag == constant)
    }

    fn start(&mut self, branch: usize) -> Place<'_> {
        *self = (T::BRANCHES[branch].blank)();
        self.content()
    }

    fn keep(&mut self, value: Value) {
        *self = T::unknown(value);
    }
}

/// Serializes the value inside.
///
/// # Errors
///
/// Returns the serializer's error.
#[inline(never)]
pub fn write<T: Union, S: Serializer>(union: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut result = None;
    union.write(Written(serializer, &mut result));
    result.unwrap_or_else(|| Err(ser::Error::custom("a union without a value")))
}

struct Written<'a, S: Serializer>(S, &'a mut Option<Result<S::Ok, S::Error>>);

impl<S: Serializer> Sink for Written<'_, S> {
    fn take<T: Decode>(self, value: &T) {
        *self.1 = Some(value.serialize(self.0));
    }
}

/// Shows the value inside, whose `Debug` names its type.
///
/// # Errors
///
/// Returns the formatter's error.
#[inline(never)]
pub fn show<T: Union>(union: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut result = Ok(());
    union.write(Shown(f, &mut result));
    result
}

struct Shown<'a, 'b>(&'a mut fmt::Formatter<'b>, &'a mut fmt::Result);

impl Sink for Shown<'_, '_> {
    fn take<T: Decode>(self, value: &T) {
        *self.1 = value.fmt(self.0);
    }
}

/// Compares two unions.
#[inline(never)]
pub fn equal<T: Union>(left: &T, right: &T) -> bool {
    let mut is_equal = false;
    left.write(Left(right, &mut is_equal));
    is_equal
}

/// Compares a value with that of another union.
struct Left<'a, U>(&'a U, &'a mut bool);

impl<U: Union> Sink for Left<'_, U> {
    fn take<T: Decode>(self, left: &T) {
        self.0.write(Right(left, self.1));
    }
}

/// Implements everything for a union, from a table with one row for each type: its constant and its name.
///
/// ```text
/// union! {
///     FlagInstruction["kind"] {
///         "turnFlagOn" => TurnFlagOn,
///     }
/// }
/// ```
///
/// The property with the constants is in brackets.
macro_rules! union {
    ($name:ident[$tag:literal] { $($wire:literal => $branch:ident,)* }) => {
        $(
            impl From<$branch> for $name {
                #[inline]
                fn from(value: $branch) -> Self {
                    Self::$branch(Box::new(value))
                }
            }
        )*

        impl $name {
            #[doc = concat!("Returns the value of the property `", $tag, "`, which tells the variants apart.")]
            /// `None` if an unknown value has none.
            #[inline]
            #[must_use]
            pub fn kind(&self) -> Option<&str> {
                match self {
                    $(Self::$branch(_) => Some($wire),)*
                    Self::Unknown(value) => value.get($tag).and_then(serde_json::Value::as_str),
                }
            }
        }

        impl $crate::values::union::Union for $name {
            const TAG: &'static str = $tag;
            const BRANCHES: &'static [$crate::values::union::Branch<Self>] =
                &[$($crate::values::union::Branch::new::<$branch>($wire)),*];

            #[inline]
            fn unknown(value: serde_json::Value) -> Self {
                Self::Unknown(value)
            }

            #[inline]
            fn content(&mut self) -> $crate::values::decode::Place<'_> {
                match self {
                    $(Self::$branch(value) => $crate::values::decode::Decode::place(value),)*
                    Self::Unknown(value) => $crate::values::decode::Decode::place(value),
                }
            }

            fn write<S: $crate::values::decode::Sink>(&self, sink: S) {
                match self {
                    $(Self::$branch(value) => sink.take(value),)*
                    Self::Unknown(value) => sink.take(value),
                }
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Self::Unknown(value) => f.debug_tuple("Unknown").field(value).finish(),
                    known => $crate::values::union::show(known, f),
                }
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::values::union::equal(self, other)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::values::union::write(self, serializer)
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
        }

        impl $crate::values::decode::Decode for $name {
            #[inline]
            fn blank() -> Self {
                Self::Unknown(serde_json::Value::Null)
            }

            #[inline]
            fn place(&mut self) -> $crate::values::decode::Place<'_> {
                $crate::values::decode::Place::Union(self)
            }
        }
    };
}

#[cfg(test)]
mod tests;
