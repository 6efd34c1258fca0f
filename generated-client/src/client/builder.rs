//! The settings of a client.
//!
//! Why what sets one is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

mod check;
mod env;
mod http;
mod tls;

use crate::{
    client::handle::Client,
    error::Error,
    values::{decode::Strictness, secret::Secret},
    wire::{
        base_url::{BaseUrl, PlainHttp, Region},
        hooks::Hooks,
        pace::{self, Pace},
        retry::RetryPolicy,
        shared::Shared,
        transport::Transport,
    },
};
use std::{fmt, sync::Arc, time::Duration};

/// Collects the settings of a [`Client`]; [`build`](Self::build) checks them all.
///
/// ```no_run
/// # fn run() -> Result<(), launchdarkly_api::Error> {
/// use launchdarkly_api::{Client, Region};
/// use std::time::Duration;
///
/// let client = Client::builder()
///     .access_token("api-…")
///     .region(Region::Eu)
///     .timeout(Duration::from_secs(20))
///     .user_agent_suffix("my-app/1.2")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    access_token: Option<Secret>,
    base_url: String,
    plain_http: PlainHttp,
    api_version: String,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    max_response_size: usize,
    strictness: Strictness,
    retry: RetryPolicy,
    /// What makes the memory, if the client is to pace itself.
    pace: Option<fn() -> Box<dyn Pace>>,
    max_concurrent_requests: Option<usize>,
    transport: Option<Arc<dyn Transport>>,
    hooks: Option<Arc<dyn Hooks>>,
    user_agent_suffix: Option<String>,
    default_headers: Vec<(String, Secret)>,
    http_client: Option<reqwest::Client>,
}

impl ClientBuilder {
    pub(crate) fn new() -> Self {
        Self {
            access_token: None,
            base_url: Region::Commercial.url().to_owned(),
            plain_http: PlainHttp::Loopback,
            api_version: "20240415".to_owned(),
            timeout: Duration::from_secs(60),
            attempt_timeout: None,
            connect_timeout: None,
            max_response_size: 32 * 1024 * 1024,
            strictness: Strictness::Lenient,
            retry: RetryPolicy::new(),
            pace: None,
            max_concurrent_requests: None,
            transport: None,
            hooks: None,
            user_agent_suffix: None,
            default_headers: Vec::new(),
            http_client: None,
        }
    }

    /// The access token, personal or of a service, sent as it is. Required. SDK keys and mobile keys are not access
    /// tokens: the API refuses them.
    pub fn access_token(mut self, token: impl Into<Secret>) -> Self {
        self.access_token = Some(token.into());
        self
    }

    /// The instance of LaunchDarkly that the token belongs to. Default: [`Region::Commercial`]. Sets the base URL.
    #[inline]
    pub fn region(self, region: Region) -> Self {
        self.base_url(region.url())
    }

