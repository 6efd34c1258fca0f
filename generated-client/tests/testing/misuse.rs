//! Bad use is told at once, with the way out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use launchdarkly_api::{
    FileUpload,
    audit_log::AuditLogEntrySummary,
    environments::Environment,
    feature_flags::FeatureFlag,
    release_pipelines::ReleasePipeline,
    segments::{BigSegmentImportMode, BigSegmentImportPost},
    testing::{self, Example, Fault, StandIn},
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
    let expected = || stand_in.expect(get.clone()).at_least(0);
    let none = panic_of(|| expected().with_status(201));
    assert!(none.contains("say `.returning(…)` first"), "{none}");
    let fault = panic_of(|| expected().failing_by(Fault::GoneAway).with_header("a", "b"));
    assert!(fault.contains("a fault has nothing to change"), "{fault}");
    let field = panic_of(|| {
        expected()
            .returning(Environment::example())
            .without_field("nme")
    });
    assert_eq!(
        field,
        "the answer has no property `nme` on the wire; did you mean `name`?"
    );
    let list = panic_of(|| expected().returning_json([1]).without_field("name"));
    assert!(list.contains("no object"), "{list}");
    let text = || expected().returning_body("text/plain", "{");
    let text = panic_of(|| text().with_unknown_fields());
    assert_eq!(text, "the body of this answer is not JSON");
    let kind = panic_of(|| expected().returning_body("a\nb", ""));
    assert_eq!(kind, "`content-type: a\nb` is no header");
    let status = panic_of(|| expected().failing(7, "code", "message"));
    assert!(status.contains("7 is no status"), "{status}");
}

#[test]
fn a_success_is_no_error() {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    let words = "200 OK is no error: an app is told one from 300 on";
    let text = panic_of(|| stand_in.expect(get).at_least(0).failing(200, "ok", "Fine"));
    assert_eq!(text, words);
    assert_eq!(panic_of(|| testing::error(200, "ok", "Fine")), words);
}

#[test]
fn answers_that_are_never_given_are_told() {
    let stand_in = StandIn::new();
    let environments = stand_in.client().environments();
    let get = || stand_in.expect(environments.get_environment("web", "production"));
    let list = || stand_in.expect(environments.get_environments_by_project("web"));
    let one = Environment::example;
    let two = || get().returning(one()).then_returning(one());
    let pages = || [[one()], [one()]];
    for (text, says) in [
        (
            panic_of(|| two().times(1)),
            "is expected once, and has 2 answers",
        ),
        (
            panic_of(|| get().times(1).returning(one()).then_returning(one())),
            "is expected once, and has 2 answers",
        ),
        (
            panic_of(|| get().times(0).returning(one())),
            "is expected never, and has an answer",
        ),
        (
            panic_of(|| list().times(0).returning_pages(pages())),
            "is expected never, and has an answer",
        ),
    ] {
        assert!(text.contains(says), "{text}");
    }
    panic_of(|| drop(stand_in));
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
            .at_least(0)
            .returning_pages(pages())
    });
    assert!(text.contains("set `.limit(1)`"), "{text}");
    stand_in
        .expect(list.limit(1))
        .at_least(0)
        .returning_pages(pages());
    let log = stand_in.client().audit_log().get_audit_log_entries();
    let entries = || vec![AuditLogEntrySummary::blank()];
    let text = panic_of(|| {
        stand_in
            .expect(log)
            .at_least(0)
            .returning_pages([entries(), entries()])
    });
    assert!(
        text.contains("page 1 leads nowhere: its items need an id and a time"),
        "{text}"
    );
}

/// A client would end at it.
#[test]
fn an_empty_page_in_the_middle_is_told() {
    let stand_in = StandIn::new();
    let list = stand_in
        .client()
        .environments()
        .get_environments_by_project("web");
    let page = || vec![Environment::example()];
    let expected = stand_in.expect(list).at_least(0);
    let text = panic_of(|| expected.returning_pages([page(), vec![], page()]));
    assert!(text.starts_with("page 2 is empty"), "{text}");
}

#[test]
fn an_example_that_a_type_lacks_is_told() {
    let text = panic_of(|| FeatureFlag::example_named("Flag"));
    assert!(
        text.starts_with("`FeatureFlag` has no example `Flag`; "),
        "{text}"
    );
    let text = panic_of(|| Environment::example_named("EnvironmentWithoutApproval"));
    assert_eq!(
        text,
        "`Environment` has no example `EnvironmentWithoutApproval`; did you mean `EnvironmentWithoutApprovals`?"
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
        text.contains("while a request waits for its answer"),
        "{text}"
    );
    waiting.abort();
    let error = get.await.expect_err("nobody answers any more");
    assert!(
        error.to_string().contains("the stand-in was dropped"),
        "{error}"
    );
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
