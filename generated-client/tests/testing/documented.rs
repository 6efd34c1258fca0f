//! A stand-in for the whole API.

use launchdarkly_api::{
    Client, Error, FileUpload, JsonPatch, Method, StatusCode,
    environments::{Environment, EnvironmentPost},
    segments::{BigSegmentImportMode, BigSegmentImportPost},
    testing::{Example, StandIn},
};
use serde_json::{Value, json};

#[tokio::test]
async fn every_operation_has_its_documented_answer() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let environments = stand_in.client().environments();
    assert_eq!(
        environments.get_environment("any", "other").await?,
        Environment::example()
    );
    let response = environments
        .delete_environment("any", "other")
        .send()
        .await?;
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    let post = EnvironmentPost::new("staging", "Staging", "1F6FEB");
    let response = environments.post_environment("any", &post).send().await?;
    assert_eq!(response.status(), StatusCode::CREATED);
    let error = environments
        .post_environment("any", &post)
        .await
        .expect_err("it is there already");
    assert!(error.is_conflict(), "{error}");
    Ok(())
}

#[tokio::test]
async fn lists_lead_to_their_last_page() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let mut environments = client
        .environments()
        .get_environments_by_project("web")
        .pages();
    let mut pages = 0;
    while let Some(page) = environments.next().await {
        page?;
        pages += 1;
    }
    assert!(pages > 1);
    let mut contexts = client
        .contexts()
        .get_contexts("web", "production", "user", "a")
        .items();
    while let Some(context) = contexts.next().await {
        context?;
    }
    let mut entries = client.audit_log().get_audit_log_entries().items();
    while let Some(entry) = entries.next().await {
        entry?;
    }
    let mut deployments = client
        .insights_deployments()
        .get_deployments("web", "production")
        .items();
    while let Some(deployment) = deployments.next().await {
        deployment?;
    }
    Ok(())
}

#[tokio::test]
async fn it_can_be_told_otherwise() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let environments = stand_in.client().environments();
    let lost = environments.get_environment("web", "lost");
    stand_in
        .expect(lost.clone())
        .failing(404, "not_found", "Unknown environment");
    assert!(lost.await.is_err_and(|error| error.is_not_found()));
    environments.get_environment("web", "production").await?;
    stand_in.verify();
    Ok(())
}

/// What is wrong with a request, as the app is told it.
async fn complaint(client: &Client, method: Method, target: &str, body: Option<Value>) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut request = client.request(method, path);
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        request = request.query(name, value);
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    match request.await {
        Ok(response) => format!("{}", response.status()),
        Err(error) => {
            let status = error.status().map_or(0, |status| status.as_u16());
            format!("{status}: {}", error.message().unwrap_or_default())
        }
    }
}

#[tokio::test]
async fn queries_are_checked_against_what_is_documented() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    for (target, expected) in [
        (
            "nothing",
            "404: GET /api/v2/nothing is no documented operation",
        ),
        (
            "projects/web/environments?page=2",
            "400: getEnvironmentsByProject: the query parameter `page` is not documented",
        ),
        (
            "projects/web/environments?limit=many",
            "400: getEnvironmentsByProject: the query parameter `limit` is \"many\", not of the type integer",
        ),
        (
            "projects/web/environments?limit=1&limit=2",
            "400: getEnvironmentsByProject: the query parameter `limit` comes more than once",
        ),
        (
            "projects/web/environments?sort=nme",
            "400: getEnvironmentsByProject: the query parameter `sort`[0] is \"nme\"; there are",
        ),
        ("projects/web/environments?sort=name,-name", "200 OK"),
    ] {
        let target = format!("/api/v2/{target}");
        let text = complaint(&client, Method::GET, &target, None).await;
        assert!(text.starts_with(expected), "{text} is not {expected}");
    }
}

#[tokio::test]
async fn bodies_are_checked_against_what_is_documented() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let path = "/api/v2/projects/web/environments";
    let whole = || json!({ "name": "Staging", "key": "staging", "color": "1F6FEB" });
    let with = |name: &str, value: Value| {
        let mut body = whole();
        body[name] = value;
        Some(body)
    };
    for (body, expected) in [
        (Some(whole()), "201 Created"),
        (None, "400: postEnvironment: the body is missing"),
        (
            with("colour", json!("red")),
            "400: postEnvironment: the body.colour is not documented",
        ),
        (
            with("critical", json!("yes")),
            "400: postEnvironment: the body.critical is \"yes\", not of the type boolean",
        ),
        (
            Some(json!({ "name": "Staging", "key": "staging" })),
            "400: postEnvironment: the body lacks `color`",
        ),
    ] {
        assert_eq!(complaint(&client, Method::POST, path, body).await, expected);
    }
    let path = format!("{path}/old");
    let text = complaint(&client, Method::DELETE, &path, Some(json!({}))).await;
    assert_eq!(text, "400: deleteEnvironment: a body is not documented");
}

#[tokio::test]
async fn instructions_and_forms_are_checked_too() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let media_type = "application/json; domain-model=launchdarkly.semanticpatch";
    let patch = |instruction: Value| {
        let body = json!({ "environmentKey": "a", "instructions": [instruction] }).to_string();
        client
            .request(Method::PATCH, "/api/v2/flags/web/checkout")
            .body(media_type, body)
    };
    patch(json!({ "kind": "turnFlagOn" })).await?;
    let error = patch(json!({ "kind": "turnFlagOn", "now": true }))
        .await
        .expect_err("one more");
    assert_eq!(
        error.message(),
        Some("patchFeatureFlag: the body.instructions[0].now is not documented")
    );
    // A patch without a comment beside it is a list.
    let rename = JsonPatch::new().replace("/name", "New");
    let flags = client.feature_flags();
    flags.patch_feature_flag("web", "checkout", &rename).await?;
    let form = BigSegmentImportPost::new(FileUpload::from_bytes("users.csv", "a"))
        .mode(BigSegmentImportMode::Merge);
    client
        .segments()
        .create_big_segment_import("web", "production", "beta", &form)
        .await?;
    Ok(())
}

#[tokio::test]
async fn beta_has_to_be_asked_for() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let operation = client.request(Method::GET, "/api/v2/projects/web/release-pipelines");
    let error = operation.clone().await.expect_err("without the header");
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN), "{error}");
    assert!(operation.beta().await.is_ok());
}

/// Any program can ask it, with any token.
#[tokio::test]
async fn it_listens() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::documented();
    let address = stand_in.listen().await?;
    let client = Client::builder()
        .access_token("api-any")
        .base_url(format!("http://{address}"))
        .build()?;
    assert_eq!(
        client
            .environments()
            .get_environment("web", "production")
            .await?,
        Environment::example()
    );
    let wrong = client
        .request(Method::GET, "/api/v2/projects/web/environments")
        .query("page", 2);
    assert!(wrong.await.is_err_and(|error| error.is_bad_request()));
    let sent: Vec<_> = stand_in
        .received()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(sent[0], "GET /api/v2/projects/web/environments/production");
    drop(stand_in);
    Ok(())
}

#[tokio::test]
async fn what_is_not_expected_is_told_over_the_network_too()
-> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let address = stand_in.listen().await?;
    let client = Client::builder()
        .access_token("api-any")
        .base_url(format!("http://{address}"))
        .build()?;
    let error = client
        .environments()
        .get_environment("web", "production")
        .await
        .expect_err("nothing is expected");
    assert_eq!(error.code(), Some("not_expected"), "{error}");
    assert!(crate::misuse::panic_of(|| drop(stand_in)).contains("was not expected"));
    Ok(())
}
