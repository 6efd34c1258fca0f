//! TLS of the HTTP client, by feature.

#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
mod ring;

#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
pub(super) use self::ring::set_up;

use crate::{error::Error, wire::base_url::Scheme};

/// Checks that TLS is available if it is needed.
pub(super) fn check(scheme: Scheme) -> Result<(), Error> {
    let compiled = cfg!(any(
        feature = "rustls",
        feature = "rustls-no-provider",
        feature = "native-tls"
    ));
    if scheme == Scheme::Https && !compiled {
        return Err(Error::config(
            "base URL",
            "https needs the feature `rustls`, `rustls-ring` or `native-tls` of launchdarkly-api",
        ));
    }
    if !has_provider() {
        let problem = "no crypto provider is installed for rustls; install one, or use the feature `rustls` or `rustls-ring`";
        return Err(Error::config("HTTP client", problem));
    }
    Ok(())
}

/// Creates the error for a TLS library that cannot be set up, with a remedy. Usually the machine has no certificates, like
/// many slim containers.
pub(super) fn failed(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    let mut cause: &(dyn std::error::Error + 'static) = &*error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let way_out = "if certificates are missing, install the package `ca-certificates`, or name a file of them in the environment variable `SSL_CERT_FILE`";
    let problem = format!("the TLS library cannot be set up: {cause}; {way_out}");
    Error::config("HTTP client", &problem).with_source(error)
}

/// Checked in advance, since reqwest would panic.
#[cfg(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "rustls-ring"))
))]
fn has_provider() -> bool {
    rustls::crypto::CryptoProvider::get_default().is_some()
}

#[cfg(not(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "rustls-ring"))
)))]
const fn has_provider() -> bool {
    true
}

/// Sets up TLS if reqwest does not need help. With the default feature, reqwest brings a crypto provider; otherwise it uses
/// the one that the program installs. A client for plain http loads no certificates: the machine may have none, and reading
/// them takes longer than many calls.
#[cfg(not(all(feature = "rustls-ring", not(feature = "rustls"))))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "it can fail with the feature `rustls-ring`"
)]
pub(super) fn set_up(
    builder: reqwest::ClientBuilder,
    scheme: Scheme,
) -> Result<reqwest::ClientBuilder, Error> {
    Ok(match scheme {
        Scheme::Https => builder,
        Scheme::Http => without_certificates(builder),
    })
}

#[cfg(all(
    any(
        feature = "rustls-no-provider",
        feature = "rustls",
        feature = "native-tls"
    ),
    not(all(feature = "rustls-ring", not(feature = "rustls")))
))]
fn without_certificates(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder.tls_certs_only([])
}

#[cfg(not(any(
    feature = "rustls-no-provider",
    feature = "rustls",
    feature = "native-tls"
)))]
fn without_certificates(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder
}
