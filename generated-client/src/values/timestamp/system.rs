//! `UnixMillis` and the standard library's clock.

use super::{TimestampRangeError, UnixMillis};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Fails where the platform's clock cannot hold the instant.
impl TryFrom<UnixMillis> for SystemTime {
    type Error = TimestampRangeError;

    #[inline]
    fn try_from(value: UnixMillis) -> Result<Self, Self::Error> {
        let distance = Duration::from_millis(value.0.unsigned_abs());
        let instant = if value.0 < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        };
        instant.ok_or(TimestampRangeError)
    }
}

/// Cuts to whole milliseconds, towards the past. Fails beyond 292 million years from 1970.
impl TryFrom<SystemTime> for UnixMillis {
    type Error = TimestampRangeError;

    fn try_from(value: SystemTime) -> Result<Self, Self::Error> {
        let millis = match value.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()),
            // Rounded up, because it is negated: an instant always falls into the millisecond that began before it.
            Err(before) => i64::try_from(before.duration().as_nanos().div_ceil(1_000_000))
                .map(|millis| -millis),
        };
        millis.map(Self).map_err(|_| TimestampRangeError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, 1, -1, 1_700_000_000_123, -86_400_001] {
            let instant = SystemTime::try_from(UnixMillis(millis)).unwrap();
            assert_eq!(UnixMillis::try_from(instant), Ok(UnixMillis(millis)));
        }
    }

    #[test]
    fn cuts_towards_the_past() {
        let half = Duration::from_micros(500);
        assert_eq!(UnixMillis::try_from(UNIX_EPOCH + half), Ok(UnixMillis(0)));
        assert_eq!(UnixMillis::try_from(UNIX_EPOCH - half), Ok(UnixMillis(-1)));
    }

    #[cfg(unix)]
    #[test]
    fn too_far_is_an_error() {
        let far = UNIX_EPOCH + Duration::from_secs(1 << 62);
        assert_eq!(UnixMillis::try_from(far), Err(TimestampRangeError));
    }
}
