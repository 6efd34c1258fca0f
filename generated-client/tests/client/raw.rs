//! Requests to endpoints that the spec does not know, and what no request may be.

use crate::TOKEN;
use launchdarkly_api::{ErrorKind, Method, testing::StandIn};
use serde_json::{Value, json};

#[tokio::test]
async fn a_raw_request_reaches_any_endpoint() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let patch = client.request(Method::PATCH, "/api/v2/a%2Fb").json(&[1]);
    let token = json!({"tokenName": "t"});
    stand_in.expect(patch.clone()).returning_json(token);
    let response = patch.send().await.unwrap();
    assert_eq!(response.json::<Value>().unwrap(), json!({"tokenName": "t"}));
    assert_eq!(response.value(), response.body());
    let semantic = "application/json; domain-model=launchdarkly.semanticpatch";
    let delete = client.request(Method::DELETE, "/").body(semantic, "{}");
    stand_in.expect(delete.clone()).returning_json(json!({}));
    delete.await.unwrap();

    let seen = stand_in.received();
    assert_eq!(seen[0].to_string(), "PATCH /api/v2/a%2Fb");
    assert_eq!(seen[0].body(), "[1]");
    assert_eq!(seen[1].to_string(), "DELETE /");
    let types = seen[1].headers().get_all("content-type").iter();
    assert_eq!(types.collect::<Vec<_>>(), [semantic]);
}

#[tokio::test]
async fn raw_requests_that_would_go_elsewhere_are_not_sent() {
    let stand_in = StandIn::new();
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
        let error = stand_in
            .client()
            .request(Method::GET, path)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.operation()),
            (ErrorKind::Request, Some("request")),
            "{path}"
        );
    }
    assert!(stand_in.received().is_empty());
}

#[tokio::test]
async fn what_cannot_be_sent_is_reported_by_the_call() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
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
        (client.request(Method::CONNECT, "/a"), "a tunnel"),
    ] {
        let error = request.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(hint), "{error}");
    }
    assert!(stand_in.received().is_empty());
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
