//! The transport that uses `reqwest`.

use super::{RequestBody, ResponseBody, Transport, TransportError, TransportFuture};
use http_body_util::BodyExt;
use reqwest::Url;

/// A `reqwest` client, created by this crate or by the caller.
#[derive(Debug)]
pub(crate) struct HttpClient(pub(crate) reqwest::Client);

impl Transport for HttpClient {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(exchange(&self.0, request))
    }
}

async fn exchange(
    client: &reqwest::Client,
    request: http::Request<RequestBody>,
) -> Result<http::Response<ResponseBody>, TransportError> {
    let request = as_reqwest(request)?;
    let url = request.url().clone();
    let response = client.execute(request).await.map_err(error)?;
    from_reqwest(response, &url)
}

fn as_reqwest(request: http::Request<RequestBody>) -> Result<reqwest::Request, TransportError> {
    let (head, body) = request.into_parts();
    let url = Url::parse(&head.uri.to_string()).map_err(TransportError::refused)?;
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.body_mut() = body_of(body);
    Ok(request)
}

fn body_of(body: RequestBody) -> Option<reqwest::Body> {
    match body.as_bytes() {
        Some(bytes) if bytes.is_empty() => None,
        Some(bytes) => Some(bytes.clone().into()),
        None => Some(reqwest::Body::wrap(body)),
    }
}

/// Sends a request to that address.
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
    match (error.is_connect(), error.is_timeout()) {
        (true, false) => TransportError::connect(error),
        (true, true) => TransportError::connect_timeout(error),
        (false, true) => TransportError::timeout(error),
        (false, false) => TransportError::exchange(error),
    }
}
