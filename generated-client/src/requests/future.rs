//! The future of every request.
//!
//! It is one generic type around a boxed future that is not generic, and decodes when that one is ready. So each program
//! compiles the decoders that it needs, and this crate compiles none: PERFORMANCE.md, "Futures".

use crate::{
    error::{Error, Target},
    wire::{
        parts::Parts,
        response::{FromResponse, RawResponse},
        send,
        trace::as_caller,
    },
};
use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    panic::resume_unwind,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::{runtime::Handle, task::JoinHandle};

/// The future of the raw response.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<RawResponse, Error>> + Send>>;

/// The future of a request. It sends the request when it is first polled. Dropping it closes the connection, and there is no
/// retry, but the server may carry out what has arrived.
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T> {
    /// The request that it is for.
    #[cfg(feature = "blocking")]
    target: Target,
    response: Exchange,
    decoded: PhantomData<fn() -> T>,
}

pub(crate) fn start<T>(parts: Box<Parts>) -> ResponseFuture<T> {
    ResponseFuture {
        #[cfg(feature = "blocking")]
        target: parts.target(),
        response: boxed(parts),
        decoded: PhantomData,
    }
}

/// Separate from `start`, so that sending is compiled once, in this crate.
fn boxed(parts: Box<Parts>) -> Exchange {
    Box::pin(send::send(parts))
}

impl<T> ResponseFuture<T> {
    /// Runs the call in a task of the runtime, which ends when this future is dropped. Outside of a runtime nothing happens,
    /// and the call fails when it is polled.
    #[inline]
    pub(crate) fn spawn(mut self, target: Target) -> Self {
        if let Ok(runtime) = Handle::try_current() {
            let task = runtime.spawn(as_caller(self.response));
            self.response = Box::pin(Task { task, target });
        }
        self
    }
}

/// A call in its own task.
struct Task {
    task: JoinHandle<Result<RawResponse, Error>>,
    target: Target,
}

impl Future for Task {
    type Output = Result<RawResponse, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let joined = ready!(Pin::new(&mut self.task).poll(context));
        Poll::Ready(joined.unwrap_or_else(|error| {
            if let Ok(panic) = error.try_into_panic() {
                resume_unwind(panic);
            }
            let problem = "the Tokio runtime was shut down while the page was fetched";
            Err(Error::request(self.target.clone(), problem))
        }))
    }
}

impl Drop for Task {
    #[inline]
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[cfg(feature = "blocking")]
impl<T> ResponseFuture<T> {
    pub(crate) fn into_parts(self) -> (Target, Exchange) {
        (self.target, self.response)
    }
}

impl<T: FromResponse> Future for ResponseFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = ready!(self.response.as_mut().poll(context));
        Poll::Ready(outcome.and_then(T::from_response))
    }
}

impl<T> fmt::Debug for ResponseFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
