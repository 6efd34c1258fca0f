//! How often an expected request comes, in which order, what of it counts, and how its last answer differs from a usual one.

use super::Expectation;
use crate::{
    testing::{
        answer::{Answer, Reply, status_of},
        difference::{Body, Query},
        rule::{Answers, Order, Rule, Times},
    },
    values::decode::help,
};
use http::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

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
        self.last(|reply| reply.change(|body| remove(body, name)))
    }

    /// Accepts any query.
    pub fn any_query(self) -> Self {
        self.rule(|rule| rule.scope.query = Query::Nothing)
    }

    /// Accepts any value of this parameter of the query, such as an instant that is taken when the app runs. The parameter
    /// has to be sent.
    pub fn any_parameter(self, name: &str) -> Self {
        self.rule(|rule| rule.scope.any_value.push(name.to_owned()))
    }

    /// Accepts any body, and none.
    pub fn any_body(self) -> Self {
        self.rule(|rule| rule.scope.body = Body::Nothing)
    }

    /// Expects the request this many times; the last response is repeated if there are fewer. 0 means that it must not be sent.
    ///
    /// # Panics
    ///
    /// If there are more responses than that.
    #[track_caller]
    pub fn times(self, times: usize) -> Self {
        let outcome = self.book.change(self.number, |rule| {
            rule.times = Times::Exactly(times);
            rule.check()
        });
        if let Err(problem) = outcome {
            panic!("{problem}");
        }
        self
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
    fn last(self, change: impl FnOnce(&mut Reply) -> Result<(), String>) -> Self {
        let outcome = self
            .book
            .change(self.number, |rule| match &mut rule.answers {
                Answers::Each(answers) => match answers.last_mut() {
                    Some(Answer::Reply(reply)) => change(reply),
                    Some(Answer::Fault(_)) => Err("a fault has nothing to change".to_owned()),
                    None => Err(NO_ANSWER.to_owned()),
                },
                Answers::Pages(_) => Err("pages are answered as they are".to_owned()),
            });
        if let Err(problem) = outcome {
            panic!("{problem}");
        }
        self
    }
}

const NO_ANSWER: &str = "there is no answer yet to change: say `.returning(…)` first";

/// Adds what nobody knows.
fn add_unknown(body: &mut Value) -> Result<(), String> {
    let object = object_in(body)?;
    object.insert("notKnownYet".to_owned(), json!({ "since": "tomorrow" }));
    Ok(())
}

fn remove(body: &mut Value, name: &str) -> Result<(), String> {
    let object = object_in(body)?;
    if object.remove(name).is_some() {
        return Ok(());
    }
    let names: Vec<_> = object.keys().map(String::as_str).collect();
    Err(format!(
        "the answer has no property `{name}` on the wire; {}",
        help(&names, name)
    ))
}

fn object_in(body: &mut Value) -> Result<&mut Map<String, Value>, String> {
    let object = body.as_object_mut();
    object.ok_or_else(|| "the body of this answer is no object".to_owned())
}
