//! The present instant, and arithmetic with durations.

use super::UnixMillis;
use std::{
    ops::{Add, AddAssign, Sub, SubAssign},
    time::{Duration, SystemTime},
};

impl UnixMillis {
    /// Returns the present instant, according to the system clock.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Returns the time between an earlier instant and this one; zero if the other one is later.
    #[inline]
    #[must_use]
    pub const fn duration_since(self, earlier: Self) -> Duration {
        if self.0 <= earlier.0 {
            return Duration::ZERO;
        }
        Duration::from_millis(self.0.abs_diff(earlier.0))
    }

    /// Returns the time since this instant; zero if it is in the future.
    #[inline]
    #[must_use]
    pub fn elapsed(self) -> Duration {
        Self::now().duration_since(self)
    }
}

/// Truncates the duration to milliseconds, and stops at the last instant.
impl Add<Duration> for UnixMillis {
    type Output = Self;

    #[inline]
    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add_unsigned(millis(duration)))
    }
}

/// Truncates the duration to milliseconds, and stops at the first instant.
impl Sub<Duration> for UnixMillis {
    type Output = Self;

    #[inline]
    fn sub(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub_unsigned(millis(duration)))
    }
}

impl AddAssign<Duration> for UnixMillis {
    #[inline]
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl SubAssign<Duration> for UnixMillis {
    #[inline]
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}

#[inline]
fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn goes_forth_and_back() {
        let mut instant = UnixMillis(1_700_000_000_123) + HOUR;
        assert_eq!(instant, UnixMillis(1_700_003_600_123));
        instant -= HOUR + Duration::from_micros(1500);
        assert_eq!(instant, UnixMillis(1_700_000_000_122));
        instant += Duration::from_millis(1);
        assert_eq!(instant, UnixMillis(1_700_000_000_123));
    }

    #[test]
    fn stops_at_the_ends() {
        assert_eq!(UnixMillis(1) + Duration::MAX, UnixMillis(i64::MAX));
        assert_eq!(UnixMillis(-2) - Duration::MAX, UnixMillis(i64::MIN));
        assert_eq!(UnixMillis(i64::MAX) + HOUR, UnixMillis(i64::MAX));
    }

    #[test]
    fn tells_how_far_instants_are_apart() {
        let (early, late) = (UnixMillis(-1000), UnixMillis(500));
        assert_eq!(late.duration_since(early), Duration::from_millis(1500));
        assert_eq!(early.duration_since(late), Duration::ZERO);
        let whole = UnixMillis(i64::MAX).duration_since(UnixMillis(i64::MIN));
        assert_eq!(whole, Duration::from_millis(u64::MAX));
    }

    #[test]
    fn now_is_between_the_past_and_what_is_to_come() {
        let start = UnixMillis::now();
        assert!(start > UnixMillis(1_700_000_000_000));
        assert!((start - HOUR).elapsed() >= HOUR);
        assert_eq!((UnixMillis::now() + HOUR).elapsed(), Duration::ZERO);
    }
}
