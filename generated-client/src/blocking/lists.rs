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
    /// The pages as an iterator that waits for each of them (feature `blocking`).
    pub fn wait(self) -> Pages<P> {
        Pages(self)
    }
}

impl<P: Page> items::Items<P> {
    /// The items as an iterator that waits for each page (feature `blocking`).
    pub fn wait(self) -> Items<P> {
        let (pages, page) = self.into_parts();
        Items {
            pages: pages.wait(),
            page,
        }
    }
}

/// The pages of a list, each fetched when it is asked for. The rules are those of [`launchdarkly_api::Pages`](crate::Pages):
/// an error is the end.
#[must_use = "an iterator does nothing until it is asked for its next item"]
pub struct Pages<P>(pages::Pages<P>);

impl<P> Pages<P> {
    /// Where the page begins that comes next. Give it to [`starting_at`](crate::Pages::starting_at) to go on from there.
    #[must_use]
    pub fn position(&self) -> Position {
        self.0.position()
    }
}

impl<P: Page> Pages<P> {
    /// The next page with status, headers and the body as it came: see
    /// [`next_response`](crate::Pages::next_response).
    ///
    /// # Errors
    ///
    /// Those of the request.
    pub fn next_response(&mut self) -> Option<Result<Response<P>, Error>> {
        Some(self.fetched()?.map(Fetched::into_response))
    }

    fn fetched(&mut self) -> Option<Result<Fetched<P>, Error>> {
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

/// The items of a list, fetched page by page. The rules are those of [`Pages`].
#[must_use = "an iterator does nothing until it is asked for its next item"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    page: vec::IntoIter<P::Item>,
}

impl<P: Page> Items<P> {
    /// Where the item stands that comes next. Give it to [`starting_at`](crate::Items::starting_at) to go on from there.
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
