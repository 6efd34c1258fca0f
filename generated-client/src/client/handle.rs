//! The client: a handle to what all its calls share. `entry` creates it; the wing of requests and the generated groups add
//! what it can send.

use crate::wire::shared::Shared;
use std::{fmt, sync::Arc};

/// A client of the LaunchDarkly REST API.
///
/// A client is a cheap handle: clones share its connections and can be used from many tasks at once. Create one client
/// for each token and reuse it.
///
/// ```no_run
/// # fn run() -> Result<(), launchdarkly_api::Error> {
/// use launchdarkly_api::Client;
///
/// let client = Client::new("api-…")?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

impl fmt::Debug for Client {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("host", &self.shared.base_url.authority())
            .field("api_version", &self.shared.api_version)
            .finish()
    }
}
