//! Settings from environment variables.

use super::ClientBuilder;
use crate::error::Error;
use std::{env, ffi::OsString};

impl ClientBuilder {
    /// Creates a builder with the access token from the environment variable `LAUNCHDARKLY_ACCESS_TOKEN` and, if it is
    /// set, the base URL from `LAUNCHDARKLY_BASE_URL`. All other settings can be added.
    ///
    /// ```no_run
    /// # fn run() -> Result<(), launchdarkly_api::Error> {
    /// use launchdarkly_api::ClientBuilder;
    ///
    /// let client = ClientBuilder::from_env()?.pace_requests().build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the token is not set, or if one of the two variables is not
    /// Unicode.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(|name| env::var_os(name))
    }

    /// A variable that is set but empty counts as not set, as shells and CI systems leave them behind.
    pub(super) fn from_variables(
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, Error> {
        let read = |name| {
            let value = variable(name).unwrap_or_default().into_string();
            value.map_err(|_| Error::config(name, "the environment variable is not Unicode"))
        };
        let token = read("LAUNCHDARKLY_ACCESS_TOKEN")?;
        if token.is_empty() {
            let problem =
                "the environment variable is not set; put an access token of LaunchDarkly in it";
            return Err(Error::config("LAUNCHDARKLY_ACCESS_TOKEN", problem));
        }
        let mut builder = Self::new().access_token(token);
        let base_url = read("LAUNCHDARKLY_BASE_URL")?;
        if !base_url.is_empty() {
            builder.base_url = base_url;
        }
        Ok(builder)
    }
}
