//! Transports and hooks of the caller's.

use crate::{ENVIRONMENT, TOKEN};
use launchdarkly_api::{
    Attempt, AttemptEnd, Client, ErrorKind, Hooks, Method, RequestBody, ResponseBody, Transport,
    TransportError, TransportFuture, http,
    testing::{Fault, StandIn},
};
use std::{
    fmt::Write,
    io,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::timeout;

/// Fails as it is told, and otherwise answers.
struct Stub {
    failures: Mutex<Vec<TransportError>>,
    requests: Mutex<Vec<http::Request<RequestBody>>>,
}

impl Transport for Stub {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        self.requests.lock().unwrap().push(request);
        let failure = self.failures.lock().unwrap().pop();
        Box::pin(async {
            match failure {
                Some(failure) => Err(failure),
                None => Ok(http::Response::new(ResponseBody::from(ENVIRONMENT))),
            }
        })
    }
}

fn stub(failures: impl IntoIterator<Item = TransportError>) -> Arc<Stub> {
    Arc::new(Stub {
        failures: Mutex::new(failures.into_iter().collect()),
        requests: Mutex::default(),
    })
}

/// Adds a word to a header, and sends the request by another transport.
struct Signed(Arc<dyn Transport>, &'static str);

impl Transport for Signed {
    fn send(&self, mut request: http::Request<RequestBody>) -> TransportFuture<'_> {
        let word = http::HeaderValue::from_static(self.1);
        request.headers_mut().append("x-signed", word);
        self.0.send(request)
    }
}

