//! Boxed and optional values, lists and maps. In all but the first, `null` is not an error.

use super::{Decode, Seed, Trace, path::Segment};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::{collections::BTreeMap, fmt, fmt::Formatter};

impl<T: Decode> Decode for Box<T> {
    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        trace: &Trace,
    ) -> Result<(), D::Error> {
        (**self).decode(deserializer, trace)
    }
}

impl<T: Decode> Decode for Option<T> {
    const MAY_BE_MISSING: bool = true;

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
        trace: &Trace,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_option(Optional { place: self, trace })
    }
}

struct Optional<'a, T> {
    place: &'a mut Option<T>,
    trace: &'a Trace,
}

impl<'de, T: Decode> Visitor<'de> for Optional<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    #[inline]
    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.place
            .insert(T::blank())
            .decode(deserializer, self.trace)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const MAY_BE_MISSING: bool = true;

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
        trace: &Trace,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_option(List { place: self, trace })
    }
}

struct List<'a, T> {
    place: &'a mut Vec<T>,
    trace: &'a Trace,
}

impl<'de, T: Decode> Visitor<'de> for List<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    #[inline]
    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let trace = self.trace;
        let mut index = 0;
        loop {
            let list = &mut *self.place;
            match items.next_element_seed(Item { list, trace }) {
                Ok(Some(())) => index += 1,
                Ok(None) => return Ok(()),
                Err(error) => {
                    trace.push(Segment::Index(index));
                    return Err(error);
                }
            }
        }
    }
}

/// Reads an item where it stays: records are large, and copying each into the list takes time.
struct Item<'a, T> {
    list: &'a mut Vec<T>,
    trace: &'a Trace,
}

impl<'de, T: Decode> DeserializeSeed<'de> for Item<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.list.push(T::blank());
        match self.list.last_mut() {
            Some(item) => item.decode(deserializer, self.trace),
            None => Ok(()),
        }
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const MAY_BE_MISSING: bool = true;

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
        trace: &Trace,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_option(Map { place: self, trace })
    }
}

struct Map<'a, T> {
    place: &'a mut BTreeMap<String, T>,
    trace: &'a Trace,
}

impl<'de, T: Decode> Visitor<'de> for Map<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    #[inline]
    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let mut value = T::blank();
            if let Err(error) = map.next_value_seed(Seed {
                place: &mut value,
                trace: self.trace,
            }) {
                self.trace.push(Segment::Key(key));
                return Err(error);
            }
            self.place.insert(key, value);
        }
        Ok(())
    }
}
