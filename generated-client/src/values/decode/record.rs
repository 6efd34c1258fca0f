//! Objects with known fields.

use super::{
    At, Decode, Fit, Seed, Trace,
    field::{Constant, Field},
    path::Segment,
    seen::Seen,
    table::{Key, Table},
    unknown::{keep, refuse},
};
use crate::values::{deviation::DeviationKind, extra::Extra};
use serde::de::{Deserializer, Error, MapAccess, Visitor};

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

    /// The properties that no field is for.
    fn extra(&self) -> &Extra;

    /// The same, to be filled.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// A type that the spec has a name for.
#[cfg(feature = "testing")]
pub trait Named: Decode {
    /// Its name in the spec, which no other type has.
    const NAME: &'static str;

    /// The values that are documented, where it is an enumeration.
    const KNOWN: &'static [&'static str] = &[];
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
        let at = At {
            trace: self.trace,
            may_be_null: self.entry.ends_with('?'),
        };
        if let Err(error) = self.map.next_value_seed(Seed { place: field, at }) {
            *self.failed = Some(error);
        }
    }
}

/// No value: the field becomes blank, and says what it should be.
struct Nothing<'a> {
    expected: &'a mut &'static str,
}

impl Source for Nothing<'_> {
    fn fill<T: Decode>(self, field: &mut T) {
        *field = T::blank();
        *self.expected = T::EXPECTED;
    }
}

/// A record, whatever its type is, that is read from a map.
trait Fill<A, E> {
    /// Reads the field of that place.
    fn next(&mut self, index: usize, next: Next<'_, A, E>);

    /// Makes the field of that place blank; what it should be.
    fn clear(&mut self, index: usize) -> &'static str;

    /// Where the rest goes.
    fn rest(&mut self) -> &mut Extra;
}

impl<'de, T: Record, A: MapAccess<'de>> Fill<A, A::Error> for T {
    fn next(&mut self, index: usize, next: Next<'_, A, A::Error>) {
        self.read(index, next);
    }

    #[cold]
    fn clear(&mut self, index: usize) -> &'static str {
        let mut expected = "";
        self.read(
            index,
            Nothing {
                expected: &mut expected,
            },
        );
        expected
    }

    fn rest(&mut self) -> &mut Extra {
        self.extra_mut()
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
    at: At<'_>,
) -> Result<Fit, D::Error> {
    deserializer.deserialize_any(Object { record, at })
}

struct Object<'a, T> {
    record: &'a mut T,
    at: At<'a>,
}

impl<T: Record> Object<'_, T> {
    const TABLE: &'static Table = &Table::new(T::FIELDS, T::CONSTANTS);
}

impl<'de, T: Record> Visitor<'de> for Object<'_, T> {
    type Value = Fit;

    others!("an object", null bool number string list);

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fit, A::Error> {
        read_fields(&mut map, Self::TABLE, self.at.trace, self.record)?;
        Ok(Fit::Read)
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
    let mut unknown = String::new();
    while let Some(index) = map.next_key_seed(Key {
        table,
        expected,
        unknown: &mut unknown,
    })? {
        let Some(entry) = table.fields.get(index) else {
            if trace.is_exact() {
                refuse(map, table, &unknown, trace)?;
            } else {
                keep(map, table, std::mem::take(&mut unknown), record.rest())?;
            }
            continue;
        };
        if seen.insert(index) {
            // What was read before has to go.
            record.clear(index);
        }
        let mark = trace.mark();
        let next = Next {
            map: &mut *map,
            trace,
            entry,
            failed: &mut failed,
        };
        record.next(index, next);
        if let Some(error) = failed {
            trace.push(Segment::Field(Field::new(entry).name));
            return Err(error);
        }
        trace.within(mark, || Segment::Field(Field::new(entry).name));
        expected = index + 1;
    }
    // Nearly always: to look at each field, only to find that none is missing, takes time.
    if seen.contains_all(table.required) && table.fields.len() <= 64 {
        return Ok(());
    }
    clear_missing(table.fields, &seen, trace, record)
}

/// Makes the required fields that did not come blank, and notes them.
#[cold]
fn clear_missing<A, E: Error>(
    fields: &'static [&'static str],
    seen: &Seen,
    trace: &Trace,
    record: &mut dyn Fill<A, E>,
) -> Result<(), E> {
    for (index, entry) in fields.iter().enumerate() {
        let Field { name, is_required } = Field::new(entry);
        if !is_required || seen.contains(index) {
            continue;
        }
        let expected = record.clear(index);
        trace.deviate_at(name, DeviationKind::Missing, expected, "nothing")?;
    }
    Ok(())
}
