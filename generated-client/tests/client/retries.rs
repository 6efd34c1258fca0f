//! Retries: which requests are sent again, when, and with which result.

use crate::{
    ENVIRONMENT, TOKEN, builder,
    clock::Clock,
    faults::get,
    secrets::check,
    support::{Answer, Server},
};
use launchdarkly_api::{
    Client, Error, ErrorKind, Method, RetryPolicy, StatusCode, contexts::ContextSearch,
};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

pub fn good() -> Answer {
    Answer::json(200, ENVIRONMENT)
}

pub async fn script(answers: impl IntoIterator<Item = Answer>) -> Server {
    Server::script(answers).await.expect("a loopback socket")
}

/// Every request is the same as the first one, and complete, each header once.
pub fn check_sent(server: &Server, attempts: usize) {
    let received = server.received();
    assert_eq!(received.len(), attempts);
    for request in &received {
        assert_eq!(request.headers, received[0].headers);
        assert_eq!(
            (&request.method, &request.target, &request.body),
            (&received[0].method, &received[0].target, &received[0].body)
        );
        for (name, _) in &request.headers {
            assert_eq!(request.header(name).len(), 1, "{name}");
        }
        assert_eq!(request.header("authorization"), [TOKEN]);
        assert_eq!(request.header("ld-api-version"), ["20240415"]);
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
        let server = script([Answer::json(503, "{}")]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).retry(policy).build().unwrap();
        let request = client.environments().get_environment("p", "e");
        let request = match own {
            Some(own) => request.with_retry(own),
            None => request,
        };
        let error = clock.run(request.into_future()).await.unwrap_err();
        assert!(error.is_server_error());
        check_error(&error, attempts);
        check_sent(&server, attempts as usize);
        for (index, wait) in clock.waits().iter().enumerate() {
            assert!(*wait <= SECOND / 2 * (1 << index), "{index}: {wait:?}");
        }
    }
}

/// How often a method is sent when that is always the response.
async fn attempts(method: Method, answer: Answer, refused: usize) -> (u32, Error) {
    let server = script([answer]).await;
    server.refuse(refused);
    let mut clock = Clock::stop();
    let client = clock.watch(builder(&server)).build().unwrap();
    let call = client.request(method, "/a").json(&1).send();
    let error = clock.run(call).await.unwrap_err();
    assert_eq!(server.connections(), error.attempts() as usize);
    check_error(&error, error.attempts());
    (error.attempts(), error)
}

