//! A bound on the memory of a document's values. Two bytes of text can become a record of a thousand, and a map of one
//! entry has room for eleven.

use serde::de::Error;
use std::cell::Cell;

/// How much memory is left for values, in bytes. What strings hold is not counted, since their text is as long.
#[derive(Debug)]
pub(super) struct Memory(Cell<usize>);

impl Memory {
    pub(super) fn new(bytes: usize) -> Self {
        Self(Cell::new(bytes))
    }

    /// Counts an item of a list, which has so many bytes, after that many others.
    ///
    /// # Errors
    ///
    /// Fails if the values of the document take too much memory.
    #[inline]
    pub(super) fn count_item<E: Error>(&self, size: usize, others: usize) -> Result<(), E> {
        // The standard library's lists begin with room for up to 4 items, and then double it.
        const ROOM: usize = 4;
        match others {
            0 => self.count(ROOM * size),
            ROOM.. if others.is_power_of_two() => self.count(others.saturating_mul(size)),
            _ => Ok(()),
        }
    }

    /// Counts an entry of a map, which has so many bytes, after that many others.
    ///
    /// # Errors
    ///
    /// Fails if the values of the document take too much memory.
    #[inline]
    pub(super) fn count_entry<E: Error>(&self, size: usize, others: usize) -> Result<(), E> {
        // The standard library's nodes are for 11 entries. Each of several holds at least half as many.
        const NODE: usize = 11;
        if others.is_multiple_of(NODE / 2) {
            self.count(NODE * size)
        } else {
            Ok(())
        }
    }

    fn count<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let Self(left) = self;
        match left.get().checked_sub(bytes) {
            Some(less) => {
                left.set(less);
                Ok(())
            }
            None => Err(E::custom(
                "the values take too much memory, see `ClientBuilder::max_response_size`",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Decode, Malformed, Strictness, from_slice};
    use crate::values::link::Link;
    use serde_json::Value;
    use std::collections::BTreeMap;

    type Read = fn(&str, usize) -> Option<Malformed>;

    fn read<T: Decode>(json: &str, memory: usize) -> Option<Malformed> {
        from_slice::<T>(json.as_bytes(), Strictness::Lenient, memory).err()
    }

    /// A thousand values of two to twelve bytes of text, each of which takes more than ten times as much memory.
    #[test]
    fn whatever_grows_is_bounded() {
        let thousand = |value: &str| format!("[{}{value}]", format!("{value},").repeat(999));
        let names: Vec<_> = (0..1000)
            .map(|number| format!(r#""k{number}": 0"#))
            .collect();
        let object = format!("{{{}}}", names.join(","));
        let table: [(Read, String, &str); 8] = [
            (read::<Vec<Link>>, thousand("0"), "["),
            (read::<Vec<Link>>, thousand("{}"), "["),
            (read::<Vec<Link>>, thousand(r#"{"":0}"#), "["),
            (
                read::<Vec<BTreeMap<String, Link>>>,
                thousand(r#"{"":0}"#),
                "[",
            ),
            (read::<BTreeMap<String, Link>>, object.clone(), "k"),
            (read::<Value>, thousand("0"), "["),
            (read::<Value>, thousand(r#"{"":0}"#), "["),
            (read::<Link>, format!(r#"{{"free": {object}}}"#), "free.k"),
        ];
        for (read, json, path) in table {
            assert!(read(&json, usize::MAX).is_none(), "{json:.20}");
            let error = read(&json, 10_000).expect("more than that is needed");
            assert!(
                error.path.is_some_and(|found| found.starts_with(path)),
                "{json:.20}"
            );
            assert!(
                error.message.contains("max_response_size"),
                "{}",
                error.message
            );
        }
    }

    #[test]
    fn what_is_counted_is_the_capacity_of_a_list() {
        let json = format!("[{}0]", "0,".repeat(99));
        let read_all = from_slice::<Vec<Link>>(json.as_bytes(), Strictness::Lenient, usize::MAX);
        let (links, _) = read_all.expect("there is no limit");
        let needed = links.capacity() * size_of::<Link>();
        assert!(read::<Vec<Link>>(&json, needed).is_none());
        let error = read::<Vec<Link>>(&json, needed - 1).expect("one byte is missing");
        assert_eq!(error.path.as_deref(), Some("[64]"));
    }
}
