//! How long is waited, for the server's permission and for answers that do not come.
//!
//! Answers that come in drops need sockets.

use crate::{
    ENVIRONMENT, JSON,
    broken::{check_sent, good, script},
    builder,
    clock::{Clock, Event},
    faults::{expect_get, get, with_headers},
    retries::{check_error, check_received},
    support::Answer,
};
use launchdarkly_api::{
    ClientBuilder, ErrorKind, FileUpload, Method, RetryPolicy, StatusCode,
    teams::TeamMembersUpload,
    testing::{Fault, StandIn},
};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

/// Which is 1795248000 in seconds since 1970.
const DATE: &str = "date: Sat, 21 Nov 2026 08:00:00 GMT\r\n";

#[tokio::test(start_paused = true)]
async fn a_rate_limit_is_waited_for() {
    let reset = |offset: i64| {
        let millis = 1_795_248_000_000_i64 + offset;
        format!("{DATE}x-ratelimit-route-remaining: 0\r\nx-ratelimit-reset: {millis}\r\n")
    };
    for (headers, least) in [
        ("retry-after: 7\r\n".to_owned(), 7000),
        ("retry-after: 0\r\n".to_owned(), 1000),
        (
            format!("{DATE}retry-after: Sat, 21 Nov 2026 08:00:05 GMT\r\n"),
            5000,
        ),
        (
            format!("{DATE}retry-after: Sat, 21 Nov 2026 07:00:00 GMT\r\n"),
            1000,
        ),
        (reset(2500), 2500),
        (reset(2500) + "retry-after: 3\r\n", 3000),
        // In seconds, as it has been seen.
        (format!("{DATE}x-ratelimit-reset: 1795248004\r\n"), 4000),
        // Nothing usable: the first part of a window.
        (reset(-2500), 1000),
        (reset(100_000_000_000), 1000),
        (
            "x-ratelimit-reset: soon\r\nretry-after: soon\r\n".to_owned(),
            1000,
        ),
        (String::new(), 1000),
    ] {
        let (stand_in, clock) = (StandIn::new(), Clock::jump());
        let limited = expect_get(&stand_in).returning_body(JSON, "{}");
        with_headers(limited.with_status(429), &headers).returning_body(JSON, ENVIRONMENT);
        let client = clock.watch(stand_in.client_builder()).build().unwrap();
        let call = client.environments().get_environment("p", "e").send();
        let response = call.await.unwrap();
        assert_eq!(response.attempts(), 2);
        check_received(&stand_in, 2);
        let (least, waits, begins) = (
            Duration::from_millis(least),
            clock.waits(),
            clock.attempts(),
        );
        assert_eq!(waits.len(), 1);
        assert!(
            least <= waits[0] && waits[0] <= least + SECOND / 2,
            "{headers}: {waits:?}"
        );
        assert!(begins[1] - begins[0] >= waits[0], "{begins:?}");
    }
}

/// Flagsmith/flagsmith#5536: the reset lies in the past, is missing, or in seconds.
#[tokio::test(start_paused = true)]
async fn the_attempts_outlast_a_window() {
    for headers in [
        String::new(),
        format!("{DATE}x-ratelimit-reset: 1795247999000\r\n"),
        "x-ratelimit-reset: 1749034000\r\n".to_owned(),
        "retry-after: 0\r\n".to_owned(),
    ] {
        for method in [Method::GET, Method::POST] {
            let (stand_in, clock) = (StandIn::new(), Clock::jump());
            let client = clock.watch(stand_in.client_builder()).build().unwrap();
            let request = client.request(method, "/a").json(&1);
            let limited = stand_in.expect(request.clone()).failing(429, "", "");
            with_headers(limited, &headers).times(5);
            let closes = Instant::now() + 10 * SECOND;
            let error = request.await.unwrap_err();
            assert!(error.is_rate_limited(), "{error}");
            check_received(&stand_in, 5);
            let attempts = clock.attempts();
            assert!(
                attempts[3] < closes && closes <= attempts[4],
                "{attempts:?}"
            );
        }
    }
}

