//! What the TLS features mean for the HTTP client that is made here.

use crate::{error::Error, wire::base_url::Scheme};

/// Whether TLS can be had where it is needed.
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

/// The error where a TLS library gives up.
pub(super) fn failed(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::config("HTTP client", "the TLS library cannot be set up").with_source(error)
}

/// Asked before reqwest does, which would panic.
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

/// Gives `ring` to a client that has no other provider. Nothing is installed for the whole program, which is the
/// program's own business.
#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
pub(super) fn with_provider(
    builder: reqwest::ClientBuilder,
) -> Result<reqwest::ClientBuilder, Error> {
    Ok(builder.tls_backend_preconfigured(ring().map_err(|error| failed(error.into()))?))
}

/// With the default feature, reqwest brings a provider; with a provider that the program installs, it takes that one.
#[cfg(not(all(feature = "rustls-ring", not(feature = "rustls"))))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "it can fail with the feature `rustls-ring`"
)]
pub(super) fn with_provider(
    builder: reqwest::ClientBuilder,
) -> Result<reqwest::ClientBuilder, Error> {
    Ok(builder)
}

/// What reqwest sets up by itself for the default provider: the platform's certificates, HTTP/2 before HTTP/1.1.
#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
fn ring() -> Result<rustls::ClientConfig, rustls::Error> {
    use rustls::crypto::{CryptoProvider, ring};
    use rustls_platform_verifier::BuilderVerifierExt;

    let installed = CryptoProvider::get_default().cloned();
    let provider = installed.unwrap_or_else(|| std::sync::Arc::new(ring::default_provider()));
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    config.alpn_protocols = [b"h2".as_slice(), b"http/1.1"].map(<[u8]>::to_vec).into();
    Ok(config)
}
