//! Retries: which requests are sent again, when, and with which result.

use crate::{
    ENVIRONMENT, JSON,
    clock::Clock,
    faults::{expect_get, get},
    secrets::check,
};
use launchdarkly_api::{
    Error, ErrorKind, Method, RetryPolicy, StatusCode,
    contexts::ContextSearch,
    testing::{self, Fault, StandIn},
};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

/// Every request is the same as the first one, each header once. The stand-in does not show the token.
pub fn check_received(stand_in: &StandIn, attempts: usize) {
    let received = stand_in.received();
    assert_eq!(received.len(), attempts);
    for request in &received {
        assert_eq!(format!("{request:?}"), format!("{:?}", received[0]));
        assert_eq!(request.headers(), received[0].headers());
        assert_eq!(request.headers().len(), request.headers().keys_len());
        assert_eq!(request.headers()["ld-api-version"], "20240415");
    }
}

pub fn check_error(error: &Error, attempts: u32) {
    assert_eq!(error.attempts(), attempts, "{error}");
    check(&format!("{error} {error:?} {error:#?}"));
}

#[tokio::test(start_paused = true)]
async fn policies_bound_the_attempts() {
    for (policy, own, attempts) in [
        (RetryPolicy::new(), None, 4),
        (RetryPolicy::new(), Some(RetryPolicy::none()), 1),
        (RetryPolicy::none(), Some(RetryPolicy::new()), 4),
        (RetryPolicy::new().max_attempts(2), None, 2),
        (RetryPolicy::new().max_attempts(0), None, 1),
    ] {
        let (stand_in, clock) = (StandIn::new(), Clock::jump());
        let answer = expect_get(&stand_in).failing(503, "", "");
        answer.times(attempts as usize);
        let builder = clock.watch(stand_in.client_builder());
        let client = builder.retry(policy).build().unwrap();
        let request = client.environments().get_environment("p", "e");
        let request = match own {
            Some(own) => request.with_retry(own),
            None => request,
        };
        let error = request.await.unwrap_err();
        assert!(error.is_server_error());
        check_error(&error, attempts);
        check_received(&stand_in, attempts as usize);
        for (index, wait) in clock.waits().iter().enumerate() {
            assert!(*wait <= SECOND / 2 * (1 << index), "{index}: {wait:?}");
        }
    }
}

/// A method, and how often it is sent, if it is one that may be repeated and if it is not.
pub fn methods([safe, other]: [u32; 2]) -> [(Method, u32); 5] {
    [
        (Method::GET, safe),
        (Method::PUT, safe),
        (Method::DELETE, safe),
        (Method::POST, other),
        (Method::PATCH, other),
    ]
}

