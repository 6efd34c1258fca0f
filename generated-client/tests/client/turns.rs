//! Waiting for a turn, and what is known of a call whose time runs out meanwhile.

use crate::{TOKEN, clock::move_on};
use bytes::Bytes;
use http_body::{Body, Frame};
use launchdarkly_api::{
    Client, ClientBuilder, Error, ErrorKind, Method, RequestBody, ResponseBody, Transport,
    TransportError, TransportFuture, UnixMillis, http,
};
use std::{
    future,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::Instant;

fn builder(transport: impl Transport) -> ClientBuilder {
    Client::builder().access_token(TOKEN).transport(transport)
}

fn answer(status: u16, body: ResponseBody) -> http::Response<ResponseBody> {
    let mut response = http::Response::new(body);
    *response.status_mut() = status.try_into().expect("a status");
    response
}

/// A route that each answer closes for eight seconds.
#[derive(Clone, Default)]
struct Closing(Arc<Mutex<Vec<Instant>>>);

impl Transport for Closing {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        self.0.lock().unwrap().push(Instant::now());
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(10)).await;
            let mut response = answer(200, "{}".into());
            let end = UnixMillis::now() + Duration::from_secs(8);
            let headers = response.headers_mut();
            headers.insert("x-ratelimit-route-remaining", 0.into());
            headers.insert("x-ratelimit-reset", end.as_millis().into());
            Ok(response)
        })
    }
}

/// The calls that wait for a permit learn from those before them that the route is closed.
#[tokio::test(start_paused = true)]
async fn a_permit_does_not_open_a_closed_route() -> Result<(), Error> {
    let sent = Closing::default();
    let client = builder(sent.clone())
        .pace_requests()
        .max_concurrent_requests(1)
        .build()?;
    let calls = [0; 4].map(|_| tokio::spawn(client.request(Method::GET, "/api/v2/x").send()));
    for call in calls {
        call.await.expect("no panic")?;
    }
    let sent = sent.0.lock().unwrap();
    let gaps = sent.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(
        sent.len() == 4 && gaps.clone().all(|gap| gap > Duration::from_secs(7)),
        "{:?}",
        gaps.collect::<Vec<_>>()
    );
    Ok(())
}

/// A body that begins, and never ends.
struct Stalling(Option<&'static str>);

impl Body for Stalling {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match self.0.take() {
            Some(text) => Poll::Ready(Some(Ok(Frame::data(text.into())))),
            None => Poll::Pending,
        }
    }
}

/// The status of each answer, whose body stalls.
struct Stalls(u16);

impl Transport for Stalls {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        let body = ResponseBody::new(Stalling(Some("{\"code\": ")));
        Box::pin(future::ready(Ok(answer(self.0, body))))
    }
}

#[tokio::test(start_paused = true)]
async fn a_status_counts_even_if_its_body_stalls() -> Result<(), Error> {
    for (status, kind, attempts, is_done) in [
        (404, ErrorKind::Api, 1, false),
        (409, ErrorKind::Api, 1, false),
        (503, ErrorKind::Api, 1, true),
        (201, ErrorKind::Timeout, 1, true),
    ] {
        let client = builder(Stalls(status)).build()?;
        let post = client.request(Method::POST, "/api/v2/x");
        let error = post.await.expect_err("no end");
        assert_eq!(error.status().map(|known| known.as_u16()), Some(status));
        assert_eq!(
            (
                error.kind(),
                error.attempts(),
                error.may_have_taken_effect()
            ),
            (kind, attempts, is_done),
            "{error}"
        );
        assert_eq!(error.body(), Some(&b"{\"code\": "[..]));
    }
    Ok(())
}

/// A server that is down, and one that never answers.
struct Down;

impl Transport for Down {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        let body = r#"{"code": "service_unavailable", "message": "down"}"#;
        let is_slow = request.uri().path() == "/slow";
        Box::pin(async move {
            if is_slow {
                future::pending::<()>().await;
            }
            Ok(answer(503, body.into()))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_without_time_for_another_turn_has_its_last_error() -> Result<(), Error> {
    let client = builder(Down).max_concurrent_requests(1).build()?;
    let first = tokio::spawn(client.request(Method::GET, "/x").send());
    let slow = client
        .request(Method::GET, "/slow")
        .with_timeout(Duration::MAX);
    let slow = tokio::spawn(slow.send());
    let error = first.await.expect("no panic").expect_err("it is down");
    slow.abort();
    assert_eq!(error.code(), Some("service_unavailable"));
    assert_eq!(error.attempts(), 1);
    assert!(
        error
            .to_string()
            .contains("no time left for another attempt"),
        "{error}"
    );

    let _slow = tokio::spawn(
        client
            .request(Method::GET, "/slow")
            .with_timeout(Duration::MAX)
            .send(),
    );
    move_on(Duration::ZERO).await;
    let error = client
        .request(Method::GET, "/x")
        .await
        .expect_err("no turn");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
    assert!(!error.may_have_taken_effect());
    Ok(())
}
