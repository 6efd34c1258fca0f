//! The transport that uses `reqwest`.

use super::{RequestBody, ResponseBody, Transport, TransportError, TransportFuture};
use http::Uri;
use http_body_util::BodyExt;
use reqwest::Url;

/// A `reqwest` client, created by this crate or by the caller.
#[derive(Debug)]
pub(crate) struct HttpClient {
    pub(crate) client: reqwest::Client,
    /// Where all requests of its client go. Why it is kept: PERFORMANCE.md, "A call".
    pub(crate) base: Url,
}

impl Transport for HttpClient {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
    }
}

impl HttpClient {
    async fn exchange(
        &self,
        request: http::Request<RequestBody>,
    ) -> Result<http::Response<ResponseBody>, TransportError> {
        let url = self.url(request.uri())?;
        let response = self.client.execute(as_reqwest(request, url.clone()));
        from_reqwest(response.await.map_err(error)?, &url)
    }

    /// Fails where the path would not arrive as it was put together: URL parsers normalise.
    fn url(&self, uri: &Uri) -> Result<Url, TransportError> {
        let mut url = self.origin(uri)?;
        url.set_path(uri.path());
        url.set_query(uri.query());
        if (url.path(), url.query()) == (uri.path(), uri.query()) {
            Ok(url)
        } else {
            let problem = "the path would not arrive as it was given";
            Err(TransportError::unsent(problem))
        }
    }

    /// Returns a URL of the same origin. It is not that of `base` if another client has this transport.
    fn origin(&self, uri: &Uri) -> Result<Url, TransportError> {
        let authority = uri.authority().map(http::uri::Authority::as_str);
        let own = (self.base.scheme(), self.base.authority());
        if (uri.scheme_str(), authority) == (Some(own.0), Some(own.1)) {
            Ok(self.base.clone())
        } else {
            Url::parse(&uri.to_string()).map_err(TransportError::unsent)
        }
    }
}

fn as_reqwest(request: http::Request<RequestBody>, url: Url) -> reqwest::Request {
    let (head, body) = request.into_parts();
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.body_mut() = body_of(body);
    request
}

fn body_of(body: RequestBody) -> Option<reqwest::Body> {
    match body.as_bytes() {
        Some(bytes) if bytes.is_empty() => None,
        Some(bytes) => Some(bytes.clone().into()),
        None => Some(reqwest::Body::wrap(body)),
    }
}

/// Returns the response, unless the HTTP client has followed a redirect from that address.
fn from_reqwest(
    response: reqwest::Response,
    url: &Url,
) -> Result<http::Response<ResponseBody>, TransportError> {
    if response.url() != url {
        let problem =
            "the HTTP client followed a redirect; build it with `redirect(Policy::none())`";
        return Err(TransportError::refused(problem));
    }
    let response = http::Response::from(response);
    Ok(response.map(|body| ResponseBody::new(body.map_err(error))))
}

fn error(error: reqwest::Error) -> TransportError {
    // Without the URL, which may contain secrets; the error of the call names the request.
    let error = error.without_url();
    if error.is_builder() {
        return TransportError::unsent(error);
    }
    if error.is_redirect() {
        return TransportError::refused(error);
    }
    match (error.is_connect(), error.is_timeout()) {
        (true, false) => TransportError::connect(error),
        (true, true) => TransportError::connect_timeout(error),
        (false, true) => TransportError::timeout(error),
        (false, false) => TransportError::exchange(error),
    }
}
