//! The settings of a client.
//!
//! Why what sets one is `#[inline]` or generic: PERFORMANCE.md, "What is inlined".

mod build;
mod check;
mod env;
mod http;
mod tls;
mod wrap;

use crate::{
    values::{decode::Strictness, secret::Secret},
    wire::{
        base_url::{PlainHttp, Region},
        hooks::Hooks,
        pace::{self, Pace},
        retry::RetryPolicy,
        transport::Transport,
    },
};
use std::{fmt, sync::Arc, time::Duration};

/// Builds a [`Client`](crate::Client) from settings, which [`build`](Self::build) checks.
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
    /// Creates the memory of exhausted limits, if the client paces requests.
    pace: Option<fn() -> Box<dyn Pace>>,
    max_concurrent_requests: Option<usize>,
    transport: Option<Arc<dyn Transport>>,
    /// What wraps the transport, from the inside out.
    wraps: Vec<wrap::Wrap>,
    hooks: Vec<Arc<dyn Hooks>>,
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
            wraps: Vec::new(),
            hooks: Vec::new(),
            user_agent_suffix: None,
            default_headers: Vec::new(),
            http_client: None,
        }
    }

    /// Sets the access token, personal or of a service. It is required and sent unchanged. SDK keys and mobile keys are
    /// not access tokens; the API rejects them.
    pub fn access_token(mut self, token: impl Into<Secret>) -> Self {
        self.access_token = Some(token.into());
        self
    }

    /// Sets the LaunchDarkly instance that the token belongs to, and with it the base URL. Default:
    /// [`Region::Commercial`].
    #[inline]
    pub fn region(self, region: Region) -> Self {
        self.base_url(region.url())
    }

    /// Sets another base URL, such as that of a proxy: `https://proxy.example/ld` sends requests to
    /// `https://proxy.example/ld/api/v2/…`. It must end before `/api/v2`. Plain http is accepted for this machine only
    /// (see [`Self::allow_plain_http`]), and never goes through the system's proxy. If both `region` and `base_url` are
    /// called, the last one counts.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// Allows a base URL with plain http for any host, such as `http://mock:8080` in a container network. Anyone who
    /// can read the traffic can read the access token, so use a worthless one.
    #[inline]
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = PlainHttp::Anywhere;
        self
    }

    /// Sets the version of the API, as `yyyymmdd`. Default: `20240415`, the version that the types describe. Beta
    /// operations always send `beta`, whatever is set here.
    pub fn api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = version.into();
        self
    }

    /// Sets the time limit of a whole call: attempts, waits between them, and waits for a free slot. Default: 60
    /// seconds. `Duration::MAX` means no limit.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the time limit of one attempt, from the first byte sent to the last byte received. Default: 30 seconds. An
    /// attempt that takes longer is retried where that is safe, see [`RetryPolicy`]. Unless this is set, uploads and
    /// calls with their own time limit (`with_timeout`) have no limit per attempt. `with_attempt_timeout` sets it for
    /// one call.
    #[inline]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the time limit for establishing a connection. Default: 10 seconds. Cannot be combined with
    /// [`Self::http_client`].
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets the largest size of a response in bytes, after decompression; a larger response is an error. Default: 32
    /// MiB, several times the size of the largest documented page.
    ///
    /// The values of a response can take 32 times as much memory, which is more than any documented response needs. If they
    /// would take more, for example because there are millions of empty objects, that is an error, too. This does not hold for
    /// [`Response::json`](crate::Response::json), whose type decides.
    #[inline]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Makes calls fail if a response is not as documented: a required value is missing or null, or a value has another
    /// type. The error is an [`ErrorKind::Decode`](crate::ErrorKind::Decode) with the path of the first such value.
    /// Unknown fields and unknown enum values never make a call fail.
    ///
    /// Without this setting, such a value reads as blank, and [`Response::deviations`](crate::Response::deviations) and
    /// [`Hooks::on_deviations`] report it. Useful in tests, and wherever a blank value would be worse than an error: an
    /// empty secret, or a list that looks empty because it is missing.
    #[inline]
    pub fn strict_responses(mut self) -> Self {
        self.strictness = Strictness::Strict;
        self
    }

    /// Sets how failed attempts are retried. Default: [`RetryPolicy::new`], which makes up to 4 attempts, or 5 after a
    /// 429.
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Waits before sending a request that would exceed a rate limit. Once a response says that the limit of its
    /// route (a method with the pattern of a path) is used up (`X-Ratelimit-Route-Remaining: 0`), the client's next
    /// requests to that route wait until `X-Ratelimit-Reset`, plus a random part of half a second. All requests of the
    /// client wait when the limit of the account or of the token is used up (`X-Ratelimit-Global-Remaining`, or
    /// `X-Ratelimit-Auth-Token-Remaining` with a reset of its own). After a 429, requests under the exhausted limit
    /// wait for as long as the response asks, and all requests wait if it does not name the limit. If a wait would be
    /// longer than the policy's [`max_wait`](RetryPolicy::max_wait) or than the rest of the call's timeout, the request
    /// is sent without waiting. Default: no pacing.
    #[inline]
    pub fn pace_requests(mut self) -> Self {
        self.pace = Some(pace::new);
        self
    }

    /// Limits how many requests are in flight at once; further requests wait for a free slot. A call that waits for its
    /// next attempt does not occupy a slot. Clones of the client share the limit. Default: no limit.
    #[inline]
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.max_concurrent_requests = Some(requests);
        self
    }

    /// Registers hooks that are called on every attempt. If it is called twice, both are called, the first ones first.
    /// Default: none.
    pub fn hooks(mut self, hooks: impl Hooks) -> Self {
        self.hooks.push(Arc::new(hooks));
        self
    }

    /// Sets the transport that sends requests in place of `reqwest`: a stub for tests, or a recorder. For middleware
    /// around `reqwest`, see [`Self::wrap_transport`]. Cannot be combined with [`Self::http_client`] or [`Self::connect_timeout`].
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Appends text such as `my-app/1.2` to the `User-Agent` header, after `launchdarkly-api/<version>`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Adds a header to every request, for example one that a proxy requires. Replaces an earlier one of the same name.
    /// Headers that the client sets itself (`Authorization`, `LD-API-Version`, `Content-Type`, `Host` and others) are
    /// rejected by [`build`](Self::build).
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.default_headers
            .push((name.into(), Secret::from(value.into())));
        self
    }

    /// Sets your own HTTP client, with its TLS, proxy and pool settings. Build it with
    /// `redirect(reqwest::redirect::Policy::none())` and without a cookie store, like the client that this crate
    /// creates. If it follows a redirect, the call is an error; but of a redirect to the very same address `reqwest` does not
    /// tell, so that the answer to a GET could pass for the answer to a POST.
    ///
    /// With the feature `rustls-ring` or `rustls-no-provider`, install a crypto provider before you build it:
    /// `rustls::crypto::ring::default_provider().install_default()`. For a proxy you need no client of your own: the
    /// environment variables `HTTPS_PROXY` and `NO_PROXY` are heeded.
    #[inline]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }
}

/// Omits the token and the headers.
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
