//! Every setting that cannot be used, and what its error says.

use super::ClientBuilder;
use crate::{
    client::handle::Client,
    error::ErrorKind,
    wire::{
        base_url::Region,
        transport::{RequestBody, Transport, TransportError, TransportFuture},
    },
};
use std::{ffi::OsString, time::Duration};

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(async { Err(TransportError::connect("there is no network")) })
    }
}

fn valid() -> ClientBuilder {
    Client::builder().access_token("token")
}

/// The error names the setting, has a hint, and repeats nothing that may be secret.
fn check(cases: impl IntoIterator<Item = (ClientBuilder, &'static str, &'static str)>) {
    for (builder, setting, hint) in cases {
        let Err(error) = builder.build() else {
            panic!("{setting}: {hint}")
        };
        let shown = error.to_string();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(
            shown.starts_with(&format!("invalid configuration: {setting}: ")),
            "{shown}"
        );
        assert!(shown.contains(hint), "{shown}");
        assert!(!format!("{shown}{error:?}").contains("hidd"), "{error:?}");
    }
}

#[test]
fn tokens_and_addresses_are_checked() {
    check([
        (
            Client::builder(),
            "access token",
            "give one to `access_token`",
        ),
        (valid().access_token(""), "access token", "empty"),
        (
            valid().access_token("hidden\n"),
            "access token",
            "line break",
        ),
        (
            valid().access_token("hidden token"),
            "access token",
            "blanks",
        ),
        (valid().access_token("hiddén"), "access token", "non-ASCII"),
        (
            valid().base_url("app.launchdarkly.com"),
            "base URL",
            "https://host",
        ),
        (
            valid().base_url("http://example.com"),
            "base URL",
            "use https",
        ),
        (
            valid().base_url("https://u:hidden@example.com"),
            "base URL",
            "user name",
        ),
    ]);
}

#[test]
fn plain_http_may_be_allowed() {
    let mock = valid().base_url("http://mock:8080");
    check([(mock.clone(), "base URL", "`allow_plain_http`")]);
    let client = mock.allow_plain_http().build().unwrap();
    assert_eq!(client.shared.base_url.as_str(), "http://mock:8080");
}

#[test]
fn headers_are_checked() {
    check([
        (valid().api_version("beta"), "API version", "`20240415`"),
        (
            valid().api_version("2024-04-15"),
            "API version",
            "`20240415`",
        ),
        (
            valid().user_agent_suffix("a\nb"),
            "user agent suffix",
            "`my-app/1.2`",
        ),
        (
            valid().user_agent_suffix(""),
            "user agent suffix",
            "`my-app/1.2`",
        ),
        (
            valid().default_header("AUTHORIZATION", "hidden"),
            "default header",
            "use `access_token`",
        ),
        (
            valid().default_header("ld-api-version", "beta"),
            "default header",
            "use `api_version`",
        ),
        (
            valid().default_header("Host", "hidden"),
            "default header",
            "itself",
        ),
        (
            valid().default_header("x y", "hidden"),
            "default header",
            "not the name",
        ),
        (
            valid().default_header("x", "hidden\n"),
            "default header",
            "control characters",
        ),
    ]);
}

#[test]
fn limits_are_checked() {
    let (zero, second) = (Duration::ZERO, Duration::from_secs(1));
    check([
        (valid().timeout(zero), "timeout", "zero"),
        (valid().attempt_timeout(zero), "attempt timeout", "zero"),
        (valid().connect_timeout(zero), "connect timeout", "zero"),
        (valid().max_response_size(0), "max response size", "zero"),
        (
            valid().max_concurrent_requests(0),
            "max concurrent requests",
            "zero",
        ),
        (
            valid().connect_timeout(second).transport(Nowhere),
            "connect timeout",
            "transport of your own",
        ),
        (
            valid().http_client(own_client()).transport(Nowhere),
            "HTTP client",
            "transport of your own",
        ),
        (
            valid().connect_timeout(second).http_client(own_client()),
            "connect timeout",
            "set it there",
        ),
    ]);
}

#[test]
fn regions_are_addresses() {
    for (region, host) in [
        (Region::Commercial, "app.launchdarkly.com"),
        (Region::Federal, "app.launchdarkly.us"),
        (Region::Eu, "app.eu.launchdarkly.com"),
    ] {
        let client = valid().region(region).build().unwrap();
        assert_eq!(client.shared.base_url.authority(), host);
    }
}

#[test]
fn the_environment_gives_token_and_address() {
    let with = |token: &'static str, url: &'static str| {
        ClientBuilder::from_variables(move |name| {
            let value = if name == "LAUNCHDARKLY_ACCESS_TOKEN" {
                token
            } else {
                url
            };
            (value != "unset").then(|| OsString::from(value))
        })
    };
    let host = |url| {
        with("t", url)
            .and_then(ClientBuilder::build)
            .map(|client| format!("{client:?}"))
    };
    assert!(host("unset").unwrap().contains("app.launchdarkly.com"));
    assert!(host("").unwrap().contains("app.launchdarkly.com"));
    assert!(
        host("https://proxy.example")
            .unwrap()
            .contains("proxy.example")
    );
    assert!(host("ftp://proxy.example").is_err());
    let more = with("t", "https://proxy.example")
        .unwrap()
        .region(Region::Eu);
    let client = more.pace_requests().build().unwrap();
    assert_eq!(
        client.shared.base_url.authority(),
        "app.eu.launchdarkly.com"
    );
    for token in ["", "unset"] {
        let error = with(token, "unset").unwrap_err();
        assert!(
            error
                .to_string()
                .contains("LAUNCHDARKLY_ACCESS_TOKEN: the environment variable is not set")
        );
    }
}

/// A client of the caller's own. Installing a provider twice changes nothing.
fn own_client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}
