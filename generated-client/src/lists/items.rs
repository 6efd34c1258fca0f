//! The stream of items.

use super::{page::Page, pages::Pages};
use crate::error::Error;
use futures_core::Stream;
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
/// The rules are those of [`Pages`], from which [`Pages::into_items`] makes it. In particular an error does not end it:
/// asked again, it requests the page that failed, and no item comes twice because of that.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    page: vec::IntoIter<P::Item>,
}

impl<P> Pages<P> {
    /// The items of these pages. What is left of a page after an item is lost when the items are dropped.
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

    /// The next item, `None` at the end. Dropping this future loses nothing.
    ///
    /// # Errors
    ///
    /// Those of the request for the next page. The next call tries it again.
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
