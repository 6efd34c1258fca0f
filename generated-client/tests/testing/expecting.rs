//! Expected requests: what fits them, how often and in which order they come, and the messages about differences.

use launchdarkly_api::{
    Error, ErrorKind, JsonPatch, Method, RawRequest, UnixMillis,
    environments::{Environment, EnvironmentPost},
    testing::StandIn,
};
use serde_json::json;

use crate::misuse::panic_of;

#[tokio::test]
async fn a_request_is_its_own_matcher() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let mut production = Environment::example();
    production.critical = true;
    let get = environments.get_environment("web", "production");
    let delete = environments.delete_environment("web", "old");
    let patch = JsonPatch::new().replace("/critical", true);
    let patch = environments.patch_environment("web", "production", &patch);
    stand_in.expect(get.clone()).returning(production.clone());
    stand_in
        .expect(delete.clone())
        .failing(404, "not_found", "Unknown environment");
    stand_in
        .expect(patch.clone())
        .failing(409, "optimistic_locking_error", "Try again")
        .then_returning(production.clone());

    assert_eq!(get.await?, production);
    assert!(delete.await.is_err_and(|error| error.is_not_found()));
    assert!(
        patch
            .clone()
            .await
            .is_err_and(|error| error.is_version_conflict())
    );
    let response = patch.send().await?;
    assert_eq!(
        (response.status().as_u16(), response.value()),
        (200, &production)
    );
    stand_in.verify();
    Ok(())
}

/// An app that swallows the error does not pass all the same.
#[tokio::test]
async fn what_fits_nothing_is_told_to_the_app_and_to_the_test() {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let post = EnvironmentPost::new("staging", "Staging", "1F6FEB").critical(true);
    stand_in
        .expect(environments.get_environment("web", "production"))
        .times(0);
    stand_in.expect(environments.post_environment("web", &post));

    let other = EnvironmentPost::new("staging", "Stage", "1F6FEB");
    let outcome = environments.post_environment("web", &other).await;
    let error = outcome.expect_err("another body than the expected one");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1));
    let words = "POST /api/v2/projects/web/environments was not expected; \
                 the nearest is POST /api/v2/projects/web/environments: ";
    let text = error.to_string();
    assert!(text.contains(words), "{text}");
    assert!(
        text.contains("`/critical` of the body is missing: true"),
        "{text}"
    );
    assert!(
        text.contains(r#"`/name` of the body is "Stage", not "Staging""#),
        "{text}"
    );
    assert_eq!(format!("{error:?}"), text, "it is said once");

    let complaint = panic_of(|| stand_in.verify());
    assert!(
        complaint.contains("expected once, came never"),
        "{complaint}"
    );
    assert!(complaint.contains(words), "{complaint}");
    assert_eq!(
        panic_of(|| drop(stand_in)),
        complaint,
        "dropping it says the same"
    );
}

/// Each difference is told in words, and which of the expected requests is meant.
#[tokio::test]
async fn differences_are_told() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let list = || client.environments().get_environments_by_project("web");
    stand_in.expect(list().limit(5).filter("query:a"));
    stand_in.expect(client.environments().get_environment("web", "old"));
    let tell = async |request: RawRequest| match request.await {
        Err(error) => error.to_string(),
        Ok(_) => "expected".to_owned(),
    };
    let raw = |path: &str| client.request(Method::GET, path);
    let path = "/api/v2/projects/web/environments";
    for (request, words) in [
        (
            raw(path).query("limit", 5),
            "the query lacks `filter=query:a`",
        ),
        (
            raw(path).query("limit", 6).query("filter", "query:a"),
            "`limit` is `6`, not `5`",
        ),
        (
            raw(path)
                .query("filter", "query:a")
                .query("limit", 5)
                .query("sort", "name"),
            "the query has `sort=name`",
        ),
        (
            raw("/api/v2/projects/web/environments/new"),
            "the path is /api/v2/projects/web/environments/new, not /api/v2/projects/web/environments/old",
        ),
        (
            client.request(Method::DELETE, "/api/v2/projects/web/environments/old"),
            "the method is DELETE, not GET",
        ),
    ] {
        let text = tell(request).await;
        assert!(text.contains(words), "{text}\nlacks {words}");
    }
    std::mem::forget(stand_in);
}

