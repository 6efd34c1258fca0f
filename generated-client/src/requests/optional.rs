//! A 404 as a value, for resources that may not exist.

use crate::{error::Error, requests::future::ResponseFuture, wire::response::FromResponse};
use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
};

impl<T> ResponseFuture<T> {
    /// Returns `None` in place of an error if the response is a 404: see [`OptionalFuture`].
    #[inline]
    pub fn optional(self) -> OptionalFuture<T> {
        OptionalFuture(self)
    }
}

/// The future of a value that may not exist, created by the method `optional` of a request or of [`ResponseFuture`].
///
/// Awaiting it returns `Ok(None)` if the response is a 404. LaunchDarkly does not say which part of the path is unknown:
/// `None` can also mean that the project does not exist, or that the token may not see the resource. A 404 with a web page
/// or another text that is no JSON remains an error: it comes from a proxy, or from LaunchDarkly where it knows no such path, and
/// says nothing of the resource.
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

/// Turns a 404 into `None`, unless a proxy gave it.
pub(crate) fn optional<T>(outcome: Result<T, Error>) -> Result<Option<T>, Error> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_not_found() && error.may_be_of_api() => Ok(None),
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
