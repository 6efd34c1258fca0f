//! The stream of items.

use super::{page::Page, pages::Pages, position::Position};
use crate::error::Error;
use futures_core::{FusedStream, Stream};
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

/// A stream of the items of a list, fetched page by page. It implements `Stream` with `Result<P::Item, Error>`;
/// [`next`](Self::next) works without another crate.
///
/// It follows the rules of [`Pages`], from which [`Pages::into_items`] creates it. In particular, it ends after an
/// error: [`position`](Self::position) returns the place, and [`starting_at`](Self::starting_at) continues from there,
/// immediately or later, without repeating an item.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    page: vec::IntoIter<P::Item>,
}

impl<P> Pages<P> {
    /// Returns a stream of the items of these pages. If it is dropped in the middle of a page, continue from its
    /// [`position`](Items::position) to get the rest of that page.
    pub fn into_items(self) -> Items<P>
    where
        P: Page,
    {
        Items::new(self)
    }
}

impl<P: Page> Items<P> {
    pub(super) fn new(pages: Pages<P>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
        }
    }

    /// Returns the position of the next item, to continue from there later: the page and the place in it.
    ///
    /// In lists paged by identifier or by time, the items before it determine the place, so it stays correct when the
    /// list grows at its beginning. In lists paged by offset or by token it is a number of items.
    #[must_use]
    pub fn position(&self) -> Position {
        self.pages.position_before(self.page.len())
    }

    /// Continues from a position of the same operation with the same parameters, also after an error. The errors are
    /// those of [`Pages::starting_at`].
    pub fn starting_at(self, position: Position) -> Self {
        Self::new(self.pages.starting_at(position))
    }

    /// Keeps up to `requests` requests in flight at once, in lists paged by offset: see [`Pages::prefetch`].
    pub fn prefetch(mut self, requests: usize) -> Self {
        self.pages = self.pages.prefetch(requests);
        self
    }

    /// Returns the next item, or `None` at the end and after an error. Dropping this future loses nothing.
    ///
    /// # Errors
    ///
    /// The errors of the request for the next page. [`Self::starting_at`] continues after them.
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P::Item, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            self.page = match ready!(self.pages.poll_page(context)) {
                Some(Ok(mut page)) => std::mem::take(page.items()).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            };
        }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn into_parts(self) -> (Pages<P>, vec::IntoIter<P::Item>) {
        (self.pages, self.page)
    }
}

/// It contains nothing that is pinned.
impl<P: Page> Unpin for Items<P> {}

impl<P: Page> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<P: Page> FusedStream for Items<P> {
    fn is_terminated(&self) -> bool {
        self.page.len() == 0 && self.pages.has_ended()
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

/// Adds `pages` and `items` to a request with a field `call`.
macro_rules! paged {
    ($name:ident, $page:ty, $paging:expr $(,)?) => {
        #[cfg(feature = "testing")]
        impl $crate::lists::page::Listed for $name {
            type Page = $page;
            const PAGING: $crate::lists::paging::Paging = $paging;
        }

        impl $name {
            /// Returns a stream of all pages from here on, with one request for each page. Every request has the same
            /// parameters; without a `limit`, it asks for the largest documented page.
            #[inline]
            pub fn pages(self) -> $crate::lists::pages::Pages<$page> {
                $crate::lists::pages::Pages::new(self.call, $paging)
            }

            /// Returns a stream of the items of all pages, fetched page by page as they are needed.
            #[inline]
            pub fn items(self) -> $crate::lists::items::Items<$page> {
                self.pages().into_items()
            }
        }
    };
}
