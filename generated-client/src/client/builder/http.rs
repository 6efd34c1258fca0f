//! The HTTP client that is created unless the caller sets one.

use super::tls;
use crate::{
    error::Error,
    wire::{
        base_url::{BaseUrl, Scheme},
        transport::{HttpClient, Transport},
    },
};
use reqwest::redirect::Policy;
use std::{sync::Arc, time::Duration};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Returns the transport: the caller's, or one with the caller's HTTP client, or one with a new HTTP client.
pub(super) fn transport(
    own: Option<&Arc<dyn Transport>>,
    client: Option<&reqwest::Client>,
    connect_timeout: Option<Duration>,
    base_url: &BaseUrl,
) -> Result<Arc<dyn Transport>, Error> {
    let problem = "it has no effect on a transport of your own";
    match (own, client, connect_timeout) {
        (Some(_), Some(_), _) => Err(Error::config("HTTP client", problem)),
        (Some(_), None, Some(_)) => Err(Error::config("connect timeout", problem)),
        (Some(own), None, None) => Ok(own.clone()),
        (None, ..) => Ok(Arc::new(HttpClient {
            client: http_client(client, connect_timeout, base_url.scheme())?,
            base: base_url.url().clone(),
        })),
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
    tls::check(scheme)?;
    let builder = tls::set_up(reqwest::Client::builder(), scheme)?
        .connect_timeout(connect_timeout)
        .redirect(Policy::none())
        .referer(false);
    let client = match scheme {
        Scheme::Https => builder.build(),
        // Plain http must stay on this machine or in a private network, so it never goes through a proxy.
        Scheme::Http => builder.no_proxy().build(),
    };
    client.map_err(|error| tls::failed(error.into()))
}
