//! `UnixMillis` and `jiff`.

use super::{TimestampRangeError, UnixMillis};
use jiff::Timestamp;

/// Fails outside the years -9999 to 9999.
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
impl TryFrom<UnixMillis> for Timestamp {
    type Error = TimestampRangeError;

    #[inline]
    fn try_from(value: UnixMillis) -> Result<Self, Self::Error> {
        Timestamp::from_millisecond(value.0).map_err(|_| TimestampRangeError)
    }
}

/// Cuts to whole milliseconds.
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
impl From<Timestamp> for UnixMillis {
    #[inline]
    fn from(value: Timestamp) -> Self {
        Self(value.as_millisecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, -1, 1_700_000_000_123] {
            let instant = Timestamp::try_from(UnixMillis(millis)).unwrap();
            assert_eq!(UnixMillis::from(instant), UnixMillis(millis));
        }
        assert_eq!(
            Timestamp::try_from(UnixMillis(i64::MAX)),
            Err(TimestampRangeError)
        );
    }
}
