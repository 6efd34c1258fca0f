//! Free-form values.

use super::{At, Decode, Fit, Trace, digits, path::Segment};
use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};
use std::fmt;

impl Decode for Value {
    const EXPECTED: &'static str = "a value";

    #[inline]
    fn blank() -> Self {
        Self::Null
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        at: At<'_>,
    ) -> Result<Fit, D::Error> {
        *self = value(deserializer, at.trace)?;
        Ok(if self.is_null() { Fit::Null } else { Fit::Read })
    }
}

/// Decodes any value.
///
/// # Errors
///
/// Fails if the input is invalid and, with [`Strict`](crate::Strict), if an object has a property twice.
pub(crate) fn value<'de, D: Deserializer<'de>>(
    deserializer: D,
    trace: &Trace,
) -> Result<Value, D::Error> {
    if trace.is_exact() {
        deserializer.deserialize_any(Once(trace))
    } else {
        Value::deserialize(deserializer)
    }
}

/// Decodes a value and rejects repeated properties, of which `serde_json` takes the last one.
#[derive(Clone, Copy)]
struct Once<'a>(&'a Trace);

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) => Ok(number.into()),
            None => Err(E::custom("JSON has no such number")),
        }
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        loop {
            let value = list.next_element_seed(self);
            let value = value.inspect_err(|_| self.0.push(Segment::Index(values.len())));
            match value? {
                Some(value) => values.push(value),
                None => return Ok(values.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            if key == digits::NAME {
                return digits::pass(self, &object.next_value::<String>()?);
            }
            let value = object.next_value_seed(self);
            let value = value.inspect_err(|_| self.0.push(Segment::Key(key.clone())))?;
            if values.contains_key(&key) {
                self.0.repeated(|| Segment::Key(key.clone()))?;
            }
            values.insert(key, value);
        }
        Ok(values.into())
    }
}