#[tokio::test(start_paused = true)]
async fn methods_differ() {
    for (status, expected) in [
        (429, [5, 5]),
        (502, [4, 1]),
        (503, [4, 1]),
        (504, [4, 1]),
        (500, [1, 1]),
        (409, [1, 1]),
        (408, [1, 1]),
    ] {
        for (method, attempts) in methods(expected) {
            let stand_in = StandIn::new();
            let request = stand_in.client().request(method, "/a").json(&1);
            let answer = stand_in.expect(request.clone()).failing(status, "", "");
            answer.times(attempts as usize);
            check_error(&request.await.unwrap_err(), attempts);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_get_better_is_not_tried_again() {
    for (content_type, body) in [
        ("text/html", b"<html>".as_slice()),
        ("text/plain", b"e"),
        (JSON, b"{\"key\": \"\xff\"}"),
        (JSON, b""),
        (JSON, &ENVIRONMENT.as_bytes()[..200]),
    ] {
        let stand_in = StandIn::new();
        expect_get(&stand_in).returning_body(content_type, body);
        let error = get(&stand_in.client()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        check_error(&error, 1);
        check_received(&stand_in, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_only_early_is_asked_for_again_where_that_is_wanted() {
    let patient = RetryPolicy::new().also_on(StatusCode::NOT_FOUND);
    for own in [None, Some(patient)] {
        let stand_in = StandIn::new();
        expect_get(&stand_in)
            .failing(404, "not_found", "")
            .then_failing(404, "not_found", "")
            .returning_body(JSON, ENVIRONMENT);
        let builder = stand_in.client_builder();
        let client = match own {
            Some(_) => builder.build(),
            None => builder.retry(patient).build(),
        };
        let client = client.unwrap();
        let mut request = client.environments().get_environment("p", "e");
        if let Some(own) = own {
            request = request.with_retry(own);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.attempts(), 3);
        check_received(&stand_in, 3);
    }
}

#[tokio::test(start_paused = true)]
async fn a_conflict_of_versions_is_not_a_key_that_is_taken() {
    let policy = RetryPolicy::new().retry_conflicts();
    for (code, sent) in [("optimistic_locking_error", 2), ("key_exists", 1), ("", 1)] {
        let stand_in = StandIn::new();
        let client = stand_in.client_builder().retry(policy).build().unwrap();
        let patch = client.request(Method::PATCH, "/a").json(&1);
        let answer = stand_in.expect(patch.clone()).failing(409, code, "");
        if sent == 2 {
            answer.then_returning_json(1);
        }
        assert_eq!(patch.await.is_ok(), sent == 2, "{code}");
        check_received(&stand_in, sent);
    }
}

#[tokio::test(start_paused = true)]
async fn a_raw_request_may_be_said_to_be_repeatable() {
    for fault in [Fault::Html, Fault::GoneAway] {
        let stand_in = StandIn::new();
        let request = stand_in.client().request(Method::POST, "/search").json(&1);
        let answer = stand_in.expect(request.clone()).failing_by(fault);
        answer.then_returning_json(1);
        request.with_idempotent().await.unwrap();
        check_received(&stand_in, 2);
    }
    let stand_in = StandIn::new();
    let request = stand_in.client().request(Method::POST, "/search").json(&1);
    stand_in.expect(request.clone()).failing(500, "", "");
    check_error(&request.with_idempotent().await.unwrap_err(), 1);
}

/// Searches, evaluations and the like change nothing, whatever their method.
#[tokio::test(start_paused = true)]
async fn operations_that_only_read_are_repeated() {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let (contexts, segments) = (client.contexts(), client.segments());
    let user = [("kind", "user"), ("key", "a")];
    let search = contexts.search_contexts("p", "e", &ContextSearch::new());
    let evaluate = contexts.evaluate_context_instance("p", "e", user);
    let membership = segments.get_context_instance_segments_membership_by_env("p", "e", user);
    let entries = client.audit_log().post_audit_log_entries();
    stand_in
        .expect(search.clone())
        .failing_by(Fault::Html)
        .then_failing(404, "", "");
    stand_in
        .expect(evaluate.clone())
        .failing_by(Fault::Html)
        .then_failing(404, "", "");
    stand_in
        .expect(membership.clone())
        .failing_by(Fault::Html)
        .then_failing(404, "", "");
    stand_in
        .expect(entries.clone())
        .failing_by(Fault::Html)
        .then_failing(404, "", "");
    for error in [
        search.await.err(),
        evaluate.await.err(),
        membership.await.err(),
        entries.await.err(),
    ] {
        let error = error.unwrap();
        assert!(error.is_not_found(), "{error}");
        check_error(&error, 2);
    }
    let received = stand_in.received();
    assert!(received.iter().all(|request| request.method() == "POST"));
}

/// Whether something was done is what counts before it is done once more.
#[tokio::test(start_paused = true)]
async fn an_error_says_whether_something_may_have_been_done() {
    for (first, last, may_be) in [
        (None, Fault::GoneAway, true),
        (None, Fault::TimedOut, true),
        (None, Fault::Silence, true),
        (None, Fault::BrokenOff, true),
        (None, Fault::HtmlInPlace, true),
        (None, Fault::Unavailable, true),
        (None, Fault::RetryAfter(Duration::from_secs(120)), false),
        (Some(Fault::NotConnected), Fault::NotConnected, false),
        (Some(Fault::NotConnected), Fault::GoneAway, true),
    ] {
        let stand_in = StandIn::new();
        let retry = RetryPolicy::new().max_attempts(2);
        let client = stand_in.client_builder().retry(retry).build().unwrap();
        let reset = client.environments().reset_environment_sdk_key("p", "e");
        for fault in first.into_iter().chain([last]) {
            stand_in.expect(reset.clone()).failing_by(fault);
        }
        let error = reset.await.unwrap_err();
        assert_eq!(error.may_have_taken_effect(), may_be, "{error}");
    }
    let refused = testing::error(409, "conflict", "no");
    let invalid = testing::request_error("no");
    assert!(!refused.may_have_taken_effect() && !invalid.may_have_taken_effect());
}

/// The first attempt may have arrived, whatever became of the last one.
#[tokio::test(start_paused = true)]
async fn doubt_stays_over_all_attempts() {
    let stand_in = StandIn::new();
    let retry = RetryPolicy::new().max_attempts(2);
    let client = stand_in.client_builder().retry(retry).build().unwrap();
    let delete = client.environments().delete_environment("p", "e");
    let expected = expect_get(&stand_in).failing_by(Fault::GoneAway);
    expected.then_failing_by(Fault::NotConnected);
    let deleted = stand_in.expect(delete.clone());
    let deleted = deleted.failing_by(Fault::GoneAway);
    deleted.then_failing(404, "not_found", "No such environment");

    let error = get(&client).await.unwrap_err();
    assert!(
        !error.may_have_taken_effect(),
        "a GET has no effect: {error}"
    );
    let error = delete.await.unwrap_err();
    assert!(
        error.is_not_found() && error.may_have_taken_effect(),
        "{error}"
    );
}
