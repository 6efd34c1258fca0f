//! What all calls of a client share: its checked settings, and its transport.

use crate::{
    values::{decode::Strictness, secret::Secret},
    wire::{base_url::BaseUrl, hooks::Hooks, pace::Pace, retry::RetryPolicy, transport::Transport},
};
use http::{HeaderMap, HeaderValue};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// Created by `ClientBuilder::build`. Each call has a reference to it, and needs no client.
pub(crate) struct Shared {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) hooks: Vec<Arc<dyn Hooks>>,
    pub(crate) retry: RetryPolicy,
    /// The exhausted limits, if the client paces requests.
    pub(crate) pace: Option<Box<dyn Pace>>,
    /// One permit for each request that may be in flight at once, if that is limited.
    pub(crate) places: Option<Semaphore>,
    pub(crate) base_url: BaseUrl,
    pub(crate) token: Secret,
    /// The headers of every request: the token, the user agent and the caller's.
    pub(crate) headers: HeaderMap,
    pub(crate) api_version: HeaderValue,
    pub(crate) timeout: Duration,
    /// The time limit of one attempt, if it was set.
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) max_response_size: usize,
    pub(crate) strictness: Strictness,
}
