//! Retries after connections that are reset, refused or cut. They need sockets, since what counts is what the HTTP library makes
//! of them, and each attempt is compared with the first one to the last header.

use crate::{
    ENVIRONMENT, TOKEN, builder,
    clock::Clock,
    retries::{check_error, methods},
    support::{Answer, Server},
};
use launchdarkly_api::{Client, Error, ErrorKind, Method};

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
async fn methods_differ_when_connections_break() {
    let silent = Answer::Reset(Vec::new());
    let cut = b"HTTP/1.1 200 -\r\ncontent-length: 9\r\n\r\n{";
    for (answer, refused) in [
        (silent.clone(), 0),
        (silent, 9),
        (Answer::Bytes(Vec::new()), 0),
        (Answer::Bytes(b"SSH-2.0-x\r\n\r\n".to_vec()), 0),
        (Answer::Bytes(cut.to_vec()), 0),
    ] {
        for (method, expected) in methods([4, 1]) {
            let (attempts, error) = attempts(method.clone(), answer.clone(), refused).await;
            assert_eq!(attempts, expected, "{method} {error}");
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
