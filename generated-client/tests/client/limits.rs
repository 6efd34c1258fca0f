//! Responses that are too large, too slow, or never end.
//!
//! Responses that break off, come in many pieces, are compressed or lie about their length need sockets, and so do connections
//! that are never made.

use crate::{
    ENVIRONMENT, JSON, TOKEN, builder,
    clock::{Clock, move_on},
    faults::{expect_get, get},
    server,
    support::Answer,
};
use flate2::{Compression, write::GzEncoder};
use launchdarkly_api::{
    Client, ClientBuilder, Error, ErrorKind, Method, RetryPolicy,
    testing::{Fault, StandIn},
};
use std::{error::Error as _, io::Write, time::Duration};
use tokio::time::Instant;

/// What becomes of a call that is answered with that, once.
async fn failure(answer: Answer) -> Error {
    let server = server(answer).await;
    let client = builder(&server).retry(RetryPolicy::none()).build().unwrap();
    let error = get(&client).await.expect_err("a fault");
    assert_eq!(server.received().len(), 1);
    error
}

#[tokio::test]
async fn large_responses_are_errors() {
    let limit = ENVIRONMENT.len();
    let chunk = format!("{:x}\r\n{}\r\n", 1000, "x".repeat(1000));
    let endless = format!(
        "HTTP/1.1 200 -\r\ntransfer-encoding: chunked\r\n\r\n{}",
        chunk.repeat(100)
    );
    let lie = "HTTP/1.1 200 -\r\ncontent-length: 999999999999\r\n\r\nabcd".to_owned()
        + &"x".repeat(100_000);
    for answer in [endless, lie] {
        let server = server(Answer::Bytes(answer.into())).await;
        let error = get(&builder(&server).max_response_size(limit).build().unwrap())
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.status().unwrap().as_u16()),
            (ErrorKind::Decode, 200)
        );
        assert!(
            error
                .to_string()
                .contains(&format!("larger than {limit} bytes")),
            "{error}"
        );
        assert_eq!(error.body().unwrap().len(), limit);
    }
    let server = server(Answer::json(200, ENVIRONMENT)).await;
    get(&builder(&server).max_response_size(limit).build().unwrap())
        .await
        .unwrap();
}

/// Two bytes of text for a record of hundreds.
#[tokio::test]
async fn values_that_take_too_much_memory_are_an_error() {
    let body = |items: usize| format!(r#"{{"items": [{}0]}}"#, "0, ".repeat(items - 1));
    let stand_in = StandIn::new();
    let list = |client: Client| client.environments().get_environments_by_project("p");
    stand_in
        .expect(list(stand_in.client()))
        .returning_body(JSON, body(100))
        .then_returning_body(JSON, body(100_000))
        .then_returning_body(JSON, body(100_000));
    let page = list(stand_in.client()).send().await.unwrap();
    assert_eq!(page.value().items.len(), 100);
    assert!(page.deviations().count() >= 100);

    let small = stand_in.client_builder().max_response_size(300_100);
    let error = list(small.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let path = error.decode_path().unwrap();
    let item: usize = path["items[".len()..path.len() - 1].parse().unwrap();
    assert!((1_000..50_000).contains(&item), "{error}");
    assert!(error.to_string().contains("max_response_size"), "{error}");
    // By default, there is room for so few.
    list(stand_in.client()).await.unwrap();
}

#[tokio::test]
async fn of_a_large_error_the_beginning_is_kept() {
    let error = failure(Answer::with_type(500, "text/plain", &vec![b'x'; 1_000_000])).await;
    assert!(error.is_server_error());
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
    assert!(error.to_string().len() < 500, "{error}");
}

/// Also of one that is longer than what is kept, since the code decides about a retry.
#[tokio::test]
async fn of_a_large_error_the_code_is_read() {
    let field = "x".repeat(500_000);
    let body = format!(r#"{{"field": "{field}", "code": "key_exists"}}"#);
    let error = failure(Answer::json(409, &body)).await;
    assert!(error.is_key_taken(), "{error}");
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
}

#[tokio::test]
async fn broken_connections_are_transport_errors() {
    let short =
        b"HTTP/1.1 200 -\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"_id\""
            .to_vec();
    let error = failure(Answer::Bytes(short)).await;
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Transport, 200)
    );
    assert_eq!(error.body(), Some(&b"{\"_id\""[..]));
    assert!(
        error
            .to_string()
            .starts_with("getEnvironment: the response broke off: "),
        "{error}"
    );

    for nonsense in [&b""[..], b"SSH-2.0-x\r\n\r\n"] {
        let error = failure(Answer::Bytes(nonsense.to_vec())).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
        assert!(error.source().is_some());
    }
}

#[tokio::test]
async fn a_refused_connection_is_a_transport_error() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let client = Client::builder()
        .access_token(TOKEN)
        .base_url(format!("http://{closed}"))
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(
        error
            .to_string()
            .starts_with("getEnvironment: connection failed: "),
        "{error}"
    );
    assert!(error.source().is_some() && error.body().is_none());
}

