//! `UnixMillis` and the standard library's clock.

use super::UnixMillis;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Stops at the first or the last instant that the platform's clock can hold.
impl From<UnixMillis> for SystemTime {
    #[inline]
    fn from(value: UnixMillis) -> Self {
        let distance = Duration::from_millis(value.0.unsigned_abs());
        if value.0 < 0 {
            farthest(distance, Self::checked_sub)
        } else {
            farthest(distance, Self::checked_add)
        }
    }
}

/// Returns the instant at that distance from 1970, or the last one that the clock can hold.
#[inline]
fn farthest(
    distance: Duration,
    moved: fn(&SystemTime, Duration) -> Option<SystemTime>,
) -> SystemTime {
    let (mut instant, mut step, mut left) = (UNIX_EPOCH, distance, distance);
    while !left.is_zero() && !step.is_zero() {
        match moved(&instant, step) {
            Some(next) => {
                instant = next;
                left -= step;
                step = left.min(step);
            }
            None => step /= 2,
        }
    }
    instant
}

/// Rounds down to milliseconds, and stops 292 million years from 1970.
impl From<SystemTime> for UnixMillis {
    #[inline]
    fn from(value: SystemTime) -> Self {
        match value.duration_since(UNIX_EPOCH) {
            Ok(after) => Self(i64::try_from(after.as_millis()).unwrap_or(i64::MAX)),
            // Rounded up, because it is negated: an instant belongs to the millisecond that began before it.
            Err(before) => {
                let millis = before.duration().as_nanos().div_ceil(1_000_000);
                Self(i64::try_from(millis).map_or(i64::MIN, |millis| -millis))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for millis in [0, 1, -1, 1_700_000_000_123, -86_400_001] {
            let instant = SystemTime::from(UnixMillis(millis));
            assert_eq!(UnixMillis::from(instant), UnixMillis(millis));
        }
    }

    #[test]
    fn cuts_towards_the_past() {
        let half = Duration::from_micros(500);
        assert_eq!(UnixMillis::from(UNIX_EPOCH + half), UnixMillis(0));
        assert_eq!(UnixMillis::from(UNIX_EPOCH - half), UnixMillis(-1));
    }

    #[cfg(unix)]
    #[test]
    fn too_far_is_as_far_as_it_goes() {
        let far = Duration::from_secs(1 << 62);
        assert_eq!(UnixMillis::from(UNIX_EPOCH + far), UnixMillis(i64::MAX));
        assert_eq!(UnixMillis::from(UNIX_EPOCH - far), UnixMillis(i64::MIN));
    }

    /// With a clock that can hold a thousand seconds.
    #[test]
    fn a_short_clock_stops_at_its_end() {
        const LONGEST: Duration = Duration::from_secs(1000);
        fn short(from: &SystemTime, by: Duration) -> Option<SystemTime> {
            let moved = from.checked_add(by);
            moved.filter(|to| *to <= UNIX_EPOCH + LONGEST)
        }
        assert_eq!(
            farthest(Duration::from_secs(1 << 40), short),
            UNIX_EPOCH + LONGEST
        );
        let near = Duration::from_secs(999);
        assert_eq!(farthest(near, short), UNIX_EPOCH + near);
    }
}