/// By the clock of this machine, if the server does not tell the time by its own.
#[tokio::test(start_paused = true)]
async fn without_a_date_the_reset_is_read_by_the_wall_clock() {
    let (stand_in, clock) = (StandIn::new(), Clock::jump());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let reset = (now + 40 * SECOND).as_millis().to_string();
    let limited = expect_get(&stand_in).failing(429, "", "");
    let limited = limited.with_header("x-ratelimit-reset", &reset);
    limited.returning_body(JSON, ENVIRONMENT);
    let client = clock.watch(stand_in.client_builder()).build().unwrap();
    get(&client).await.unwrap();
    let wait = clock.waits()[0];
    // It took some time to get here, but no half minute.
    assert!((10 * SECOND..=41 * SECOND).contains(&wait), "{wait:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_is_an_error_at_once() {
    let stand_in = StandIn::new();
    let limited = expect_get(&stand_in).returning_body(JSON, r#"{"message": "slow"}"#);
    let limited = limited.with_status(429).with_header("retry-after", "61");
    limited.times(3);
    let patient = RetryPolicy::new().max_wait(120 * SECOND);
    let builder = stand_in.client_builder().timeout(90 * SECOND);
    let client = builder.clone().build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(61 * SECOND));
    assert_eq!(error.rate_limit().unwrap().retry_after, Some(61 * SECOND));
    assert_eq!(
        error.to_string(),
        "getEnvironment: 429 Too Many Requests: slow (GET /api/v2/projects/p/environments/e; more than 60s to wait)"
    );
    check_error(&error, 1);

    // With more patience it waits once; the next wait would not fit in the call's time.
    let client = builder.retry(patient).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(error.is_rate_limited());
    assert!(
        error
            .to_string()
            .contains(", 2 attempts; no time left to wait 6"),
        "{error}"
    );
    check_error(&error, 2);
    check_received(&stand_in, 3);
}

#[tokio::test(start_paused = true)]
async fn a_stall_is_given_up_and_tried_again() {
    let seconds = |n| n * SECOND;
    let trickle = |head: &[u8]| Answer::Trickle(head.to_vec(), seconds(1));
    let head = b"HTTP/1.1 200 -\r\ncontent-length: 1000\r\n\r\n";
    for (fault, method, attempts, status) in [
        (Answer::Silence, Method::GET, 2, None),
        (trickle(&head[..20]), Method::GET, 2, None),
        (trickle(head), Method::GET, 2, Some(StatusCode::OK)),
        (Answer::Silence, Method::POST, 1, None),
    ] {
        let server = script([fault, good()]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).build().unwrap();
        let call = client.request(method, "/a").json(&1).send();
        match clock.run_stalling(call, &server, seconds(30)).await {
            Ok(response) => assert_eq!(response.attempts(), attempts),
            Err(error) => {
                assert!(error.is_timeout());
                assert!(
                    error
                        .to_string()
                        .contains("the attempt took longer than 30s"),
                    "{error}"
                );
                check_error(&error, attempts);
            }
        }
        check_sent(&server, attempts as usize);
        let events = clock.events();
        let Event::End(1, end) = &events[1] else {
            panic!("{events:?}")
        };
        assert_eq!((end.status, end.error), (status, Some(ErrorKind::Timeout)));
        assert!(end.elapsed >= seconds(30));
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_of_the_call_ends_an_attempt() {
    let stand_in = StandIn::new();
    expect_get(&stand_in).failing_by(Fault::Silence).times(2);
    let client = stand_in.client_builder().timeout(45 * SECOND);
    let begin = Instant::now();
    let error = get(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(begin.elapsed().as_secs(), 45);
    assert!(error.is_timeout());
    assert!(
        error.to_string().contains("the call took longer than 45s"),
        "{error}"
    );
    check_error(&error, 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_with_a_time_of_its_own_has_it_for_one_attempt() {
    let second = Duration::from_secs;
    let set = |builder: ClientBuilder| builder.attempt_timeout(5 * SECOND);
    let unset = |builder: ClientBuilder| builder;
    for (client, timeout, attempt, limit, what) in [
        (
            unset as fn(ClientBuilder) -> ClientBuilder,
            Some(600),
            None,
            600,
            "the call",
        ),
        (unset, Some(600), Some(45), 45, "the attempt"),
        (unset, None, Some(45), 45, "the attempt"),
        (unset, None, None, 30, "the attempt"),
        (set, Some(600), None, 5, "the attempt"),
        (set, Some(600), Some(45), 45, "the attempt"),
    ] {
        let stand_in = StandIn::new();
        expect_get(&stand_in).failing_by(Fault::Silence);
        let client = client(stand_in.client_builder()).build().unwrap();
        let mut request = client.environments().get_environment("p", "e");
        request = request.with_retry(RetryPolicy::none());
        if let Some(timeout) = timeout {
            request = request.with_timeout(second(timeout));
        }
        if let Some(attempt) = attempt {
            request = request.with_attempt_timeout(second(attempt));
        }
        let begin = Instant::now();
        let error = request.await.unwrap_err();
        assert_eq!(begin.elapsed().as_secs(), limit);
        let expected = format!("{what} took longer than {limit}s");
        assert!(error.to_string().contains(&expected), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_upload_has_the_time_of_its_call() {
    let stand_in = StandIn::new();
    let members = TeamMembersUpload::new(FileUpload::from_bytes("members.csv", "a@example.com"));
    let upload = stand_in.client().teams().post_team_members("t", &members);
    stand_in.expect(upload.clone()).failing_by(Fault::Silence);
    let begin = Instant::now();
    let error = upload.await.unwrap_err();
    assert_eq!(begin.elapsed().as_secs(), 60);
    assert!(
        error.to_string().contains("the call took longer than 60s"),
        "{error}"
    );
    check_error(&error, 1);
}
