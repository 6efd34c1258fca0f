//! Requests to endpoints that the spec does not know, and what no request may be.

use crate::{TOKEN, client, server, support::Answer};
use launchdarkly_api::{ErrorKind, Method};
use serde_json::{Value, json};

#[tokio::test]
async fn a_raw_request_reaches_any_endpoint() {
    let server = server(Answer::json(200, r#"{"tokenName": "t"}"#)).await;
    let client = client(&server);
    let response = client
        .request(Method::PATCH, "/api/v2/a%2Fb")
        .json(&[1])
        .send()
        .await
        .unwrap();
    assert_eq!(response.json::<Value>().unwrap(), json!({"tokenName": "t"}));
    assert_eq!(response.value(), response.body());
    let semantic = "application/json; domain-model=launchdarkly.semanticpatch";
    client
        .request(Method::DELETE, "/")
        .body(semantic, "{}")
        .await
        .unwrap();

    let seen: Vec<_> = server.received();
    assert_eq!(
        (
            seen[0].method.as_str(),
            seen[0].target.as_str(),
            &*seen[0].body
        ),
        ("PATCH", "/api/v2/a%2Fb", &b"[1]"[..])
    );
    assert_eq!(
        (seen[1].method.as_str(), seen[1].target.as_str()),
        ("DELETE", "/")
    );
    assert_eq!(seen[1].header("content-type"), [semantic]);
}

#[tokio::test]
async fn raw_requests_that_would_go_elsewhere_are_not_sent() {
    let server = server(Answer::json(200, "{}")).await;
    for path in [
        "",
        "api",
        "@evil.example/",
        "/a/../b",
        "/a/./b",
        "/..",
        "/a/%2e%2E",
        "/a/.%2e/b",
        "/a?b",
        "/a#b",
        "/a b",
        "/a\\..",
        "/a\n",
        "/ä",
        "/%",
        "/%2",
        "/%zz",
        "/a|b",
    ] {
        let error = client(&server)
            .request(Method::GET, path)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.operation()),
            (ErrorKind::Request, Some("request")),
            "{path}"
        );
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn what_cannot_be_sent_is_reported_by_the_call() {
    let server = server(Answer::json(200, "{}")).await;
    let client = client(&server);
    let request = || client.request(Method::POST, "/a");
    let not_json = std::collections::BTreeMap::from([((1, 2), 3)]);
    for (request, hint) in [
        (
            request().with_header("Authorization", "x"),
            "`access_token`",
        ),
        (request().with_header("ld-api-version", "beta"), "`beta`"),
        (
            request().with_header("content-length", "1"),
            "`content-length`",
        ),
        (
            request().with_header("a b", "x"),
            "not the name of a header",
        ),
        (request().query("q", "x".repeat(70_000)), "uri too long"),
        (request().with_header("x-a", "b\r\nc: d"), "`x-a`"),
        (request().body("a\nb", ""), "not a media type"),
        (request().json(&not_json), "cannot be written as JSON"),
    ] {
        let error = request.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(hint), "{error}");
    }
    assert!(server.received().is_empty());
}

#[test]
fn requests_can_be_moved_and_spawned() {
    fn check<T: Send + 'static>(_: impl Fn() -> T) {}
    let client = launchdarkly_api::Client::new(TOKEN).unwrap();
    check(|| client.environments().get_environment("p", "e"));
    check(|| {
        client
            .environments()
            .get_environment("p", "e")
            .into_future()
    });
    check(|| client.request(Method::GET, "/").send());
}

#[test]
fn without_a_runtime_there_is_an_error() {
    use std::task::{Context, Poll, Waker};
    let client = launchdarkly_api::Client::new(TOKEN).unwrap();
    let mut call = Box::pin(client.request(Method::GET, "/").into_future());
    let Poll::Ready(Err(error)) = call.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    else {
        panic!("it waits")
    };
    assert!(error.to_string().contains("Tokio runtime"));
}
