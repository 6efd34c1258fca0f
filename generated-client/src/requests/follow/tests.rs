//! Where links lead, and where they must not.

use super::target;
use crate::{
    error::ErrorKind,
    test_api::{reply, serve},
    values::link::Link,
    wire::base_url::{BaseUrl, PlainHttp},
};

fn base(text: &str) -> BaseUrl {
    BaseUrl::parse(text, PlainHttp::Loopback).unwrap()
}

#[tokio::test]
async fn a_link_is_followed_with_its_query_and_the_token() {
    let (server, client) = serve(|_| reply(200, r#"{"key":"a"}"#)).await;
    for href in [
        "/api/v2/flags/p?limit=1&filter=tags%3Aa+b%2Fc".to_owned(),
        format!("{}/api/v2/flags/p%2Fq", server.url()),
        "/api/v2/flags/a|b/[c] d^é".to_owned(),
    ] {
        let link = Link::from(href.as_str());
        let answer: serde_json::Value = client.follow(&link).await.unwrap().json().unwrap();
        assert_eq!(answer["key"], "a");
    }
    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .map(|request| (request.method.as_str(), request.target.as_str()))
        .collect();
    assert_eq!(
        sent,
        [
            ("GET", "/api/v2/flags/p?limit=1&filter=tags%3Aa%20b%2Fc"),
            ("GET", "/api/v2/flags/p%2Fq"),
            ("GET", "/api/v2/flags/a%7Cb/%5Bc%5D%20d%5E%C3%A9"),
        ]
    );
    assert!(
        received
            .iter()
            .all(|request| request.header("authorization") == ["api-hidden"])
    );
}

#[tokio::test]
async fn a_link_that_leads_away_is_refused() {
    let (server, client) = serve(|_| reply(200, "{}")).await;
    let url = server.url();
    for (href, problem) in [
        ("https://example.com/api/v2/flags/p", "leads away from"),
        (
            "https://example.com/flags/p?a=b",
            "(GET https://example.com/flags/p)",
        ),
        ("//example.com/api/v2/flags/p", "leads away from"),
        (&url.replace("http:", "https:"), "leads away from"),
        (
            &url.replace("http://", "http://user:pass@"),
            "leads away from",
        ),
        ("mailto:a@example.com", "leads away from"),
        ("http://[", "the link"),
        ("", "leads nowhere: it has no address (GET)"),
    ] {
        let error = client.follow(&Link::from(href)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{href}");
        assert!(error.to_string().contains(problem), "{href}: {error}");
        assert!(
            !error.to_string().contains("a=b"),
            "a query may be a signature: {error}"
        );
    }
    assert!(server.received().is_empty());
}

#[test]
fn the_path_of_a_proxy_is_not_doubled() {
    for (base_url, href, path) in [
        ("https://proxy.example/ld", "/api/v2/tags", "/api/v2/tags"),
        (
            "https://proxy.example/ld",
            "/ld/api/v2/tags",
            "/api/v2/tags",
        ),
        (
            "https://proxy.example/ld",
            "https://proxy.example/ld/api",
            "/api",
        ),
        ("https://proxy.example/ld", "/ldx/api", "/ldx/api"),
        ("https://app.example", "/api/v2/tags?a=b#c", "/api/v2/tags"),
        ("https://app.example", "/api/../v2", "/v2"),
    ] {
        let url = target(&base(base_url), href).unwrap();
        assert_eq!(url.path(), path, "{base_url} {href}");
    }
}
