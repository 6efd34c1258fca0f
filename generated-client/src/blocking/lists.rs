//! Pages and items as iterators.

use super::{Wait, runtime};
use crate::{
    error::Error,
    lists::{
        items,
        page::{Fetched, Page},
        pages,
        position::Position,
    },
    wire::response::Response,
};
use std::{fmt, iter::FusedIterator, vec};

impl<P: Page> pages::Pages<P> {
    /// Returns an iterator over the pages that waits for each of them (feature `blocking`).
    pub fn wait(self) -> Pages<P> {
        Pages(self)
    }
}

impl<P: Page> items::Items<P> {
    /// Returns an iterator over the items that waits for each page (feature `blocking`).
    pub fn wait(self) -> Items<P> {
        let (pages, page) = self.into_parts();
        Items {
            pages: pages.wait(),
            page,
        }
    }
}

/// An iterator over the pages of a list, each fetched when it is needed. It follows the rules of
/// [`launchdarkly_api::Pages`](crate::Pages): it ends after an error.
#[must_use = "an iterator does nothing until it is asked for its next item"]
pub struct Pages<P>(pages::Pages<P>);

impl<P> Pages<P> {
    /// Returns the position of the next page. Pass it to [`starting_at`](crate::Pages::starting_at) to continue from
    /// there.
    #[must_use]
    pub fn position(&self) -> Position {
        self.0.position()
    }
}

impl<P: Page> Pages<P> {
    /// Returns the next page with status, headers and the raw body: see [`next_response`](crate::Pages::next_response).
    ///
    /// # Errors
    ///
    /// The errors of the request.
    pub fn next_response(&mut self) -> Option<Result<Response<P>, Error>> {
        Some(self.fetched()?.map(Fetched::into_response))
    }

    fn fetched(&mut self) -> Option<Result<Fetched<P>, Error>> {
        // Waiting is refused there, so nothing is sent ahead of it either.
        if runtime::is_in_task() {
            self.0.stop_prefetching();
        }
        let fetched = runtime::within(|| self.0.fetch())?.wait();
        self.0.accept(fetched)
    }
}

impl<P: Page> Iterator for Pages<P> {
    type Item = Result<P, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.fetched()?.map(|fetched| fetched.page))
    }
}

impl<P: Page> FusedIterator for Pages<P> {}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An iterator over the items of a list, fetched page by page. It follows the rules of [`Pages`].
#[must_use = "an iterator does nothing until it is asked for its next item"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    page: vec::IntoIter<P::Item>,
}

impl<P: Page> Items<P> {
    /// Returns the position of the next item. Pass it to [`starting_at`](crate::Items::starting_at) to continue from
    /// there.
    #[must_use]
    pub fn position(&self) -> Position {
        self.pages.0.position_before(self.page.len())
    }
}

impl<P: Page> FusedIterator for Items<P> {}

impl<P: Page> Iterator for Items<P> {
    type Item = Result<P::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(mut page) => self.page = std::mem::take(page.items()).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<P: Page> fmt::Debug for Items<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("left_of_page", &self.page.len())
            .finish()
    }
}
