//! Noticing that a server leads in a circle.

/// Some of the pages that were returned, by the signs that they left: the last one, and the one before it whose number is the
/// largest power of two. Whatever the length of a circle, it sooner or later comes back to such a page (Brent's algorithm).
#[derive(Debug, Default)]
pub(super) struct Recent {
    /// The number of pages.
    pages: u64,
    last: Option<u64>,
    marked: Option<u64>,
}

impl Recent {
    #[inline]
    pub(super) fn has(&self, sign: u64) -> bool {
        [self.last, self.marked].contains(&Some(sign))
    }

    #[inline]
    pub(super) fn add(&mut self, sign: u64) {
        self.pages += 1;
        if self.pages.is_power_of_two() {
            self.marked = Some(sign);
        }
        self.last = Some(sign);
    }
}
