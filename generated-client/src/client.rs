//! The client: what all calls share.

use crate::{
    ClientBuilder, Error, Hooks, Method, RawRequest, RetryPolicy, Secret, Transport,
    base_url::BaseUrl, pace::Pace,
};
use http::{HeaderMap, HeaderValue};
use std::{fmt, sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// A client of the LaunchDarkly REST API.
///
/// It is a handle: clones are cheap, share their connections, and can be used from many tasks at once. Make one for each
/// token and keep it.
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

pub(crate) struct Shared {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) hooks: Option<Arc<dyn Hooks>>,
    pub(crate) retry: RetryPolicy,
    /// The memory of used up routes, if the client paces itself.
    pub(crate) pace: Option<Box<dyn Pace>>,
    /// One for each request that may be under way at once, if that is limited.
    pub(crate) places: Option<Semaphore>,
    pub(crate) base_url: BaseUrl,
    pub(crate) token: Secret,
    /// Those of every request: the token, the user agent and the caller's.
    pub(crate) headers: HeaderMap,
    pub(crate) api_version: HeaderValue,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) max_response_size: usize,
}

impl Client {
    /// A client of LaunchDarkly's commercial instance, with default settings. [`Self::builder`] has them all.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if this cannot be a token, or if the TLS library cannot be set up.
    pub fn new(access_token: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder().access_token(access_token).build()
    }

    /// A client with the token in the environment variable `LAUNCHDARKLY_ACCESS_TOKEN`, and, if it is set, the base
    /// URL in `LAUNCHDARKLY_BASE_URL`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the token is not set, or if one of them cannot be used.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// All settings.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// A request to an endpoint that this crate does not know, through the same authentication, limits and errors.
    ///
    /// The path begins with `/` and is sent as it stands, so what does not belong in a path has to be
    /// percent-encoded already. It follows the base URL.
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

impl fmt::Debug for Client {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("host", &self.shared.base_url.authority())
            .field("api_version", &self.shared.api_version)
            .finish()
    }
}
