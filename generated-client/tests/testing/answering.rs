//! What expected requests are answered with: values, JSON, other bodies, outcomes and headers.

use launchdarkly_api::{
    Error, ErrorKind,
    environments::Environment,
    feature_flags::{
        MigrationSafetyCheck, MigrationSafetyIssue, PostMigrationSafetyIssuesOutcome, TurnFlagOn,
    },
    testing::StandIn,
};
use serde_json::json;

#[tokio::test]
async fn answers_can_be_anything() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in
        .expect(get.clone())
        .returning_json(json!({ "name": "Newer" }))
        .with_status(203)
        .with_header("x-served-by", "tests")
        .returning(Environment::example())
        .with_unknown_fields()
        .returning(Environment::example())
        .without_field("name");
    let response = get.clone().send().await?;
    assert_eq!(
        (response.status().as_u16(), &*response.value().name),
        (203, "Newer")
    );
    assert_eq!(response.headers()["x-served-by"], "tests");
    let environment = get.clone().await?;
    assert_eq!(
        environment.extra.get("notKnownYet"),
        Some(&json!({ "since": "tomorrow" }))
    );
    let response = get.send().await?;
    assert_eq!(response.value().name, "");
    assert_eq!(response.deviations().count(), 1);
    Ok(())
}

/// The body comes as it is, with the documented status or another one, and changes that need JSON are refused.
#[tokio::test]
async fn a_body_may_be_no_json() {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let get = environments.get_environment("web", "production");
    let delete = environments.delete_environment("web", "old");
    stand_in
        .expect(get.clone())
        .returning_body("application/json", r#"{"key": "product"#)
        .returning_body("text/csv", b"a,\xff".as_slice())
        .returning_body("text/plain", "Not here.")
        .with_status(404);
    stand_in
        .expect(delete.clone())
        .returning_body("text/plain", "");
    for (kind, status, body) in [
        (ErrorKind::Decode, 200, r#"{"key": "product"#.as_bytes()),
        (ErrorKind::Decode, 200, b"a,\xff"),
        (ErrorKind::Api, 404, b"Not here."),
    ] {
        let error = get.clone().await.expect_err("not an environment");
        let got = (error.kind(), error.status().map(|status| status.as_u16()));
        assert_eq!(got, (kind, Some(status)), "{error}");
        assert_eq!(error.body(), Some(body));
    }
    let response = delete.send().await.expect("the documented success");
    assert_eq!(response.status().as_u16(), 204);
    assert_eq!(response.headers()["content-type"], "text/plain");
}

/// The variant says the status.
#[tokio::test]
async fn an_outcome_is_answered_with_its_status() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let check = MigrationSafetyCheck::new([TurnFlagOn::new()]);
    let flags = stand_in.client().feature_flags();
    let request = flags.post_migration_safety_issues("web", "production", "checkout", &check);
    let issues = PostMigrationSafetyIssuesOutcome::Ok(vec![MigrationSafetyIssue::example()]);
    stand_in
        .expect(request.clone())
        .returning(PostMigrationSafetyIssuesOutcome::NoContent)
        .then_returning(issues.clone());
    let response = request.clone().send().await?;
    assert_eq!(response.status().as_u16(), 204);
    assert_eq!(request.await?, issues);
    Ok(())
}

#[cfg(feature = "blocking")]
#[test]
fn it_answers_without_a_runtime_too() -> Result<(), Error> {
    use launchdarkly_api::blocking::Wait;

    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in
        .expect(get.clone())
        .returning(Environment::example());
    assert_eq!(get.wait()?, Environment::example());
    Ok(())
}

/// What is created may be told by a header alone.
#[tokio::test]
async fn a_location_is_answered_as_a_header() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let segments = stand_in.client().segments();
    let export = segments.create_big_segment_export("web", "production", "beta");
    let path = "/api/v2/segments/web/production/beta/exports";
    let address = format!("{path}/7");
    stand_in
        .expect(export.clone())
        .returning(address.as_str().into())
        .times(1);
    stand_in.expect(export.clone());
    assert_eq!(export.clone().await?.id(), "7");
    let response = export.send().await?;
    assert!(
        response.value().as_str().starts_with(path),
        "the documented success"
    );
    assert!(response.deviations().is_empty());
    Ok(())
}
