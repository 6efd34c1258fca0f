//! Objects with known fields.

use super::{Blank, Decode, Seed, Trace, path::Segment};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// A type that is an object with known fields.
pub trait Record: Sized {
    /// The fields, in the order in which the server usually sends them.
    const FIELDS: &'static [Field];

    /// A record with nothing read.
    fn blank() -> Self;

    /// Reads the field of that place in [`Self::FIELDS`].
    ///
    /// # Errors
    ///
    /// If the value is not of the field's type.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        slot: Slot<'_, A>,
    ) -> Result<(), A::Error>;
}

/// A field's name on the wire, and whether it may be missing.
#[derive(Debug)]
pub struct Field {
    name: &'static str,
    presence: Presence,
}

#[derive(Debug, PartialEq)]
enum Presence {
    Required,
    Optional,
}

impl Field {
    /// A field that the server always sends.
    pub const fn required(name: &'static str) -> Self {
        Self {
            name,
            presence: Presence::Required,
        }
    }

    /// A field that may be missing.
    pub const fn optional(name: &'static str) -> Self {
        Self {
            name,
            presence: Presence::Optional,
        }
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
    pub fn read<'de, T: Decode>(self, place: &mut T) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
    {
        let outcome = match self.source {
            Source::Next(map) => map.next_value_seed(Seed {
                place,
                trace: self.trace,
            }),
            Source::Missing if T::MAY_BE_MISSING => Ok(()),
            Source::Missing => Err(A::Error::missing_field(self.field.name)),
            Source::Again => {
                *place = T::blank();
                Ok(())
            }
        };
        if outcome.is_err() {
            self.trace.push(Segment::Field(self.field.name));
        }
        outcome
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

impl<'de, T: Record> Visitor<'de> for Object<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let record = self.record;
        read_fields(&mut map, T::FIELDS, self.trace, &mut |field, slot| {
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
    fields: &'static [Field],
    trace: &Trace,
    read: &mut Read<'_, 'de, A>,
) -> Result<(), A::Error> {
    let mut seen = Seen::default();
    let mut expected = 0;
    while let Some(index) = map.next_key_seed(Key { fields, expected })? {
        let Some(field) = fields.get(index) else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        if seen.contains(index) {
            read(
                index,
                Slot {
                    source: Source::Again,
                    field,
                    trace,
                },
            )?;
        }
        seen.insert(index);
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
    for (index, field) in fields.iter().enumerate() {
        if field.presence == Presence::Required && !seen.contains(index) {
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

/// Finds the place of a key in the table; the table's length if it is not there.
struct Key {
    fields: &'static [Field],
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E>(self, key: &str) -> Result<usize, E> {
        Ok(position(self.fields, self.expected, key))
    }
}

/// Fields usually come in the order of the table, so the one after the last is tried first.
#[inline]
fn position(fields: &[Field], expected: usize, key: &str) -> usize {
    match fields.get(expected) {
        Some(field) if field.name == key => expected,
        _ => search(fields, key),
    }
}

fn search(fields: &[Field], key: &str) -> usize {
    fields
        .iter()
        .position(|field| field.name == key)
        .unwrap_or(fields.len())
}

/// A set of field numbers, without an allocation for the first 64.
#[derive(Default)]
pub(super) struct Seen {
    first: u64,
    others: Vec<usize>,
}

impl Seen {
    #[inline]
    pub(super) fn contains(&self, index: usize) -> bool {
        if index < 64 {
            self.first & (1 << index) != 0
        } else {
            self.others.contains(&index)
        }
    }

    #[inline]
    pub(super) fn insert(&mut self, index: usize) {
        if index < 64 {
            self.first |= 1 << index;
        } else {
            self.others.push(index);
        }
    }
}

impl<T: Decode> Blank for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        trace: &Trace,
    ) -> Result<(), D::Error> {
        (**self).decode(deserializer, trace)
    }
}
