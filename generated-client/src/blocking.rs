//! Waiting for requests without `.await` (feature `blocking`).
//!
//! Every request, and the future that [`send`](crate::Request::send) returns, has the method [`wait`](Wait::wait),
//! which takes the place of `.await`. Pages and items have a `wait` of their own, which turns them into iterators.
//!
#![cfg_attr(feature = "environments", doc = "```no_run")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # fn run() -> Result<(), launchdarkly_api::Error> {
//! use launchdarkly_api::{Client, blocking::Wait as _};
//!
//! let client = Client::from_env()?;
//! let environment = client.environments().get_environment("my-project", "production").wait()?;
//! let response = client.environments().get_environment("my-project", "test").send().wait()?;
//! println!("{} {}", environment.name, response.status());
//! # Ok(())
//! # }
//! ```
//!
//! The client is the same as in asynchronous code, and both can be used side by side. Calls run on a thread of this
//! crate, which the first call starts and all clients share. So any number of threads can wait at once, and idle
//! connections are kept alive between calls.
//!
//! Inside an asynchronous task, waiting would block everything else on that thread. There `wait` fails with
//! [`ErrorKind::Request`], and nothing is sent. Code in [`spawn_blocking`] or [`block_in_place`] may wait.
//!
//! Tokio's time cannot be paused for these calls. In a test with the module `testing`, let a client of
//! [`RetryPolicy::none`](crate::RetryPolicy::none) wait for nothing, or let a response ask for a short wait.
//!
//! [`ErrorKind::Request`]: crate::ErrorKind::Request
//! [`spawn_blocking`]: https://docs.rs/tokio/latest/tokio/task/fn.spawn_blocking.html
//! [`block_in_place`]: https://docs.rs/tokio/latest/tokio/task/fn.block_in_place.html

mod lists;
mod runtime;

pub use self::lists::{Items, Pages};

use crate::{
    error::Error,
    requests::{
        future::ResponseFuture,
        optional::{OptionalFuture, optional},
    },
    wire::response::{FromResponse, RawResponse},
};

/// Adds `wait` to every request, and to the future that `send` returns.
pub trait Wait: IntoFuture {
    /// Sends the request and waits for its result, which is the same as that of `.await`.
    ///
    /// # Errors
    ///
    /// The errors of the request, and [`ErrorKind::Request`](crate::ErrorKind::Request) inside an asynchronous task or
    /// if the operating system cannot start a thread.
    fn wait(self) -> Self::Output;
}

impl<R, T> Wait for R
where
    R: IntoFuture<Output = Result<T, Error>, IntoFuture = ResponseFuture<T>>,
    T: FromResponse,
{
    fn wait(self) -> Result<T, Error> {
        response(self.into_future()).and_then(T::from_response)
    }
}

impl<T: FromResponse> Wait for OptionalFuture<T> {
    fn wait(self) -> Result<Option<T>, Error> {
        optional(self.0.wait())
    }
}

fn response<T>(future: ResponseFuture<T>) -> Result<RawResponse, Error> {
    let (target, exchange) = future.into_parts();
    runtime::run(target, exchange)
}

#[cfg(test)]
mod tests;
