//! How often an expected request comes, in which order, what of it counts, and how its last answer differs from a usual one.

use super::{Expectation, status_of};
use crate::testing::{
    answer::{Answer, Reply},
    difference::{Body, Query},
    rule::{Answers, Order, Rule, Times},
};
use http::{HeaderName, HeaderValue};
use serde_json::{Value, json};

#[expect(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "each changes the stand-in; what is returned is for more of them"
)]
impl<R> Expectation<R> {
    /// Sets another status for the last response.
    ///
    /// # Panics
    ///
    /// If the status is not between 100 and 999, or if the last response is a fault.
    #[track_caller]
    pub fn with_status(self, status: u16) -> Self {
        let status = status_of(status);
        self.last(|reply| {
            reply.status = Some(status);
            Ok(())
        })
    }

    /// Sets a header of the last response, replacing one of the same name.
    ///
    /// # Panics
    ///
    /// If the header is invalid, or if the last response is a fault.
    #[track_caller]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value))
        else {
            panic!("`{name}: {value}` is no header");
        };
        self.last(|reply| {
            reply.headers.insert(name, value);
            Ok(())
        })
    }

    /// Adds a property to the last response that no version of the crate knows, `notKnownYet`.
    ///
    /// # Panics
    ///
    /// If the last response is not JSON.
    #[track_caller]
    pub fn with_unknown_fields(self) -> Self {
        self.last(|reply| reply.change(add_unknown))
    }

    /// Removes a property from the last response, by its name on the wire.
    ///
    /// # Panics
    ///
    /// If the last response is not JSON, or has no such property.
    #[track_caller]
    pub fn without_field(self, name: &str) -> Self {
        self.last(|reply| {
            let mut removed = None;
            reply.change(|body| {
                removed = body.as_object_mut().and_then(|object| object.remove(name));
            })?;
            removed
                .map(drop)
                .ok_or("the answer has no property of that name; it is the one in JSON, such as `defaultTtl`")
        })
    }

    /// Accepts any query.
    pub fn any_query(self) -> Self {
        self.rule(|rule| rule.scope.query = Query::Nothing)
    }

    /// Accepts any body, and none.
    pub fn any_body(self) -> Self {
        self.rule(|rule| rule.scope.body = Body::Nothing)
    }

    /// Expects the request this many times; the last response is repeated if there are fewer. 0 means that it must not be sent.
    pub fn times(self, times: usize) -> Self {
        self.rule(|rule| rule.times = Times::Exactly(times))
    }

    /// Expects the request at least this many times; the last response is repeated.
    pub fn at_least(self, times: usize) -> Self {
        self.rule(|rule| rule.times = Times::AtLeast(times))
    }

    /// Expects the request after all earlier ones that are also `in_order`. Others may be sent at any time.
    pub fn in_order(self) -> Self {
        self.rule(|rule| rule.order = Order::InTurn)
    }

    fn rule(self, change: impl FnOnce(&mut Rule)) -> Self {
        self.book.change(self.number, change);
        self
    }

    #[track_caller]
    fn last(self, change: impl FnOnce(&mut Reply) -> Result<(), &'static str>) -> Self {
        let outcome = self
            .book
            .change(self.number, |rule| match &mut rule.answers {
                Answers::Each(answers) => match answers.last_mut() {
                    Some(Answer::Reply(reply)) => change(reply),
                    Some(Answer::Fault(_)) => Err("a fault has nothing to change"),
                    None => Err("there is no answer yet to change: say `.returning(…)` first"),
                },
                Answers::Pages(_) => Err("pages are answered as they are"),
            });
        if let Err(problem) = outcome {
            panic!("{problem}");
        }
        self
    }
}

/// Adds what nobody knows.
fn add_unknown(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert("notKnownYet".to_owned(), json!({ "since": "tomorrow" }));
    }
}
