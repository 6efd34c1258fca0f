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

/// The items of a list, fetched page by page. A `Stream` of `Result<P::Item, Error>`; [`next`](Self::next) needs no
/// further crate.
///
/// The rules are those of [`Pages`], from which [`Pages::into_items`] makes it. In particular an error is the end:
/// [`position`](Self::position) says where it is, and [`starting_at`](Self::starting_at) goes on from there, at once or
/// another time, without an item that came before.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    page: vec::IntoIter<P::Item>,
}

impl<P> Pages<P> {
    /// The items of these pages. What is left of a page after an item is lost when the items are dropped, unless one goes on
    /// from their [`position`](Items::position).
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

    /// Where the item stands that comes next, to go on from there another time: the page and the place in it.
    ///
    /// In lists by identifier and by time, the place is given by the items before it, and stays the right one when the
    /// list grows at its beginning. In lists by offset and by token it is a number of items.
    #[must_use]
    pub fn position(&self) -> Position {
        self.pages.position_before(self.page.len())
    }

    /// Goes on from a position of the same operation, with the same parameters; after an error, too. The errors are those
    /// of [`Pages::starting_at`].
    pub fn starting_at(self, position: Position) -> Self {
        Self::new(self.pages.starting_at(position))
    }

    /// Has up to that many requests under way at once, for lists by offset: see [`Pages::prefetch`].
    pub fn prefetch(mut self, requests: usize) -> Self {
        self.pages = self.pages.prefetch(requests);
        self
    }

    /// The next item, `None` at the end and after an error. Dropping this future loses nothing.
    ///
    /// # Errors
    ///
    /// Those of the request for the next page. [`Self::starting_at`] goes on after them.
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

/// Nothing in it is pinned.
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

/// `pages` and `items` for a request with a field `call`.
macro_rules! paged {
    ($name:ident, $page:ty, $paging:expr $(,)?) => {
        #[cfg(feature = "testing")]
        impl $crate::lists::page::Listed for $name {
            type Page = $page;
            const PAGING: $crate::lists::paging::Paging = $paging;
        }

        impl $name {
            /// All pages from here on, one request for each. Parameters that are set stay as they are on every page;
            /// without a `limit`, the largest documented page is asked for.
            #[inline]
            pub fn pages(self) -> $crate::lists::pages::Pages<$page> {
                $crate::lists::pages::Pages::new(self.call, $paging)
            }

            /// All items of all pages, fetched page by page as they are needed.
            #[inline]
            pub fn items(self) -> $crate::lists::items::Items<$page> {
                self.pages().into_items()
            }
        }
    };
}
