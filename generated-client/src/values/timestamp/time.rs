//! `UnixMillis` and `time`.

use super::{TimestampRangeError, UnixMillis};
use time::OffsetDateTime;

/// Fails outside the years -9999 to 9999.
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
impl TryFrom<UnixMillis> for OffsetDateTime {
    type Error = TimestampRangeError;

    #[inline]
    fn try_from(value: UnixMillis) -> Result<Self, Self::Error> {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(value.0) * 1_000_000)
            .map_err(|_| TimestampRangeError)
    }
}

/// Cuts to whole milliseconds, towards the past. Cannot fail with the years that `time` holds today; it is
/// fallible because the type alone does not say so.
#[cfg_attr(docsrs, doc(cfg(feature = "time")))]
impl TryFrom<OffsetDateTime> for UnixMillis {
    type Error = TimestampRangeError;

    #[inline]
    fn try_from(value: OffsetDateTime) -> Result<Self, Self::Error> {
        let millis = value.unix_timestamp_nanos().div_euclid(1_000_000);
        i64::try_from(millis)
            .map(Self)
            .map_err(|_| TimestampRangeError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, -1, 1_700_000_000_123] {
            let instant = OffsetDateTime::try_from(UnixMillis(millis)).unwrap();
            assert_eq!(UnixMillis::try_from(instant), Ok(UnixMillis(millis)));
        }
        assert_eq!(
            OffsetDateTime::try_from(UnixMillis(i64::MAX)),
            Err(TimestampRangeError)
        );
    }
}
