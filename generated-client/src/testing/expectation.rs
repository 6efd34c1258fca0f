//! What is said of an expected request: its answers here, all else below.

mod terms;

use super::{
    answer::{Answer, Reply},
    book::Book,
    difference::Query,
    fault::Fault,
    pages::{self, Pages},
    rule::{Answers, Rule},
};
use crate::{
    lists::page::{Listed, Page},
    requests::call::Called,
    wire::response::ToBody,
};
use http::StatusCode;
use serde::Serialize;
use std::{marker::PhantomData, sync::Arc};

/// A request that a [`StandIn`](super::StandIn) expects: its methods say what it is answered, how often it comes, and what
/// of it counts. `R` is the type of the request.
///
/// Answers are given one after the other, in the order in which they are written here: `then_returning` is `returning`, for
/// the second one and all that follow. Without a response, it is the documented example.
///
/// A request has to come once for each answer, unless [`times`](Self::times) or [`at_least`](Self::at_least) says otherwise.
/// A response that the client repeats by itself, such as a 429, counts like any other: write what comes after it.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// # use launchdarkly_api::{Error, environments::{Environment, EnvironmentPost}, testing::{Example, StandIn}};
/// # use serde_json::json;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let stand_in = StandIn::new();
/// let environments = stand_in.client().environments();
/// let list = environments.get_environments_by_project("web");
/// let get = environments.get_environment("web", "production");
/// let delete = environments.delete_environment("web", "production");
///
/// // Whatever the filter is, and as often as one likes.
/// stand_in.expect(list.clone()).any_query().at_least(0);
/// // First this, and then that. The documented example is the answer where nothing else is said.
/// stand_in.expect(get.clone()).in_order();
/// stand_in.expect(delete.clone()).in_order().times(2).failing(409, "conflict", "Not yet").then_returning(());
/// // What this version of the crate does not know yet, or what should not be missing.
/// stand_in
///     .expect(get.clone())
///     .returning_json(json!({ "name": "Production", "region": "eu" }))
///     .with_header("x-served-by", "a test")
///     .then_returning(Environment::example())
///     .without_field("tags");
///
/// list.filter("query:prod").await?;
/// get.clone().await?;
/// assert!(delete.clone().await.is_err_and(|error| error.is_conflict()));
/// delete.await?;
/// assert_eq!(get.clone().await?.extra.get("region"), Some(&json!("eu")));
/// assert!(get.await?.tags.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Expectation<R> {
    book: Arc<Book>,
    number: usize,
    request: PhantomData<fn() -> R>,
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "a test has no other use for the values that it gives away here"
)]
#[expect(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "each changes the stand-in; what is returned is for more of them"
)]
impl<R: Called> Expectation<R> {
    pub(super) fn new(book: Arc<Book>, rule: Rule) -> Self {
        let number = book.add(rule);
        Self {
            book,
            number,
            request: PhantomData,
        }
    }

    /// Answers with what awaiting the request gives. The status is the documented one of the operation, or that of the variant
    /// if there are several.
    ///
    /// # Panics
    ///
    /// If the value cannot be written as JSON.
    #[track_caller]
    pub fn returning(self, value: R::Value) -> Self
    where
        R::Value: ToBody,
    {
        let status = value
            .status()
            .and_then(|status| StatusCode::from_u16(status).ok());
        let body = match value.to_body() {
            Ok(body) => body,
            Err(error) => panic!("the value cannot be written as JSON: {error}"),
        };
        let expectation = self.reply(Reply::json(status, body));
        match value.location() {
            Some(address) => expectation.with_header("location", address),
            None => expectation,
        }
    }

    /// Answers the next time with what awaiting the request gives.
    ///
    /// # Panics
    ///
    /// If the value cannot be written as JSON.
    #[track_caller]
    pub fn then_returning(self, value: R::Value) -> Self
    where
        R::Value: ToBody,
    {
        self.returning(value)
    }

    /// Answers with any JSON, such as what this version of the crate does not know. The status is the documented one of the
    /// operation.
    ///
    /// # Panics
    ///
    /// If the value cannot be written as JSON.
    #[track_caller]
    pub fn returning_json<T: Serialize>(self, body: T) -> Self {
        match serde_json::to_vec(&body) {
            Ok(body) => self.reply(Reply::json(None, body)),
            Err(error) => panic!("the value cannot be written as JSON: {error}"),
        }
    }

    /// Answers with an error: its status, LaunchDarkly's code and its message.
    ///
    /// # Panics
    ///
    /// If the status is none from 100 to 999.
    #[track_caller]
    pub fn failing(self, status: u16, code: &str, message: &str) -> Self {
        self.reply(Reply::error(status_of(status), code, message))
    }

    /// Answers the next time with an error.
    ///
    /// # Panics
    ///
    /// If the status is none from 100 to 999.
    #[track_caller]
    pub fn then_failing(self, status: u16, code: &str, message: &str) -> Self {
        self.failing(status, code, message)
    }

    /// Lets the exchange go wrong in that way.
    #[track_caller]
    pub fn failing_by(self, fault: Fault) -> Self {
        self.answer(Answer::Fault(fault))
    }

    /// Lets the next exchange go wrong in that way.
    #[track_caller]
    pub fn then_failing_by(self, fault: Fault) -> Self {
        self.failing_by(fault)
    }

    /// Answers with a list in pages: the items of each page. What leads from page to page, a link or a token, is added as the
    /// operation needs it.
    ///
    /// The request may be one of `.items()`, `.pages()` or of a single page: where the page begins does not count, nor does
    /// `limit`, unless the expected request has one. All pages have to be asked for.
    ///
    /// # Panics
    ///
    /// If a client could not find its way from page to page; the message says what is missing.
    #[track_caller]
    pub fn returning_pages<I>(self, pages: impl IntoIterator<Item = I>) -> Self
    where
        R: Listed,
        I: IntoIterator<Item = <R::Page as Page>::Item>,
    {
        let lists: Vec<_> = pages
            .into_iter()
            .map(|items| items.into_iter().collect())
            .collect();
        assert!(
            !lists.is_empty(),
            "a list has one page at least, which may be empty"
        );
        let outcome = self.book.change(self.number, |rule| {
            if rule.scope.query != Query::Nothing {
                rule.scope.query = pages::scope::<R>(&rule.request);
            }
            let pages = Pages::of::<R>(&rule.request, lists)?;
            match &rule.answers {
                Answers::Each(answers) if answers.is_empty() => {
                    rule.answers = Answers::Pages(pages);
                    Ok(())
                }
                _ => Err(MIXED.to_owned()),
            }
        });
        if let Err(problem) = outcome {
            panic!("{problem}");
        }
        self
    }

    #[track_caller]
    fn reply(self, reply: Reply) -> Self {
        self.answer(Answer::Reply(reply))
    }

    #[track_caller]
    fn answer(self, answer: Answer) -> Self {
        let is_added = self
            .book
            .change(self.number, |rule| match &mut rule.answers {
                Answers::Each(answers) => {
                    answers.push(answer);
                    true
                }
                Answers::Pages(_) => false,
            });
        assert!(is_added, "{MIXED}");
        self
    }
}

const MIXED: &str = "pages and other answers are expected of requests of their own";

#[track_caller]
fn status_of(status: u16) -> StatusCode {
    let Ok(status) = StatusCode::from_u16(status) else {
        panic!("{status} is no status");
    };
    status
}
