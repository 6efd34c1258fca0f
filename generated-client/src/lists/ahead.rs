//! Pages that are fetched before they are asked for. A page is taken from here only if it begins at the very place where
//! the walk has arrived, so that what comes, and what is an error, is the same as without.

use super::{page::Fetched, walk::Walk};
use crate::requests::{call::Call, future::ResponseFuture};
use std::collections::VecDeque;

pub(super) struct Ahead<P> {
    /// How many requests may be in flight at once.
    requests: usize,
    /// By where they begin, in order.
    pages: VecDeque<(u64, ResponseFuture<Fetched<P>>)>,
    /// A pointer, so that starting tasks is compiled in the programs that fetch ahead, and in no other that pages.
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

    /// The next page; those after it are on their way then.
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