/// A listener whose queue is full, so that Linux leaves who connects without a response.
#[cfg(target_os = "linux")]
#[tokio::test(start_paused = true)]
async fn connecting_has_a_limit_of_its_own() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let full = socket.listen(1).unwrap();
    let address = full.local_addr().unwrap();
    let mut queue = tokio::task::JoinSet::new();
    for _ in 0..8 {
        queue.spawn(tokio::net::TcpStream::connect(address));
    }
    // Two of them find a place.
    let _places = [queue.join_next().await, queue.join_next().await];

    let _clock = Clock::stop();
    let builder = Client::builder()
        .access_token(TOKEN)
        .base_url(format!("http://{address}"))
        .retry(RetryPolicy::new().max_attempts(2))
        .timeout(Duration::MAX);
    let client = builder
        .connect_timeout(Duration::from_secs(4))
        .build()
        .unwrap();
    let begin = Instant::now();
    let call = tokio::spawn(client.request(Method::POST, "/a").send());
    while !call.is_finished() {
        move_on(Duration::from_millis(9)).await;
    }
    let (error, took) = (call.await.unwrap().unwrap_err(), begin.elapsed());
    assert!(error.is_timeout() && error.attempts() == 2, "{error}");
    assert!(
        error.to_string().contains("connecting timed out"),
        "{error}"
    );
    assert!((8..10).contains(&took.as_secs()), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn time_limits_end_a_call() {
    let seconds = Duration::from_secs;
    let set = |timeout, attempt| {
        move |builder: ClientBuilder| builder.timeout(timeout).attempt_timeout(attempt)
    };
    let (long, short) = (Duration::MAX, seconds(5));
    for (settings, own, limit, what) in [
        (set(seconds(60), seconds(30)), None, 30, "the attempt"),
        (set(seconds(60), seconds(30)), Some(3), 3, "the call"),
        (set(seconds(60), long), None, 60, "the call"),
        (set(seconds(2), seconds(30)), None, 2, "the call"),
        (set(long, short), Some(7), 5, "the attempt"),
        (set(long, short), None, 5, "the attempt"),
    ] {
        let stand_in = StandIn::new();
        expect_get(&stand_in).failing_by(Fault::Silence);
        let client = settings(stand_in.client_builder()).build().unwrap();
        let request = client.environments().get_environment("p", "e");
        let request = request.with_retry(RetryPolicy::none());
        let request = match own {
            Some(own) => request.with_timeout(seconds(own)),
            None => request,
        };
        let begin = Instant::now();
        let error = request.await.unwrap_err();
        assert_eq!(begin.elapsed().as_secs(), limit);
        assert!(error.is_timeout() && error.attempts() == 1, "{error}");
        let expected = format!("{what} took longer than {limit}s");
        assert!(error.to_string().contains(&expected), "{error}");
    }
}

/// What a body of one chunk, sent that often, is answered with.
async fn flood(headers: &str, chunk: Vec<u8>, times: usize) -> Error {
    let head = format!("HTTP/1.1 200 -\r\n{headers}\r\n");
    let server = server(Answer::Repeat(head.into(), chunk, times)).await;
    let error = get(&builder(&server).build().unwrap()).await.unwrap_err();
    assert_eq!((error.attempts(), server.received().len()), (1, 1));
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Decode, 200)
    );
    assert!(
        error.to_string().contains("larger than 33554432 bytes"),
        "{error}"
    );
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
    error
}

#[tokio::test]
async fn a_hundred_megabytes_are_not_taken() {
    let megabyte = vec![b' '; 1 << 20];
    flood("content-length: 104857600\r\n", megabyte.clone(), 100).await;
    let chunk = [b"100000\r\n".as_slice(), &megabyte, b"\r\n"].concat();
    flood("transfer-encoding: chunked\r\n", chunk, 100).await;
    flood("", megabyte, 100).await;
}

/// Less than a megabyte, of which a hundred would become.
#[tokio::test]
async fn a_bomb_does_not_go_off() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..100 {
        gzip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = gzip.finish().unwrap();
    assert!(bomb.len() < 1_000_000);
    let headers = format!(
        "content-encoding: gzip\r\ncontent-length: {}\r\n",
        bomb.len()
    );
    flood(&headers, bomb, 1).await;
}

#[tokio::test]
async fn what_is_compressed_is_read() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(ENVIRONMENT.as_bytes()).unwrap();
    let body = gzip.finish().unwrap();
    let whole = Answer::with_headers(200, "content-encoding: gzip\r\n", &body);
    let good = server(whole).await;
    get(&builder(&good).build().unwrap()).await.unwrap();
    assert_eq!(good.received()[0].header("accept-encoding"), ["gzip"]);

    let cut = Answer::with_headers(200, "content-encoding: gzip\r\n", &body[..body.len() / 2]);
    let error = failure(cut).await;
    assert!(
        error.to_string().contains("the response broke off"),
        "{error}"
    );
}
