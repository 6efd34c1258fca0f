//! What is expected, what comes, and what is said where the two differ.

use launchdarkly_api::{
    Error, ErrorKind, JsonPatch,
    environments::{Environment, EnvironmentPost},
    testing::{Example, StandIn},
};

#[tokio::test]
async fn a_request_is_its_own_matcher() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let environments = client.environments();
    let mut production = Environment::example();
    production.critical = Some(true);
    stand_in
        .expect(environments.get_environment("web", "production"))
        .returning(production.clone());
    stand_in
        .expect(environments.delete_environment("web", "old"))
        .failing(404, "not_found", "Unknown environment");
    let patch = JsonPatch::new().replace("/critical", true);
    stand_in
        .expect(environments.patch_environment("web", "production", &patch))
        .failing(409, "optimistic_locking_error", "Try again")
        .then_returning(production.clone());

    assert_eq!(
        environments.get_environment("web", "production").await?,
        production
    );
    let error = environments
        .delete_environment("web", "old")
        .await
        .unwrap_err();
    assert!(error.is_not_found());
    let patched = || environments.patch_environment("web", "production", &patch);
    assert!(patched().await.unwrap_err().is_version_conflict());
    let response = patched().send().await?;
    assert_eq!(
        (response.status().as_u16(), response.value()),
        (200, &production)
    );
    stand_in.verify();
    Ok(())
}

#[tokio::test]
async fn what_fits_nothing_shows_the_nearest() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let post = EnvironmentPost::new("Staging", "staging", "1F6FEB").critical(true);
    let environments = client.environments();
    stand_in
        .expect(environments.get_environment("web", "production"))
        .times(0);
    stand_in.expect(environments.post_environment("web", &post));

    let other = EnvironmentPost::new("Stage", "staging", "1F6FEB");
    let error = environments
        .post_environment("web", &other)
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1));
    println!("{error}\n{error:?}");
    let text = error.to_string();
    assert!(
        text.contains("was not expected; the nearest is POST /api/v2/projects/web/environments"),
        "{text}"
    );
    assert!(
        text.contains("the body lacks `critical`; the body.name is"),
        "{text}"
    );
    let complaint =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| stand_in.verify())).unwrap_err();
    println!("{}", complaint.downcast_ref::<String>().unwrap());
    std::mem::forget(stand_in);
}
