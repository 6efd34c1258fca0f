//! Strings, booleans and numbers.

use super::{At, Decode, Fit, digits};
use crate::values::deviation::DeviationKind;
use serde::de::{Deserializer, Error, Visitor};

/// Implements decoding by a visitor that fills the value, together with the test for blank values.
macro_rules! scalar {
    ($name:ty, $expected:literal, $visitor:ident, $is_blank:expr) => {
        impl Decode for $name {
            const EXPECTED: &'static str = $expected;

            #[inline]
            fn blank() -> Self {
                Self::default()
            }

            fn is_blank(&self) -> bool {
                let is_blank: fn(&Self) -> bool = $is_blank;
                is_blank(self)
            }

            #[inline]
            fn decode<'de, D: Deserializer<'de>>(
                &mut self,
                deserializer: D,
                at: At<'_>,
            ) -> Result<Fit, D::Error> {
                deserializer.deserialize_any($visitor { place: self, at })
            }
        }

        struct $visitor<'a> {
            place: &'a mut $name,
            at: At<'a>,
        }
    };
}

scalar!(String, "a string", Text, Self::is_empty);
scalar!(bool, "a boolean", Boolean, |truth| !truth);
scalar!(i64, "an integer", Integer, |number| *number == 0);
scalar!(u64, "an integer from 0", Unsigned, |number| *number == 0);
scalar!(f64, "a number", Number, |number| *number == 0.0);

impl<'de> Visitor<'de> for Text<'_> {
    type Value = Fit;

    others!("a string", null bool number list object);

    #[inline]
    fn visit_str<E>(self, value: &str) -> Result<Fit, E> {
        // Not `clone_into`, which first looks for memory to reuse: the string is empty.
        *self.place = String::from(value);
        Ok(Fit::Read)
    }

    #[inline]
    fn visit_string<E>(self, value: String) -> Result<Fit, E> {
        *self.place = value;
        Ok(Fit::Read)
    }
}

impl<'de> Visitor<'de> for Boolean<'_> {
    type Value = Fit;

    others!("a boolean", null number list object);

    #[inline]
    fn visit_bool<E>(self, value: bool) -> Result<Fit, E> {
        *self.place = value;
        Ok(Fit::Read)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Fit, E> {
        written(self.place, value.parse().ok(), self.at, "a boolean")
    }
}

impl<'de> Visitor<'de> for Integer<'_> {
    type Value = Fit;

    others!("an integer", null bool list digits);

    #[inline]
    fn visit_i64<E>(self, value: i64) -> Result<Fit, E> {
        *self.place = value;
        Ok(Fit::Read)
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Fit, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => self.at.other("an integer", "a number"),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Fit, E> {
        match integral(value) {
            Some(value) => self.visit_i64(value),
            None => self.at.other("an integer", "a number"),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Fit, E> {
        written(self.place, value.parse().ok(), self.at, "an integer")
    }
}

impl<'de> Visitor<'de> for Unsigned<'_> {
    type Value = Fit;

    others!("an integer from 0", null bool list digits);

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Fit, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => self.at.other("an integer from 0", "a negative number"),
        }
    }

    #[inline]
    fn visit_u64<E>(self, value: u64) -> Result<Fit, E> {
        *self.place = value;
        Ok(Fit::Read)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Fit, E> {
        match integral(value) {
            Some(value) => self.visit_i64(value),
            None => self.at.other("an integer from 0", "a number"),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Fit, E> {
        written(self.place, value.parse().ok(), self.at, "an integer from 0")
    }
}

impl<'de> Visitor<'de> for Number<'_> {
    type Value = Fit;

    others!("a number", null bool list digits);

    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    fn visit_i64<E>(self, value: i64) -> Result<Fit, E> {
        *self.place = value as f64;
        Ok(Fit::Read)
    }

    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    fn visit_u64<E>(self, value: u64) -> Result<Fit, E> {
        *self.place = value as f64;
        Ok(Fit::Read)
    }

    #[inline]
    fn visit_f64<E>(self, value: f64) -> Result<Fit, E> {
        *self.place = value;
        Ok(Fit::Read)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Fit, E> {
        let number = value.parse().ok().filter(|number: &f64| number.is_finite());
        written(self.place, number, self.at, "a number")
    }
}

/// JavaScript has one kind of number, so an integer may arrive as `5.0` or `5e3`.
fn integral(value: f64) -> Option<i64> {
    if value.fract() == 0.0 {
        format!("{value:.0}").parse().ok()
    } else {
        None
    }
}

/// Reads a number or a boolean that was sent as a string.
#[cold]
fn written<T, E: Error>(
    place: &mut T,
    value: Option<T>,
    at: At<'_>,
    expected: &'static str,
) -> Result<Fit, E> {
    let fit = at.other(expected, "a string")?;
    let Some(value) = value else {
        return Ok(fit);
    };
    *place = value;
    Ok(Fit::Read)
}

/// Decodes a type that is made from a string; `is_known` checks whether the value is documented.
#[inline]
pub(crate) fn decode_name<'de, T: for<'a> From<&'a str>, D: Deserializer<'de>>(
    place: &mut T,
    deserializer: D,
    at: At<'_>,
    is_known: fn(&T) -> bool,
) -> Result<Fit, D::Error> {
    let take = &mut |text: &str| {
        *place = T::from(text);
        is_known(place)
    };
    deserializer.deserialize_any(Name { take, at })
}

/// Passes a string on without a copy. Compiled once for each kind of input.
struct Name<'a> {
    take: &'a mut dyn FnMut(&str) -> bool,
    at: At<'a>,
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = Fit;

    others!("a string", null bool number list object);

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<Fit, E> {
        if !(self.take)(value) {
            let kind = DeviationKind::UnknownValue;
            self.at.trace.deviate(kind, "a known value", "a string")?;
        }
        Ok(Fit::Read)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Strictness, from_slice};
    use crate::values::deviation::Deviation;

    #[test]
    fn a_count_is_never_negative() {
        for (json, kept, found) in [
            ("7", 7, None),
            ("7.0", 7, None),
            ("18446744073709551615", u64::MAX, None),
            ("-7", 0, Some("a negative number")),
            ("-7.0", 0, Some("a negative number")),
            ("0.5", 0, Some("a number")),
            ("\"7\"", 7, Some("a string")),
            ("\"-7\"", 0, Some("a string")),
        ] {
            let json = format!("[{json}]");
            let read = from_slice::<Vec<u64>>(json.as_bytes(), Strictness::Lenient, usize::MAX);
            let (values, deviations) = read.unwrap();
            let told = deviations.iter().map(Deviation::found);
            assert_eq!(told.collect::<Vec<_>>(), Vec::from_iter(found), "{json}");
            assert_eq!(values, [kept], "{json}");
        }
    }
}
