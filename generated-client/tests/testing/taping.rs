//! Recorders between a client and the network.

use std::{
    convert::Infallible,
    env, io,
    pin::Pin,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};

use http_body::{Body, Frame};
use launchdarkly_api::{
    Bytes, Client, Error, Method, RequestBody, ResponseBody, RetryPolicy, Transport,
    TransportFuture, http,
    testing::{Recorder, Replay},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Gives each connection the same answer, and returns the base URL.
async fn server(answer: &'static str) -> io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let read = stream.read(&mut [0; 4096]).await;
            let _ = read.and(stream.write_all(answer.as_bytes()).await);
        }
    });
    Ok(base_url)
}

/// It also runs below, where there is a proxy.
#[tokio::test]
async fn plain_http_is_recorded() -> Result<(), Box<dyn std::error::Error>> {
    let recorder = Arc::new(Recorder::over_network()?);
    let client = Client::builder()
        .access_token("api-of-somebody")
        .base_url(server("HTTP/1.1 204 -\r\n\r\n").await?)
        .retry(RetryPolicy::none())
        .transport(recorder.clone())
        .build()?;
    client.request(Method::DELETE, "/api/v2/x").await?;
    assert!(recorder.to_json().contains("DELETE /api/v2/x"));
    Ok(())
}

/// In a process of its own, since the environment belongs to all tests of this one. Nothing listens where the proxy should be.
#[test]
fn plain_http_goes_through_no_proxy() -> io::Result<()> {
    let mut program = Command::new(env::current_exe()?);
    program.args(["--exact", "taping::plain_http_is_recorded"]);
    for name in ["HTTP_PROXY", "http_proxy"] {
        program.env(name, "http://127.0.0.1:9");
    }
    let output = program
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("running 1 test") && output.status.success(),
        "{said}"
    );
    Ok(())
}

/// A body of ten thousand KiB. It counts how many of them are read.
#[derive(Clone, Default)]
struct Long(Arc<AtomicUsize>);

impl Body for Long {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = || Ok(Frame::data(Bytes::from_static(&[b' '; 1024])));
        let is_left = self.0.fetch_add(1, Ordering::Relaxed) < 10_000;
        Poll::Ready(is_left.then(piece))
    }
}

/// Gives every request a long answer with this status.
struct Answering(u16, Long);

impl Transport for Answering {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        let mut response = http::Response::new(ResponseBody::new(self.1.clone()));
        *response.status_mut() = http::StatusCode::from_u16(self.0).expect("a status");
        Box::pin(async { Ok(response) })
    }
}

/// Returns the error of a request whose answer is long, how many KiB of it were read, and the recording.
async fn long_answer(status: u16) -> (Error, usize, String) {
    let long = Long::default();
    let recorder = Arc::new(Recorder::over(Answering(status, long.clone())));
    let builder = Client::builder().access_token("api-of-somebody");
    let builder = builder.max_response_size(1024).transport(recorder.clone());
    let client = builder.build().expect("valid settings");
    let error = client.request(Method::GET, "/api/v2/x").await;
    let error = error.expect_err("an answer that is too long");
    (error, long.0.load(Ordering::Relaxed), recorder.to_json())
}

/// The limit of the client is that of the recorder, and what the client has not read to its end is not on the tape.
#[tokio::test]
async fn too_large_a_body_is_not_read_to_its_end() {
    let (error, read, recording) = long_answer(200).await;
    assert!(
        error.to_string().contains("larger than 1024 bytes"),
        "{error}"
    );
    assert_eq!(read, 2);
    assert!(!recording.contains("/api/v2/x"), "{recording}");
}

/// An error counts by its status, so it is on the tape with as much as the client has read.
#[tokio::test]
async fn a_long_error_is_played_back() -> io::Result<()> {
    let (error, read, recording) = long_answer(404).await;
    assert!(
        error.is_not_found() && read < 2_000,
        "{error} after {read} KiB"
    );
    let replay = Replay::parse(&recording)?;
    let again = replay.client().request(Method::GET, "/api/v2/x").await;
    let error = again.expect_err("the recorded error");
    assert!(error.is_not_found(), "{error}");
    Ok(())
}
