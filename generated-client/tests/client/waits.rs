//! How long is waited, for the server's permission and for answers that do not come.

use crate::{
    builder,
    clock::{Clock, Event},
    faults::get,
    retries::{check_error, check_sent, good, script},
    support::{Answer, Server},
};
use launchdarkly_api::{
    ClientBuilder, ErrorKind, FileUpload, Method, RetryPolicy, teams::TeamMembersUpload,
};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);
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
        let server = script([Answer::with_headers(429, &headers, b"{}"), good()]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).build().unwrap();
        let call = client.environments().get_environment("p", "e").send();
        let response = clock.run(call).await.unwrap();
        assert_eq!(response.attempts(), 2);
        check_sent(&server, 2);
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
            let opens = tokio::time::Instant::now() + 10 * SECOND;
            let headers = headers.clone();
            let server = Server::start(move |_| {
                if tokio::time::Instant::now() < opens {
                    Answer::with_headers(429, &headers, b"{}")
                } else {
                    good()
                }
            })
            .await
            .expect("a loopback socket");
            let mut clock = Clock::stop();
            let client = clock.watch(builder(&server)).build().unwrap();
            let call = client.request(method, "/a").json(&1).send();
            assert_eq!(clock.run(call).await.unwrap().attempts(), 5);
            check_sent(&server, 5);
        }
    }
}

/// By the clock of this machine, if the server does not tell the time by its own.
#[tokio::test(start_paused = true)]
async fn without_a_date_the_reset_is_read_by_the_wall_clock() {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let headers = format!("x-ratelimit-reset: {}\r\n", (now + 40 * SECOND).as_millis());
    let server = script([Answer::with_headers(429, &headers, b""), good()]).await;
    let mut clock = Clock::stop();
    let client = clock.watch(builder(&server)).build().unwrap();
    clock.run(get(&client)).await.unwrap();
    let wait = clock.waits()[0];
    // It took some time to get here, but no half minute.
    assert!((10 * SECOND..=41 * SECOND).contains(&wait), "{wait:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_is_an_error_at_once() {
    let limited = || Answer::with_headers(429, "retry-after: 61\r\n", b"{\"message\": \"slow\"}");
    let server = script([limited()]).await;
    let mut clock = Clock::stop();
    let patient = RetryPolicy::new().max_wait(120 * SECOND);
    let builder = clock.watch(builder(&server)).timeout(90 * SECOND);
    let client = builder.clone().build().unwrap();
    let error = clock.run(get(&client)).await.unwrap_err();
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
    let error = clock.run(get(&client)).await.unwrap_err();
    assert!(error.is_rate_limited());
    assert!(
        error
            .to_string()
            .contains(", 2 attempts; no time left to wait 6"),
        "{error}"
    );
    check_error(&error, 2);
    check_sent(&server, 3);
}

#[tokio::test(start_paused = true)]
async fn a_stall_is_given_up_and_tried_again() {
    let seconds = |n| n * SECOND;
    let trickle = |head: &[u8]| Answer::Trickle(head.to_vec(), seconds(1));
    let head = b"HTTP/1.1 200 -\r\ncontent-length: 1000\r\n\r\n";
    for (fault, method, attempts) in [
        (Answer::Silence, Method::GET, 2),
        (trickle(&head[..20]), Method::GET, 2),
        (trickle(head), Method::GET, 2),
        (Answer::Silence, Method::POST, 1),
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
        assert_eq!((end.status, end.error), (None, Some(ErrorKind::Timeout)));
        assert!(end.elapsed >= seconds(30));
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_of_the_call_ends_an_attempt() {
    let server = script([Answer::Silence]).await;
    let mut clock = Clock::stop();
    let client = clock
        .watch(builder(&server))
        .timeout(45 * SECOND)
        .build()
        .unwrap();
    let error = clock
        .run_stalling(get(&client), &server, 30 * SECOND)
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    assert!(
        error.to_string().contains("the call took longer than 45s"),
        "{error}"
    );
    check_error(&error, 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_with_a_time_of_its_own_has_it_for_one_attempt() {
    let second = |n: u32| n * SECOND;
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
        let server = script([Answer::Silence]).await;
        let mut clock = Clock::stop();
        let client = client(clock.watch(builder(&server))).build().unwrap();
        let mut request = client.environments().get_environment("p", "e");
        request = request.with_retry(RetryPolicy::none());
        if let Some(timeout) = timeout {
            request = request.with_timeout(second(timeout));
        }
        if let Some(attempt) = attempt {
            request = request.with_attempt_timeout(second(attempt));
        }
        let call = request.into_future();
        let error = clock
            .run_stalling(call, &server, second(limit))
            .await
            .unwrap_err();
        let expected = format!("{what} took longer than {limit}s");
        assert!(error.to_string().contains(&expected), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_upload_has_the_time_of_its_call() {
    let server = script([Answer::Silence]).await;
    let mut clock = Clock::stop();
    let client = clock.watch(builder(&server)).build().unwrap();
    let members = TeamMembersUpload::new(FileUpload::from_bytes("members.csv", "a@example.com"));
    let call = client
        .teams()
        .post_team_members("t", &members)
        .into_future();
    let error = clock
        .run_stalling(call, &server, 60 * SECOND)
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("the call took longer than 60s"),
        "{error}"
    );
    check_error(&error, 1);
}
