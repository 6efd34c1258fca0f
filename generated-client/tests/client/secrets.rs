//! Neither the token nor an SDK key shows itself.

use crate::{ENVIRONMENT, JSON, TOKEN};
use launchdarkly_api::{Client, Method, testing::StandIn};
use serde_json::json;

pub fn check(shown: &str) {
    for secret in ["hidden", "api-0000", TOKEN] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn in_the_debug_of_anything() {
    let stand_in = StandIn::new();
    let expected = stand_in.client();
    let get = expected.environments().get_environment("p", "e");
    stand_in.expect(get).returning_body(JSON, ENVIRONMENT);
    let post = expected.request(Method::POST, "/a").query("q", "hidden");
    stand_in
        .expect(post.json("hidden"))
        .returning_body(JSON, ENVIRONMENT);

    let over_http = Client::builder().access_token(TOKEN);
    let over_http = over_http.default_header("x-proxy-key", "hidden");
    check(&format!("{over_http:?} {:?}", over_http.clone().build()));
    let builder = over_http.transport(stand_in.transport());
    check(&format!("{builder:?}"));
    let client = builder.build().unwrap();
    check(&format!("{client:?} {:?}", client.environments()));
    let request = client
        .environments()
        .get_environment("p", "e")
        .with_header("x-key", "hidden");
    check(&format!("{request:?}"));
    let raw = client
        .request(Method::POST, "/a")
        .query("q", "hidden")
        .json(&json!("hidden"));
    check(&format!("{raw:?} {:?}", raw.clone().send()));
    let response = request.send().await.unwrap();
    check(&format!("{response:?} {:?}", response.value()));
    check(&format!("{:?}", raw.send().await.unwrap()));
    assert_eq!(response.value().api_key.expose(), "sdk-hidden");
}

#[test]
fn the_client_shows_host_and_version() {
    let client = Client::builder()
        .access_token(TOKEN)
        .base_url("https://proxy.example:8443/ld")
        .build()
        .unwrap();
    assert_eq!(
        format!("{client:?}"),
        r#"Client { host: "proxy.example:8443", api_version: "20240415" }"#
    );
}

#[tokio::test]
async fn in_an_error_about_a_media_type() {
    let stand_in = StandIn::new();
    let get = stand_in.client().environments().get_environment("p", "e");
    for kind in [
        TOKEN,
        &format!("text/{TOKEN}"),
        &format!("text/html; by={TOKEN}"),
    ] {
        stand_in.expect(get.clone()).returning_body(kind, "<html>");
        let error = get.clone().await.unwrap_err();
        assert!(error.is_decode(), "{error}");
        check(&format!("{error} {error:?}"));
    }
}

#[tokio::test]
async fn in_errors_that_echo_the_token() {
    for body in [
        format!("<pre>Authorization: {TOKEN}</pre>"),
        json!({ "message": TOKEN, "code": TOKEN }).to_string(),
        format!(r#"{{"token": "{}"}}"#, TOKEN.replace('-', r"\u002d")),
        format!("/login?token={}", TOKEN.replace('-', "%2D")),
        TOKEN.to_uppercase(),
    ] {
        let stand_in = StandIn::new();
        let get = |client: &Client| client.request(Method::GET, "/").query("k", "hidden");
        let refused = stand_in.expect(get(&stand_in.client()));
        refused.returning_body(JSON, body).with_status(401);
        let builder = stand_in.client_builder().access_token(TOKEN);
        let error = get(&builder.build().unwrap()).await.unwrap_err();
        check(&format!(
            "{error} {error:?} {:?} {:?}",
            error.message(),
            error.code()
        ));
        assert!(error.to_string().contains("[redacted]"), "{error}");
    }
}
