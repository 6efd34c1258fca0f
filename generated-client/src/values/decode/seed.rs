//! A value that is to be read. How that is done is in `read`, which needs all kinds of values; each of them needs only this.

use super::{Place, Trace};

/// Reads a value into a blank place. If the value has another type than the place, the place stays blank, and the trace
/// records it.
///
/// The place is passed by reference, and nothing is returned, since both are faster: PERFORMANCE.md, "Speed".
pub(super) struct Seed<'a, 'p> {
    pub(super) place: &'a mut Place<'p>,
    pub(super) trace: &'a Trace,
}

impl<'a, 'p> Seed<'a, 'p> {
    #[inline]
    pub(super) fn new(place: &'a mut Place<'p>, trace: &'a Trace) -> Self {
        Self { place, trace }
    }
}
