//! Writing, showing, comparing and copying generated records.
//!
//! A record only passes on the value of a field ([`Record::write`]). What is done with it is implemented here once, as a
//! [`Sink`].
//!
//! PERFORMANCE.md, "Records", explains why none of this is derived, why the functions that call the loops are
//! `#[inline(never)]`, and why the loops use a function pointer for each field.

#[macro_use]
mod table;

#[cfg(feature = "schemars")]
pub(crate) mod schema;

use crate::values::{
    decode::{Constant, Decode, Field, Record, Sink},
    extra::Extra,
};
use serde::ser::{SerializeMap, Serializer};
use std::{any::Any, fmt};

/// Serializes a record: its constant, if it has one, and its fields in the order of the table.
///
/// # Errors
///
/// Returns the serializer's error.
#[inline(never)]
pub fn write<T: Record, S: Serializer>(record: &T, serializer: S) -> Result<S::Ok, S::Error> {
    write_values(
        T::FIELDS,
        &|index, entry| record.write(index, entry),
        T::CONSTANTS,
        record.extra(),
        serializer,
    )
}

/// Passes on the value of the field with that index.
type Values<'a, M> = &'a dyn Fn(usize, Entry<'_, M>);

/// Not generic over the record's type, so it is compiled once for each kind of output.
fn write_values<S: Serializer>(
    fields: &'static [&'static str],
    values: Values<'_, S::SerializeMap>,
    constants: &'static [Constant],
    extra: &Extra,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let is_own = |name: &str| extra.is_empty() || extra.get(name).is_none();
    let mut count = extra.len();
    let constants = constants.iter().filter(|(name, _)| is_own(name));
    for (index, field) in fields.iter().enumerate() {
        let field = Field::new(field);
        if is_own(field.name) {
            values(index, Entry::Counted(field, &mut count));
        }
    }
    let mut object = serializer.serialize_map(Some(count + constants.clone().count()))?;
    for (name, value) in constants {
        object.serialize_entry(name, value)?;
    }
    let mut failed = None;
    for (index, field) in fields.iter().enumerate() {
        let field = Field::new(field);
        if is_own(field.name) {
            values(index, Entry::Written(field, &mut object, &mut failed));
        }
        if let Some(error) = failed {
            return Err(error);
        }
    }
    for (name, value) in extra.iter() {
        object.serialize_entry(name, value)?;
    }
    object.end()
}

/// Writes a value into the object, unless it is optional and blank.
enum Entry<'a, M: SerializeMap> {
    /// Counts the value.
    Counted(Field, &'a mut usize),
    /// Writes the value into a map, and keeps the error.
    Written(Field, &'a mut M, &'a mut Option<M::Error>),
}

impl<M: SerializeMap> Sink for Entry<'_, M> {
    fn take<T: Decode>(self, value: &T) {
        let (Self::Counted(field, _) | Self::Written(field, ..)) = self;
        if !field.is_required && value.is_blank() {
            return;
        }
        match self {
            Self::Counted(_, count) => *count += 1,
            Self::Written(_, map, failed) => {
                *failed = map.serialize_entry(field.name, value).err();
            }
        }
    }
}

/// Formats a record as a derived `Debug` would.
///
/// # Errors
///
/// Returns the formatter's error.
#[inline(never)]
pub fn show<T: Record>(record: &T, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let show: fn(&T, usize, Shown<'_, '_, '_>) = show_at;
    let mut shown = f.debug_struct(name);
    for (index, name) in T::NAMES.iter().enumerate() {
        show(record, index, Shown(name, &mut shown));
    }
    if !record.extra().is_empty() {
        shown.field("extra", record.extra());
    }
    shown.finish()
}

fn show_at<T: Record>(record: &T, index: usize, shown: Shown<'_, '_, '_>) {
    record.write(index, shown);
}

/// Shows one field of a record.
struct Shown<'a, 'b, 'c>(&'static str, &'a mut fmt::DebugStruct<'b, 'c>);

impl Sink for Shown<'_, '_, '_> {
    fn take<T: Decode>(self, value: &T) {
        self.1.field(self.0, value);
    }
}

/// Compares two records.
#[inline(never)]
pub fn equal<T: Record>(left: &T, right: &T) -> bool {
    let equal: fn(usize, &T, &T) -> bool = equal_at;
    (0..T::FIELDS.len()).all(|index| equal(index, left, right)) && left.extra() == right.extra()
}

/// Compares the fields with that index.
fn equal_at<T: Record>(index: usize, left: &T, right: &T) -> bool {
    let mut is_equal = true;
    let value = Left {
        index,
        right,
        is_equal: &mut is_equal,
    };
    left.write(index, value);
    is_equal
}

/// Compares a value with the same field of another record.
struct Left<'a, R> {
    index: usize,
    right: &'a R,
    is_equal: &'a mut bool,
}

impl<R: Record> Sink for Left<'_, R> {
    fn take<T: Decode>(self, left: &T) {
        self.right.write(self.index, Right(left, self.is_equal));
    }
}

/// The other value. In a record it always has the same type, which the compiler cannot see; in a union it may differ.
pub(super) struct Right<'a>(pub(super) &'a dyn Any, pub(super) &'a mut bool);

impl Sink for Right<'_> {
    fn take<T: Decode>(self, right: &T) {
        *self.1 = self.0.downcast_ref() == Some(right);
    }
}

/// Copies a record with all its values.
#[inline(never)]
pub fn copy<T: Record>(record: &T) -> T {
    let fill: fn(usize, &T, &mut T) = copy_at;
    let mut copy = T::blank();
    for index in 0..T::FIELDS.len() {
        fill(index, record, &mut copy);
    }
    record.extra().clone_into(copy.extra_mut());
    copy
}

fn copy_at<T: Record>(index: usize, record: &T, copy: &mut T) {
    record.write(index, Original(index, copy));
}

/// Copies a value into the same field of another record. It has the same type, which the compiler cannot see.
struct Original<'a, R>(usize, &'a mut R);

impl<R: Record> Sink for Original<'_, R> {
    fn take<T: Decode>(self, value: &T) {
        if let Some(field) = self.1.any(self.0).downcast_mut() {
            T::clone_from(field, value);
        }
    }
}

#[cfg(test)]
mod tests;
