//! The ways to a client: a token, the environment, or all settings.

use crate::{
    client::{builder::ClientBuilder, handle::Client},
    error::Error,
    values::secret::Secret,
};

impl Client {
    /// Creates a client for LaunchDarkly's commercial instance with default settings. [`Self::builder`] offers all
    /// settings.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the token is malformed, or if the TLS library cannot be set
    /// up.
    pub fn new(access_token: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder().access_token(access_token).build()
    }

    /// Creates a client with the access token from the environment variable `LAUNCHDARKLY_ACCESS_TOKEN` and, if it is
    /// set, the base URL from `LAUNCHDARKLY_BASE_URL`. [`ClientBuilder::from_env`] allows more settings.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the token is not set, or if one of the two values is invalid.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// Returns a builder with all settings.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}
