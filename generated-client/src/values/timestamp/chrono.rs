//! `UnixMillis` and `chrono`.

use super::{TimestampRangeError, UnixMillis};
use chrono::{DateTime, Utc};

/// Fails outside the years that chrono can hold (about 262,000 either way).
#[cfg_attr(docsrs, doc(cfg(feature = "chrono")))]
impl TryFrom<UnixMillis> for DateTime<Utc> {
    type Error = TimestampRangeError;

    #[inline]
    fn try_from(value: UnixMillis) -> Result<Self, Self::Error> {
        DateTime::from_timestamp_millis(value.0).ok_or(TimestampRangeError)
    }
}

/// Cuts to whole milliseconds.
#[cfg_attr(docsrs, doc(cfg(feature = "chrono")))]
impl From<DateTime<Utc>> for UnixMillis {
    #[inline]
    fn from(value: DateTime<Utc>) -> Self {
        Self(value.timestamp_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, -1, 1_700_000_000_123] {
            let instant = DateTime::try_from(UnixMillis(millis)).unwrap();
            assert_eq!(UnixMillis::from(instant), UnixMillis(millis));
        }
        assert_eq!(
            DateTime::try_from(UnixMillis(i64::MAX)),
            Err(TimestampRangeError)
        );
    }
}
