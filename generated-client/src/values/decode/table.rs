//! The fields of a record, found by their names.

use super::field::{Constant, Field};
use serde::de::{DeserializeSeed, Deserializer, Visitor};
use std::fmt;

/// The fields of a record, with what finds them fast. Made by the compiler, once for each record that is decoded.
pub(super) struct Table {
    pub(super) fields: &'static [&'static str],
    /// The properties that the type says by itself.
    pub(super) constants: &'static [Constant],
    /// A bit for each of the first 64 that is required.
    pub(super) required: u64,
    /// Where to look for a name, by its bucket: no field before that place is in the bucket.
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

    /// The place of a field; the number of fields if there is none of that name.
    ///
    /// Fields usually come in the order of the table, so the one that is expected is tried first.
    #[inline]
    fn position(&self, expected: usize, name: &[u8]) -> usize {
        match self.fields.get(expected) {
            Some(entry) if same(entry, name) => expected,
            _ => self.search(name),
        }
    }

    /// Begins where the name's bucket does. Why: PERFORMANCE.md, "Speed".
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

/// One of 64, by what tells most names of a record apart.
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

/// Whether a field has that name. Nearly all have 2 to 16 bytes, and are compared by their first and their last bytes,
/// which may overlap. Why not by `memcmp`: PERFORMANCE.md, "Speed".
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

/// Reads a key of an object: the place of its field.
pub(super) struct Key<'a> {
    pub(super) table: &'static Table,
    pub(super) expected: usize,
    /// Gets the name that is not a field's.
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
        let position = self.table.position(self.expected, name.as_bytes());
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
