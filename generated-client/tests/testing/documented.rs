//! A stand-in for the whole API.

use launchdarkly_api::{
    Client, Error, Method, StatusCode,
    announcements::AnnouncementPost,
    environments::{Environment, EnvironmentPost},
    feature_flags::{FeatureFlagPost, FlagCopyConfigPost},
    testing::StandIn,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

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

/// The key counts, until it is deleted.
#[tokio::test]
async fn nothing_is_created_twice() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let flags = stand_in.client().feature_flags();
    let create = async |project: &str, key: &str, name: &str| {
        let post = FeatureFlagPost::new(key, name);
        let outcome = flags.post_feature_flag(project, &post).await;
        outcome.is_err_and(|error| error.is_conflict())
    };
    assert!(!create("web", "a", "One").await);
    assert!(create("web", "a", "Two").await, "another name");
    assert!(!create("web", "b", "One").await, "another key");
    assert!(!create("app", "a", "One").await, "another project");
    flags.delete_feature_flag("web", "a").await?;
    assert!(create("web", "b", "One").await, "it was not deleted");
    assert!(!create("web", "a", "One").await, "it was deleted");
    assert!(create("app", "a", "One").await, "of another project");

    // What has no key is deleted by an identifier that the body does not have.
    let (announcements, post) = (
        stand_in.client().announcements(),
        AnnouncementPost::example(),
    );
    announcements.create_announcement_public(&post).await?;
    assert!(
        announcements
            .create_announcement_public(&post)
            .await
            .is_err()
    );
    announcements.delete_announcement_public("5f3a").await?;
    announcements.create_announcement_public(&post).await?;
    Ok(())
}

/// Its path is not the beginning of theirs.
#[tokio::test]
async fn a_project_is_deleted_with_its_flags() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let (flags, projects) = (client.feature_flags(), client.projects());
    let post = FeatureFlagPost::new("a", "A");
    for project in ["web", "app"] {
        flags.post_feature_flag(project, &post).await?;
    }
    projects.delete_project("web").await?;
    flags.post_feature_flag("web", &post).await?;
    let taken = flags.post_feature_flag("app", &post).await;
    assert!(taken.expect_err("it is there").is_key_taken());
    Ok(())
}

/// It is answered by the test, and done all the same, unless it fails.
#[tokio::test]
async fn an_expected_request_creates_and_deletes() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let flags = stand_in.client().feature_flags();
    let create = || flags.post_feature_flag("web", &FeatureFlagPost::new("a", "A"));
    let delete = || flags.delete_feature_flag("web", "a");
    stand_in.expect(create());
    create().await?;
    stand_in
        .expect(delete())
        .failing(403, "forbidden", "Not you");
    assert!(delete().await.is_err());
    assert!(create().await.expect_err("it is there").is_key_taken());
    stand_in.expect(delete());
    delete().await?;
    create().await?;
    Ok(())
}

/// Copying creates nothing, although its success is documented as such.
#[tokio::test]
async fn what_creates_nothing_can_be_done_twice() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let flags = stand_in.client().feature_flags();
    for _ in 0..2 {
        let copy = FlagCopyConfigPost::example();
        flags.copy_feature_flag("web", "a", &copy).await?;
    }
    Ok(())
}

/// `cargo xtask cost` builds it, but only by hand.
#[tokio::test]
async fn the_app_that_is_measured_makes_documented_requests() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    include!("../../../xtask/src/cost/calls.rs");
    assert_eq!(stand_in.received().len(), 6);
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

/// What was told is used up, and the rest is documented, unless a number was said.
#[tokio::test]
async fn what_it_was_told_does_not_last() -> Result<(), Error> {
    let stand_in = StandIn::documented();
    let environments = stand_in.client().environments();
    let delete = environments.delete_environment("web", "old");
    let get = environments.get_environment("web", "lost");
    stand_in
        .expect(delete.clone())
        .failing(409, "conflict", "Not yet");
    let lost = stand_in.expect(get.clone());
    lost.failing(404, "not_found", "None").times(1);
    assert!(delete.clone().await.is_err_and(|error| error.is_conflict()));
    delete.await?;
    assert!(get.clone().await.is_err_and(|error| error.is_not_found()));
    let error = get.await.expect_err("it was expected once");
    let words = "came once more than expected";
    assert!(error.to_string().contains(words), "{error}");
    assert!(crate::misuse::panic_of(|| drop(stand_in)).contains(words));
    Ok(())
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

/// What the client never sends.
#[tokio::test]
async fn a_request_without_a_token_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::documented();
    let mut stream = TcpStream::connect(stand_in.listen().await?).await?;
    let request =
        "GET /api/v2/projects/web/environments HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    assert!(answer.starts_with("HTTP/1.1 401 Unauthorized"), "{answer}");
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
