//! The stream of pages.

use super::{
    ahead::Ahead,
    page::{Fetched, Outline, Page},
    paging::Paging,
    position::Position,
    walk::Walk,
};
use crate::{
    error::Error,
    requests::{call::Call, future::ResponseFuture},
    wire::response::Response,
};
use futures_core::{FusedStream, Stream};
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
/// - **An error** is the end, too: what comes after it is `None`. [`position`](Self::position) is then where the page begins
///   that failed, and [`starting_at`](Self::starting_at) goes on from there, at once or another time. A server that leads
///   from a page to the same page is such an error.
/// - **Parameters** of the request, and options such as a timeout, hold for each page. Links in answers are not followed:
///   only the place of the next page is read from them, and only if they lead to the same endpoint of the same host.
/// - **One page** is held at a time; with [`prefetch`](Self::prefetch), as many as that says.
/// - **Changes** of the list in the meantime: with an offset, items that are inserted or deleted before it shift the rest,
///   so that some may come twice or not at all. Lists by token, identifier or time have no such gaps.
///
/// To try a page again after an error that may pass:
///
#[cfg_attr(feature = "insights-scores", doc = "```no_run")]
#[cfg_attr(not(feature = "insights-scores"), doc = "```text")]
/// # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
/// let mut pages = client.insights_scores().get_insight_groups().pages();
/// while let Some(page) = pages.next().await {
///     match page {
///         Ok(page) => println!("{} groups", page.items.len()),
///         Err(error) if error.is_server_error() => {
///             let position = pages.position();
///             pages = pages.starting_at(position);
///         }
///         Err(error) => return Err(error),
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<P> {
    walk: Walk,
    fetching: Option<ResponseFuture<Fetched<P>>>,
    ahead: Option<Ahead<P>>,
    /// After an error there is nothing more.
    has_failed: bool,
}

impl<P> Pages<P> {
    pub(crate) fn new(call: Call, paging: Paging) -> Self {
        Self {
            walk: Walk::new(call, paging),
            fetching: None,
            ahead: None,
            has_failed: false,
        }
    }

    /// Where the page begins that comes next, to go on from there another time. While a page is awaited or after an error,
    /// that is this page.
    #[must_use]
    pub fn position(&self) -> Position {
        self.walk.position().clone()
    }

    /// Goes on from a position of the same operation, with the same parameters; after an error, too. With a position of
    /// another operation, or with the end of a list, the next page is an error of the kind
    /// [`ErrorKind::Request`](crate::ErrorKind::Request).
    pub fn starting_at(mut self, position: Position) -> Self {
        self.walk.start_at(position);
        self.fetching = None;
        self.has_failed = false;
        self
    }

    pub(crate) fn position_before(&self, items: usize) -> Position {
        self.walk.position_before(items)
    }

    /// Whether nothing more will come.
    pub(super) fn has_ended(&self) -> bool {
        self.has_failed || (self.fetching.is_none() && self.walk.is_at_end())
    }
}

impl<P: Page> Pages<P> {
    /// Has up to that many requests under way at once, for lists by offset; other lists say only on a page where the next
    /// one begins, and are fetched as without this.
    ///
    /// Pages come in their order, and are the same as without. How large pages are is known from the first one, which is
    /// fetched alone. The others are on their way while you look at a page, in tasks of the Tokio runtime, which end when the
    /// stream is dropped; at the end of a list, up to that many requests less one were for nothing. The client's
    /// bounds hold: [`max_concurrent_requests`](crate::ClientBuilder::max_concurrent_requests) and
    /// [`pace_requests`](crate::ClientBuilder::pace_requests). 0 and 1 are the same as without.
    pub fn prefetch(mut self, requests: usize) -> Self {
        self.ahead = (requests > 1).then(|| Ahead::new(requests));
        self
    }

    /// The next page, `None` at the end and after an error. Dropping this future loses nothing: the page goes on being
    /// fetched when the next one is awaited.
    ///
    /// # Errors
    ///
    /// Those of the request. [`Self::starting_at`] goes on after them.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// The same as [`next`](Self::next), with status, headers and the body as it came. The body has all items of the page,
    /// while the value lacks those that the page before had, too.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn next_response(&mut self) -> Option<Result<Response<P>, Error>> {
        let fetched = poll_fn(|context| self.poll_fetched(context)).await?;
        Some(fetched.map(Fetched::into_response))
    }

    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<P, Error>>> {
        let fetched = self.poll_fetched(context);
        fetched.map(|fetched| Some(fetched?.map(|fetched| fetched.page)))
    }

    fn poll_fetched(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Fetched<P>, Error>>> {
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
    pub(crate) fn fetch(&mut self) -> Option<ResponseFuture<Fetched<P>>> {
        if self.fetching.is_some() || self.has_failed {
            return self.fetching.take();
        }
        match &mut self.ahead {
            Some(ahead) => ahead.fetch(&self.walk),
            None => self.walk.next_call().map(Call::send),
        }
    }

    /// What came of it.
    pub(crate) fn accept(
        &mut self,
        fetched: Result<Fetched<P>, Error>,
    ) -> Option<Result<Fetched<P>, Error>> {
        let outcome = fetched.and_then(|fetched| self.look_at(fetched));
        self.has_failed = outcome.is_err();
        outcome.transpose()
    }

    /// The page, without what was given out before; `None` where it is the end.
    fn look_at(&mut self, mut fetched: Fetched<P>) -> Result<Option<Fetched<P>>, Error> {
        let outline = Outline::take(&mut fetched.page, self.walk.seen());
        let is_empty = outline.fresh == 0;
        let skip = self.walk.advance(outline, &fetched.raw)?;
        fetched.page.items().drain(..skip);
        Ok((!is_empty).then_some(fetched))
    }
}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<P: Page> FusedStream for Pages<P> {
    fn is_terminated(&self) -> bool {
        self.has_ended()
    }
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("call", self.walk.call())
            .finish_non_exhaustive()
    }
}
