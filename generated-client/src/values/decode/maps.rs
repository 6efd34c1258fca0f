//! Maps.

use super::{
    Decode, Place, Trace, digits,
    path::Segment,
    place::{Entries, Map, OBJECT},
    seed::Seed,
};
use serde::de::{IgnoredAny, MapAccess};
use std::collections::BTreeMap;

impl<T: Decode> Decode for BTreeMap<String, T> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[inline]
    fn place(&mut self) -> Place<'_> {
        Place::Map(self)
    }
}

impl<T: Decode> Map for BTreeMap<String, T> {
    fn fill(&mut self, fill: &mut dyn FnMut(&mut dyn Entries)) {
        let next = None;
        fill(&mut Filled { map: self, next });
    }

    fn clear(&mut self) {
        self.clear();
    }
}

/// A map, and the value of its next entry.
struct Filled<'a, T> {
    map: &'a mut BTreeMap<String, T>,
    next: Option<T>,
}

impl<T: Decode> Entries for Filled<'_, T> {
    fn entry_size(&self) -> usize {
        size_of::<(String, T)>()
    }

    fn contains(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    fn next(&mut self) -> Place<'_> {
        self.next.insert(T::blank()).place()
    }

    fn insert(&mut self, key: String) {
        if let Some(value) = self.next.take() {
            self.map.insert(key, value);
        }
    }
}

/// Reads a map.
pub(super) fn read_entries<'de, A: MapAccess<'de>>(
    mut object: A,
    map: &mut dyn Map,
    trace: &Trace,
) -> Result<(), A::Error> {
    let mut read = Ok(());
    map.fill(&mut |entries| read = read_all(&mut object, entries, trace));
    read
}

fn read_all<'de, A: MapAccess<'de>>(
    object: &mut A,
    entries: &mut dyn Entries,
    trace: &Trace,
) -> Result<(), A::Error> {
    let size = entries.entry_size();
    let mut count = 0;
    while let Some(key) = object.next_key::<String>()? {
        if key == digits::NAME {
            object.next_value::<IgnoredAny>()?;
            return trace.other(OBJECT, "a number");
        }
        let mark = trace.mark();
        let mut place = entries.next();
        let counted = trace.memory.count_entry(size, count);
        let read = counted.and_then(|()| object.next_value_seed(Seed::new(&mut place, trace)));
        let read = read.and_then(|()| trace.settle(mark, place, || Segment::key(&key)));
        read.inspect_err(|_| trace.push(Segment::key(&key)))?;
        if trace.is_exact() && entries.contains(&key) {
            trace.repeated(|| Segment::key(&key))?;
        }
        entries.insert(key);
        count += 1;
    }
    Ok(())
}
