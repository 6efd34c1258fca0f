//! The instant by which a call has to end.

use std::{future::Future, time::Duration};
use tokio::time::{self, Instant, error::Elapsed};

/// `None` if it is too far away for an `Instant`.
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    pub(super) fn new(limit: Duration) -> Self {
        Self(Instant::now().checked_add(limit))
    }

    /// Returns the time that is left.
    pub(super) fn left(&self) -> Duration {
        self.0.map_or(Duration::MAX, |instant| {
            instant.saturating_duration_since(Instant::now())
        })
    }

    pub(super) async fn within<F: Future>(&self, future: F) -> Result<F::Output, Elapsed> {
        match self.0 {
            Some(instant) => time::timeout_at(instant, future).await,
            None => Ok(future.await),
        }
    }
}
