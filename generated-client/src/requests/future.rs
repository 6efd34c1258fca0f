//! The future of every request.
//!
//! It is one generic type around a boxed future that is not generic, and decodes when that one is ready. So a decoder is
//! compiled for the operations that a program awaits, in that program, and none of them here. Why: PERFORMANCE.md, "Futures".

use crate::{
    error::Error,
    wire::{
        parts::Parts,
        response::{FromResponse, RawResponse},
        send,
    },
};
use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// From a call to the raw response.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<RawResponse, Error>> + Send>>;

/// The future of a request's outcome. It sends the request when it is first polled, and cancels it when it is dropped.
#[must_use = "a future does nothing until it is awaited"]
pub struct Fut<T> {
    /// What it is for.
    #[cfg(feature = "blocking")]
    target: crate::error::Target,
    response: Exchange,
    decoded: PhantomData<fn() -> T>,
}

pub(crate) fn start<T>(parts: Box<Parts>) -> Fut<T> {
    Fut {
        #[cfg(feature = "blocking")]
        target: parts.target(),
        response: boxed(parts),
        decoded: PhantomData,
    }
}

/// Apart from `start`, so that the machinery of a call is compiled here, once.
fn boxed(parts: Box<Parts>) -> Exchange {
    Box::pin(send::send(parts))
}

#[cfg(feature = "blocking")]
impl<T> Fut<T> {
    pub(crate) fn into_parts(self) -> (crate::error::Target, Exchange) {
        (self.target, self.response)
    }
}

impl<T: FromResponse> Future for Fut<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = ready!(self.response.as_mut().poll(context));
        Poll::Ready(outcome.and_then(T::from_response))
    }
}

impl<T> fmt::Debug for Fut<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fut").finish_non_exhaustive()
    }
}
