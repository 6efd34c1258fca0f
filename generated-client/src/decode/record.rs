//! Objects with known fields.

use super::{
    Decode, Seed, Trace,
    path::Segment,
    seen::Seen,
    table::{Key, Table},
};
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// A field's name on the wire, and whether it may be missing.
#[derive(Debug)]
pub enum Field {
    /// The server always sends it.
    Required(&'static str),
    /// It may be missing.
    Optional(&'static str),
}

impl Field {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Required(name) | Self::Optional(name) => name,
        }
    }

    pub(crate) const fn is_required(&self) -> bool {
        matches!(self, Self::Required(_))
    }
}

/// What is to be read into a field.
#[derive(Debug)]
pub struct Slot<'a, A> {
    source: Source<'a, A>,
    field: &'static Field,
    trace: &'a Trace,
}

#[derive(Debug)]
enum Source<'a, A> {
    /// The value that comes next in this map.
    Next(&'a mut A),
    /// Nothing: the map ended without this required field.
    Missing,
    /// Nothing yet: the field comes again, and what was read before has to go.
    Again,
}

impl<A> Slot<'_, A> {
    /// Reads the value into its place.
    ///
    /// # Errors
    ///
    /// If there is no such value.
    #[inline]
    pub fn read<'de, T: Decode>(self, place: &mut T) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
    {
        let Source::Next(map) = self.source else {
            return self.read_nothing(place);
        };
        let trace = self.trace;
        match map.next_value_seed(Seed { place, trace }) {
            Ok(()) => Ok(()),
            Err(error) => {
                trace.push(Segment::Field(self.field.name()));
                Err(error)
            }
        }
    }

    /// Apart from [`Self::read`], which is copied to each field.
    #[cold]
    fn read_nothing<'de, T: Decode>(self, place: &mut T) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
    {
        match self.source {
            Source::Missing if !T::MAY_BE_MISSING => {
                self.trace.push(Segment::Field(self.field.name()));
                return Err(A::Error::missing_field(self.field.name()));
            }
            Source::Again => *place = T::blank(),
            Source::Missing | Source::Next(_) => {}
        }
        Ok(())
    }

    /// Passes the value over.
    ///
    /// # Errors
    ///
    /// If the value is not JSON.
    pub fn skip<'de>(self) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
    {
        match self.source {
            Source::Next(map) => map.next_value::<IgnoredAny>().map(drop),
            Source::Missing | Source::Again => Ok(()),
        }
    }
}

/// Fills a blank record.
pub(super) fn decode_record<'de, T: Decode, D: Deserializer<'de>>(
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

impl<T: Decode> Object<'_, T> {
    const TABLE: &'static Table = &Table::new(T::FIELDS);
}

impl<'de, T: Decode> Visitor<'de> for Object<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let record = self.record;
        read_fields(&mut map, Self::TABLE, self.trace, &mut |field, slot| {
            record.read(field, slot)
        })
    }
}

/// Reads the field of that place from a slot.
type Read<'a, 'de, A> =
    dyn FnMut(usize, Slot<'_, A>) -> Result<(), <A as MapAccess<'de>>::Error> + 'a;

/// The loop over an object's fields. Not generic over the record's type: compiled once for each kind of input.
fn read_fields<'de, A: MapAccess<'de>>(
    map: &mut A,
    table: &'static Table,
    trace: &Trace,
    read: &mut Read<'_, 'de, A>,
) -> Result<(), A::Error> {
    let fields = table.fields;
    let mut seen = Seen::default();
    let mut expected = 0;
    while let Some(index) = map.next_key_seed(Key { table, expected })? {
        let Some(field) = fields.get(index) else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        if seen.insert(index) {
            read(
                index,
                Slot {
                    source: Source::Again,
                    field,
                    trace,
                },
            )?;
        }
        read(
            index,
            Slot {
                source: Source::Next(map),
                field,
                trace,
            },
        )?;
        expected = index + 1;
    }
    // Nearly always: to look at each field, only to find that none is missing, takes time.
    if seen.contains_all(table.required) && fields.len() <= 64 {
        return Ok(());
    }
    read_missing(fields, &seen, trace, read)
}

/// Asks for the required fields that did not come.
#[cold]
fn read_missing<'de, A: MapAccess<'de>>(
    fields: &'static [Field],
    seen: &Seen,
    trace: &Trace,
    read: &mut Read<'_, 'de, A>,
) -> Result<(), A::Error> {
    for (index, field) in fields.iter().enumerate() {
        if field.is_required() && !seen.contains(index) {
            read(
                index,
                Slot {
                    source: Source::Missing,
                    field,
                    trace,
                },
            )?;
        }
    }
    Ok(())
}
