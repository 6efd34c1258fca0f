//! The HTTP client that is made when the caller brings none.

use crate::{Error, Transport, base_url::Scheme, transport::HttpClient};
use reqwest::redirect::Policy;
use std::{sync::Arc, time::Duration};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// What sends the requests: the caller's transport, or the caller's HTTP client, or one that is made here.
pub(super) fn transport(
    own: Option<&Arc<dyn Transport>>,
    client: Option<&reqwest::Client>,
    connect_timeout: Option<Duration>,
    scheme: Scheme,
) -> Result<Arc<dyn Transport>, Error> {
    let problem = "it has no effect on a transport of your own";
    match (own, client, connect_timeout) {
        (Some(_), Some(_), _) => Err(Error::config("HTTP client", problem)),
        (Some(_), None, Some(_)) => Err(Error::config("connect timeout", problem)),
        (Some(own), None, None) => Ok(own.clone()),
        (None, ..) => Ok(Arc::new(HttpClient(http_client(
            client,
            connect_timeout,
            scheme,
        )?))),
    }
}

fn http_client(
    own: Option<&reqwest::Client>,
    connect_timeout: Option<Duration>,
    scheme: Scheme,
) -> Result<reqwest::Client, Error> {
    match (own, connect_timeout) {
        (Some(_), Some(_)) => {
            let problem = "it has no effect on an HTTP client of your own; set it there";
            Err(Error::config("connect timeout", problem))
        }
        (Some(client), None) => Ok(client.clone()),
        (None, timeout) => {
            let timeout = timeout.unwrap_or(CONNECT_TIMEOUT);
            super::check::limit("connect timeout", timeout)?;
            make(timeout, scheme)
        }
    }
}

fn make(connect_timeout: Duration, scheme: Scheme) -> Result<reqwest::Client, Error> {
    check_tls(scheme)?;
    let builder = reqwest::Client::builder()
        .connect_timeout(connect_timeout)
        .redirect(Policy::none())
        .referer(false);
    let client = match scheme {
        Scheme::Https => builder.build(),
        // Plain http is for this machine: through a proxy it would leave it.
        Scheme::Http => builder.no_proxy().build(),
    };
    client.map_err(|error| {
        Error::config("HTTP client", "the TLS library cannot be set up").with_source(error.into())
    })
}

fn check_tls(scheme: Scheme) -> Result<(), Error> {
    let compiled = cfg!(any(
        feature = "rustls",
        feature = "rustls-no-provider",
        feature = "native-tls"
    ));
    if scheme == Scheme::Https && !compiled {
        return Err(Error::config(
            "base URL",
            "https needs the feature `rustls` or `native-tls` of launchdarkly-api",
        ));
    }
    if !has_provider() {
        let problem =
            "no crypto provider is installed for rustls; install one, or use the feature `rustls`";
        return Err(Error::config("HTTP client", problem));
    }
    Ok(())
}

/// Asked before reqwest does, which would panic.
#[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
fn has_provider() -> bool {
    rustls::crypto::CryptoProvider::get_default().is_some()
}

#[cfg(not(all(feature = "rustls-no-provider", not(feature = "rustls"))))]
const fn has_provider() -> bool {
    true
}
