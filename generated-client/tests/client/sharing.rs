//! Many calls at once: connections, bounds, pacing and cancelling.

use crate::{
    ENVIRONMENT, builder,
    clock::{Clock, move_on},
    faults::get,
    support::{Answer, Server},
};
use launchdarkly_api::{Attempt, AttemptEnd, Hooks, Method, RetryPolicy};
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
    let slow = Answer::with_headers(429, "retry-after: 50\r\n", b"");
    let server = script([slow, good()]).await;
    let clock = Clock::stop();
    let builder = clock.watch(builder(&server)).max_concurrent_requests(1);
    let client = builder.build().unwrap();
    let begin = Instant::now();
    let slow = tokio::spawn(client.request(Method::GET, "/slow").send());
    while clock.waits().is_empty() {
        tokio::task::yield_now().await;
    }
    let quick = client.request(Method::GET, "/quick").await.unwrap();
    assert_eq!((quick.attempts(), Instant::now()), (1, begin));
    move_on(clock.waits()[0]).await;
    assert_eq!(slow.await.unwrap().unwrap().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_queue_counts_against_the_time_of_the_call() {
    let server = script([Answer::Silence]).await;
    let _clock = Clock::stop();
    let builder = builder(&server).max_concurrent_requests(1);
    let client = builder.attempt_timeout(Duration::MAX).build().unwrap();
    let first = client.request(Method::GET, "/a");
    let first = tokio::spawn(first.with_timeout(Duration::MAX).send());
    let mut stalled = server.stalled();
    stalled.wait_for(|count| *count == 1).await.unwrap();
    let queued = tokio::spawn(client.request(Method::GET, "/b").send());
    // It takes its turn, and finds the place taken.
    tokio::task::yield_now().await;
    move_on(Duration::from_secs(60)).await;
    let error = queued.await.unwrap().unwrap_err();
    assert!(error.is_timeout() && error.attempts() == 0, "{error}");
    assert_eq!(server.received().len(), 1);
    first.abort();
}

const DATE: &str = "date: Sat, 21 Nov 2026 08:00:00 GMT\r\n";

/// The last request of a window, which ends four seconds later.
fn last_one() -> Answer {
    let headers = "x-ratelimit-route-remaining: 0\r\nx-ratelimit-reset: 1795248004000\r\n";
    Answer::with_headers(200, &format!("{DATE}{headers}"), ENVIRONMENT.as_bytes()).keeping_alive()
}

#[tokio::test(start_paused = true)]
async fn pacing_waits_for_the_route_to_open() {
    for (paced, least) in [(false, 0), (true, 4)] {
        let server = script([last_one(), good()]).await;
        let clock = Clock::stop();
        let builder = clock.watch(builder(&server)).attempt_timeout(Duration::MAX);
        let builder = if paced {
            builder.pace_requests()
        } else {
            builder
        };
        let client = builder.timeout(Duration::MAX).build().unwrap();
        get(&client).await.unwrap();
        // Another route, and another method of this one's path, are open.
        client.request(Method::GET, "/other").await.unwrap();
        let begin = Instant::now();
        let same = client.environments().get_environment("other", "e");
        let call = tokio::spawn(async move { same.await.map(drop) });
        while !call.is_finished() {
            tokio::task::yield_now().await;
            if begin.elapsed() < Duration::from_secs(10) {
                move_on(Duration::from_millis(9)).await;
            }
        }
        call.await.unwrap().unwrap();
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
        let first =
            Answer::with_headers(status, &format!("{DATE}{headers}"), ENVIRONMENT.as_bytes());
        let server = script([first.keeping_alive(), good()]).await;
        let clock = Clock::stop();
        let builder = clock.watch(builder(&server)).pace_requests();
        let builder = builder.retry(RetryPolicy::none());
        let client = builder
            .timeout(Duration::MAX)
            .attempt_timeout(Duration::MAX)
            .build()
            .unwrap();
        // A 429 is an error here.
        let _ = client.request(Method::GET, "/same").await;
        let begin = Instant::now();
        let call = tokio::spawn(client.request(Method::GET, path).send());
        while !call.is_finished() {
            tokio::task::yield_now().await;
            if begin.elapsed() < Duration::from_secs(20) {
                move_on(Duration::from_millis(9)).await;
            }
        }
        call.await.unwrap().unwrap();
        *wait = (clock.attempts()[1] - begin).as_secs();
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

/// A wait that does not fit is left to the server's own word.
#[tokio::test(start_paused = true)]
async fn pacing_does_not_wait_too_long() {
    let server = script([last_one(), good()]).await;
    let _clock = Clock::stop();
    let client = builder(&server).pace_requests().build().unwrap();
    get(&client).await.unwrap();
    let begin = Instant::now();
    let request = client.environments().get_environment("p", "e");
    request.with_timeout(Duration::from_secs(3)).await.unwrap();
    assert_eq!(Instant::now(), begin);
}
