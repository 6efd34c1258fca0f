//! Requests as they would be sent.

use std::sync::Arc;

use launchdarkly_api::{
    Error, FileUpload, Method, RequestBody, Secret, Transport, TransportFuture,
    feature_flags::{FlagPatch, TurnFlagOn},
    http,
    segments::{BigSegmentImportMode, BigSegmentImportPost},
    testing::{Sent, StandIn},
};
use serde_json::json;

#[test]
fn a_request_says_what_it_sends() -> Result<(), Error> {
    let client = StandIn::new().client();
    let patch = FlagPatch::new([TurnFlagOn::new()]).environment_key("production");
    let sent = Sent::of(
        &client
            .feature_flags()
            .patch_feature_flag("web", "a b", &patch),
    )?;
    assert_eq!(
        (sent.method(), sent.path()),
        (&Method::PATCH, "/api/v2/flags/web/a%20b")
    );
    assert_eq!(
        sent.content_type(),
        Some("application/json; domain-model=launchdarkly.semanticpatch")
    );
    let body =
        json!({ "environmentKey": "production", "instructions": [{ "kind": "turnFlagOn" }] });
    assert_eq!(sent.json(), Some(body));
    let list = client.environments().get_environments_by_project("web");
    let sent = Sent::of(&list.filter("tags:a+b").limit(2))?;
    assert_eq!(
        sent.query(),
        [
            ("filter".to_owned(), "tags:a+b".to_owned()),
            ("limit".to_owned(), "2".to_owned())
        ]
    );
    assert_eq!(
        sent.to_string(),
        "GET /api/v2/projects/web/environments?filter=tags%3Aa%2Bb&limit=2"
    );
    assert!(sent.body().is_empty());
    Ok(())
}

#[test]
fn what_cannot_be_sent_is_an_error() {
    let client = StandIn::new().client();
    let request = client
        .environments()
        .get_environments_by_project("web")
        .limit(0);
    assert!(Sent::of(&request).is_err_and(|error| error.to_string().contains("`limit` is 0")));
}

/// Boundaries differ from form to form; what they hold is compared.
#[tokio::test]
async fn a_form_is_its_parts() -> Result<(), Error> {
    let form = |users: &'static str| {
        BigSegmentImportPost::new(FileUpload::from_bytes("two \"users\".csv", users))
            .mode(BigSegmentImportMode::Merge)
    };
    let stand_in = StandIn::new();
    let segments = stand_in.client().segments();
    let import = |form| segments.create_big_segment_import("web", "production", "beta", &form);
    let sent = Sent::of(&import(form("a\r\n--b\r\n")))?;
    let parts = sent.parts().unwrap_or_default();
    let names: Vec<_> = parts
        .iter()
        .map(|part| (part.name(), part.file_name()))
        .collect();
    assert_eq!(names, [("file", Some("two \"users\".csv")), ("mode", None)]);
    assert_eq!(parts[0].content(), "a\r\n--b\r\n");

    stand_in.expect(import(form("a"))).any_query();
    import(form("a")).await?;
    let error = import(form("b")).await.expect_err("another file");
    assert!(
        error
            .to_string()
            .contains("the part `file` has another content"),
        "{error}"
    );
    std::mem::forget(stand_in);
    Ok(())
}

/// Sends another token than the client has.
struct Rotating(Arc<dyn Transport>);

impl Transport for Rotating {
    fn send(&self, mut request: http::Request<RequestBody>) -> TransportFuture<'_> {
        let token = http::HeaderValue::from_static("api-second");
        let headers = request.headers_mut();
        headers.insert(http::header::AUTHORIZATION, token);
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_request_has_a_token_that_is_not_shown() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let get = stand_in.client().request(Method::GET, "/x");
    stand_in.expect(get).returning_json(());
    let client = stand_in.client_builder().access_token("api-first");
    let client = client.wrap_transport(Rotating).build()?;
    client.request(Method::GET, "/x").await?;

    let unsent = Sent::of(&client.request(Method::GET, "/x"))?;
    let received = stand_in.received().remove(0);
    for (sent, token) in [(unsent, "api-first"), (received, "api-second")] {
        assert_eq!(sent.access_token().map(Secret::expose), Some(token));
        assert!(!format!("{sent:?} {:?}", sent.headers()).contains(token));
    }
    Ok(())
}
