//! Maps.

use super::{
    Decode, Place, Trace, digits, free,
    path::Segment,
    place::{Entries, Map, OBJECT},
    seed::Seed,
    tagged::read_again,
};
use serde::de::{Error, MapAccess};
use serde_json::Value;
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
    let (mut count, mut number) = (0, None);
    while let Some(key) = object.next_key::<String>()? {
        if key == digits::NAME {
            number = Some(free::property(object, &key, count, trace)?);
            continue;
        }
        let counted = trace.memory.count_entry(size, count);
        let read = |seed: Seed<'_, '_>| counted.and_then(|()| object.next_value_seed(seed));
        read_entry(entries, key, read, trace)?;
        count += 1;
    }
    match number {
        Some(Value::String(_)) if count == 0 => trace.other(OBJECT, "a number"),
        Some(value) => {
            let read = |seed: Seed<'_, '_>| read_again(&value, seed).map_err(A::Error::custom);
            read_entry(entries, digits::NAME.to_owned(), read, trace)
        }
        None => Ok(()),
    }
}

#[inline]
fn read_entry<E: Error>(
    entries: &mut dyn Entries,
    key: String,
    read: impl FnOnce(Seed<'_, '_>) -> Result<(), E>,
    trace: &Trace,
) -> Result<(), E> {
    let mark = trace.mark();
    let mut place = entries.next();
    let read = read(Seed::new(&mut place, trace));
    let read = read.and_then(|()| trace.settle(mark, place, || Segment::key(&key)));
    read.inspect_err(|_| trace.push(Segment::key(&key)))?;
    if trace.is_exact() && entries.contains(&key) {
        trace.repeated(|| Segment::key(&key))?;
    }
    entries.insert(key);
    Ok(())
}
