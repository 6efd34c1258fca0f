//! Pages that are fetched in advance. A page is only used if it begins exactly where the walk has arrived, so that results
//! and errors are the same as without prefetching.

use super::{page::Fetched, walk::Walk};
use crate::requests::{call::Call, future::ResponseFuture};
use std::collections::VecDeque;

pub(super) struct Ahead<P> {
    /// The maximum number of requests in flight.
    requests: usize,
    /// The requests, in the order of the offsets where they begin.
    pages: VecDeque<(u64, ResponseFuture<Fetched<P>>)>,
    /// A function pointer, so that starting tasks is only compiled in programs that prefetch.
    start: fn(Call) -> ResponseFuture<Fetched<P>>,
}

impl<P> Ahead<P> {
    #[inline]
    pub(super) fn new(requests: usize) -> Self {
        Self {
            requests,
            pages: VecDeque::new(),
            start: Call::start,
        }
    }

    /// Returns the next page, and requests those after it.
    #[inline]
    pub(super) fn fetch(&mut self, walk: &Walk) -> Option<ResponseFuture<Fetched<P>>> {
        let call = walk.next_call()?;
        let Some((offset, step)) = walk.stride() else {
            self.pages.clear();
            return Some(call.send());
        };
        if self
            .pages
            .front()
            .is_some_and(|(begin, _)| *begin != offset)
        {
            self.pages.clear();
        }
        let next = match self.pages.pop_front() {
            Some((_, page)) => page,
            None => (self.start)(call),
        };
        while self.pages.len() + 1 < self.requests {
            let before = self.pages.back().map_or(offset, |(begin, _)| *begin);
            let begin = before.saturating_add(step);
            let page = (self.start)(walk.call_at_offset(begin));
            self.pages.push_back((begin, page));
        }
        Some(next)
    }
}
