//! Bad use is told at once, with the way out.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use launchdarkly_api::{
    Client, FileUpload,
    environments::Environment,
    feature_flags::FeatureFlag,
    release_pipelines::ReleasePipeline,
    segments::{BigSegmentImportMode, BigSegmentImportPost},
    testing::{Example, Fault, StandIn},
};

/// What a panic says.
pub(crate) fn panic_of<T>(act: impl FnOnce() -> T) -> String {
    match catch_unwind(AssertUnwindSafe(act)) {
        Ok(_) => "no panic".to_owned(),
        Err(payload) => match payload.downcast::<String>() {
            Ok(text) => *text,
            Err(payload) => (*payload.downcast::<&str>().expect("a text")).to_owned(),
        },
    }
}

#[test]
fn a_request_of_another_client_is_not_expected() {
    let (stand_in, other) = (StandIn::new(), StandIn::new());
    let request = other
        .client()
        .environments()
        .get_environment("web", "production");
    let text = panic_of(|| stand_in.expect(request));
    let words = "`getEnvironment` is one of another client: make it with `stand_in.client()`";
    assert!(text.contains(words), "{text}");
}

#[test]
fn a_request_that_cannot_be_sent_is_not_expected() {
    let stand_in = StandIn::new();
    let request = stand_in
        .client()
        .environments()
        .get_environment("web", "..");
    let text = panic_of(|| stand_in.expect(request));
    assert!(
        text.contains("cannot be sent") && text.contains("environmentKey"),
        "{text}"
    );
}

#[test]
fn an_answer_that_cannot_be_changed_is_told() {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    let expected = || stand_in.expect(get.clone()).times(0);
    let none = panic_of(|| expected().with_status(201));
    assert!(none.contains("say `.returning(…)` first"), "{none}");
    let fault = panic_of(|| expected().failing_by(Fault::GoneAway).with_header("a", "b"));
    assert!(fault.contains("a fault has nothing to change"), "{fault}");
    let field = panic_of(|| {
        expected()
            .returning(Environment::example())
            .without_field("nme")
    });
    assert!(field.contains("no property of that name"), "{field}");
    let status = panic_of(|| expected().failing(7, "code", "message"));
    assert!(status.contains("7 is no status"), "{status}");
}

#[expect(deprecated, reason = "no other list has pages without links")]
#[test]
fn pages_that_lead_nowhere_are_told() {
    let stand_in = StandIn::new();
    let pipelines = stand_in.client().release_pipelines();
    let list = pipelines.get_all_release_pipelines("web");
    let pages = || [[ReleasePipeline::example()], [ReleasePipeline::example()]];
    let text = panic_of(|| {
        stand_in
            .expect(list.clone())
            .times(0)
            .returning_pages(pages())
    });
    assert!(text.contains("set `.limit(1)`"), "{text}");
    stand_in
        .expect(list.limit(1))
        .times(0)
        .returning_pages(pages());
    let log = stand_in.client().audit_log().get_audit_log_entries();
    let entries = || vec![];
    let text = panic_of(|| {
        stand_in
            .expect(log)
            .times(0)
            .returning_pages([entries(), entries()])
    });
    assert!(
        text.contains("page 1 leads nowhere: its items need an id and a time"),
        "{text}"
    );
}

#[test]
fn an_example_that_a_type_lacks_is_told() {
    let text = panic_of(|| FeatureFlag::example_named("Flag"));
    assert!(
        text.starts_with("`FeatureFlag` has no example `Flag`; there are `"),
        "{text}"
    );
}

#[tokio::test]
async fn a_stand_in_is_not_dropped_under_a_request() {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in.expect(get.clone()).failing_by(Fault::Silence);
    let waiting = tokio::spawn(get.clone().into_future());
    while stand_in.received().is_empty() {
        tokio::task::yield_now().await;
    }
    let text = panic_of(|| drop(stand_in));
    assert!(
        text.contains("while 1 requests wait for their answers"),
        "{text}"
    );
    waiting.abort();
    let error = get.await.expect_err("nobody answers any more");
    assert!(
        error.to_string().contains("the stand-in was dropped"),
        "{error}"
    );
}

/// A panic of the test itself is what is shown.
#[test]
fn a_panic_is_not_covered_by_another_one() {
    let text = panic_of(|| {
        let stand_in = StandIn::new();
        stand_in.expect(stand_in.client().environments().get_environment("web", "a"));
        panic!("the test's own");
    });
    assert_eq!(text, "the test's own");
}

/// A client of the app's own takes the stand-in as its transport.
#[tokio::test]
async fn an_apps_own_client_can_be_used() -> Result<(), launchdarkly_api::Error> {
    let stand_in = Arc::new(StandIn::new());
    let expected = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in.expect(expected);
    let builder = Client::builder().access_token("api-its-own");
    let client = builder.transport(stand_in.transport()).build()?;
    client
        .environments()
        .get_environment("web", "production")
        .await?;
    Ok(())
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let stand_in = StandIn::new();
    let file = BigSegmentImportPost::new(FileUpload::from_path("/nowhere/users.csv"))
        .mode(BigSegmentImportMode::Merge);
    let segments = stand_in.client().segments();
    let request = segments.create_big_segment_import("web", "production", "beta", &file);
    let text = panic_of(|| stand_in.expect(request));
    assert!(
        text.contains("the file /nowhere/users.csv cannot be read"),
        "{text}"
    );
}
