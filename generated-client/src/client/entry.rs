//! The ways to a client: a token, the environment, or all settings.

use crate::{
    client::{builder::ClientBuilder, handle::Client},
    error::Error,
    values::secret::Secret,
};

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
    /// URL in `LAUNCHDARKLY_BASE_URL`. [`ClientBuilder::from_env`] takes more settings.
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
}
