//! Objects with known fields.

use super::{
    Decode, Place, Trace, digits,
    field::{Constant, Field},
    misfit::NOT_DEEPER,
    path::Segment,
    place::{Fields, OBJECT},
    seed::Seed,
    seen::Seen,
    table::{Key, Table},
    trace::Mark,
    unknown::read_unknown,
};
use crate::values::{deviation::DeviationKind, extra::Extra};
use serde::de::{Error, MapAccess};
use serde_json::Value;
use std::{any::Any, mem};

/// An object with known fields. Each field has an index, by which the runtime asks for it. `record!` implements this from
/// one table, so that all parts list the same fields.
pub trait Record: Decode {
    /// The names of the fields on the wire, in the order in which the server usually sends them. A `?` follows the name of a
    /// field that may be missing.
    const FIELDS: &'static [&'static str];

    /// Their names in Rust.
    const NAMES: &'static [&'static str];

    /// A constant that is also written, if there is one.
    const CONSTANTS: &'static [Constant];

    /// Returns the place of the field with that index.
    fn field(&mut self, field: usize) -> Place<'_>;

    /// Returns the field with that index, of whatever type it is.
    fn any(&mut self, field: usize) -> &mut dyn Any;

    /// Passes on the value of the field with that index.
    fn write<S: Sink>(&self, field: usize, sink: S);

    /// Returns the properties that have no field.
    fn extra(&self) -> &Extra;

    /// Returns the same, to be filled.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// A type that has a name in the spec.
#[cfg(feature = "testing")]
pub trait Named: Decode {
    /// The name in the spec, which is unique.
    const NAME: &'static str;

    /// The documented values, if it is an enumeration.
    const KNOWN: &'static [&'static str] = &[];
}

/// An index that is missing in the table would otherwise mean "equal", "not copied" and "not sent".
pub fn no_field<T>(field: usize, _: T) {
    debug_assert!(false, "the record has no field {field}");
}

/// The same for a place, which the runtime only asks for by an index of the table.
#[cold]
pub fn no_place(field: usize) -> ! {
    unreachable!("the record has no field {field}")
}

/// A receiver of a field's value, whatever its type is.
pub trait Sink {
    /// Takes the value.
    fn take<T: Decode>(self, value: &T);
}

impl<T: Record> Fields for T {
    fn field(&mut self, index: usize) -> Place<'_> {
        T::field(self, index)
    }

    fn rest(&mut self) -> &mut Extra {
        self.extra_mut()
    }
}

/// Shows a record to be read.
#[inline]
pub fn place<T: Record>(record: &mut T) -> Place<'_> {
    let table = const { &Table::new(T::FIELDS, T::CONSTANTS) };
    Place::Record(table, record)
}

/// Reads a record.
pub(super) fn read_fields<'de, A: MapAccess<'de>>(
    mut map: A,
    table: &'static Table,
    record: &mut dyn Fields,
    trace: &Trace,
) -> Result<(), A::Error> {
    if trace.is_too_deep() {
        return trace.object(NOT_DEEPER, map);
    }
    let mut seen = Seen::default();
    let mut next = 0;
    let mut unknown = String::new();
    while let Some(index) = map.next_key_seed(Key {
        table,
        next,
        unknown: &mut unknown,
    })? {
        let Some(entry) = table.fields.get(index) else {
            let name = mem::take(&mut unknown);
            read_unknown(&mut map, table, name, record.rest(), trace)?;
            continue;
        };
        if seen.insert(index) {
            trace.repeated(|| Segment::Field(Field::new(entry).name))?;
            // Remove what was read before.
            record.field(index).clear();
        }
        read_field(&mut map, entry, record.field(index), trace)?;
        next = index + 1;
    }
    if next == 0 && take_number(record.rest()) {
        return trace.other(OBJECT, "a number");
    }
    // The usual case, checked first because looking at each field takes time.
    if seen.contains_all(table.required) && table.fields.len() <= 64 {
        return Ok(());
    }
    report_missing(table.fields, &seen, trace, record)
}

/// Returns whether what was read is a number, and removes it: it was kept, as it looks like a property.
#[inline]
fn take_number(rest: &mut Extra) -> bool {
    let is_number = rest.len() == 1 && rest.get(digits::NAME).is_some_and(Value::is_string);
    if is_number {
        rest.remove(digits::NAME);
    }
    is_number
}

#[inline]
fn read_field<'de, A: MapAccess<'de>>(
    map: &mut A,
    entry: &'static str,
    mut place: Place<'_>,
    trace: &Trace,
) -> Result<(), A::Error> {
    let mark = trace.mark();
    let read = map.next_value_seed(Seed::new(&mut place, trace));
    if read.is_err() || trace.has_news(mark) {
        return settle(read, mark, Field::new(entry), place, trace);
    }
    Ok(())
}

/// Handles an error in a field, or what was found in it.
#[cold]
fn settle<E: Error>(
    read: Result<(), E>,
    mark: Mark,
    field: Field,
    place: Place<'_>,
    trace: &Trace,
) -> Result<(), E> {
    let segment = || Segment::Field(field.name);
    let settled = read.and_then(|()| {
        if field.is_required {
            return trace.settle(mark, place, segment);
        }
        trace.within(mark, segment);
        Ok(())
    });
    settled.inspect_err(|_| trace.push(segment()))
}

/// Reports missing required fields, which are blank.
#[cold]
fn report_missing<E: Error>(
    fields: &'static [&'static str],
    seen: &Seen,
    trace: &Trace,
    record: &mut dyn Fields,
) -> Result<(), E> {
    for (index, entry) in fields.iter().enumerate() {
        let Field { name, is_required } = Field::new(entry);
        if !is_required || seen.contains(index) {
            continue;
        }
        let expected = record.field(index).expected();
        trace.deviate_at(name, DeviationKind::Missing, expected, "nothing")?;
    }
    Ok(())
}
