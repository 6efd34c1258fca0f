//! Strings, booleans, numbers and free-form values.

use super::{Decode, Trace};
use serde::{
    Deserialize,
    de::{Deserializer, Error, Unexpected, Visitor},
};
use serde_json::Value;
use std::fmt;

/// Types that serde reads as they should be.
macro_rules! plain {
    ($($name:ty),*) => {$(
        impl Decode for $name {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }

            #[inline]
            fn decode<'de, D: Deserializer<'de>>(&mut self, deserializer: D, _: &Trace) -> Result<(), D::Error> {
                *self = Deserialize::deserialize(deserializer)?;
                Ok(())
            }
        }
    )*};
}

plain!(String, bool, f64);

impl Decode for Value {
    const MAY_BE_MISSING: bool = true;

    #[inline]
    fn blank() -> Self {
        Self::Null
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        _: &Trace,
    ) -> Result<(), D::Error> {
        *self = Self::deserialize(deserializer)?;
        Ok(())
    }
}

impl Decode for i64 {
    #[inline]
    fn blank() -> Self {
        0
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
        _: &Trace,
    ) -> Result<(), D::Error> {
        *self = deserializer.deserialize_i64(Integer)?;
        Ok(())
    }
}

struct Integer;

impl Visitor<'_> for Integer {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    #[inline]
    fn visit_i64<E>(self, value: i64) -> Result<i64, E> {
        Ok(value)
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<i64, E> {
        i64::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    /// JavaScript knows one kind of number, so an integer may come as `5.0` or `5e3`.
    fn visit_f64<E: Error>(self, value: f64) -> Result<i64, E> {
        let integral = if value.fract() == 0.0 {
            format!("{value:.0}").parse().ok()
        } else {
            None
        };
        integral.ok_or_else(|| E::invalid_type(Unexpected::Float(value), &self))
    }
}

/// Decodes what is made of a string.
#[inline]
pub(crate) fn decode_name<'de, T: for<'a> From<&'a str>, D: Deserializer<'de>>(
    place: &mut T,
    deserializer: D,
) -> Result<(), D::Error> {
    let take = &mut |text: &str| *place = T::from(text);
    deserializer.deserialize_str(Text { take })
}

/// Passes a string on without a copy, compiled once for each kind of input.
struct Text<'a> {
    take: &'a mut dyn FnMut(&str),
}

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    #[inline]
    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        (self.take)(value);
        Ok(())
    }
}
