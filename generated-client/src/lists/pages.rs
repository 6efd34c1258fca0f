//! The stream of pages.

use super::{
    ahead::Ahead,
    outline::Outline,
    page::{Fetched, Page},
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

/// A stream of the pages of a list, each fetched when it is needed. It implements `Stream` with `Result<P, Error>`;
/// [`next`](Self::next) works without another crate.
///
/// - **The end** is an empty page, which is not returned, or a page shorter than requested. A page that the server cut
///   to its own limit is not the end, if it has a link to the next one (in lists by token, to the same endpoint) or if that
///   limit is known from the documentation or from an earlier page. Counts in responses are ignored.
/// - **After an error** the stream ends: the next value is `None`. [`position`](Self::position) then returns the start
///   of the failed page, and [`starting_at`](Self::starting_at) continues from there, immediately or later. If the
///   server leads from a page back to one that it has given before, that is an error, too. A larger circle is only
///   noticed after some pages have come again.
/// - **Parameters** of the request, and options such as a timeout, apply to each page. Links in responses are not
///   followed: only the place of the next page is read from them, and only if they point to the same endpoint of the
///   same host.
/// - **Memory** holds one page at a time; with [`prefetch`](Self::prefetch), as many as requested there.
/// - **If the list changes** in the meantime: in lists paged by offset, items that are inserted or deleted before the
///   offset shift the rest, so that some items may come twice or not at all. Lists paged by token, identifier or time
///   have no such gaps.
///
/// To retry a page after a temporary error:
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
    /// Whether there was an error, after which the stream ends.
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

    /// Returns the position of the next page, to continue from there later. While a page is being fetched, and after an
    /// error, this is the position of that page.
    #[must_use]
    pub fn position(&self) -> Position {
        self.walk.position().clone()
    }

    /// Continues from a position of the same operation with the same parameters, also after an error. With a position
    /// of another operation, or at the end of a list, the next page is an
    /// [`ErrorKind::Request`](crate::ErrorKind::Request).
    pub fn starting_at(mut self, position: Position) -> Self {
        self.walk.start_at(position);
        self.fetching = None;
        self.has_failed = false;
        self
    }

    /// Fetches no more pages in advance.
    #[cfg(feature = "blocking")]
    pub(crate) fn stop_prefetching(&mut self) {
        self.ahead = None;
    }

    pub(crate) fn position_before(&self, items: usize) -> Position {
        self.walk.position_before(items)
    }

    /// Returns whether the stream has ended.
    pub(super) fn has_ended(&self) -> bool {
        self.has_failed || (self.fetching.is_none() && self.walk.is_at_end())
    }
}

/// The maximum number of requests in flight, so that a large number does not fill the memory with tasks.
const MOST_AHEAD: usize = 64;

impl<P: Page> Pages<P> {
    /// Keeps up to `requests` requests in flight at once, in lists paged by offset. It has no effect on other lists, in
    /// which only a page says where the next one begins.
    ///
    /// Pages come in order, and are the same as without prefetching. The first page is fetched alone, because it shows
    /// how large pages are. The others are fetched while you process a page, in tasks of the Tokio runtime, which end
    /// when the stream is dropped. At the end of a list, up to `requests - 1` requests were made for nothing. The
    /// limits of the client apply: [`max_concurrent_requests`](crate::ClientBuilder::max_concurrent_requests) and
    /// [`pace_requests`](crate::ClientBuilder::pace_requests). 0 and 1 mean no prefetching, and more than 64 mean 64.
    pub fn prefetch(mut self, requests: usize) -> Self {
        self.ahead = (requests > 1).then(|| Ahead::new(requests.min(MOST_AHEAD)));
        self
    }

    /// Returns the next page, or `None` at the end and after an error. Dropping this future loses nothing: the next
    /// call goes on with the same page.
    ///
    /// # Errors
    ///
    /// The errors of the request. [`Self::starting_at`] continues after them.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Returns the next page like [`next`](Self::next), with status, headers and the raw body. The body has all items
    /// of the page; the value omits those that were on the previous page, too.
    ///
    /// # Errors
    ///
    /// The errors of [`next`](Self::next).
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

    /// Returns the request of the next page.
    pub(crate) fn fetch(&mut self) -> Option<ResponseFuture<Fetched<P>>> {
        if self.fetching.is_some() || self.has_failed {
            return self.fetching.take();
        }
        match &mut self.ahead {
            Some(ahead) => ahead.fetch(&self.walk),
            None => self.walk.next_call().map(Call::send),
        }
    }

    /// Evaluates a fetched page.
    pub(crate) fn accept(
        &mut self,
        fetched: Result<Fetched<P>, Error>,
    ) -> Option<Result<Fetched<P>, Error>> {
        let outcome = fetched.and_then(|fetched| self.look_at(fetched));
        self.has_failed = outcome.is_err();
        outcome.transpose()
    }

    /// Returns the page without the items that were already returned; `None` at the end of the list.
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
