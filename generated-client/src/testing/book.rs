//! The expected requests of a stand-in and those that came. Every request is checked here.

use super::{
    answer::{Answer, Reply},
    documented::Documented,
    documents::Operation,
    rule::{Answers, Order, Rule},
    sent::Sent,
};
use crate::wire::transport::{
    RequestBody, ResponseBody, Transport, TransportError, TransportFuture,
};
use http::{Response, StatusCode};
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

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    received: Vec<Sent>,
    /// The requests that were answered with an error, each with its error.
    failures: Vec<String>,
    /// The requests that came unexpectedly.
    unexpected: Vec<String>,
    is_closed: bool,
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

    /// The requests so far.
    pub(super) fn received(&self) -> Vec<Sent> {
        self.state().received.clone()
    }

    /// How many requests have no answer yet.
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
        let _under_way = UnderWay::of(self);
        let judged = self.judge(request).map_err(TransportError::unsent)?;
        // A transport that is ready at once would keep time limits and other tasks from their turn.
        tokio::task::yield_now().await;
        judged.answer.give(judged.operation).await
    }

    /// The same for a request of another process, which has to be told as a response what is wrong with it. It does not count
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
        let missing = rules.filter_map(|rule| Some(format!("{rule}: {}", rule.missing()?)));
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

/// As many of the answered errors, the last ones, as are told.
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

/// The answer to a request, and its operation.
struct Judged {
    answer: Answer,
    operation: Option<Operation>,
}

impl State {
    fn meet(&mut self, request: &Sent, rest: Option<&Documented>) -> Result<Judged, String> {
        let fits = |rule: &Rule| rule.difference(request).words.is_empty();
        let fitting: Vec<_> = (0..self.rules.len())
            .filter(|index| fits(&self.rules[*index]))
            .collect();
        let mut indices = fitting.iter();
        let open = indices.find(|index| self.rules[**index].is_open_to(request));
        // Where all else is answered as documented, only a number that was said keeps a request from it.
        let mut used_up = fitting.iter().rev();
        let used_up = used_up.find(|index| rest.is_none() || self.rules[**index].is_counted());
        match (open, used_up, rest) {
            (Some(index), ..) => self.take(*index, request),
            (None, Some(index), _) => {
                let rule = &self.rules[*index];
                Err(format!(
                    "{request} came once more than expected: {rule} was expected {}",
                    rule.times()
                ))
            }
            (None, None, Some(rest)) => Ok(Judged {
                answer: Answer::Reply(rest.answer(request)),
                operation: None,
            }),
            (None, None, None) => Err(self.unknown(request)),
        }
    }

    /// Answers what is expected.
    fn take(&mut self, index: usize, request: &Sent) -> Result<Judged, String> {
        if self.rules[index].order == Order::InTurn {
            let mut earlier = self.rules[..index].iter();
            let waiting = earlier.find(|other| other.order == Order::InTurn && !other.is_met());
            if let Some(other) = waiting {
                return Err(format!(
                    "{request} came before its turn: first comes {other}"
                ));
            }
        }
        let rule = &mut self.rules[index];
        let operation = Operation::of_id(rule.operation);
        let answer = match &mut rule.answers {
            Answers::Pages(pages) => {
                let Some((reply, is_first)) = pages.answer(request) else {
                    return Err(format!("{request} asks for no page of {rule}"));
                };
                rule.came += usize::from(is_first);
                return Ok(Judged {
                    answer: Answer::Reply(reply),
                    operation,
                });
            }
            Answers::Each(answers) => answers.get(rule.came).or(answers.last()).cloned(),
        };
        let documented = || {
            let success = operation.as_ref()?.success()?;
            let body = success.bodies.first().copied();
            Some(Reply::success(&success, body, request))
        };
        let Some(answer) = answer.or_else(|| documented().map(Answer::Reply)) else {
            return Err(format!(
                "{rule} has no answer, and none is documented: say `.returning(…)`"
            ));
        };
        rule.came += 1;
        Ok(Judged { answer, operation })
    }

    /// A request that fits nothing, with the nearest that is expected.
    fn unknown(&self, request: &Sent) -> String {
        let rules = self.rules.iter();
        let differences = rules.map(|rule| (rule, rule.difference(request)));
        match differences.min_by_key(|(_, difference)| difference.distance) {
            None => format!("{request} was not expected: nothing is"),
            Some((rule, difference)) => format!(
                "{request} was not expected; the nearest is {}: {} ({})",
                rule.request,
                difference.words.join("; "),
                rule.place
            ),
        }
    }
}