#[tokio::test(start_paused = true)]
async fn methods_differ() {
    let silent = Answer::Reset(Vec::new());
    for (answer, refused, safe, unsafe_) in [
        (Answer::json(429, "{}"), 0, 5, 5),
        (Answer::json(502, "{}"), 0, 4, 1),
        (Answer::json(503, "{}"), 0, 4, 1),
        (Answer::json(504, "{}"), 0, 4, 1),
        (Answer::json(500, "{}"), 0, 1, 1),
        (Answer::json(409, "{}"), 0, 1, 1),
        (Answer::json(408, "{}"), 0, 1, 1),
        (silent.clone(), 0, 4, 1),
        (silent, 9, 4, 1),
        (Answer::Bytes(Vec::new()), 0, 4, 1),
        (Answer::Bytes(b"SSH-2.0-x\r\n\r\n".to_vec()), 0, 4, 1),
        (
            Answer::Bytes(b"HTTP/1.1 200 -\r\ncontent-length: 9\r\n\r\n{".to_vec()),
            0,
            4,
            1,
        ),
    ] {
        for (methods, expected) in [
            ([Method::GET, Method::PUT, Method::DELETE].as_slice(), safe),
            (&[Method::POST, Method::PATCH], unsafe_),
        ] {
            for method in methods {
                let (attempts, error) = attempts(method.clone(), answer.clone(), refused).await;
                assert_eq!(attempts, expected, "{method} {error}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_fault_the_answer_comes() {
    let cut = b"HTTP/1.1 200 -\r\ncontent-length: 900\r\n\r\n{\"_id\"";
    let chunked = b"HTTP/1.1 200 -\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"_id\r\n";
    for fault in [
        Answer::with_type(503, "text/html", b"<html>\xff"),
        Answer::json(503, ""),
        Answer::Reset(Vec::new()),
        Answer::Reset(cut.to_vec()),
        Answer::Bytes(cut.to_vec()),
        Answer::Bytes(chunked.to_vec()),
        Answer::Bytes([&chunked[..], b"zz\r\n"].concat()),
    ] {
        let server = script([fault, good()]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).build().unwrap();
        let call = client.environments().get_environment("p", "e").send();
        let response = clock.run(call).await.unwrap();
        assert_eq!(
            (response.attempts(), response.value().key.as_str()),
            (2, "e")
        );
        check_sent(&server, 2);
    }
    // Reset before the request was read.
    let server = script([good()]).await;
    server.refuse(2);
    let mut clock = Clock::stop();
    let client = clock.watch(builder(&server)).build().unwrap();
    let call = client.environments().get_environment("p", "e").send();
    assert_eq!(clock.run(call).await.unwrap().attempts(), 3);
    assert_eq!(server.connections(), 3);
    check_sent(&server, 1);
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_cannot_be_made_is_tried_again_for_any_method() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let base_url = format!("http://{closed}");
    for method in [Method::GET, Method::POST, Method::PATCH] {
        let mut clock = Clock::stop();
        let builder = Client::builder().access_token(TOKEN).base_url(&base_url);
        let client = clock.watch(builder).build().unwrap();
        let call = client.request(method, "/a").json(&1).send();
        let error = clock.run(call).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
        check_error(&error, 4);
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_get_better_is_not_tried_again() {
    let (html, bad) = (b"<html>".as_slice(), b"{\"key\": \"\xff\"}".as_slice());
    for (answer, kind) in [
        (Answer::with_type(200, "text/html", html), ErrorKind::Decode),
        (
            Answer::with_type(200, "text/plain", b"e"),
            ErrorKind::Decode,
        ),
        (
            Answer::with_type(200, "application/json", bad),
            ErrorKind::Decode,
        ),
        (Answer::json(200, ""), ErrorKind::Decode),
        (Answer::json(200, &ENVIRONMENT[..200]), ErrorKind::Decode),
        (
            Answer::with_headers(302, "location: http://127.0.0.1:9/\r\n", b""),
            ErrorKind::Api,
        ),
    ] {
        let server = script([answer]).await;
        let error = get(&builder(&server).build().unwrap()).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        check_error(&error, 1);
        check_sent(&server, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_only_early_is_asked_for_again_where_that_is_wanted() {
    let early = || Answer::json(404, r#"{"code": "not_found"}"#);
    let patient = RetryPolicy::new().also_on(StatusCode::NOT_FOUND);
    for own in [None, Some(patient)] {
        let server = script([early(), early(), good()]).await;
        let mut clock = Clock::stop();
        let builder = clock.watch(builder(&server));
        let client = match own {
            Some(_) => builder.build(),
            None => builder.retry(patient).build(),
        };
        let client = client.unwrap();
        let mut request = client.environments().get_environment("p", "e");
        if let Some(own) = own {
            request = request.with_retry(own);
        }
        let response = clock.run(request.send()).await.unwrap();
        assert_eq!(response.attempts(), 3);
        check_sent(&server, 3);
    }
}

#[tokio::test(start_paused = true)]
async fn a_conflict_of_versions_is_not_a_key_that_is_taken() {
    let policy = RetryPolicy::new().retry_conflicts();
    for (code, sent) in [("optimistic_locking_error", 2), ("key_exists", 1), ("", 1)] {
        let body = format!(r#"{{"code": "{code}"}}"#);
        let server = script([Answer::json(409, &body), good()]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).retry(policy).build().unwrap();
        let call = client.request(Method::PATCH, "/a").json(&1).send();
        let outcome = clock.run(call).await;
        assert_eq!(outcome.is_ok(), sent == 2, "{code}");
        check_sent(&server, sent);
    }
}

#[tokio::test(start_paused = true)]
async fn a_raw_request_may_be_said_to_be_repeatable() {
    for (fault, good_after) in [
        (Answer::json(502, "{}"), true),
        (Answer::Reset(Vec::new()), true),
        (Answer::json(500, "{}"), false),
    ] {
        let server = script([fault, good()]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).build().unwrap();
        let request = client.request(Method::POST, "/search").json(&1);
        let outcome = clock.run(request.with_idempotent().send()).await;
        assert_eq!(outcome.is_ok(), good_after);
        check_sent(&server, if good_after { 2 } else { 1 });
    }
}

/// Searches, evaluations and the like change nothing, whatever their method.
#[tokio::test(start_paused = true)]
async fn operations_that_only_read_are_repeated() {
    let user = || [("kind", "user"), ("key", "a")];
    for number in 0..4 {
        let server = script([Answer::json(502, "{}"), Answer::json(404, "{}")]).await;
        let mut clock = Clock::stop();
        let client = clock.watch(builder(&server)).build().unwrap();
        let (contexts, segments, log) = (client.contexts(), client.segments(), client.audit_log());
        let outcome = clock
            .run(async {
                match number {
                    0 => drop(
                        contexts
                            .search_contexts("p", "e", &ContextSearch::new())
                            .await?,
                    ),
                    1 => drop(contexts.evaluate_context_instance("p", "e", user()).await?),
                    2 => drop(
                        segments
                            .get_context_instance_segments_membership_by_env("p", "e", user())
                            .await?,
                    ),
                    _ => drop(log.post_audit_log_entries().await?),
                }
                Ok::<_, Error>(())
            })
            .await;
        assert!(outcome.unwrap_err().is_not_found());
        check_sent(&server, 2);
        assert_eq!(server.received()[0].method, "POST");
    }
}
