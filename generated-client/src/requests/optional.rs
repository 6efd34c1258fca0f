//! What may not be there: a 404 as a value.

use crate::{error::Error, requests::future::ResponseFuture, wire::response::FromResponse};
use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
};

impl<T> ResponseFuture<T> {
    /// Gives `None` for a 404, in place of an error: see [`OptionalFuture`].
    #[inline]
    pub fn optional(self) -> OptionalFuture<T> {
        OptionalFuture(self)
    }
}

/// The future of a value that may not be there, made by `optional()` of a request or of what its `send()` gives.
///
/// Awaiting it returns `Ok(None)` if the response is a 404. LaunchDarkly does not say which part of a path it does not know:
/// `None` may as well mean that there is no such project, and for some tokens that they may not see the resource.
///
#[cfg_attr(feature = "feature-flags", doc = "```no_run")]
#[cfg_attr(not(feature = "feature-flags"), doc = "```text")]
/// # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
/// match client.feature_flags().get_feature_flag("my-project", "my-flag").optional().await? {
///     Some(flag) => println!("{} is there already", flag.name),
///     None => println!("there is no such flag yet"),
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a future does nothing until it is awaited"]
pub struct OptionalFuture<T>(pub(crate) ResponseFuture<T>);

/// What a call has come to, where a 404 is a value.
pub(crate) fn optional<T>(outcome: Result<T, Error>) -> Result<Option<T>, Error> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

impl<T: FromResponse> Future for OptionalFuture<T> {
    type Output = Result<Option<T>, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(optional(ready!(Pin::new(&mut self.0).poll(context))))
    }
}

impl<T> fmt::Debug for OptionalFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OptionalFuture").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
