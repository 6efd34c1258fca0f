//! The requests that a stand-in for the whole API refuses.

use launchdarkly_api::{
    Client, Error, FileUpload, JsonPatch, Method, StatusCode, UnixMillis,
    contexts::{ContextSearch, SearchContextsFilter},
    feature_flags::GetFeatureFlagsFilter,
    segments::{BigSegmentImportMode, BigSegmentImportPost},
    testing::StandIn,
};
use serde_json::{Value, json};

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
            "projects/web/environments/",
            "404: GET /api/v2/projects/web/environments/ is no documented operation",
        ),
        (
            "projects/web/environments?page=2",
            "400: getEnvironmentsByProject: the query parameter `page` is not documented; there are `",
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
        (
            "projects/web/environments?limt=2",
            "400: getEnvironmentsByProject: the query parameter `limt` is not documented; did you mean `limit`?",
        ),
        (
            "projects/web/environments/production?limit=2",
            "400: getEnvironment: the query parameter `limit` is not documented; there is none",
        ),
        ("projects/web/environments?sort=name,-name", "200 OK"),
    ] {
        let target = format!("/api/v2/{target}");
        let text = complaint(&client, Method::GET, &target, None).await;
        assert!(text.starts_with(expected), "{text} is not {expected}");
    }
}

/// Values are checked wherever they stand: numbers by their limits, and enumerations by their values.
#[tokio::test]
async fn values_of_parameters_are_checked_too() {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    for (target, expected) in [
        (
            "projects/web/environments?limit=-1",
            "400: getEnvironmentsByProject: the query parameter `limit` is -1, less than 0",
        ),
        (
            "projects/web/environments?offset=-20",
            "400: getEnvironmentsByProject: the query parameter `offset` is -20, less than 0",
        ),
        (
            "projects/web/environments?offset=18446744073709551615",
            "400: getEnvironmentsByProject: the query parameter `offset` is 18446744073709551615, \
             more than 9223372036854775807",
        ),
        (
            "projects/web/environments?limit=2.5",
            "400: getEnvironmentsByProject: the query parameter `limit` is 2.5, not of the type integer",
        ),
        ("auditlog?limit=20", "200 OK"),
        (
            "auditlog?limit=21",
            "400: getAuditLogEntries: the query parameter `limit` is 21, more than 20",
        ),
        ("projects/web/views/beta/linked/segments", "200 OK"),
        (
            "projects/web/views/beta/linked/teams",
            "400: getLinkedResources: the path parameter `resourceType` is \"teams\"; there are \"flags\", ",
        ),
    ] {
        let target = format!("/api/v2/{target}");
        let text = complaint(&client, Method::GET, &target, None).await;
        assert!(text.starts_with(expected), "{text} is not {expected}");
    }
}

/// What becomes of a list with each of these filters. What a filter finds is not tried, but how it is written.
async fn filtered(path: &str, cases: &[(&str, &str)]) {
    let stand_in = StandIn::documented();
    for (filter, expected) in cases {
        let request = stand_in.client().request(Method::GET, path);
        let text = match request.query("filter", filter).await {
            Ok(response) => response.status().to_string(),
            Err(error) => error.message().unwrap_or_default().to_owned(),
        };
        assert!(text.contains(expected), "{filter}: {text}");
    }
}

#[tokio::test]
async fn filters_are_checked_against_what_is_documented() {
    let cases = [
        (
            r#"state:live,tags:billing+eu,evaluated:{"after":1}"#,
            "200 OK",
        ),
        (
            "stat:live",
            "there is no field `stat`; did you mean `state`?",
        ),
        ("live", "`live` is not of the form `field:value`"),
        ("state:alive", r#"`state` is "alive"; there are "#),
        (
            "evaluated:1",
            r#"`evaluated:1` is not of the form `evaluated:{"operator":value}`"#,
        ),
        (
            r#"evaluated:{"afer":1}"#,
            "`evaluated` has no operator `afer`; did you mean `after`?",
        ),
        (
            r#"evaluated:{"after":"1"}"#,
            r#"`evaluated` is "1", not of the type integer"#,
        ),
    ];
    filtered("/api/v2/flags/web", &cases).await;
}

#[tokio::test]
async fn filters_with_operators_are_checked_too() {
    let cases = [
        (r#"applicationId anyOf ["a,b","c"]"#, "200 OK"),
        ("applicationId equals a", "`applicationId`: `a` is no JSON"),
        (
            r#"applicationId is "a""#,
            "`applicationId` has no operator `is`; there are `",
        ),
        (
            "applicationId",
            "`applicationId` is not of the form `field operator value`",
        ),
    ];
    let path = "/api/v2/projects/web/environments/production/contexts/user/a";
    filtered(path, &cases).await;
}

/// What the client writes is what the stand-in reads, in each syntax.
#[tokio::test]
async fn the_clients_own_filters_are_as_documented() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let flags = GetFeatureFlagsFilter::new()
        .tags(["a", "b"])
        .query("it's \"new\" [now]")
        .evaluated_after(UnixMillis::new(1));
    client
        .feature_flags()
        .get_feature_flags("web")
        .filter(flags)
        .await?;
    let search = SearchContextsFilter::new()
        .kind_any_of(["user", "a,b"])
        .attribute("*.email", "a \"b, c\\");
    let contexts = client.contexts();
    let found = contexts.search_contexts("web", "production", &ContextSearch::new());
    found.filter(search).await?;
    Ok(())
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
            "400: postEnvironment: the body.colour is not documented; did you mean `color`?",
        ),
        (
            Some(json!({ "name": "Staging", "ky": "staging", "color": "1F6FEB" })),
            "400: postEnvironment: the body.ky is not documented; did you mean `key`?",
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
        Some("patchFeatureFlag: the body.instructions[0].now is not documented; there are `kind`")
    );
    let error = patch(json!({ "kind": "turnFlagOnn" }))
        .await
        .expect_err("no such instruction");
    assert_eq!(
        error.message(),
        Some(
            "patchFeatureFlag: the body.instructions[0].kind is \"turnFlagOnn\"; did you mean `turnFlagOn`?"
        )
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
