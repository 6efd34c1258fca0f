//! What a generated record does with its values: it is written, shown and compared.
//!
//! What serde, `Debug` and `PartialEq` derive names each field's type again, and the compiler checks all of that for each
//! record: a third of the time that the whole crate took. So a record only says which value is the one of which field
//! ([`Decode::value`]), as trait objects, and the loops over them are here, once. The functions that lead to the loops are
//! `#[inline(never)]`: to find out, for each record, whether to inline them is a fiftieth of what the compiler does for a
//! release before it makes machine code.

use crate::decode::{Decode, Field};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::{any::Any, fmt};

/// The value of a field, whatever its type is.
pub trait FieldValue: erased_serde::Serialize + fmt::Debug + Any {
    /// Whether there is nothing to write, so that an optional field is left out.
    fn is_blank(&self) -> bool;

    /// Whether the other value is of the same type, and equal.
    fn equals(&self, other: &dyn FieldValue) -> bool;
}

impl<T: Decode + Serialize + fmt::Debug + PartialEq + 'static> FieldValue for T {
    fn is_blank(&self) -> bool {
        Decode::is_blank(self)
    }

    fn equals(&self, other: &dyn FieldValue) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

/// A constant that a record is written with: the property's name, and its value.
pub type Constant = (&'static str, &'static str);

/// Writes a record: a constant, if it has one, and a value for each field of the table.
///
/// # Errors
///
/// What the serializer says.
#[inline(never)]
pub fn write<T: Decode, S: Serializer>(
    record: &T,
    constant: Option<Constant>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    write_values(
        T::FIELDS,
        &|field| record.value(field),
        constant,
        serializer,
    )
}

/// What gives the values of a record, one for each of its fields.
type Values<'a, 'v> = &'a dyn Fn(usize) -> Option<&'v dyn FieldValue>;

fn write_values<S: Serializer>(
    fields: &'static [Field],
    values: Values<'_, '_>,
    constant: Option<Constant>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let written = || {
        let values = fields.iter().zip((0..).map_while(values));
        values.filter(|(field, value)| field.is_required() || !value.is_blank())
    };
    let count = constant.iter().len() + written().count();
    let mut object = serializer.serialize_map(Some(count))?;
    if let Some((name, value)) = constant {
        object.serialize_entry(name, value)?;
    }
    for (field, value) in written() {
        let value: &dyn erased_serde::Serialize = value;
        object.serialize_entry(field.name(), value)?;
    }
    object.end()
}

/// Shows a record as a derived `Debug` does.
///
/// # Errors
///
/// What the formatter says.
#[inline(never)]
pub fn show<T: Decode>(record: &T, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    show_values(name, T::FIELDS, &|field| record.value(field), f)
}

fn show_values(
    name: &str,
    fields: &[Field],
    values: Values<'_, '_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (field, value) in fields.iter().zip((0..).map_while(values)) {
        shown.field(&rust_name(field.name()), &value);
    }
    shown.finish()
}

/// Keywords that a field cannot be called: an underscore follows.
const KEYWORDS: [&str; 38] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "type", "unsafe",
    "use", "where", "while",
];

/// The Rust name of a field: `_links` -> `links`, `defaultTtl` -> `default_ttl`, `type` -> `type_`.
fn rust_name(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len() + 4);
    let mut before = '_';
    let mut letters = wire.trim_start_matches('_').chars().peekable();
    while let Some(c) = letters.next() {
        let begins_word = match before {
            '_' => false,
            'A'..='Z' => letters.peek().is_some_and(char::is_ascii_lowercase),
            _ => true,
        };
        if c.is_ascii_uppercase() && begins_word {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
        before = c;
    }
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// Whether two records have equal values.
#[inline(never)]
pub fn equal<T: Decode>(left: &T, right: &T) -> bool {
    equal_values(&|field| left.value(field), &|field| right.value(field))
}

fn equal_values(left: Values<'_, '_>, right: Values<'_, '_>) -> bool {
    let mut pairs = (0..).map_while(left).zip((0..).map_while(right));
    pairs.all(|(left, right)| left.equals(right))
}

/// `Serialize`, `Deserialize`, `Debug` and `PartialEq` for a type that is a record, maybe one that is written with a
/// constant: `record!(TurnFlagOn, "kind" = "turnFlagOn")`.
macro_rules! record {
    ($name:ident) => {
        record!(@$name, None);
    };
    ($name:ident, $property:literal = $value:literal) => {
        record!(@$name, Some(($property, $value)));
    };
    (@$name:ident, $constant:expr) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::record::write(self, $constant, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::decode::deserialize(deserializer)
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::record::show(self, stringify!($name), f)
            }
        }

        impl PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::record::equal(self, other)
            }
        }
    };
}

#[cfg(test)]
mod tests;
