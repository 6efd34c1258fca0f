//! What is kept of a page to find the next one.

use super::page::Page;
use crate::values::{
    decode::{Decode as _, sign},
    timestamp::UnixMillis,
};
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// The properties of a page that determine the next one, independent of the page's type.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The number of items that the server sent.
    pub(super) sent: usize,
    /// The number of items that were not on the previous page.
    pub(super) fresh: usize,
    pub(super) link: Option<String>,
    pub(super) token: Option<String>,
    /// Hashes of the first and the last item, by which a page that comes again is known: the body may differ, since servers
    /// repeat the offset in it. `None` if they are equal, as in tests of apps, which fill pages with one example.
    pub(super) ends: Option<(u64, u64)>,
    /// What identifies each item, in the server's order.
    pub(super) marks: Vec<Mark>,
}

/// What distinguishes an item from others.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) id: Option<String>,
    pub(super) millis: Option<i64>,
}

/// A page can repeat as many items as it has, so that a list would have to be searched from end to end for each.
#[inline]
pub(super) fn set(ids: &[String]) -> HashSet<&str> {
    ids.iter().map(String::as_str).collect()
}

impl Mark {
    /// Returns whether the item is one of those.
    #[inline]
    pub(super) fn is_among(&self, ids: &HashSet<&str>) -> bool {
        self.id.as_deref().is_some_and(|id| ids.contains(id))
    }

    /// Returns whether the item has an instant, and so a place in a list by time.
    #[inline]
    pub(super) fn is_known(&self) -> bool {
        self.id.is_some() && self.millis.is_some()
    }
}

impl Outline {
    /// Returns whether all items are of the same instant, and so in no order that leads on.
    #[inline]
    pub(super) fn is_of_one_time(&self) -> bool {
        let times = self.marks.first().zip(self.marks.last());
        times.is_some_and(|(first, last)| first.millis.is_some() && first.millis == last.millis)
    }

    /// Describes a page, and removes the items that were on an earlier one.
    pub(super) fn take<P: Page>(page: &mut P, seen: &[String]) -> Self {
        let (link, token) = (owned(page.link()), owned(page.token()));
        let items = page.items();
        let sent = items.len();
        let first = items.first_mut().map(|item| sign(item.place()));
        let last = items.last_mut().map(|item| sign(item.place()));
        let ends = first.zip(last).filter(|(first, last)| first != last);
        let mut marks = Vec::with_capacity(sent);
        for item in &*items {
            marks.push(Mark {
                id: owned(P::id(item)),
                millis: P::time(item).map(UnixMillis::as_millis),
            });
        }
        if !seen.is_empty() {
            let (seen, mut marks) = (set(seen), marks.iter());
            items.retain(|_| marks.next().is_none_or(|mark| !mark.is_among(&seen)));
        }
        Self {
            sent,
            fresh: items.len(),
            link,
            token,
            ends,
            marks,
        }
    }
}

/// Not inlined, unlike the rest: PERFORMANCE.md, "What is inlined".
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

#[inline]
fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}
