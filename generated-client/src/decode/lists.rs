//! Optional values, lists and maps: where `null` is not an error.

use super::{Blank, Decode, Seed, Trace, path::Segment};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::{collections::BTreeMap, fmt, fmt::Formatter};

impl<T: Decode> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    const MAY_BE_MISSING: bool = true;

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

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.place
            .insert(T::blank())
            .decode(deserializer, self.trace)
    }
}

impl<T: Decode> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Decode> Decode for Vec<T> {
    const MAY_BE_MISSING: bool = true;

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

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            let mut item = T::blank();
            match list.next_element_seed(Seed {
                place: &mut item,
                trace: self.trace,
            }) {
                Ok(Some(())) => self.place.push(item),
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.trace.push(Segment::Index(self.place.len()));
                    return Err(error);
                }
            }
        }
    }
}

impl<T: Decode> Blank for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const MAY_BE_MISSING: bool = true;

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

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }

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
