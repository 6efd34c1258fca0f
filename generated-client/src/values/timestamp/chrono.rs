//! `UnixMillis` and `chrono`.

use super::UnixMillis;
use chrono::{DateTime, TimeZone, Utc};

/// Stops at the first or the last year that chrono can hold, about 262,000 either way.
#[cfg_attr(docsrs, doc(cfg(feature = "chrono")))]
impl From<UnixMillis> for DateTime<Utc> {
    #[inline]
    fn from(value: UnixMillis) -> Self {
        let end = if value.0 < 0 {
            Self::MIN_UTC
        } else {
            Self::MAX_UTC
        };
        Self::from_timestamp_millis(value.0).unwrap_or(end)
    }
}

/// Truncates to milliseconds.
#[cfg_attr(docsrs, doc(cfg(feature = "chrono")))]
impl<Z: TimeZone> From<DateTime<Z>> for UnixMillis {
    #[inline]
    fn from(value: DateTime<Z>) -> Self {
        Self(value.timestamp_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, -1, 1_700_000_000_123] {
            let instant = DateTime::from(UnixMillis(millis));
            assert_eq!(UnixMillis::from(instant), UnixMillis(millis));
        }
    }

    #[test]
    fn too_far_is_as_far_as_it_goes() {
        let (first, last) = (UnixMillis(i64::MIN), UnixMillis(i64::MAX));
        assert_eq!(DateTime::from(first), DateTime::<Utc>::MIN_UTC);
        assert_eq!(DateTime::from(last), DateTime::<Utc>::MAX_UTC);
    }
}
