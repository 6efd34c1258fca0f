//! Strings, booleans and numbers.

use super::{Decode, Place, Trace, place::Name};
use crate::values::deviation::DeviationKind;
use serde::de::Error;
use std::str::FromStr;

/// Shows a scalar to be read, and tells what is blank.
macro_rules! scalar {
    ($name:ty, $place:ident, $is_blank:expr) => {
        impl Decode for $name {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }

            fn is_blank(&self) -> bool {
                let is_blank: fn(&Self) -> bool = $is_blank;
                is_blank(self)
            }

            #[inline]
            fn place(&mut self) -> Place<'_> {
                Place::$place(self)
            }
        }
    };
}

scalar!(String, Text, Self::is_empty);
scalar!(bool, Boolean, |truth| !truth);
scalar!(i64, Integer, |number| *number == 0);
scalar!(u64, Unsigned, |number| *number == 0);
scalar!(f64, Number, |number| *number == 0.0);

/// Returns the integer that is written as `5.0`.
pub(super) fn integral<T: FromStr>(value: f64) -> Option<T> {
    if value.fract() == 0.0 {
        // A negative zero is no integer as text.
        format!("{:.0}", value + 0.0).parse().ok()
    } else {
        None
    }
}

/// Says why a number is no integer of the documented type.
#[cold]
pub(super) fn not_integral(value: f64) -> &'static str {
    if value.fract() == 0.0 {
        OUT_OF_RANGE
    } else {
        "a number with a fraction"
    }
}

/// What is found where the documented type cannot hold an integer.
pub(super) const OUT_OF_RANGE: &str = "a number out of range";

pub(super) fn read_name<E: Error>(
    name: &mut dyn Name,
    value: &str,
    trace: &Trace,
) -> Result<(), E> {
    if name.set(value) {
        return Ok(());
    }
    trace.deviate(DeviationKind::UnknownValue, "a known value", "a string")
}

/// Reads a number or a boolean that was sent as a string.
#[cold]
pub(super) fn written<E: Error>(
    place: &mut Place<'_>,
    value: &str,
    trace: &Trace,
) -> Result<(), E> {
    trace.other(place.expected(), "a string")?;
    let is_read = match place {
        Place::Boolean(place) => value.parse().map(|truth| **place = truth).is_ok(),
        Place::Integer(place) => integer(value).map(|number| **place = number).is_some(),
        Place::Unsigned(place) => integer(value).map(|number| **place = number).is_some(),
        Place::Number(place) => match value.parse() {
            Ok(number) if f64::is_finite(number) => {
                **place = number;
                true
            }
            _ => false,
        },
        _ => false,
    };
    if is_read {
        trace.take_fit();
    }
    Ok(())
}

/// Returns the integer that a string contains, also one that is written as `5.0`.
fn integer<T: FromStr>(value: &str) -> Option<T> {
    let integral = || integral(value.parse().ok()?);
    value.parse().ok().or_else(integral)
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
            ("0.5", 0, Some("a number with a fraction")),
            ("1e19", 10_000_000_000_000_000_000, None),
            ("1e20", 0, Some("a number out of range")),
            ("18446744073709551616", 0, Some("a number out of range")),
            ("-0", 0, None),
            ("-0.0", 0, None),
            ("-1e30", 0, Some("a negative number")),
            ("\"7\"", 7, Some("a string")),
            ("\"7.0\"", 7, Some("a string")),
            ("\"18446744073709551615\"", u64::MAX, Some("a string")),
            ("\"-7\"", 0, Some("a string")),
            ("\"-7.0\"", 0, Some("a string")),
            ("\"0.5\"", 0, Some("a string")),
            ("\"inf\"", 0, Some("a string")),
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
