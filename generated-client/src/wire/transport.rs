//! The interface between the client and HTTP: one method that sends a request. It is implemented by `reqwest`, or by the
//! caller.

mod body;
mod http_client;
mod request_body;

pub(crate) use self::http_client::HttpClient;
pub use self::{body::ResponseBody, request_body::RequestBody};

use std::{
    error::Error as StdError,
    fmt::{self, Display, Formatter},
    future::Future,
    pin::Pin,
};

/// Sends requests over HTTP, or in place of it. Each attempt of a call is one [`send`](Self::send).
///
/// The client does everything else: it builds the request with all its headers, retries, waits, limits the time and the
/// size of the response, and turns statuses into errors. So a transport must not retry, follow redirects or keep
/// cookies, and it must decompress bodies. Dropping the future, or the body before its end, must cancel the exchange.
///
/// A recorder that answers without a network:
///
/// ```
/// use launchdarkly_api::{
///     Client, Method, RequestBody, ResponseBody, Transport, TransportFuture, http,
/// };
/// use std::sync::{Arc, Mutex};
///
/// #[derive(Default)]
/// struct Recorder(Mutex<Vec<String>>);
///
/// impl Transport for Recorder {
///     fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
///         self.0.lock().unwrap().push(format!("{} {}", request.method(), request.uri()));
///         Box::pin(async { Ok(http::Response::new(ResponseBody::from("{}"))) })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), launchdarkly_api::Error> {
/// let recorder = Arc::new(Recorder::default());
/// let builder = Client::builder().access_token("api-token");
/// let client = builder.transport(recorder.clone()).build()?;
/// client.request(Method::GET, "/api/v2/caller-identity").await?;
/// let sent = recorder.0.lock().unwrap();
/// assert_eq!(*sent, ["GET https://app.launchdarkly.com/api/v2/caller-identity"]);
/// # Ok(())
/// # }
/// ```
///
/// Over a [`tower`](https://docs.rs/tower) service, whose errors do not tell whether the request was sent:
///
/// ```
/// use http_body::Body;
/// use launchdarkly_api::{
///     Bytes, RequestBody, ResponseBody, Transport, TransportError, TransportFuture, http,
/// };
/// use tower::{Service, ServiceExt};
///
/// type BoxError = Box<dyn std::error::Error + Send + Sync>;
///
/// struct Tower<S>(S);
///
/// impl<S, B> Transport for Tower<S>
/// where
///     S: Service<http::Request<RequestBody>, Response = http::Response<B>>,
///     S: Clone + Send + Sync + 'static,
///     S::Error: Into<BoxError>,
///     S::Future: Send,
///     B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
/// {
///     fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
///         let sent = self.0.clone().oneshot(request);
///         Box::pin(async {
///             let response = sent.await.map_err(TransportError::exchange)?;
///             Ok(response.map(ResponseBody::new))
///         })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and returns the response as soon as its headers have arrived. The URI of the request is
    /// absolute. The length of the body is always known; an empty body means none. The headers contain the access
    /// token, marked as [sensitive](http::HeaderValue::is_sensitive).
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_>;
}

/// The future that [`Transport::send`] returns.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<ResponseBody>, TransportError>> + Send + 'a>>;

impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        (**self).send(request)
    }
}

/// The error of an exchange that failed before the whole response had arrived.
///
/// Its kind decides whether the request is retried: see [`RetryPolicy`](crate::RetryPolicy).
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: BoxError,
}

type BoxError = Box<dyn StdError + Send + Sync>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Connect,
    ConnectTimeout,
    Timeout,
    Exchange,
    /// The response is rejected; another attempt would fail in the same way.
    Refused,
    /// The request is not sent; another attempt would fail in the same way.
    Unsent,
}

impl TransportError {
    /// Creates the error for a connection that could not be established. Nothing was sent, so any method is retried.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self::new(Kind::Connect, source)
    }

    /// Creates the error for a connection that could not be established in time. Nothing was sent, so any method is
    /// retried.
    pub fn connect_timeout(source: impl Into<BoxError>) -> Self {
        Self::new(Kind::ConnectTimeout, source)
    }

    /// Creates the error for an exchange that took too long. The request may have arrived.
    pub fn timeout(source: impl Into<BoxError>) -> Self {
        Self::new(Kind::Timeout, source)
    }

    /// Creates the error for any other failure. The request may have arrived.
    pub fn exchange(source: impl Into<BoxError>) -> Self {
        Self::new(Kind::Exchange, source)
    }

    /// Creates the error for a request that this transport does not send. There is no retry, and the call fails with
    /// [`ErrorKind::Request`](crate::ErrorKind::Request).
    pub fn unsent(source: impl Into<BoxError>) -> Self {
        Self::new(Kind::Unsent, source)
    }

    pub(crate) fn refused(source: impl Into<BoxError>) -> Self {
        Self::new(Kind::Refused, source)
    }

    fn new(kind: Kind, source: impl Into<BoxError>) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// Returns the error of a body. A transport may say how it failed.
    pub(crate) fn of(error: BoxError) -> Self {
        match error.downcast() {
            Ok(known) => *known,
            Err(other) => Self::exchange(other),
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn into_source(self) -> BoxError {
        self.source
    }

    /// Returns the innermost source, which is the most specific one.
    pub(crate) fn root_cause(&self) -> &(dyn StdError + 'static) {
        let mut cause: &(dyn StdError + 'static) = &*self.source;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        cause
    }
}

impl Display for TransportError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Connect => "connection failed",
            Kind::ConnectTimeout => "connecting timed out",
            Kind::Timeout => "timed out",
            Kind::Exchange => "the exchange failed",
            Kind::Refused => "the response is refused",
            Kind::Unsent => "the request was not sent",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
