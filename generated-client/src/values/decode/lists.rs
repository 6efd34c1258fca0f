//! Boxed and optional values, lists and maps.

use super::{At, Decode, Fit, Seed, digits, path::Segment};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;

impl<T: Decode> Decode for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error> {
        (**self).decode(deserializer, at)
    }
}

/// A null, or a value of another type, becomes `None`.
impl<T: Decode> Decode for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    #[inline]
    fn blank() -> Self {
        None
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error> {
        let value = self.insert(T::blank());
        let fit = value.decode(deserializer, at.optional())?;
        if fit != Fit::Read {
            *self = None;
        }
        Ok(match fit {
            Fit::Null | Fit::Read => Fit::Read,
            Fit::Other => Fit::Other,
        })
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: &'static str = "a list";

    #[inline]
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(List { place: self, at })
    }
}

struct List<'a, T> {
    place: &'a mut Vec<T>,
    at: At<'a>,
}

impl<'de, T: Decode> Visitor<'de> for List<'_, T> {
    type Value = Fit;

    others!("a list", null bool number string object);

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Fit, A::Error> {
        let at = self.at.inside();
        let mut index = 0;
        loop {
            let list = &mut *self.place;
            let mark = at.trace.mark();
            match items.next_element_seed(Item { list, at }) {
                Ok(Some(())) => at.trace.within(mark, || Segment::Index(index)),
                Ok(None) => return Ok(Fit::Read),
                Err(error) => {
                    at.trace.push(Segment::Index(index));
                    return Err(error);
                }
            }
            index += 1;
        }
    }
}

/// Reads an item in place: records are large, and copying each into the list takes time.
struct Item<'a, T> {
    list: &'a mut Vec<T>,
    at: At<'a>,
}

impl<'de, T: Decode> DeserializeSeed<'de> for Item<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.at.trace.memory.count_item::<T, _>()?;
        self.list.push(T::blank());
        if let Some(item) = self.list.last_mut() {
            item.decode(deserializer, self.at)?;
        }
        Ok(())
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const EXPECTED: &'static str = "an object";

    #[inline]
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(Entries { place: self, at })
    }
}

struct Entries<'a, T> {
    place: &'a mut BTreeMap<String, T>,
    at: At<'a>,
}

impl<'de, T: Decode> Visitor<'de> for Entries<'_, T> {
    type Value = Fit;

    others!("an object", null bool number string list);

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fit, A::Error> {
        let at = self.at.inside();
        while let Some(key) = map.next_key::<String>()? {
            if key == digits::NAME {
                map.next_value::<IgnoredAny>()?;
                return self.at.other("an object", "a number");
            }
            let mut value = T::blank();
            let place = &mut value;
            let mark = at.trace.mark();
            let counted = at.trace.memory.count_entry::<T, _>(self.place.len());
            let read = counted.and_then(|()| map.next_value_seed(Seed { place, at }));
            if let Err(error) = read {
                at.trace.push(Segment::key(&key));
                return Err(error);
            }
            at.trace.within(mark, || Segment::key(&key));
            if self.place.contains_key(&key) {
                at.trace.repeated(|| Segment::key(&key))?;
            }
            self.place.insert(key, value);
        }
        Ok(Fit::Read)
    }
}
