//! Instants that LaunchDarkly writes as text.

use crate::values::timestamp::UnixMillis;
use chrono::DateTime as Parsed;
use serde::Serialize;
use std::{cmp::Ordering, fmt};

/// A date with a time, as text: `2026-11-27T02:30:00.123456789Z` (RFC 3339, up to nanoseconds).
///
/// A few fields of the API have this form; most are [`UnixMillis`], and the two can be compared. The text is kept as
/// received, and parsed only when needed. So an invalid one does not break a response: [`unix_millis`](Self::unix_millis)
/// then returns `None`.
///
/// Two values are equal if their texts are equal. Invalid ones are sorted before all others.
///
/// ```
/// use launchdarkly_api::{DateTime, UnixMillis};
/// use std::time::Duration;
///
/// let requested = DateTime::from("2023-11-14T23:13:20.5+01:00");
/// assert_eq!(requested, UnixMillis::new(1_700_000_000_500));
/// assert!(requested < UnixMillis::now() - Duration::from_secs(7 * 24 * 3600));
/// assert_eq!(requested.to_string(), "2023-11-14T23:13:20.5+01:00");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct DateTime(String);

impl DateTime {
    /// Returns the text.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the instant, truncated to milliseconds; `None` if the text is not a date with a time.
    ///
    /// Servers written in Go send `0001-01-01T00:00:00Z` for "never", which is a negative number of milliseconds.
    #[inline]
    #[must_use]
    pub fn unix_millis(&self) -> Option<UnixMillis> {
        let instant = Parsed::parse_from_rfc3339(&self.0).ok()?;
        Some(UnixMillis::new(instant.timestamp_millis()))
    }

    /// Returns the sort key: the instant, then the text.
    #[inline]
    fn rank(&self) -> (Option<i128>, &str) {
        let instant = Parsed::parse_from_rfc3339(&self.0).ok();
        let nanos = instant.map(|instant| {
            let whole = i128::from(instant.timestamp()) * 1_000_000_000;
            whole + i128::from(instant.timestamp_subsec_nanos())
        });
        (nanos, &self.0)
    }
}

impl fmt::Display for DateTime {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for DateTime {
    #[inline]
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for DateTime {
    #[inline]
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Writes the instant in UTC.
impl From<UnixMillis> for DateTime {
    #[inline]
    fn from(instant: UnixMillis) -> Self {
        Self(instant.to_string())
    }
}

impl Ord for DateTime {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for DateTime {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Equal if both are in the same millisecond.
impl PartialEq<UnixMillis> for DateTime {
    #[inline]
    fn eq(&self, other: &UnixMillis) -> bool {
        self.unix_millis() == Some(*other)
    }
}

impl PartialEq<DateTime> for UnixMillis {
    #[inline]
    fn eq(&self, other: &DateTime) -> bool {
        other == self
    }
}

/// An invalid text is neither earlier nor later.
impl PartialOrd<UnixMillis> for DateTime {
    #[inline]
    fn partial_cmp(&self, other: &UnixMillis) -> Option<Ordering> {
        Some(self.unix_millis()?.cmp(other))
    }
}

impl PartialOrd<DateTime> for UnixMillis {
    #[inline]
    fn partial_cmp(&self, other: &DateTime) -> Option<Ordering> {
        Some(self.cmp(&other.unix_millis()?))
    }
}

scalar!(DateTime(String), "string", "date-time");

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(text: &str) -> Option<i64> {
        let instant = DateTime::from(text).unix_millis();
        instant.map(UnixMillis::as_millis)
    }

    #[test]
    fn is_read_with_any_offset_and_precision() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999999999Z", -1),
            ("2023-11-14T22:13:20.123456789Z", 1_700_000_000_123),
            ("2023-11-14t23:13:20.5+01:00", 1_700_000_000_500),
            ("2023-11-14T15:43:20-06:30", 1_700_000_000_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
        ] {
            assert_eq!(millis(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_kept() -> Result<(), serde_json::Error> {
        for text in [
            "",
            "yesterday",
            "2023-02-29T00:00:00Z",
            "2023-11-14T22:13:20",
            "1700000000000",
        ] {
            assert_eq!(millis(text), None, "{text}");
            let json = serde_json::to_string(text)?;
            let read: DateTime = serde_json::from_str(&json)?;
            assert_eq!(read.as_str(), text);
            assert_eq!(serde_json::to_string(&read)?, json);
            assert_eq!(read.partial_cmp(&UnixMillis::now()), None);
            assert!(read != UnixMillis::new(0));
        }
        Ok(())
    }

    #[test]
    fn compares_with_instants() {
        let (early, late) = (UnixMillis::new(0), UnixMillis::new(2));
        let between = DateTime::from("1970-01-01T00:00:00.001Z");
        assert!(early < between && between < late);
        assert!(late > between && between > early);
        assert!(between == UnixMillis::new(1) && UnixMillis::new(1) == between);
        assert_eq!(DateTime::from(UnixMillis::new(1)), between);
    }

    #[test]
    fn the_order_agrees_with_equality() {
        let mut all = [
            "1970-01-01T01:00:00+01:00",
            "1970-01-01T00:00:00.0000002Z",
            "never",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.0000001Z",
        ]
        .map(DateTime::from);
        all.sort();
        let texts = all.each_ref().map(DateTime::as_str);
        assert_eq!(
            texts,
            [
                "never",
                "1970-01-01T00:00:00Z",
                "1970-01-01T01:00:00+01:00",
                "1970-01-01T00:00:00.0000001Z",
                "1970-01-01T00:00:00.0000002Z",
            ]
        );
        assert!(all[1] != all[2] && all[1] < all[2]);
    }
}
