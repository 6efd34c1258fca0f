//! Reading a value into its place.

use super::{
    Place, Trace, digits, free,
    lists::read_items,
    maps::read_entries,
    place::{Optional, UNSIGNED},
    record::read_fields,
    scalars::{OUT_OF_RANGE, integral, not_integral, read_name, written},
    seed::Seed,
    tagged::read_union,
    trace::Fit,
};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        match self.place {
            Place::Union(union) => read_union(&mut **union, input, self.trace),
            Place::Optional(optional) => read_optional(&mut **optional, input, self.trace),
            _ => input.deserialize_any(self),
        }
    }
}

/// A null, or a value of another type, becomes `None`. Only where any value is documented, a null is one.
fn read_optional<'de, D: Deserializer<'de>>(
    optional: &mut dyn Optional,
    input: D,
    trace: &Trace,
) -> Result<(), D::Error> {
    let mark = trace.mark();
    let place = &mut optional.insert();
    Seed { place, trace }.deserialize(input)?;
    if trace.has_news(mark) {
        match (trace.take_fit(), place) {
            (Fit::Read, _) | (Fit::Null, Place::Free(_)) => {}
            (Fit::Null | Fit::Other, _) => optional.clear(),
        }
    }
    Ok(())
}

impl Seed<'_, '_> {
    #[cold]
    fn other<E: Error>(self, found: &'static str) -> Result<(), E> {
        self.trace.other(self.place.expected(), found)
    }
}

/// One visitor for all places: each further one would be compiled with all of `serde_json`'s reader.
impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.trace.misfit(Fit::Null);
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        self.deserialize(input)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self.place {
            Place::Boolean(place) => **place = value,
            Place::Free(place) => **place = value.into(),
            _ => return self.other("a boolean"),
        }
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match (self.place, u64::try_from(value)) {
            (Place::Integer(place), _) => **place = value,
            (Place::Number(place), _) => **place = value as f64,
            (Place::Free(place), _) => **place = value.into(),
            (Place::Unsigned(place), Ok(value)) => **place = value,
            (Place::Unsigned(_), Err(_)) => return self.trace.other(UNSIGNED, "a negative number"),
            (place, _) => return self.trace.other(place.expected(), "a number"),
        }
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match (self.place, i64::try_from(value)) {
            (Place::Unsigned(place), _) => **place = value,
            (Place::Number(place), _) => **place = value as f64,
            (Place::Free(place), _) => **place = value.into(),
            (Place::Integer(place), Ok(value)) => **place = value,
            (place @ Place::Integer(_), Err(_)) => {
                return self.trace.other(place.expected(), OUT_OF_RANGE);
            }
            (place, _) => return self.trace.other(place.expected(), "a number"),
        }
        Ok(())
    }

    /// JavaScript has one kind of number, so an integer may arrive as `5.0` or `5e3`. Other formats than JSON have infinite
    /// numbers.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self.place {
            Place::Number(_) | Place::Free(_) if !value.is_finite() => {
                return self.trace.other("a finite number", "another one");
            }
            Place::Number(place) => **place = value,
            Place::Free(place) => **place = value.into(),
            Place::Integer(place) => match integral(value) {
                Some(value) => **place = value,
                None => return self.other(not_integral(value)),
            },
            Place::Unsigned(place) => match integral(value) {
                Some(value) => **place = value,
                None if value < 0.0 => return self.other("a negative number"),
                None => return self.other(not_integral(value)),
            },
            _ => return self.other("a number"),
        }
        Ok(())
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        match self.place {
            // Not `clone_into`, which first looks for memory to reuse: the string is empty.
            Place::Text(place) => **place = String::from(value),
            Place::Name(name) => return read_name(&mut **name, value, self.trace),
            Place::Free(place) => **place = value.into(),
            _ => return written(self.place, value, self.trace),
        }
        Ok(())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<(), E> {
        match self.place {
            Place::Text(place) => **place = value,
            Place::Free(place) => **place = value.into(),
            _ => return self.visit_str(&value),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        let trace = self.trace;
        trace.nested(|| match self.place {
            Place::List(list) => read_items(items, &mut **list, trace),
            Place::Free(place) => free::read_list(items, place, trace),
            place => trace.list(place.expected(), items),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let trace = self.trace;
        trace.nested(|| match self.place {
            Place::Record(table, record) => read_fields(object, table, &mut **record, trace),
            Place::Map(map) => read_entries(object, &mut **map, trace),
            Place::Free(place) => free::read_object(object, place, trace),
            place @ (Place::Integer(_) | Place::Unsigned(_) | Place::Number(_)) => {
                match digits::read(&mut object, trace)? {
                    Some(number) => digits::pass(Seed { place, trace }, &number),
                    None => trace.other(place.expected(), "an object"),
                }
            }
            place => trace.object(place.expected(), object),
        })
    }
}
