//! `UnixMillis` and `jiff`.

use super::UnixMillis;
use jiff::{Timestamp, Zoned};

/// Stops at the first or the last year that jiff can hold, -9999 and 9999.
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
impl From<UnixMillis> for Timestamp {
    #[inline]
    fn from(value: UnixMillis) -> Self {
        let end = if value.0 < 0 { Self::MIN } else { Self::MAX };
        Self::from_millisecond(value.0).unwrap_or(end)
    }
}

/// Truncates to milliseconds.
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
impl From<Timestamp> for UnixMillis {
    #[inline]
    fn from(value: Timestamp) -> Self {
        Self(value.as_millisecond())
    }
}

/// Truncates to milliseconds.
#[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
impl From<Zoned> for UnixMillis {
    #[inline]
    fn from(value: Zoned) -> Self {
        value.timestamp().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, -1, 1_700_000_000_123] {
            let instant = Timestamp::from(UnixMillis(millis));
            assert_eq!(UnixMillis::from(instant), UnixMillis(millis));
        }
    }

    #[test]
    fn too_far_is_as_far_as_it_goes() {
        let (first, last) = (UnixMillis(i64::MIN), UnixMillis(i64::MAX));
        assert_eq!(Timestamp::from(first), Timestamp::MIN);
        assert_eq!(Timestamp::from(last), Timestamp::MAX);
    }
}
