//! What is said of an expected request: its answers here, all else below.

mod terms;

use super::{
    answer::{Answer, Reply, failure_of},
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

/// A request that a [`StandIn`](super::StandIn) expects. Its methods set the responses, how often the request is sent, and
/// which parts are compared. `R` is the type of the request.
///
/// Responses are used in the order in which they are set. `then_returning` and its like do what `returning` does, and are for
/// those who read the test. If none is set, the response is the documented example.
///
/// The request has to be sent once for each response, unless [`times`](Self::times) or [`at_least`](Self::at_least) is called:
/// one more is an error, except that a [documented](super::StandIn::documented) stand-in then answers with the example. This
/// includes responses that the client retries by itself, such as a 429, so set the response of the next attempt, too.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// # use launchdarkly_api::{Error, environments::{Environment, EnvironmentPost}, testing::StandIn};
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
/// let deletion = stand_in.expect(delete.clone()).in_order().times(2);
/// deletion.failing(409, "conflict", "Not yet").then_returning(());
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

    /// Answers with the value that the app gets: of the operation's type, `()` if it has none, and [`Bytes`](crate::Bytes) for
    /// a request of [`Client::request`](crate::Client::request), whose body it is. The status is the documented one of the
    /// operation, or that of the variant if there are several.
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

    /// Answers the next time with a value, like [`returning`](Self::returning).
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

    /// Answers with any JSON, such as properties that this version of the crate does not know. The status is the documented one
    /// of the operation.
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

    /// Answers the next time with any JSON.
    ///
    /// # Panics
    ///
    /// If the value cannot be written as JSON.
    #[track_caller]
    pub fn then_returning_json<T: Serialize>(self, body: T) -> Self {
        self.returning_json(body)
    }

    /// Answers with this body, whatever it is: broken JSON, or a text that is no JSON at all. The status is the documented one of
    /// the operation, unless [`with_status`](Self::with_status) sets another one.
    ///
    #[cfg_attr(feature = "environments", doc = "```")]
    #[cfg_attr(not(feature = "environments"), doc = "```text")]
    /// # use launchdarkly_api::testing::StandIn;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let stand_in = StandIn::new();
    /// let get = stand_in.client().environments().get_environment("web", "production");
    /// stand_in
    ///     .expect(get.clone())
    ///     .returning_body("application/json", r#"{"key": "product"#)
    ///     .then_returning_body("text/plain", "The proxy refuses this.")
    ///     .with_status(403);
    ///
    /// assert!(get.clone().await.is_err_and(|error| error.is_decode()));
    /// let error = get.await.expect_err("a refusal");
    /// assert!(error.is_forbidden());
    /// assert_eq!(error.body(), Some(&b"The proxy refuses this."[..]));
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// If the content type cannot be the value of a header.
    #[track_caller]
    pub fn returning_body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let reply = Reply {
            body: body.into(),
            ..Reply::default()
        };
        self.reply(reply).with_header("content-type", content_type)
    }

    /// Answers the next time with this body.
    ///
    /// # Panics
    ///
    /// If the content type cannot be the value of a header.
    #[track_caller]
    pub fn then_returning_body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.returning_body(content_type, body)
    }

    /// Answers with an error: its status, LaunchDarkly's code and its message.
    ///
    /// # Panics
    ///
    /// If the status is not that of an error, which is between 300 and 999.
    #[track_caller]
    pub fn failing(self, status: u16, code: &str, message: &str) -> Self {
        self.reply(Reply::error(failure_of(status), code, message))
    }

    /// Answers the next time with an error.
    ///
    /// # Panics
    ///
    /// If the status is not that of an error, which is between 300 and 999.
    #[track_caller]
    pub fn then_failing(self, status: u16, code: &str, message: &str) -> Self {
        self.failing(status, code, message)
    }

    /// Makes the exchange fail in this way.
    #[track_caller]
    pub fn failing_by(self, fault: Fault) -> Self {
        self.answer(Answer::Fault(fault))
    }

    /// Makes the next exchange fail in this way.
    #[track_caller]
    pub fn then_failing_by(self, fault: Fault) -> Self {
        self.failing_by(fault)
    }

    /// Answers with a list in pages, given the items of each page. The links or tokens from page to page are added.
    ///
    /// The app may use `.items()`, `.pages()` or single pages. The parameter for the beginning of a page is not compared, and
    /// neither is `limit`, unless the expected request has one. The app has to request all pages, each as often as the first
    /// one. With [`at_least`](Self::at_least), a page may come more often, as when an app continues from a
    /// [`Position`](crate::Position). Only the last page can be empty.
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
                    rule.check()
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
        let outcome = self.book.change(self.number, |rule| {
            match &mut rule.answers {
                Answers::Each(answers) => answers.push(answer),
                Answers::Pages(_) => return Err(MIXED.to_owned()),
            }
            rule.check()
        });
        if let Err(problem) = outcome {
            panic!("{problem}");
        }
        self
    }
}

const MIXED: &str = "pages and other answers are expected of requests of their own: for a page that fails, expect its request \
                     (with its `.limit(…)` and `.offset(…)`) before the pages, and say `.failing_by(…)` there";
