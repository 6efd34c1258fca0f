//! The ways in which an exchange can fail.

use crate::wire::transport::{ResponseBody, TransportError};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use http_body::{Body, Frame, SizeHint};
use std::{
    future,
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// A way in which an exchange fails. For a response with an error of LaunchDarkly, see
/// [`failing`](super::Expectation::failing), and for one with any other body
/// [`returning_body`](super::Expectation::returning_body).
///
/// Nothing here takes time by itself. Where a client waits, it waits on Tokio's clock: in a test with
/// `#[tokio::test(start_paused = true)]` that is no time at all, as long as the client runs in the runtime of the test: not in
/// another process, and not with the feature `blocking`.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// # use launchdarkly_api::{ErrorKind, RetryPolicy, testing::{Fault, StandIn}};
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), launchdarkly_api::Error> {
/// let stand_in = StandIn::new();
/// let client = stand_in.client_builder().retry(RetryPolicy::none()).build()?;
/// let get = client.environments().get_environment("web", "production");
/// stand_in.expect(get.clone()).failing_by(Fault::Silence);
///
/// // Half a minute later, on paused time:
/// let error = get.await.expect_err("no answer");
/// assert_eq!(error.kind(), ErrorKind::Timeout);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// 429: the requests to this route are used up for that long (`X-Ratelimit-Route-Remaining: 0`, and `X-Ratelimit-Reset`
    /// in milliseconds since 1970).
    RouteLimited(Duration),
    /// 429: the requests of the account are used up for that long (`X-Ratelimit-Global-Remaining: 0`, and
    /// `X-Ratelimit-Reset` in milliseconds since 1970).
    AccountLimited(Duration),
    /// 429: the requests of the token are used up for that long (`X-Ratelimit-Auth-Token-Remaining: 0`, and
    /// `X-Ratelimit-Auth-Token-Reset` in seconds since 1970, as observed).
    TokenLimited(Duration),
    /// 429 with `Retry-After` in seconds, rounded up.
    RetryAfter(Duration),
    /// 429 with `Retry-After` as a date, rounded up to a second.
    RetryAfterDate(Duration),
    /// 429 with an `X-Ratelimit-Reset` that is past already.
    LimitedUntilPast,
    /// 429 without a word on how long.
    Limited,
    /// No connection: nothing of the request was sent.
    NotConnected,
    /// The connection is gone before the response: the request may have arrived.
    GoneAway,
    /// The transport gives up waiting for the response.
    TimedOut,
    /// No answer, ever: the time limits of the client decide.
    Silence,
    /// 200, and the connection breaks in the middle of the body.
    BrokenOff,
    /// 502 with a page of HTML, as a proxy answers.
    Html,
    /// 200 with a page of HTML in place of JSON.
    HtmlInPlace,
    /// 503 with an empty body.
    Unavailable,
}

/// The body of a 429.
pub(super) const REFUSAL: &str = r#"{"code": "rate_limited", "message": "You've exceeded the API rate limit. Try again later."}"#;

type Outcome = Result<Response<ResponseBody>, TransportError>;

impl Fault {
    /// Returns the result of the exchange.
    pub(super) async fn happen(&self) -> Outcome {
        match self {
            Self::NotConnected => Err(TransportError::connect("there is no connection")),
            Self::GoneAway => Err(TransportError::exchange("the connection is gone")),
            Self::TimedOut => Err(TransportError::timeout("no answer came in time")),
            Self::Silence => future::pending().await,
            Self::BrokenOff => Ok(Response::new(ResponseBody::new(Broken(Some(HALF))))),
            Self::Html => Ok(page(StatusCode::BAD_GATEWAY)),
            Self::HtmlInPlace => Ok(page(StatusCode::OK)),
            Self::Unavailable => Ok(with_status(StatusCode::SERVICE_UNAVAILABLE, "")),
            limited => Ok(limited.refusal()),
        }
    }

    /// Returns a 429 with its headers.
    fn refusal(&self) -> Response<ResponseBody> {
        let mut response = with_status(StatusCode::TOO_MANY_REQUESTS, REFUSAL);
        *response.headers_mut() = self.headers();
        response
    }

    /// Returns the headers of a 429.
    pub(super) fn headers(&self) -> HeaderMap {
        let kind = HeaderValue::from_static("application/json");
        let mut headers = HeaderMap::from_iter([(header::CONTENT_TYPE, kind)]);
        for (name, value) in self.hints() {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        headers
    }

    /// Returns the headers that describe the limit.
    fn hints(&self) -> Vec<(&'static str, String)> {
        const RESET: &str = "x-ratelimit-reset";
        let used_up = |name| (name, "0".to_owned());
        let end = |wait: &Duration| since_1970().saturating_add(*wait);
        // Rounded up: who comes before the end of the time is refused again.
        let seconds = |time: Duration| time.as_nanos().div_ceil(1_000_000_000);
        let millis = |wait: &Duration| end(wait).as_nanos().div_ceil(1_000_000).to_string();
        match self {
            Self::RouteLimited(wait) => {
                vec![
                    used_up("x-ratelimit-route-remaining"),
                    (RESET, millis(wait)),
                ]
            }
            Self::AccountLimited(wait) => {
                vec![
                    used_up("x-ratelimit-global-remaining"),
                    (RESET, millis(wait)),
                ]
            }
            Self::TokenLimited(wait) => {
                let end = end(wait).as_secs().saturating_add(1);
                vec![
                    used_up("x-ratelimit-auth-token-remaining"),
                    ("x-ratelimit-auth-token-reset", end.to_string()),
                ]
            }
            Self::RetryAfter(wait) => vec![("retry-after", seconds(*wait).to_string())],
            Self::RetryAfterDate(wait) => {
                let end = u64::try_from(seconds(end(wait))).unwrap_or(u64::MAX);
                let end = UNIX_EPOCH + Duration::from_secs(end).min(LAST_DATE);
                vec![("retry-after", httpdate::fmt_http_date(end))]
            }
            Self::LimitedUntilPast => {
                let past = since_1970().saturating_sub(Duration::from_secs(5));
                vec![(RESET, past.as_millis().to_string())]
            }
            _ => Vec::new(),
        }
    }
}

/// The last day of the year 9999, since a date has four digits for the year.
const LAST_DATE: Duration = Duration::from_secs(253_402_214_400);

fn since_1970() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

fn with_status(status: StatusCode, body: &'static str) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::from(body));
    *response.status_mut() = status;
    response
}

fn page(status: StatusCode) -> Response<ResponseBody> {
    let mut response = with_status(
        status,
        "<html><body><h1>Something went wrong</h1></body></html>",
    );
    let kind = HeaderValue::from_static("text/html");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The first half of some body.
const HALF: Bytes = Bytes::from_static(br#"{"_links": {"self": {"href": "/api/v2/"#);

/// A body that breaks off.
struct Broken(Option<Bytes>);

impl Body for Broken {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Poll::Ready(Some(match self.0.take() {
            Some(bytes) => Ok(Frame::data(bytes)),
            None => Err(TransportError::exchange("the connection is gone")),
        }))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}
