//! Which fields have been read.

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

    /// Adds a field; whether it was there before.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let before = self.contains(index);
        if index < 64 {
            self.first |= 1 << index;
        } else {
            self.others.push(index);
        }
        before
    }

    /// Whether all of these are there. They have a bit each, as the first 64 fields have.
    #[inline]
    pub(super) fn contains_all(&self, bits: u64) -> bool {
        self.first & bits == bits
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use crate::decode::{Decode, Field, Slot, Trace, decode_record};
    use serde::de::MapAccess;

    #[test]
    fn seventy_fields_are_told_apart() {
        let mut seen = Seen::default();
        for index in (0..70).rev() {
            assert!(!seen.contains(index));
            assert!(!seen.insert(index));
            assert!(seen.contains(index));
            assert!(seen.insert(index));
        }
    }

    /// A record whose only required field has no bit.
    #[derive(Debug, PartialEq)]
    struct Wide {
        last: i64,
    }

    impl Decode for Wide {
        const FIELDS: &'static [Field] = &{
            let mut fields = [const { Field::Optional("other") }; 70];
            fields[69] = Field::Required("last");
            fields
        };

        fn blank() -> Self {
            let last = Decode::blank();
            Self { last }
        }

        fn read<'de, A: MapAccess<'de>>(
            &mut self,
            field: usize,
            slot: Slot<'_, A>,
        ) -> Result<(), A::Error> {
            match field {
                69 => slot.read(&mut self.last),
                _ => slot.skip(),
            }
        }
    }

    #[test]
    fn the_seventieth_field_may_not_be_missing() {
        let read = |json| {
            let (mut wide, trace) = (Wide::blank(), Trace::new());
            let mut json = serde_json::Deserializer::from_str(json);
            decode_record(&mut wide, &mut json, &trace)
                .map(|()| wide)
                .map_err(|_| trace.render())
        };
        assert_eq!(read(r#"{"other": 1, "last": 2}"#), Ok(Wide { last: 2 }));
        assert_eq!(read(r#"{"other": 1}"#), Err(Some("last".to_owned())));
    }
}
