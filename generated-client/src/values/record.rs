//! What a generated record does with its values: it is written, shown, compared and copied.
//!
//! A record only hands over the value of a field ([`Record::write`]), and what becomes of it is here, once, as a [`Sink`]
//! each.
//!
//! Why nothing of it is derived, why functions that lead to the loops are `#[inline(never)]`, and why the loops call what they
//! do with a field through a pointer: PERFORMANCE.md, "Records".

#[macro_use]
mod table;

use crate::values::{
    decode::{Constant, Decode, Field, Record, Sink, Source},
    extra::Extra,
};
use serde::ser::{SerializeMap, Serializer};
use std::{any::Any, fmt};

/// Writes a record: its constant, if it has one, and a value for each field of the table.
///
/// # Errors
///
/// What the serializer says.
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

/// Hands over the value of the field of that place.
type Values<'a, M> = &'a dyn Fn(usize, Entry<'_, M>);

/// Not generic over the record's type: compiled once for each kind of output.
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

/// A value that has a place in the object, unless it is optional and blank.
enum Entry<'a, M: SerializeMap> {
    /// It is only counted.
    Counted(Field, &'a mut usize),
    /// It is written into a map; why that failed.
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

/// Shows a record as a derived `Debug` does.
///
/// # Errors
///
/// What the formatter says.
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

/// A field among others that are shown.
struct Shown<'a, 'b, 'c>(&'static str, &'a mut fmt::DebugStruct<'b, 'c>);

impl Sink for Shown<'_, '_, '_> {
    fn take<T: Decode>(self, value: &T) {
        self.1.field(self.0, value);
    }
}

/// Whether two records have equal values.
#[inline(never)]
pub fn equal<T: Record>(left: &T, right: &T) -> bool {
    let equal: fn(usize, &T, &T) -> bool = equal_at;
    (0..T::FIELDS.len()).all(|index| equal(index, left, right)) && left.extra() == right.extra()
}

/// Whether they have equal values at that place.
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

/// A value that is compared with the one at the same place of another record.
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

/// That one. In a record it has the type of the first, but only we know; in a union it may have another.
pub(super) struct Right<'a>(pub(super) &'a dyn Any, pub(super) &'a mut bool);

impl Sink for Right<'_> {
    fn take<T: Decode>(self, right: &T) {
        *self.1 = self.0.downcast_ref() == Some(right);
    }
}

/// A record with copies of all values.
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

/// A value that is copied into the same field of another record.
struct Original<'a, R>(usize, &'a mut R);

impl<R: Record> Sink for Original<'_, R> {
    fn take<T: Decode>(self, value: &T) {
        self.1.read(self.0, Copied(value));
    }
}

/// What is copied there. It has the type of that field, but only we know.
struct Copied<'a>(&'a dyn Any);

impl Source for Copied<'_> {
    fn fill<T: Decode>(self, field: &mut T) {
        if let Some(value) = self.0.downcast_ref() {
            T::clone_from(field, value);
        }
    }
}

#[cfg(test)]
mod tests;
