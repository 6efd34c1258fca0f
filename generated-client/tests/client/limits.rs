//! Responses that are too large, too slow, or never end.

use crate::{
    ENVIRONMENT, TOKEN, builder,
    faults::{failure, get},
    server,
    support::Answer,
};
use launchdarkly_api::{Client, ErrorKind};
use std::{error::Error as _, time::Duration};

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

#[tokio::test]
async fn of_a_large_error_the_beginning_is_kept() {
    let error = failure(Answer::with_type(500, "text/plain", &vec![b'x'; 1_000_000])).await;
    assert!(error.is_server_error());
    assert_eq!(error.body().unwrap().len(), 64 * 1024);
    assert!(error.to_string().len() < 500, "{error}");
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

/// The clock is paused: it jumps to the next timer once nothing else can happen.
#[tokio::test(start_paused = true)]
async fn time_limits_end_a_call() {
    let silent = server(Answer::Silence).await;
    let seconds = Duration::from_secs;
    for (builder, own, limit, what) in [
        (builder(&silent), None, 30, "the attempt"),
        (builder(&silent), Some(3), 3, "the call"),
        (
            builder(&silent).attempt_timeout(Duration::MAX),
            None,
            60,
            "the call",
        ),
        (builder(&silent).timeout(seconds(2)), None, 2, "the call"),
        (
            builder(&silent)
                .timeout(Duration::MAX)
                .attempt_timeout(seconds(5)),
            Some(7),
            5,
            "the attempt",
        ),
    ] {
        // Without the limit on connecting, which would run out first if the clock jumps before the connection is made.
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = builder
            .http_client(http)
            .build()
            .unwrap()
            .environments()
            .get_environment("p", "e");
        let begin = tokio::time::Instant::now();
        let error = own
            .map_or(request.clone(), |own| request.with_timeout(seconds(own)))
            .await
            .unwrap_err();
        assert!(error.is_timeout(), "{error}");
        assert!(
            error
                .to_string()
                .contains(&format!("{what} took longer than {limit}s")),
            "{error}"
        );
        assert_eq!(begin.elapsed().as_secs(), limit);
    }
}
