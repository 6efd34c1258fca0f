//! The set of fields that have been read.

/// A set of field indices, without an allocation for the first 64.
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

    /// Adds a field, and returns whether it was already in the set.
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

    /// Returns whether all of these are in the set. Each of the first 64 fields has a bit.
    #[inline]
    pub(super) fn contains_all(&self, bits: u64) -> bool {
        self.first & bits == bits
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use crate::values::{
        decode::{Constant, Decode, Place, Record, Sink, Strictness, from_slice, place},
        extra::Extra,
    };

    use std::any::Any;

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
    #[derive(Debug, Clone, PartialEq, serde::Serialize)]
    struct Wide {
        other: i64,
        last: i64,
        #[serde(skip)]
        extra: Extra,
    }

    impl Decode for Wide {
        fn blank() -> Self {
            Self {
                other: 0,
                last: 0,
                extra: Extra::new(),
            }
        }

        fn place(&mut self) -> Place<'_> {
            place(self)
        }
    }

    impl Record for Wide {
        const FIELDS: &'static [&'static str] = &{
            let mut fields = ["other?"; 70];
            fields[69] = "last";
            fields
        };
        const NAMES: &'static [&'static str] = Self::FIELDS;
        const CONSTANTS: &'static [Constant] = &[];

        fn field(&mut self, field: usize) -> Place<'_> {
            match field {
                69 => self.last.place(),
                _ => self.other.place(),
            }
        }

        fn any(&mut self, field: usize) -> &mut dyn Any {
            match field {
                69 => &mut self.last,
                _ => &mut self.other,
            }
        }

        fn write<S: Sink>(&self, field: usize, sink: S) {
            match field {
                69 => sink.take(&self.last),
                _ => sink.take(&self.other),
            }
        }

        fn extra(&self) -> &Extra {
            &self.extra
        }

        fn extra_mut(&mut self) -> &mut Extra {
            &mut self.extra
        }
    }

    #[test]
    fn the_seventieth_field_may_not_be_missing() {
        let read = |json: &str| from_slice::<Wide>(json.as_bytes(), Strictness::Strict, usize::MAX);
        let (wide, _) = read(r#"{"other": 1, "last": 2}"#).expect("it is whole");
        assert_eq!((wide.other, wide.last), (1, 2));
        let error = read(r#"{"other": 1}"#).expect_err("the last one is missing");
        assert_eq!(error.path.as_deref(), Some("last"));
    }
}
