//! Objects with known fields.

use super::{
    Decode, Seed, Trace,
    field::Field,
    path::Segment,
    seen::Seen,
    table::{Key, Table},
};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// A constant that a record is written with: the property's name, and its value.
pub type Constant = (&'static str, &'static str);

/// An object with known fields. Each field has a place, by which the runtime asks for it; `record!` writes all of this from
/// one table, so that no field is forgotten in one of the lists.
pub trait Record: Decode {
    /// The fields by their names on the wire, in the order in which the server usually sends them; `?` follows the name of
    /// one that may be missing.
    const FIELDS: &'static [&'static str];

    /// Their names in Rust.
    const NAMES: &'static [&'static str];

    /// What is written besides: none, or one.
    const CONSTANTS: &'static [Constant];

    /// Fills the field of that place.
    fn read<S: Source>(&mut self, field: usize, source: S);

    /// Hands over the value of the field of that place.
    fn write<S: Sink>(&self, field: usize, sink: S);
}

/// A table that lacks a place would read as "equal", "not copied" and "not sent".
pub fn no_field<T>(field: usize, _: T) {
    debug_assert!(false, "the record has no field {field}");
}

/// Where the value of a field comes from, whatever type it has.
pub trait Source {
    /// Fills the field. What went wrong is left with the source. Why there is no result: PERFORMANCE.md, "Records".
    fn fill<T: Decode>(self, field: &mut T);
}

/// Where the value of a field goes to, whatever type it has.
pub trait Sink {
    /// Takes the value.
    fn take<T: Decode>(self, value: &T);
}

/// The value that comes next in a map.
pub(super) struct Next<'a, A, E> {
    map: &'a mut A,
    trace: &'a Trace,
    /// What the table says of the field.
    entry: &'static str,
    failed: &'a mut Option<E>,
}

impl<'de, A: MapAccess<'de>> Source for Next<'_, A, A::Error> {
    #[inline]
    fn fill<T: Decode>(self, field: &mut T) {
        let (place, trace) = (field, self.trace);
        if let Err(error) = self.map.next_value_seed(Seed { place, trace }) {
            fail(error, self.failed, trace, self.entry);
        }
    }
}

/// Apart from [`Next::fill`], which is copied to each field.
#[cold]
fn fail<E>(error: E, failed: &mut Option<E>, trace: &Trace, entry: &'static str) {
    trace.push(Segment::Field(Field::new(entry).name));
    *failed = Some(error);
}

/// No value: the field becomes blank, and says whether it may be.
struct Nothing<'a> {
    is_allowed: &'a mut bool,
}

impl Source for Nothing<'_> {
    fn fill<T: Decode>(self, field: &mut T) {
        *field = T::blank();
        *self.is_allowed = T::MAY_BE_MISSING;
    }
}

/// A record, whatever its type is, that is read from a map.
trait Fill<A, E> {
    /// Reads the field of that place.
    fn next(&mut self, index: usize, next: Next<'_, A, E>);

    /// Makes the field of that place blank; whether it may be.
    fn clear(&mut self, index: usize) -> bool;
}

impl<'de, T: Record, A: MapAccess<'de>> Fill<A, A::Error> for T {
    fn next(&mut self, index: usize, next: Next<'_, A, A::Error>) {
        self.read(index, next);
    }

    #[cold]
    fn clear(&mut self, index: usize) -> bool {
        let mut is_allowed = false;
        let nothing = Nothing {
            is_allowed: &mut is_allowed,
        };
        self.read(index, nothing);
        is_allowed
    }
}

/// Fills a blank record.
///
/// # Errors
///
/// Those of [`Decode::decode`].
#[inline]
pub fn decode_record<'de, T: Record, D: Deserializer<'de>>(
    record: &mut T,
    deserializer: D,
    trace: &Trace,
) -> Result<(), D::Error> {
    deserializer.deserialize_map(Object { record, trace })
}

struct Object<'a, T> {
    record: &'a mut T,
    trace: &'a Trace,
}

impl<T: Record> Object<'_, T> {
    const TABLE: &'static Table = &Table::new(T::FIELDS);
}

impl<'de, T: Record> Visitor<'de> for Object<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        read_fields(&mut map, Self::TABLE, self.trace, self.record)
    }
}

/// The loop over an object's fields. Not generic over the record's type: compiled once for each kind of input.
fn read_fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    table: &'static Table,
    trace: &Trace,
    record: &mut dyn Fill<A, A::Error>,
) -> Result<(), A::Error> {
    let mut seen = Seen::default();
    let mut failed = None;
    let mut expected = 0;
    while let Some(index) = map.next_key_seed(Key { table, expected })? {
        let Some(entry) = table.fields.get(index) else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        if seen.insert(index) {
            // What was read before has to go.
            record.clear(index);
        }
        let next = Next {
            map: &mut *map,
            trace,
            entry,
            failed: &mut failed,
        };
        record.next(index, next);
        if let Some(error) = failed {
            return Err(error);
        }
        expected = index + 1;
    }
    // Nearly always: to look at each field, only to find that none is missing, takes time.
    if seen.contains_all(table.required) && table.fields.len() <= 64 {
        return Ok(());
    }
    clear_missing(table.fields, &seen, trace, record)
}

/// Makes the required fields that did not come blank, if they may be.
#[cold]
fn clear_missing<A, E: Error>(
    fields: &'static [&'static str],
    seen: &Seen,
    trace: &Trace,
    record: &mut dyn Fill<A, E>,
) -> Result<(), E> {
    for (index, entry) in fields.iter().enumerate() {
        let Field { name, is_required } = Field::new(entry);
        if is_required && !seen.contains(index) && !record.clear(index) {
            trace.push(Segment::Field(name));
            return Err(E::missing_field(name));
        }
    }
    Ok(())
}
