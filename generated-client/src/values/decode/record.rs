//! Objects with known fields.

use super::{
    At, Decode, Fit, Seed, Trace, digits,
    field::{Constant, Field},
    fit::NOT_DEEPER,
    path::Segment,
    seen::Seen,
    table::{Key, Table},
    unknown::{keep, refuse},
};
use crate::values::{deviation::DeviationKind, extra::Extra};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

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

    /// Fills the field with that index.
    fn read<S: Source>(&mut self, field: usize, source: S);

    /// Passes on the value of the field with that index.
    fn write<S: Sink>(&self, field: usize, sink: S);

    /// The properties that have no field.
    fn extra(&self) -> &Extra;

    /// The same, to be filled.
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

/// A source of a field's value, whatever its type is.
pub trait Source {
    /// Fills the field. The source keeps an error, instead of returning it: PERFORMANCE.md, "Records".
    fn fill<T: Decode>(self, field: &mut T);
}

/// A receiver of a field's value, whatever its type is.
pub trait Sink {
    /// Takes the value.
    fn take<T: Decode>(self, value: &T);
}

/// The next value of a map.
pub(super) struct Next<'a, A, E> {
    map: &'a mut A,
    at: At<'a>,
    failed: &'a mut Option<E>,
}

impl<'de, A: MapAccess<'de>> Source for Next<'_, A, A::Error> {
    #[inline]
    fn fill<T: Decode>(self, field: &mut T) {
        let (place, at) = (field, self.at);
        if let Err(error) = self.map.next_value_seed(Seed { place, at }) {
            *self.failed = Some(error);
        }
    }
}

/// A missing value: the field becomes blank, and its documented type is kept.
struct Nothing<'a> {
    expected: &'a mut &'static str,
}

impl Source for Nothing<'_> {
    fn fill<T: Decode>(self, field: &mut T) {
        *field = T::blank();
        *self.expected = T::EXPECTED;
    }
}

/// A record of any type that is read from a map.
trait Fill<A, E> {
    /// Reads the field with that index.
    fn next(&mut self, index: usize, next: Next<'_, A, E>);

    /// Makes the field with that index blank, and returns its documented type.
    fn clear(&mut self, index: usize) -> &'static str;

    /// Keeps properties that have no field.
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
/// See [`Decode::decode`].
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
        read_fields(&mut map, Self::TABLE, self.at, self.record)
    }
}

/// The loop over an object's fields. Not generic over the record's type, so it is compiled once for each kind of input.
fn read_fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    table: &'static Table,
    at: At<'_>,
    record: &mut dyn Fill<A, A::Error>,
) -> Result<Fit, A::Error> {
    if at.is_too_deep() {
        return at.object(NOT_DEEPER, map);
    }
    let trace = at.trace;
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
            if unknown == digits::NAME {
                map.next_value::<IgnoredAny>()?;
                return at.other("an object", "a number");
            }
            if trace.is_exact() {
                refuse(map, table, &unknown, trace)?;
            } else {
                keep(map, table, std::mem::take(&mut unknown), record.rest(), at)?;
            }
            continue;
        };
        if seen.insert(index) {
            trace.repeated(|| Segment::Field(Field::new(entry).name))?;
            // Remove what was read before.
            record.clear(index);
        }
        let mark = trace.mark();
        let next = Next {
            map: &mut *map,
            at: At {
                may_be_null: entry.ends_with('?'),
                ..at.inside()
            },
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
    // The usual case, checked first because looking at each field takes time.
    if seen.contains_all(table.required) && table.fields.len() <= 64 {
        return Ok(Fit::Read);
    }
    clear_missing(table.fields, &seen, trace, record)?;
    Ok(Fit::Read)
}

/// Makes missing required fields blank, and reports them.
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
