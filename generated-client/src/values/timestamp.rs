//! Instants in LaunchDarkly's format, milliseconds since 1970, and their conversions.
//!
//! Functions that this crate does not call itself are `#[inline]`: PERFORMANCE.md, "What is inlined".

mod arithmetic;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod system;
#[cfg(feature = "time")]
mod time;

use serde::Serialize;
use std::fmt;

/// An instant, as milliseconds since the beginning of 1970 in UTC.
///
/// Converts to and from [`SystemTime`](std::time::SystemTime), and to and from the types of `chrono`, `time` and `jiff` with the
/// features of those names. Setters and constructors accept all of these types: `.expiry(SystemTime::now() + an_hour)`.
///
/// An instant that the other type cannot hold becomes its first or last one, and arithmetic stops at the ends, too. Both
/// are thousands of years away.
///
/// ```
/// use launchdarkly_api::UnixMillis;
/// use std::time::Duration;
///
/// let expiry = UnixMillis::now() + Duration::from_secs(3600);
/// assert!(expiry.duration_since(UnixMillis::now()) <= Duration::from_secs(3600));
///
/// let created = UnixMillis::new(1_700_000_000_123);
/// assert_eq!(created.to_string(), "2023-11-14T22:13:20.123Z");
/// assert!(created < UnixMillis::new(1_700_000_000_124));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct UnixMillis(i64);

impl UnixMillis {
    /// Creates an instant from milliseconds since the beginning of 1970. They are negative before that.
    #[must_use]
    pub const fn new(millis: i64) -> Self {
        Self(millis)
    }

    /// Returns the milliseconds since the beginning of 1970.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }
}

/// Writes the instant in ISO 8601, in UTC.
impl fmt::Display for UnixMillis {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DAY: i64 = 86_400_000;
        let (year, month, day) = civil(self.0.div_euclid(DAY));
        let millis = self.0.rem_euclid(DAY);
        let (hours, minutes, seconds) =
            (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
        let fraction = millis % 1000;
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{fraction:03}Z"
        )
    }
}

/// Returns the date of a day counted from 1970-01-01. This is Howard Hinnant's `civil_from_days`, in which years begin in
/// March, so that the leap day comes last.
#[inline]
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

scalar!(UnixMillis(i64), "integer", "unix-millis");

#[cfg(test)]
mod tests {
    use super::UnixMillis;

    #[test]
    fn displays_dates() {
        for (millis, shown) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (951_868_800_000, "2000-03-01T00:00:00.000Z"),
            (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(UnixMillis::new(millis).to_string(), shown);
        }
        for extreme in [i64::MIN, i64::MAX] {
            assert!(UnixMillis::new(extreme).to_string().ends_with('Z'));
        }
    }

    #[test]
    fn is_a_number_on_the_wire() -> Result<(), serde_json::Error> {
        let instant: UnixMillis = serde_json::from_str("1700000000123.0")?;
        assert_eq!(instant, UnixMillis::new(1_700_000_000_123));
        assert_eq!(serde_json::to_string(&instant)?, "1700000000123");
        Ok(())
    }
}
