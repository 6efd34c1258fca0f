//! The stream of pages.

use super::{
    page::{Fetched, Outline, Page},
    paging::Paging,
    position::Position,
    walk::Walk,
};
use crate::{
    error::Error,
    requests::{call::Call, future::Fut},
};
use futures_core::Stream;
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};

/// The pages of a list, each fetched when it is asked for. A `Stream` of `Result<P, Error>`; [`next`](Self::next) needs
/// no further crate.
///
/// - **The end** is an empty page, which is not given out, or one that is shorter than what was asked for. A page that the
///   server cut to its own limit is not the end, and counts in answers are not trusted.
/// - **Parameters** of the request, and options such as a timeout, hold for each page. Links in answers are not followed:
///   only the place of the next page is read from them, and only if they lead to the same endpoint of the same host.
/// - **After an error** the stream has not ended. Asked again, it requests the same page again. A server that leads from
///   a page to the same page is such an error.
/// - **One page** is held at a time.
/// - **Changes** of the list in the meantime: with an offset, items that are inserted or deleted before it shift the rest,
///   so that some may come twice or not at all. Lists by token, identifier or time have no such gaps.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<P> {
    walk: Walk,
    fetching: Option<Fut<Fetched<P>>>,
}

impl<P> Pages<P> {
    pub(crate) fn new(call: Call, paging: Paging) -> Self {
        Self {
            walk: Walk::new(call, paging),
            fetching: None,
        }
    }

    /// Where the page begins that comes next, to go on from there another time. While a page is awaited or after an error,
    /// that is this page.
    #[must_use]
    pub fn position(&self) -> Position {
        self.walk.position().clone()
    }

    /// Goes on from a position of the same operation, with the same parameters. With a position of another operation,
    /// the next page is an error of the kind [`ErrorKind::Request`](crate::ErrorKind::Request).
    pub fn starting_at(mut self, position: Position) -> Self {
        self.walk.start_at(position);
        self.fetching = None;
        self
    }
}

impl<P: Page> Pages<P> {
    /// The next page, `None` at the end. Dropping this future loses nothing: the page goes on being fetched when the next
    /// one is awaited.
    ///
    /// # Errors
    ///
    /// Those of the request. The next call tries the same page again.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<P, Error>>> {
        let Some(mut fetching) = self.fetch() else {
            return Poll::Ready(None);
        };
        let Poll::Ready(fetched) = Pin::new(&mut fetching).poll(context) else {
            self.fetching = Some(fetching);
            return Poll::Pending;
        };
        Poll::Ready(self.accept(fetched))
    }

    /// The request of the next page.
    pub(crate) fn fetch(&mut self) -> Option<Fut<Fetched<P>>> {
        let fetching = self.fetching.take();
        fetching.or_else(|| self.walk.next_call().map(Call::send))
    }

    /// What came of it.
    pub(crate) fn accept(
        &mut self,
        fetched: Result<Fetched<P>, Error>,
    ) -> Option<Result<P, Error>> {
        let outcome = fetched.and_then(|Fetched { mut page, raw }| {
            let outline = Outline::take(&mut page, self.walk.seen());
            self.walk.advance(&outline, &raw)?;
            Ok((outline.fresh > 0).then_some(page))
        });
        outcome.transpose()
    }
}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("call", self.walk.call())
            .finish_non_exhaustive()
    }
}