    /// Another address, such as that of a proxy: `https://proxy.example/ld` sends to
    /// `https://proxy.example/ld/api/v2/…`. Plain http is refused for hosts other than this one (see
    /// [`Self::allow_plain_http`]), and is never sent through the system's proxy. The last of `region` and `base_url` counts.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// Lets the base URL be one of plain http for any host, such as `http://mock:8080` in a network of containers. Whoever can
    /// read the traffic can read the access token: use one that is worth nothing.
    #[inline]
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = PlainHttp::Anywhere;
        self
    }

    /// The version of the API, as `yyyymmdd`. Default: `20240415`, which the types are made for. Operations in beta send
    /// `beta` whatever is set here.
    pub fn api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = version.into();
        self
    }

    /// The time that a call may take in all: attempts, waits between them, and waits for its turn. Default: 60 seconds.
    /// `Duration::MAX` switches it off.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The time that one attempt may take, from the first byte sent to the last byte received. Default: 30 seconds.
    /// An attempt that takes longer is repeated where that is safe, see [`RetryPolicy`]. Unless this is set, neither a call with
    /// a time of its own (`with_timeout`) has such a limit, nor an upload; `with_attempt_timeout` sets it for one call.
    #[inline]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// The time to establish a connection. Default: 10 seconds. Not together with [`Self::http_client`].
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// The size in bytes, after decompression, beyond which a response is an error. Default: 32 MiB, several times
    /// what the largest documented page can be.
    #[inline]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Makes calls fail where a response is not as documented: a required value is missing or null, or a value has another
    /// type. The error is an [`ErrorKind::Decode`](crate::ErrorKind::Decode) with the path of the first such place.
    /// Unknown fields and unknown values of enumerations are no reason to fail.
    ///
    /// Without it, such a place reads as blank, and [`Response::deviations`](crate::Response::deviations) and
    /// [`Hooks::on_deviations`] tell of it. For tests, and for whoever would rather stop than go on with a blank value.
    #[inline]
    pub fn strict_responses(mut self) -> Self {
        self.strictness = Strictness::Strict;
        self
    }

    /// How failed attempts are repeated. Default: [`RetryPolicy::new`], which is 4 attempts in all, and 5 after a 429.
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Waits instead of sending what would be refused: once a response says that the requests to its route (a method
    /// with the pattern of a path) are used up (`X-Ratelimit-Route-Remaining: 0`), the client's next requests to
    /// it wait until `X-Ratelimit-Reset`, and a random part of half a second more. All requests of the client wait when those
    /// of the account or of the token are used up (`X-Ratelimit-Global-Remaining`, `X-Ratelimit-Auth-Token-Remaining`, which
    /// has a reset of its own). A 429 closes what it says to be used up for as long as it asks for, and everything if it
    /// does not say what. Waits longer than the policy's [`max_wait`](RetryPolicy::max_wait), or than the call's timeout
    /// leaves, are not made: the request is sent. Default: no pacing.
    #[inline]
    pub fn pace_requests(mut self) -> Self {
        self.pace = Some(pace::new);
        self
    }

    /// The number of requests that may be under way at once; further ones wait for their turn. A call that waits
    /// to repeat an attempt holds no place. Default: no bound. The bound is shared by clones of the client.
    #[inline]
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.max_concurrent_requests = Some(requests);
        self
    }

    /// Is told of every attempt. Default: nobody is.
    pub fn hooks(mut self, hooks: impl Hooks) -> Self {
        self.hooks = Some(Arc::new(hooks));
        self
    }

    /// Sends requests in place of `reqwest`: a stand-in for tests, a recorder, or middleware. Not together with
    /// [`Self::http_client`] and [`Self::connect_timeout`].
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// What stands behind `launchdarkly-api/<version>` in the header `User-Agent`, such as `my-app/1.2`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// A header of every request, such as a proxy asks for. Replaces one of the same name. Headers that the client
    /// sets itself (`Authorization`, `LD-API-Version`, `Content-Type`, `Host` and the like) are refused.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.default_headers
            .push((name.into(), Secret::from(value.into())));
        self
    }

    /// An HTTP client of your own, with its TLS, proxy and pool settings. Build it with
    /// `redirect(reqwest::redirect::Policy::none())`, and without a cookie store: the one that this crate makes
    /// has neither, and a call that was redirected is an error.
    #[inline]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), naming the first setting that cannot be used and what would be
    /// right.
    pub fn build(self) -> Result<Client, Error> {
        let token = check::token(self.access_token.as_ref())?;
        let base_url = BaseUrl::parse(&self.base_url, self.plain_http)
            .map_err(|problem| Error::config("base URL", &problem))?;
        let headers = check::headers(
            token,
            self.user_agent_suffix.as_deref(),
            &self.default_headers,
        )?;
        let api_version = check::api_version(&self.api_version)?;
        check::limit("timeout", self.timeout)?;
        check::limit(
            "attempt timeout",
            self.attempt_timeout.unwrap_or(Duration::MAX),
        )?;
        check::size(self.max_response_size)?;
        let transport = http::transport(
            self.transport.as_ref(),
            self.http_client.as_ref(),
            self.connect_timeout,
            base_url.scheme(),
        )?;
        let places = check::places(self.max_concurrent_requests)?;
        let shared = Arc::new(Shared {
            transport,
            hooks: self.hooks.clone(),
            retry: self.retry,
            pace: self.pace.map(|new| new()),
            places,
            base_url,
            token: token.clone(),
            headers,
            api_version,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_response_size: self.max_response_size,
            strictness: self.strictness,
        });
        Ok(Client { shared })
    }
}

/// Shows neither the token nor the headers.
impl fmt::Debug for ClientBuilder {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("access_token", &self.access_token)
            .field("api_version", &self.api_version)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("max_response_size", &self.max_response_size)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
