//! Many calls at once: connections, bounds, pacing and cancelling.
//!
//! Connections, their end, cookies and real threads need sockets.

use crate::{
    ENVIRONMENT, JSON, builder,
    clock::Clock,
    faults::{expect_get, get, with_headers},
    support::{Answer, Server},
};
use launchdarkly_api::{
    Attempt, AttemptEnd, Hooks, Method, RetryPolicy,
    testing::{Expectation, Fault, StandIn},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{task::JoinSet, time::Instant};

async fn script(answers: impl IntoIterator<Item = Answer>) -> Server {
    Server::script(answers).await.expect("a loopback socket")
}

fn good() -> Answer {
    Answer::json(200, ENVIRONMENT).keeping_alive()
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let server = script([good(), Answer::json(404, "{}").keeping_alive(), good()]).await;
    let client = builder(&server).build().unwrap();
    for _ in 0..20 {
        let _ = get(&client.clone()).await;
    }
    assert_eq!((server.received().len(), server.connections()), (20, 1));
}

#[tokio::test]
async fn cookies_are_not_kept() {
    let cookie = Answer::with_headers(200, "set-cookie: a=b\r\n", ENVIRONMENT.as_bytes());
    let server = script([cookie.keeping_alive()]).await;
    let client = builder(&server).build().unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert!(server.received()[1].header("cookie").is_empty());
}

#[tokio::test]
async fn a_dropped_future_cancels_its_request() {
    let server = script([Answer::Silence]).await;
    let client = builder(&server).build().unwrap();
    let call = tokio::spawn(async move { get(&client).await });
    let mut stalled = server.stalled();
    stalled.wait_for(|count| *count == 1).await.unwrap();
    assert_eq!(server.open(), 1);
    call.abort();
    server.abandoned(1).await;
    assert!(call.await.unwrap_err().is_cancelled());
}

/// Counts attempts under way.
#[derive(Default)]
struct Gauge {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Hooks for Gauge {
    fn before_attempt(&self, _: &Attempt<'_>) {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
    }

    fn after_attempt(&self, _: &Attempt<'_>, _: &AttemptEnd) {
        self.now.fetch_sub(1, Ordering::SeqCst);
    }
}

/// On several threads, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tasks_share_a_client_within_its_bound() {
    let server = script([good()]).await;
    for (bound, most) in [
        (None, 64),
        (Some(3), 3),
        (Some(1), 1),
        (Some(usize::MAX), 64),
    ] {
        let gauge = Arc::new(Gauge::default());
        let builder = builder(&server).hooks(Arc::clone(&gauge));
        let builder = match bound {
            Some(bound) => builder.max_concurrent_requests(bound),
            None => builder,
        };
        let client = builder.build().unwrap();
        let mut calls = JoinSet::new();
        for _ in 0..64 {
            let client = client.clone();
            calls.spawn(async move { get(&client).await });
        }
        while let Some(outcome) = calls.join_next().await {
            outcome.unwrap().unwrap();
        }
        assert!(gauge.most.load(Ordering::SeqCst) <= most);
        assert_eq!(gauge.now.load(Ordering::SeqCst), 0);
        assert_eq!(server.received().len(), 64);
        server.forget();
    }
}

/// With one place in all, a call that waits to be repeated lets another one pass.
#[tokio::test(start_paused = true)]
async fn a_place_is_free_while_a_call_waits() {
    let (stand_in, clock) = (StandIn::new(), Clock::jump());
    let builder = clock.watch(stand_in.client_builder());
    let client = builder.max_concurrent_requests(1).build().unwrap();
    let slow = client.request(Method::GET, "/slow");
    let quick = client.request(Method::GET, "/quick");
    let limited = Fault::RetryAfter(Duration::from_secs(50));
    let limited = stand_in.expect(slow.clone()).failing_by(limited);
    limited.then_returning_json(1);
    stand_in.expect(quick.clone()).returning_json(1);
    let begin = Instant::now();
    let slow = tokio::spawn(slow.send());
    while clock.waits().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(quick.await.unwrap().attempts(), 1);
    assert_eq!(Instant::now(), begin);
    assert_eq!(slow.await.unwrap().unwrap().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_queue_counts_against_the_time_of_the_call() {
    let stand_in = StandIn::new();
    let builder = stand_in.client_builder().max_concurrent_requests(1);
    let client = builder.attempt_timeout(Duration::MAX).build().unwrap();
    let first = client.request(Method::GET, "/a");
    stand_in.expect(first.clone()).failing_by(Fault::Silence);
    let first = tokio::spawn(first.with_timeout(Duration::MAX).send());
    stand_in.all_came().await;
    let begin = Instant::now();
    let error = client.request(Method::GET, "/b").await.unwrap_err();
    assert_eq!(begin.elapsed().as_secs(), 60);
    assert!(error.is_timeout() && error.attempts() == 0, "{error}");
    assert_eq!(stand_in.received().len(), 1);
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
}

const DATE: &str = "date: Sat, 21 Nov 2026 08:00:00 GMT\r\n";

/// Answers as to the last request of a window, which ends four seconds later.
fn last_one<R>(answer: Expectation<R>) -> Expectation<R> {
    let headers = "x-ratelimit-route-remaining: 0\r\nx-ratelimit-reset: 1795248004000\r\n";
    with_headers(answer, &format!("{DATE}{headers}"))
}

#[tokio::test(start_paused = true)]
async fn pacing_waits_for_the_route_to_open() {
    for (paced, least) in [(false, 0), (true, 4)] {
        let (stand_in, clock) = (StandIn::new(), Clock::jump());
        let builder = clock.watch(stand_in.client_builder());
        let builder = if paced {
            builder.pace_requests()
        } else {
            builder
        };
        let client = builder.timeout(Duration::MAX).build().unwrap();
        let other = client.request(Method::GET, "/other");
        let same = client.environments().get_environment("other", "e");
        last_one(expect_get(&stand_in).returning_body(JSON, ENVIRONMENT));
        stand_in.expect(other.clone()).returning_json(1);
        stand_in.expect(same.clone());
        let begin = Instant::now();
        get(&client).await.unwrap();
        // Another route, and another method of this one's path, are open.
        other.await.unwrap();
        same.await.unwrap();
        let attempts = clock.attempts();
        let waited = attempts[2] - begin;
        let seconds = Duration::from_secs;
        assert!(attempts[1] == begin, "{attempts:?}");
        assert!(seconds(least) <= waited, "{paced}: {waited:?}");
        assert!(
            waited <= seconds(least) + Duration::from_millis(600),
            "{waited:?}"
        );
    }
}

/// How long the next request to another route waits after a response of that status, with those headers; and that to the
/// same one.
async fn waits_after(status: u16, headers: &str) -> [u64; 2] {
    let mut waits = [0; 2];
    for (wait, path) in waits.iter_mut().zip(["/other", "/same"]) {
        let (stand_in, clock) = (StandIn::new(), Clock::jump());
        let builder = clock.watch(stand_in.client_builder()).pace_requests();
        let builder = builder.retry(RetryPolicy::none());
        let client = builder.timeout(Duration::MAX).build().unwrap();
        let first = client.request(Method::GET, "/same");
        let answer = stand_in.expect(first.clone()).returning_json(1);
        with_headers(answer.with_status(status), &format!("{DATE}{headers}"));
        let next = client.request(Method::GET, path);
        stand_in.expect(next.clone()).returning_json(1);
        // A 429 is an error here.
        assert_eq!(first.await.is_ok(), status == 200);
        next.await.unwrap();
        let attempts = clock.attempts();
        *wait = (attempts[1] - attempts[0]).as_secs();
    }
    waits
}

#[tokio::test(start_paused = true)]
async fn pacing_heeds_account_and_token() {
    let reset = "x-ratelimit-reset: 1795248004000\r\n";
    let token_reset = "x-ratelimit-auth-token-reset: 1795248007000\r\n";
    let (route, global, token) = (
        "x-ratelimit-route-remaining: 0\r\n",
        "x-ratelimit-global-remaining: 0\r\n",
        "x-ratelimit-auth-token-remaining: 0\r\n",
    );
    for (status, headers, expected) in [
        (200, [route, reset, ""], [0, 4]),
        (200, [global, reset, ""], [4, 4]),
        (200, [token, reset, token_reset], [7, 7]),
        (429, [route, reset, ""], [0, 4]),
        // It does not say what is used up.
        (429, ["retry-after: 3\r\n", "", ""], [3, 3]),
    ] {
        assert_eq!(
            waits_after(status, &headers.concat()).await,
            expected,
            "{status} {headers:?}"
        );
    }
}

/// A wait that nobody heeds does not hide one that can be waited for.
#[tokio::test(start_paused = true)]
async fn pacing_forgets_what_is_too_long() {
    let (stand_in, clock) = (StandIn::new(), Clock::jump());
    let builder = clock.watch(stand_in.client_builder()).pace_requests();
    let client = builder.retry(RetryPolicy::none()).build().unwrap();
    let request = client.request(Method::GET, "/same");
    for (status, headers) in [
        (429, "retry-after: 100000"),
        (429, "retry-after: 2"),
        (200, ""),
    ] {
        let answer = stand_in.expect(request.clone()).returning_json(1);
        with_headers(answer.with_status(status), headers);
        assert_eq!(request.clone().await.is_ok(), status == 200);
    }
    let attempts = clock.attempts();
    let waits = [attempts[1] - attempts[0], attempts[2] - attempts[1]];
    assert_eq!(waits.map(|wait| wait.as_secs()), [0, 2]);
}

/// The call that is told of the wait may be one that does not wait itself.
#[tokio::test(start_paused = true)]
async fn pacing_learns_from_calls_that_do_not_wait() {
    let (stand_in, clock) = (StandIn::new(), Clock::jump());
    let builder = clock.watch(stand_in.client_builder()).pace_requests();
    let client = builder.build().unwrap();
    let request = client.request(Method::GET, "/same");
    let answer = stand_in.expect(request.clone()).returning_json(1);
    with_headers(answer.with_status(429), "retry-after: 7");
    stand_in.expect(request.clone()).returning_json(1);
    let impatient = RetryPolicy::none().max_wait(Duration::from_secs(1));
    assert!(request.clone().with_retry(impatient).await.is_err());
    request.await.unwrap();
    let attempts = clock.attempts();
    assert_eq!((attempts[1] - attempts[0]).as_secs(), 7);
}

/// A wait that does not fit is left to the server's own word.
#[tokio::test(start_paused = true)]
async fn pacing_does_not_wait_too_long() {
    let stand_in = StandIn::new();
    let client = stand_in.client_builder().pace_requests().build().unwrap();
    let begin = Instant::now();
    let request = client.environments().get_environment("p", "e");
    let answer = stand_in.expect(request.clone()).times(2);
    last_one(answer.returning_body(JSON, ENVIRONMENT));
    get(&client).await.unwrap();
    request.with_timeout(Duration::from_secs(3)).await.unwrap();
    assert_eq!(Instant::now(), begin);
}
