//! Calls of every operation, as the generator writes them.

use std::pin::Pin;

use serde::Serialize;
use serde_json::Value;

use launchdarkly_api::{Client, Deviations, Error, Response, ResponseFuture};

/// An operation, and a call of it that sets all its parameters.
pub(crate) struct OperationCheck {
    /// The document in `spec/`.
    #[cfg_attr(
        not(feature = "full"),
        expect(dead_code, reason = "only the whole is compared with the spec")
    )]
    pub(crate) file: &'static str,
    /// The `operationId`.
    pub(crate) id: &'static str,
    /// Makes the call with the spec's examples, after changing their strings as `Given` says.
    pub(crate) call: fn(&Client, Given) -> Outcome,
}

/// The result of a call, once it is awaited.
pub(crate) type Outcome = Pin<Box<dyn Future<Output = Result<Answered, Error>>>>;

/// A response that was read.
pub(crate) struct Answered {
    pub(crate) status: u16,
    /// The typed value as JSON.
    pub(crate) value: Value,
    pub(crate) deviations: Deviations,
}

/// A way to change the strings in parameters: the spec's example with an ending.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    ending: &'static str,
}

impl Given {
    /// The example as it is.
    pub(super) const EXAMPLE: Self = Self { ending: "" };

    /// The example as it is, and with endings that have a special meaning in URLs, forms or templates, or are just unusual.
    pub(super) const ALL: [Self; 4] = [
        Self::EXAMPLE,
        Self {
            ending: " a/b?c#d%&+ ü,",
        },
        Self {
            ending: "/../%2F%2e%;=:@!$'()*[]{}|\\^`\"<>~-._",
        },
        Self {
            ending: "\0\t\r\n\u{7f}\u{200b}\u{feff}漢字🎉,%00",
        },
    ];

    /// Returns the string to send.
    pub(crate) fn text(self, example: &str) -> String {
        format!("{example}{}", self.ending)
    }

    /// Returns the filter to send. Without an ending it is the one made by methods, which must write the example.
    pub(crate) fn filter<F: From<String>>(self, example: &str, made: F) -> F {
        if self.ending.is_empty() {
            made
        } else {
            self.text(example).into()
        }
    }
}

/// Awaits the response and turns its value into JSON.
pub(crate) fn outcome<T: Serialize + 'static>(response: ResponseFuture<Response<T>>) -> Outcome
where
    ResponseFuture<Response<T>>: Future<Output = Result<Response<T>, Error>>,
{
    Box::pin(async {
        let response = response.await?;
        let value = serde_json::to_value(response.value()).expect("a value of the API is JSON");
        Ok(Answered {
            status: response.status().as_u16(),
            value,
            deviations: response.deviations().clone(),
        })
    })
}
