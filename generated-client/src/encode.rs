//! Lean encoding: a generated type lists its values, and the loop over them is here, once.
//!
//! A derived `Serialize` calls the serializer for each field, and the compiler checks all of that for each type: a
//! quarter of the time that the whole crate takes. A list of trait objects costs next to nothing.

use crate::decode::{Decode, Field};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The value of a field, whatever its type is.
pub trait Encode: erased_serde::Serialize {
    /// Whether there is nothing to write, so that an optional field is left out.
    fn is_blank(&self) -> bool;
}

impl<T: Decode + Serialize> Encode for T {
    fn is_blank(&self) -> bool {
        Decode::is_blank(self)
    }
}

/// Writes a record: a value for each field of the table.
///
/// # Errors
///
/// What the serializer says.
pub fn object<S: Serializer>(
    serializer: S,
    fields: &'static [Field],
    values: &[&dyn Encode],
) -> Result<S::Ok, S::Error> {
    entries(serializer, None, fields, values)
}

/// Writes a record that begins with a constant: the property's name and its value.
///
/// # Errors
///
/// What the serializer says.
pub fn tagged<S: Serializer>(
    serializer: S,
    constant: (&'static str, &'static str),
    fields: &'static [Field],
    values: &[&dyn Encode],
) -> Result<S::Ok, S::Error> {
    entries(serializer, Some(constant), fields, values)
}

fn entries<S: Serializer>(
    serializer: S,
    constant: Option<(&'static str, &'static str)>,
    fields: &'static [Field],
    values: &[&dyn Encode],
) -> Result<S::Ok, S::Error> {
    let written = || {
        let values = fields.iter().zip(values.iter().copied());
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

#[cfg(test)]
mod tests;
