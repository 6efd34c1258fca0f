//! The four operations that LaunchDarkly documents on pages of their own: the request to the letter, and typed values.
//!
//! All operations are compared with the spec by `tests/conformance/wire.rs`; this is what an app sees of them.

mod documented;

use std::{future::Future, pin::Pin};

use launchdarkly_api::{
    Client, Error, Response, ResponseFuture, UnixMillis,
    common::{ApplicationKind, InsightsIndicator},
    testing::StandIn,
};
use serde::Serialize;
use serde_json::Value;

type Outcome = Pin<Box<dyn Future<Output = Result<u16, Error>>>>;

/// A call, and the request that it has to make.
struct Case {
    id: &'static str,
    /// The documented success.
    status: u16,
    call: fn(&Client) -> Outcome,
    method: &'static str,
    target: &'static str,
    version: &'static str,
    body: Option<Value>,
}

fn cases() -> [Case; 4] {
    [
        documented::create_insight_group(),
        documented::get_insight_group(),
        documented::get_environment(),
        documented::get_application(),
    ]
}

/// The status. The typed value is all that the body says.
fn outcome<T: Serialize + 'static>(response: ResponseFuture<Response<T>>) -> Outcome
where
    ResponseFuture<Response<T>>: Future<Output = Result<Response<T>, Error>>,
{
    Box::pin(async {
        let response = response.await?;
        let value = serde_json::to_value(response.value()).expect("a value of the API is JSON");
        assert_eq!(value, response.json::<Value>()?);
        Ok(response.status().as_u16())
    })
}

#[tokio::test]
async fn each_sends_its_request_and_gives_the_documented_value() {
    for case in cases() {
        // It refuses a request without an access token.
        let stand_in = StandIn::documented();
        let status = (case.call)(&stand_in.client()).await.expect(case.id);
        assert_eq!(status, case.status, "{}", case.id);

        let request = stand_in.received().remove(0);
        let line = format!("{} {}", case.method, case.target);
        assert_eq!(request.to_string(), line);
        let versions = request.headers().get_all("ld-api-version").iter();
        assert_eq!(versions.collect::<Vec<_>>(), [case.version], "{line}");
        let content_type = case.body.as_ref().map(|_| "application/json");
        assert_eq!(request.content_type(), content_type, "{line}");
        assert_eq!(request.json(), case.body, "{line}");
    }
}

#[tokio::test]
async fn values_are_typed() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let group = client.insights_scores().get_insight_group("group").await;
    let group = group.expect("a group");
    let scores = group.scores.expect("the example is expanded");
    assert_eq!(scores.overall.indicator, InsightsIndicator::Fair);
    assert!(scores.overall.last_period.is_some());
    assert!(group.created_at > UnixMillis::new(1_600_000_000_000));
    assert!(
        group
            .environment
            .expect("the example is expanded")
            .api_key
            .expose()
            .starts_with("sdk-")
    );

    let application = client.applications().get_application("a").await;
    let application = application.expect("an application");
    assert_eq!(application.kind, ApplicationKind::Mobile);
    assert_eq!(
        application
            .flags
            .expect("the example is expanded")
            .total_count,
        Some(2)
    );
}