#[tokio::test]
async fn a_query_may_have_any_order() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let list = client.environments().get_environments_by_project("web");
    stand_in.expect(list.clone().limit(5).offset(10));
    stand_in.expect(list.clone().limit(7)).any_query();
    list.clone().offset(10).limit(5).await?;
    list.filter("tags:a").await?;
    Ok(())
}

/// As for an instant that the app takes when it runs.
#[tokio::test]
async fn a_parameter_may_have_any_value() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let reset = environments.reset_environment_sdk_key("web", "production");
    stand_in
        .expect(reset.clone())
        .any_parameter("expiry")
        .returning(Environment::example());
    reset.clone().expiry(UnixMillis::now()).await?;
    Ok(())
}

/// It has to come all the same, and the others count.
#[tokio::test]
async fn a_parameter_of_any_value_is_not_the_whole_query() {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let list = environments.get_environments_by_project("web");
    let expected = stand_in.expect(list.clone().offset(10));
    expected.any_parameter("limit");
    let other = environments.get_environments_by_project("other");
    let expected = stand_in.expect(other.clone()).any_query();
    expected.any_parameter("limit");
    for (list, words) in [
        (list.clone().offset(10), "the query lacks `limit`"),
        (list.offset(5).limit(7), "`offset` is `5`, not `10`"),
        (other.offset(5), "the query lacks `limit`"),
    ] {
        let error = list.await.unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
    std::mem::forget(stand_in);
}

#[tokio::test]
async fn a_body_may_be_any_one() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let post = |name: &str| EnvironmentPost::new("staging", name, "1F6FEB");
    stand_in
        .expect(environments.post_environment("web", &post("any")))
        .any_body();
    let response = environments
        .post_environment("web", &post("Staging"))
        .send()
        .await?;
    assert_eq!(response.status().as_u16(), 201, "the documented success");
    let sent = &stand_in.received()[0];
    assert_eq!(
        sent.json().map(|body| body["name"].clone()),
        Some(json!("Staging"))
    );
    Ok(())
}

#[tokio::test]
async fn requests_are_counted() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let get = environments.get_environment("web", "production");
    stand_in.expect(get.clone()).times(2);
    get.clone().await?;
    let complaint = panic_of(|| stand_in.verify());
    assert!(
        complaint.contains("expected twice, came once"),
        "{complaint}"
    );
    get.clone().await?;
    stand_in.verify();
    let error = get.await.expect_err("a third one");
    assert!(
        error.to_string().contains("came once more than expected"),
        "{error}"
    );
    assert!(panic_of(|| drop(stand_in)).contains("expected twice"));

    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in
        .expect(get.clone())
        .at_least(2)
        .failing(404, "not_found", "None")
        .then_returning(Environment::example());
    assert!(get.clone().await.is_err());
    for _ in 0..3 {
        get.clone().await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_order_is_kept_where_it_is_asked_for() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let (first, second) = (
        environments.get_environment("web", "first"),
        environments.get_environment("web", "second"),
    );
    let free = environments.get_environment("web", "free");
    stand_in.expect(first.clone()).in_order();
    stand_in.expect(free.clone());
    stand_in.expect(second.clone()).in_order();
    free.await?;
    let error = second.clone().await.expect_err("it comes too early");
    assert!(
        error
            .to_string()
            .contains("came before its turn: first comes GET"),
        "{error}"
    );
    first.await?;
    second.await?;
    assert!(panic_of(|| drop(stand_in)).contains("before its turn"));
    Ok(())
}
