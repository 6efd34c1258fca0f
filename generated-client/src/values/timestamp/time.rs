//! `UnixMillis` and `time`.

use super::UnixMillis;
use time::{OffsetDateTime, PrimitiveDateTime};

/// Stops at the first or the last instant that `time` can hold, in the years -9999 and 9999.
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
impl From<UnixMillis> for OffsetDateTime {
    #[inline]
    fn from(value: UnixMillis) -> Self {
        let end = if value.0 < 0 {
            PrimitiveDateTime::MIN
        } else {
            PrimitiveDateTime::MAX
        };
        Self::from_unix_timestamp_nanos(i128::from(value.0) * 1_000_000).unwrap_or(end.assume_utc())
    }
}

/// Rounds down to milliseconds.
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
impl From<OffsetDateTime> for UnixMillis {
    #[inline]
    fn from(value: OffsetDateTime) -> Self {
        let millis = value.unix_timestamp_nanos().div_euclid(1_000_000);
        // All years of `time` fit, even with its feature `large-dates`.
        let end = if millis < 0 { i64::MIN } else { i64::MAX };
        Self(i64::try_from(millis).unwrap_or(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, -1, 1_700_000_000_123] {
            let instant = OffsetDateTime::from(UnixMillis(millis));
            assert_eq!(UnixMillis::from(instant), UnixMillis(millis));
        }
    }

    #[test]
    fn too_far_is_as_far_as_it_goes() {
        let (first, last) = (UnixMillis(i64::MIN), UnixMillis(i64::MAX));
        let ends = (PrimitiveDateTime::MIN, PrimitiveDateTime::MAX);
        assert_eq!(OffsetDateTime::from(first), ends.0.assume_utc());
        assert_eq!(OffsetDateTime::from(last), ends.1.assume_utc());
    }
}
