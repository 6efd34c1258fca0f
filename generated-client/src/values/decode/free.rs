//! Free-form values.

use super::{At, Decode, Fit, digits, fit::NOT_DEEPER, path::Segment};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
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
        *self = value(deserializer, at)?;
        Ok(if self.is_null() { Fit::Null } else { Fit::Read })
    }
}

/// Decodes any value. Lists and objects that are nested too deeply become null.
///
/// # Errors
///
/// Fails if the input is invalid and, in strict mode, if it is nested too deeply. With [`Strict`](crate::Strict), it also
/// fails if an object has a property twice.
pub(crate) fn value<'de, D: Deserializer<'de>>(
    deserializer: D,
    at: At<'_>,
) -> Result<Value, D::Error> {
    Free(at).deserialize(deserializer)
}

/// Reads a value as `serde_json` does, within the limits of depth and memory.
#[derive(Clone, Copy)]
pub(super) struct Free<'a>(pub(super) At<'a>);

impl<'de> DeserializeSeed<'de> for Free<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Free<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
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

    /// Other formats than JSON have infinite numbers.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        if !value.is_finite() {
            self.0.other("a finite number", "another one")?;
        }
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let Self(at) = self;
        if at.is_too_deep() {
            return at.list(NOT_DEEPER, list).map(|_| Value::Null);
        }
        let mut values = Vec::new();
        loop {
            let mark = at.trace.mark();
            let value = list.next_element_seed(Self(at.inside()));
            let value =
                value.and_then(|value| at.trace.memory.count_item::<Value, _>().map(|()| value));
            let value = value.inspect_err(|_| at.trace.push(Segment::Index(values.len())));
            let Some(value) = value? else {
                return Ok(values.into());
            };
            at.trace.within(mark, || Segment::Index(values.len()));
            values.push(value);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let Self(at) = self;
        if at.is_too_deep() {
            return at.object(NOT_DEEPER, object).map(|_| Value::Null);
        }
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            let value = property(&mut object, &key, values.len(), at)?;
            if let Some(number) = digits::number(&key, &value) {
                return Ok(number.into());
            }
            if values.contains_key(&key) {
                at.trace.repeated(|| Segment::key(&key))?;
            }
            values.insert(key, value);
        }
        Ok(values.into())
    }
}

/// Reads the value of a property of the object at this place, which has that many others.
pub(super) fn property<'de, A: MapAccess<'de>>(
    object: &mut A,
    name: &str,
    others: usize,
    at: At<'_>,
) -> Result<Value, A::Error> {
    let mark = at.trace.mark();
    let counted = at.trace.memory.count_entry::<Value, _>(others);
    let value = counted.and_then(|()| object.next_value_seed(Free(at.inside())));
    let value = value.inspect_err(|_| at.trace.push(Segment::key(name)))?;
    at.trace.within(mark, || Segment::key(name));
    Ok(value)
}
