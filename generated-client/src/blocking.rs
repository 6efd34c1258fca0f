//! The same client without `.await` (feature `blocking`).
//!
//! Every request, and what [`send`](crate::Request::send) gives, has [`wait`](Wait::wait) where asynchronous code has
//! `.await`; pages and items have a `wait` of their own, which makes iterators of them.
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
//! The client is the one of asynchronous code, and both can be used side by side. The calls run on a thread of this crate,
//! which is started by the first one and shared by all clients; so any number of threads can wait at once, and idle
//! connections are looked after in between.
//!
//! Waiting would stop everything else on the thread of an asynchronous task, so there it is refused with an error of the
//! kind [`ErrorKind::Request`], and nothing is sent. Code in [`spawn_blocking`] or [`block_in_place`] may wait.
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

/// `wait` for every request, and for what its `send` gives.
pub trait Wait: IntoFuture {
    /// Sends the request and waits for its outcome, which is what `.await` gives.
    ///
    /// # Errors
    ///
    /// Those of the request; also [`ErrorKind::Request`](crate::ErrorKind::Request) on the thread of an asynchronous
    /// task, and if the operating system refuses a thread.
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
