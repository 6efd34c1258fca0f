//! What generated requests have in common, and requests to endpoints that are not in the spec.
//!
//! Code that only the latter need is `#[inline]` or generic, here and in `call`: PERFORMANCE.md, "What is inlined".

use crate::{
    client::handle::Client,
    error::Error,
    requests::{call::Call, future::ResponseFuture, optional::OptionalFuture},
    wire::response::{FromBody, Response},
};
use bytes::Bytes;
use http::{HeaderValue, Method};
use serde::Serialize;
use std::{
    fmt::{self, Display},
    marker::PhantomData,
};

/// The options of a call, for a type with a field `call`.
macro_rules! options {
    () => {
        /// Sets the time limit of this whole call, in place of the client's. One attempt may use all of it, unless a
        /// limit for attempts is set as well, by `with_attempt_timeout` or for the client.
        #[inline]
        pub fn with_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.call.timeout(timeout);
            self
        }

        /// Makes this call fail if the response is not as documented, see
        /// [`ClientBuilder::strict_responses`](crate::ClientBuilder::strict_responses).
        #[inline]
        pub fn with_strict_response(mut self) -> Self {
            self.call.strict();
            self
        }

        /// Sets the time limit of one attempt of this call, in place of the client's. `Duration::MAX` means that only
        /// the limit of the call applies.
        #[inline]
        pub fn with_attempt_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.call.attempt_timeout(timeout);
            self
        }

        /// Sets how failed attempts of this call are retried, in place of the client's policy.
        #[inline]
        pub fn with_retry(mut self, policy: $crate::wire::retry::RetryPolicy) -> Self {
            self.call.retry(policy);
            self
        }

        /// Adds a header to this call, replacing one of the same name. Headers that the client sets itself
        /// (`Authorization`, `LD-API-Version`, `Content-Type`, `Host` and others) make the call fail.
        #[inline]
        pub fn with_header(mut self, name: &str, value: &str) -> Self {
            self.call.header(name, value);
            self
        }
    };
}

/// Implements `send`, the options of a call and `IntoFuture` for a type with a field `call`. The type may be generic over its
/// result.
macro_rules! request {
    ($name:ident $(<$value:ident: $bound:path>)?, $output:ty) => {
        impl $(<$value: $bound>)? $name $(<$value>)? {
            /// Sends the request and returns the value with status, headers and the raw body. Awaiting the request
            /// itself returns only the value.
            ///
            /// What this returns is a future, which `tokio::spawn` and `join_all` take. The request is not one yet:
            /// pass `request.into_future()` to them for the value alone. Without `.await`, the feature `blocking` adds
            /// `.wait()`.
            #[inline]
            pub fn send(self) -> $crate::requests::future::ResponseFuture<$crate::wire::response::Response<$output>> {
                self.call.send()
            }

            /// Returns `None` in place of an error if the response is a 404: see
            /// [`OptionalFuture`](crate::OptionalFuture).
            #[inline]
            pub fn optional(self) -> $crate::requests::optional::OptionalFuture<$output> {
                self.call.send().optional()
            }

            options!();
        }

        #[cfg(feature = "testing")]
        impl $(<$value: $bound>)? $crate::requests::call::Called for $name $(<$value>)? {
            type Value = $output;

            #[inline]
            fn call(&self) -> &$crate::requests::call::Call {
                &self.call
            }
        }

        impl $(<$value: $bound>)? std::future::IntoFuture for $name $(<$value>)? {
            type Output = Result<$output, $crate::error::Error>;
            type IntoFuture = $crate::requests::future::ResponseFuture<$output>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.call.send()
            }
        }
    };
}

/// The request of an operation without optional parameters. `T` is the type of the result.
///
/// Every operation has a name for its request, such as `DeleteTeam` for `delete_team`. Where the operation has optional
/// parameters, that is a struct with a method for each; for all others it is an alias of this type, since one type for
/// all of them compiles faster. So name a request by its operation. When LaunchDarkly adds the first optional parameter, a
/// minor version of this crate turns the alias into a struct with the same methods and more, and code that uses the name
/// still compiles. Code that says `Request<…>` may not, nor code that relies on the requests of two operations being of
/// one type.
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct Request<T> {
    call: Call,
    value: PhantomData<fn() -> T>,
}

impl<T> Request<T> {
    #[inline]
    pub(crate) fn new(call: Call) -> Self {
        let value = PhantomData;
        Self { call, value }
    }
}

request!(Request<T: FromBody>, T);

impl<T> Clone for Request<T> {
    fn clone(&self) -> Self {
        Self::new(self.call.clone())
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("call", &self.call).finish()
    }
}

impl Client {
    /// Creates a request to an endpoint that this crate does not know, with the same authentication, limits and errors.
    ///
    /// The path begins with `/`, is appended to the base URL and sent unchanged, so special characters must be
    /// percent-encoded.
    ///
    /// ```no_run
    /// # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
    /// use launchdarkly_api::Method;
    ///
    /// let response = client
    ///     .request(Method::GET, "/api/v2/flags/my-project")
    ///     .query("limit", 5)
    ///     .await?;
    /// let flags: serde_json::Value = response.json()?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn request(&self, method: Method, path: &str) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// A request to any endpoint, created by [`Client::request`].
///
/// Awaiting it returns a [`Response`] with the raw body; [`Response::json`] decodes it.
#[derive(Debug, Clone)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct RawRequest {
    pub(crate) call: Call,
}

impl RawRequest {
    #[inline]
    pub(crate) fn new(client: &Client, method: Method, path: &str) -> Self {
        Self {
            call: Call::raw(client, method, path),
        }
    }

    /// Adds a query parameter, in addition to others of the same name. Name and value are percent-encoded.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.call.add_query(name, &value.to_string());
        self
    }

    /// Sets the body, which is sent as JSON. That has no NaN and no infinity: `serde_json` writes null in their place.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.call.json(body);
        self
    }

    /// Sets the raw body and its media type.
    pub fn body(mut self, content_type: &str, body: impl Into<Bytes>) -> Self {
        match HeaderValue::from_str(content_type) {
            Ok(content_type) => self.call.set_body(content_type, body.into()),
            Err(_) => self
                .call
                .keep(Err(format!("{content_type:?} is not a media type"))),
        }
        self
    }

    /// Sends `LD-API-Version: beta`, which beta endpoints require.
    #[inline]
    pub fn beta(mut self) -> Self {
        self.call = self.call.beta();
        self
    }

    options!();

    /// Declares that sending the request twice has the same effect as sending it once, so that it is retried like a
    /// GET. Use it for a POST that only reads, such as a search.
    #[inline]
    pub fn with_idempotent(mut self) -> Self {
        self.call.idempotent();
        self
    }

    /// Returns `None` in place of an error if the response is a 404: see [`OptionalFuture`].
    #[inline]
    pub fn optional(self) -> OptionalFuture<Response<Bytes>> {
        self.call.send().optional()
    }

    /// Sends the request, like awaiting it. What this returns is a future, which `tokio::spawn` and `join_all` take.
    #[inline]
    pub fn send(self) -> ResponseFuture<Response<Bytes>> {
        self.call.send()
    }
}

#[cfg(feature = "testing")]
impl crate::requests::call::Called for RawRequest {
    type Value = Bytes;

    fn call(&self) -> &Call {
        &self.call
    }
}

impl IntoFuture for RawRequest {
    type Output = Result<Response<Bytes>, Error>;
    type IntoFuture = ResponseFuture<Response<Bytes>>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.call.send()
    }
}

#[cfg(test)]
mod tests;
