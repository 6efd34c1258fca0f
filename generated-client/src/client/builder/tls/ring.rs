//! Gives `ring` to a client that has no other provider. Nothing is installed for the whole program, which is the program's
//! own business.

use std::sync::Arc;

use reqwest::ClientBuilder;
use rustls::client::WantsClientCert;
use rustls::crypto::{CryptoProvider, ring};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt;

use super::failed;
use crate::{error::Error, wire::base_url::Scheme};

/// As reqwest does it for the default provider: the certificates of the platform, HTTP/2 before HTTP/1.1. For plain http no
/// certificates are loaded: a machine may have none, and reading them takes longer than many calls.
pub(in super::super) fn set_up(
    builder: ClientBuilder,
    scheme: Scheme,
) -> Result<ClientBuilder, Error> {
    let config = config(scheme).map_err(|error| failed(error.into()))?;
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = [b"h2".as_slice(), b"http/1.1"].map(<[u8]>::to_vec).into();
    Ok(builder.tls_backend_preconfigured(config))
}

fn config(scheme: Scheme) -> Result<ConfigBuilder<ClientConfig, WantsClientCert>, rustls::Error> {
    match scheme {
        Scheme::Https => versions()?.with_platform_verifier(),
        Scheme::Http => Ok(versions()?.with_root_certificates(RootCertStore::empty())),
    }
}

fn versions() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, rustls::Error> {
    let installed = CryptoProvider::get_default().cloned();
    let provider = installed.unwrap_or_else(|| Arc::new(ring::default_provider()));
    ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()
}
