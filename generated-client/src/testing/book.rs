//! The expected requests of a stand-in and those that came, for all who share them.

mod state;

use self::state::{Judged, State};
use super::{
    answer::{Answer, Reply},
    documented::Documented,
    rule::Rule,
    sent::Sent,
};
use crate::wire::transport::{
    RequestBody, ResponseBody, Transport, TransportError, TransportFuture,
};
use http::{Method, Response, StatusCode};
use std::{
    fmt::{self, Write},
    pin::pin,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::sync::Notify;

/// All that a stand-in knows. Its clients hold it, too.
pub(super) struct Book {
    /// The token of its own clients, by which their requests are known.
    pub(super) token: String,
    /// Answers unexpected requests, if set.
    rest: Option<Documented>,
    pages: Mutex<State>,
    under_way: AtomicUsize,
    /// Is told of every request.
    came: Notify,
}

impl Book {
    pub(super) fn new(rest: Option<Documented>) -> Self {
        Self {
            token: format!("api-stand-in-{:032x}", fastrand::u128(..)),
            rest,
            pages: Mutex::default(),
            under_way: AtomicUsize::new(0),
            came: Notify::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds what is expected. Its number.
    pub(super) fn add(&self, rule: Rule) -> usize {
        let mut state = self.state();
        state.rules.push(rule);
        state.rules.len() - 1
    }

    /// Changes what is expected.
    pub(super) fn change<T>(&self, number: usize, change: impl FnOnce(&mut Rule) -> T) -> T {
        change(&mut self.state().rules[number])
    }

    /// Returns the requests so far.
    pub(super) fn received(&self) -> Vec<Sent> {
        self.state().received.clone()
    }

    /// How many requests have no answer yet, but for those that only read what is there.
    pub(super) fn under_way(&self) -> usize {
        self.under_way.load(Ordering::SeqCst)
    }

    /// Waits until all that is expected came.
    pub(super) async fn all_came(&self) {
        loop {
            let mut next = pin!(self.came.notified());
            // Before looking, so that none is missed that comes in between.
            next.as_mut().enable();
            if self.state().rules.iter().all(Rule::is_met) {
                return;
            }
            next.await;
        }
    }

    /// Answers nothing any more.
    pub(super) fn close(&self) {
        self.state().is_closed = true;
    }

    /// Answers a request.
    pub(super) async fn answer(
        &self,
        request: Sent,
    ) -> Result<Response<ResponseBody>, TransportError> {
        let reads = request.method() == Method::GET;
        let judged = self.judge(request).map_err(TransportError::unsent)?;
        // Of a list that is fetched ahead, some pages are dropped. Their tasks end at their next turn, which may be too late.
        let is_missed = !(reads && matches!(judged.answer, Answer::Reply(_)));
        let _under_way = is_missed.then(|| UnderWay::of(self));
        // A transport that is ready at once would keep time limits and other tasks from their turn.
        tokio::task::yield_now().await;
        judged.answer.give(judged.operation).await
    }

    /// Returns the same for a request of another process, which has to be told as a response what is wrong with it. It does not count
    /// as under way: who sent it sees the connection end with the stand-in.
    pub(super) async fn answer_over_network(
        &self,
        request: Sent,
    ) -> Result<Response<ResponseBody>, TransportError> {
        match self.judge(request) {
            Ok(judged) => judged.answer.give(judged.operation).await,
            Err(problem) => {
                let status = StatusCode::NOT_IMPLEMENTED;
                Ok(Reply::error(status, "not_expected", &problem).response(None))
            }
        }
    }

    /// Returns the answer to the request, or why there is none.
    fn judge(&self, request: Sent) -> Result<Judged, String> {
        let mut state = self.state();
        if state.is_closed {
            return Err(format!("the stand-in was dropped before {request} came"));
        }
        let judged = state.meet(&request, self.rest.as_ref());
        match &judged {
            Err(problem) => state.unexpected.push(problem.clone()),
            Ok(judged) => {
                let failure = judged.answer.failure();
                let failure = failure.map(|failure| format!("{request}: {failure}"));
                state.failures.extend(failure);
            }
        }
        state.received.push(request);
        self.came.notify_waiters();
        judged
    }

    /// Lists expected requests that never came, and unexpected ones that did. Returns `None` if there are neither.
    pub(super) fn complaint(&self) -> Option<String> {
        let state = self.state();
        let rules = state.rules.iter();
        let missing = rules.filter_map(|rule| {
            let missing = rule.missing()?;
            Some(format!("{rule}{}: {missing}", state.body_of(rule)))
        });
        let missing: Vec<_> = missing.collect();
        if missing.is_empty() && state.unexpected.is_empty() {
            return None;
        }
        let mut text = "the requests were not as expected".to_owned();
        list(&mut text, "did not come as expected:", &missing);
        list(&mut text, "came unexpectedly:", &state.unexpected);
        // An error may be why the test ended before the rest came.
        let failures = &state.failures[state.failures.len().saturating_sub(TOLD)..];
        list(&mut text, "was answered with an error:", failures);
        if failures.is_empty() && state.unexpected.is_empty() {
            let last = state.received.last().map(ToString::to_string);
            list(&mut text, "came last, and was answered:", last.as_slice());
        }
        Some(text)
    }
}

/// The maximum number of answered errors that are shown: the last ones.
const TOLD: usize = 8;

/// Adds a list, if there is something in it.
fn list(text: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{title}\n  {}", lines.join("\n  "));
    }
}

/// Shows nothing of what it holds.
impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").finish_non_exhaustive()
    }
}

impl Transport for Book {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(async { self.answer(Sent::receive(request).await?).await })
    }
}

/// A request that waits for its answer.
struct UnderWay<'a>(&'a AtomicUsize);

impl<'a> UnderWay<'a> {
    fn of(book: &'a Book) -> Self {
        book.under_way.fetch_add(1, Ordering::SeqCst);
        Self(&book.under_way)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
