//! Lookup of a record's fields by name.

use super::field::{Constant, Field};
use serde::de::{DeserializeSeed, Deserializer, Visitor};
use std::fmt;

/// The fields of a record, with an index for fast lookup. It is computed at compile time.
pub struct Table {
    pub(super) fields: &'static [&'static str],
    /// The constant properties of the type.
    pub(super) constants: &'static [Constant],
    /// A bit for each of the first 64 fields, set if it is required.
    pub(super) required: u64,
    /// For each bucket, the first field in it.
    starts: [u8; 64],
}

impl Table {
    pub(super) const fn new(
        fields: &'static [&'static str],
        constants: &'static [Constant],
    ) -> Self {
        let (mut required, mut starts) = (0, [u8::MAX; 64]);
        let mut index = 0;
        while (index as usize) < fields.len() && index < u8::MAX {
            let field = Field::new(fields[index as usize]);
            if index < 64 && field.is_required {
                required |= 1 << index;
            }
            let start = &mut starts[bucket(field.name.as_bytes())];
            if *start == u8::MAX {
                *start = index;
            }
            index += 1;
        }
        Self {
            fields,
            constants,
            required,
            starts,
        }
    }

    /// Returns the index of a field; the number of fields if there is none of that name.
    ///
    /// Fields usually arrive in the order of the table, so the expected one is tried first.
    #[inline]
    fn position(&self, expected: usize, name: &[u8]) -> usize {
        match self.fields.get(expected) {
            Some(entry) if same(entry, name) => expected,
            _ => self.search(name),
        }
    }

    /// Starts where the name's bucket does: PERFORMANCE.md, "Speed".
    fn search(&self, name: &[u8]) -> usize {
        let mut index = usize::from(self.starts[bucket(name)]);
        while let Some(entry) = self.fields.get(index) {
            if same(entry, name) {
                return index;
            }
            index += 1;
        }
        self.fields.len()
    }
}

/// Returns one of 64 buckets, from the parts that differ most between names.
const fn bucket(name: &[u8]) -> usize {
    let [length, ..] = name.len().to_le_bytes();
    let mark = match name {
        [] => 0,
        [only] => u32::from_le_bytes([length, *only, *only, *only]),
        [first, .., last] => u32::from_le_bytes([length, *first, name[name.len() / 2], *last]),
    };
    // The upper bits of a product depend on all bits of the factor; this one is 2^32 divided by the golden ratio.
    (mark.wrapping_mul(0x9E37_79B1) >> 26) as usize
}

/// Returns whether a field has that name. Nearly all names have 2 to 16 bytes, and are compared by their first and last
/// bytes, which may overlap. PERFORMANCE.md, "Speed", explains why not by `memcmp`.
#[inline]
fn same(entry: &'static str, right: &[u8]) -> bool {
    let left = Field::new(entry).name.as_bytes();
    left.len() == right.len()
        && match left.len() {
            8..=16 => same_ends::<8>(left, right),
            4..=7 => same_ends::<4>(left, right),
            2..=3 => same_ends::<2>(left, right),
            _ => left == right,
        }
}

#[inline]
fn same_ends<const N: usize>(left: &[u8], right: &[u8]) -> bool {
    left.first_chunk::<N>() == right.first_chunk() && left.last_chunk::<N>() == right.last_chunk()
}

/// Reads a key of an object, and returns the index of its field.
pub(super) struct Key<'a> {
    pub(super) table: &'static Table,
    /// The field that is expected next.
    pub(super) next: usize,
    /// Receives a name that has no field.
    pub(super) unknown: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        let position = self.table.position(self.next, name.as_bytes());
        if position == self.table.fields.len() {
            name.clone_into(self.unknown);
        }
        Ok(position)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    /// Names of every length, and of each the ones that differ in a single byte.
    #[test]
    fn every_byte_of_a_name_counts() {
        for length in 0..=20 {
            let name = &"abcdefghijklmnopqrst"[..length];
            let fields = vec!["other name?", format!("{name}?").leak()];
            let table = Table::new(fields.leak(), &[]);
            for expected in 0..=2 {
                assert_eq!(table.position(expected, name.as_bytes()), 1, "{name:?}");
            }
            for changed in 0..length {
                let mut other = name.as_bytes().to_vec();
                other[changed] ^= 1;
                assert_eq!(table.position(1, &other), 2, "{name:?} {other:?}");
            }
        }
    }

    /// More than have a bit, than there are buckets, and than a bucket can begin at.
    #[test]
    fn three_hundred_fields_are_found() {
        let names: Vec<String> = (0..300).map(|number| format!("field {number}")).collect();
        let fields = names.leak().iter().map(String::as_str);
        let table = Table::new(fields.collect::<Vec<_>>().leak(), &[]);
        assert_eq!(table.required, u64::MAX);
        for (index, name) in table.fields.iter().enumerate() {
            assert_eq!(table.position(0, name.as_bytes()), index);
        }
        assert_eq!(table.position(0, b"field 300"), 300);
    }
}