/// Around the real one, which answers over the network, and around one of the caller's.
#[tokio::test]
async fn transports_are_wrapped() {
    let stand_in = StandIn::documented();
    let address = stand_in.listen().await.unwrap();
    let builder = Client::builder().access_token(TOKEN);
    for builder in [
        builder.clone().base_url(format!("http://{address}")),
        builder.transport(stand_in.transport()),
    ] {
        let builder = builder.wrap_transport(|real| Signed(real, "inner"));
        let client = builder.wrap_transport(|real| Signed(real, "outer"));
        let client = client.build().unwrap();
        client
            .environments()
            .get_environment("web", "production")
            .await
            .unwrap();
    }
    for sent in stand_in.received() {
        let words: Vec<_> = sent.headers().get_all("x-signed").iter().collect();
        assert_eq!(words, ["outer", "inner"]);
    }
    assert_eq!(stand_in.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_transport_stands_in_for_http() {
    let broken = || TransportError::exchange(io::Error::other("cut"));
    let away = || TransportError::connect("no route");
    for (failures, method, outcome) in [
        (vec![], Method::GET, Ok(1)),
        (
            vec![broken(), TransportError::timeout("slow")],
            Method::GET,
            Ok(3),
        ),
        (
            vec![away(), TransportError::connect_timeout("slow")],
            Method::POST,
            Ok(3),
        ),
        (vec![broken()], Method::POST, Err((1, ErrorKind::Transport))),
        (
            vec![TransportError::timeout("x")],
            Method::POST,
            Err((1, ErrorKind::Timeout)),
        ),
        (
            vec![broken(), away()],
            Method::POST,
            Err((2, ErrorKind::Transport)),
        ),
    ] {
        let stub = stub(failures);
        let builder = Client::builder()
            .access_token(TOKEN)
            .transport(Arc::clone(&stub));
        let client = builder.build().unwrap();
        let result = client.request(method, "/a").json(&1).send().await;
        let got = match result {
            Ok(response) => Ok(response.attempts()),
            Err(error) => Err((error.attempts(), error.kind())),
        };
        assert_eq!(got, outcome);
        let requests = stub.requests.lock().unwrap();
        let request = &requests[0];
        assert_eq!(request.uri(), "https://app.launchdarkly.com/a");
        assert_eq!(request.body().as_bytes().unwrap().as_ref(), b"1");
        assert!(request.headers()["authorization"].is_sensitive());
        assert!(!format!("{requests:?}").contains(TOKEN));
    }
}

#[tokio::test(start_paused = true)]
async fn bodies_of_a_transport_are_limited() {
    let builder = Client::builder().access_token(TOKEN).transport(stub([]));
    let client = builder.max_response_size(10).build().unwrap();
    let error = client.request(Method::GET, "/a").await.unwrap_err();
    assert!(
        error.to_string().contains("larger than 10 bytes"),
        "{error}"
    );
}

/// Writes down what it is told.
#[derive(Default)]
struct Log(Mutex<String>);

impl Log {
    fn add(&self, attempt: &Attempt<'_>, what: &str) {
        let Attempt {
            operation,
            method,
            path_template,
            number,
            ..
        } = attempt;
        let mut log = self.0.lock().unwrap();
        writeln!(log, "{operation} {method} {path_template} {number} {what}").unwrap();
    }
}

impl Hooks for Log {
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        self.add(attempt, "begins");
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, end: &AttemptEnd) {
        self.add(
            attempt,
            &format!("{:?} {:?}", end.status.map(|code| code.as_u16()), end.error),
        );
    }

    fn on_cancel(&self, attempt: &Attempt<'_>, elapsed: Duration) {
        self.add(attempt, &format!("cancelled after {elapsed:?}"));
    }

    fn before_retry(&self, attempt: &Attempt<'_>, wait: Duration) {
        assert!(wait <= Duration::from_millis(500));
        self.add(attempt, "again");
    }
}

#[tokio::test(start_paused = true)]
async fn hooks_see_attempts_and_no_values() {
    let log = Arc::new(Log::default());
    let failures = [TransportError::exchange("cut")];
    let builder = Client::builder()
        .access_token(TOKEN)
        .transport(stub(failures));
    let client = builder.hooks(Arc::clone(&log)).build().unwrap();
    client
        .environments()
        .get_environment("hidden", "hidden")
        .await
        .unwrap();
    let path = "/api/v2/projects/{projectKey}/environments/{environmentKey}";
    let expected = [
        "1 begins",
        "1 None Some(Transport)",
        "1 again",
        "2 begins",
        "2 Some(200) None",
    ]
    .map(|line| format!("getEnvironment GET {path} {line}\n"));
    assert_eq!(*log.0.lock().unwrap(), expected.concat());
}

/// A gauge of the attempts in flight needs the end of each. One that runs out of time is not cancelled.
#[tokio::test(start_paused = true)]
async fn hooks_see_attempts_that_are_cancelled() {
    let (stand_in, log) = (StandIn::new(), Arc::new(Log::default()));
    let builder = stand_in.client_builder().hooks(Arc::clone(&log));
    let get = builder.build().unwrap().request(Method::GET, "/x");
    let expectation = stand_in.expect(get.clone()).failing_by(Fault::Silence);
    expectation.then_failing_by(Fault::Silence);

    let second = Duration::from_secs(1);
    assert!(timeout(second, get.clone().send()).await.is_err());
    assert!(get.with_timeout(second).await.is_err());
    let expected = [
        "1 begins",
        "1 cancelled after 1s",
        "1 begins",
        "1 None Some(Timeout)",
    ]
    .map(|line| format!("request GET /x {line}\n"));
    assert_eq!(*log.0.lock().unwrap(), expected.concat());
}

#[tokio::test]
async fn figures_come_with_every_response() {
    let stand_in = StandIn::new();
    let request = stand_in.client().request(Method::GET, "/a");
    stand_in
        .expect(request.clone())
        .returning_json(())
        .with_header("x-ratelimit-route-remaining", "4")
        .with_header("x-ratelimit-global-remaining", "0")
        .then_failing(404, "not_found", "None")
        .with_header("x-ratelimit-route-remaining", "4")
        .with_header("x-ratelimit-global-remaining", "0");
    let response = request.clone().await.unwrap();
    let figures = response.rate_limit();
    assert_eq!(
        (figures.route_remaining, figures.global_remaining),
        (Some(4), Some(0))
    );
    assert_eq!(
        (figures.reset, figures.retry_after, response.attempts()),
        (None, None, 1)
    );

    let error = request.await.unwrap_err();
    assert_eq!(error.rate_limit(), Some(figures));
    assert_eq!((error.retry_after(), error.attempts()), (None, 1));
}
