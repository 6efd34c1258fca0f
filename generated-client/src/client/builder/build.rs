//! Checks all settings, and creates the client.

use super::{ClientBuilder, check};
use crate::{
    client::handle::Client,
    error::Error,
    wire::{base_url::BaseUrl, shared::Shared},
};
use std::{sync::Arc, time::Duration};

impl ClientBuilder {
    /// Checks the settings and creates the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), which names the first invalid setting and says what would be
    /// valid.
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
        let transport = self.make_transport(&base_url)?;
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
