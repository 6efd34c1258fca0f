//! Faults, and how an ordinary client handles them. Time is paused, so that waiting takes none.

use std::time::Duration;

use launchdarkly_api::{
    Error, ErrorKind, RetryPolicy,
    environments::Environment,
    testing::{self, Fault, StandIn},
};
use tokio::time::Instant;

/// What becomes of one attempt.
async fn once(fault: Fault) -> Error {
    let stand_in = StandIn::new();
    let client = stand_in.client_builder().retry(RetryPolicy::none()).build();
    let request = client
        .expect("a client")
        .environments()
        .get_environment("web", "production");
    stand_in.expect(request.clone()).failing_by(fault);
    request.await.expect_err("a fault")
}

#[tokio::test(start_paused = true)]
async fn each_fault_is_an_error_of_its_kind() {
    let second = Duration::from_secs(1);
    for (fault, kind, status) in [
        (Fault::RouteLimited(second), ErrorKind::Api, Some(429)),
        (Fault::Limited, ErrorKind::Api, Some(429)),
        (Fault::NotConnected, ErrorKind::Transport, None),
        (Fault::GoneAway, ErrorKind::Transport, None),
        (Fault::TimedOut, ErrorKind::Timeout, None),
        (Fault::Silence, ErrorKind::Timeout, None),
        (Fault::BrokenOff, ErrorKind::Transport, Some(200)),
        (Fault::Html, ErrorKind::Api, Some(502)),
        (Fault::HtmlInPlace, ErrorKind::Decode, Some(200)),
        (Fault::Unavailable, ErrorKind::Api, Some(503)),
    ] {
        let error = once(fault.clone()).await;
        let got = (error.kind(), error.status().map(|status| status.as_u16()));
        assert_eq!(got, (kind, status), "{fault:?}: {error}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_limit_says_for_how_long() {
    let (second, asked) = (Duration::from_secs(1), Duration::from_millis(8_001));
    for fault in [
        Fault::RouteLimited(asked),
        Fault::AccountLimited(asked),
        Fault::TokenLimited(asked),
        Fault::RetryAfter(asked),
        Fault::RetryAfterDate(asked),
    ] {
        let begin = std::time::Instant::now();
        let error = once(fault.clone()).await;
        // The rest of the time, when the answer has come.
        let wait = error.retry_after().unwrap_or_default() + begin.elapsed();
        assert!(
            (asked..=asked + 2 * second).contains(&wait),
            "{fault:?}: {wait:?}"
        );
    }
    // Nobody waits that long, and no date says it.
    for limited in [
        Fault::RouteLimited as fn(Duration) -> Fault,
        Fault::AccountLimited,
        Fault::TokenLimited,
        Fault::RetryAfter,
        Fault::RetryAfterDate,
    ] {
        assert!(once(limited(Duration::MAX)).await.is_rate_limited());
    }
    for fault in [Fault::Limited, Fault::LimitedUntilPast] {
        assert_eq!(once(fault.clone()).await.retry_after(), None, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_ordinary_client_gets_over_them() -> Result<(), Error> {
    let begin = Instant::now();
    let stand_in = StandIn::new();
    let request = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in
        .expect(request.clone())
        .failing_by(Fault::RouteLimited(Duration::from_secs(8)))
        .then_failing_by(Fault::GoneAway)
        .then_failing_by(Fault::BrokenOff)
        .then_returning(Environment::example());
    let response = request.send().await?;
    assert_eq!(response.attempts(), 4);
    assert!(
        begin.elapsed() > Duration::from_secs(7),
        "it waited, on paused time"
    );
    Ok(())
}

/// A transport that is ready at once would never let a time limit see its turn.
#[tokio::test]
async fn other_tasks_have_their_turn() {
    let stand_in = StandIn::new();
    let request = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in.expect(request.clone()).at_least(0);
    let endless = async {
        loop {
            request.clone().await.expect("the documented example");
        }
    };
    let outcome: Result<(), _> = tokio::time::timeout(Duration::from_millis(20), endless).await;
    assert!(outcome.is_err());
}

#[test]
fn errors_are_made_without_a_client() {
    let error = testing::error(409, "optimistic_locking_error", "Try again");
    assert!(error.is_version_conflict());
    assert_eq!(error.message(), Some("Try again"));
    let limited = testing::rate_limit_error(Duration::from_millis(7_001));
    assert!(limited.is_rate_limited());
    assert_eq!(limited.retry_after(), Some(Duration::from_secs(8)));
    for (error, kind) in [
        (testing::timeout_error(), ErrorKind::Timeout),
        (testing::transport_error(), ErrorKind::Transport),
        (testing::decode_error("items[3].name"), ErrorKind::Decode),
        (
            testing::request_error("the path is empty"),
            ErrorKind::Request,
        ),
        (
            testing::config_error("base URL", "no address"),
            ErrorKind::Config,
        ),
    ] {
        assert_eq!(error.kind(), kind, "{error}");
    }
}
