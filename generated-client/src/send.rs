//! The core that every call goes through, compiled once: from a call to the raw response.

mod read;

use crate::{
    Client, Error,
    base_url::BaseUrl,
    call::{Call, Parts, Version},
    error::{KEPT, Target},
    headers,
    response::RawResponse,
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use read::{End, read};
use reqwest::Url;
use std::time::Duration;
use tokio::{runtime::Handle, time};

/// Sends a call, within the time that it may take in all.
pub(crate) async fn send(call: Call) -> Result<RawResponse, Error> {
    let prepared = Prepared::new(call.finish()?)?;
    let limit = prepared.timeout;
    match time::timeout(limit, attempt(&prepared)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::timeout(prepared.target, limit, "the call")),
    }
}

/// A request that can be sent any number of times.
struct Prepared {
    client: Client,
    target: Target,
    url: Url,
    headers: HeaderMap,
    body: Option<Bytes>,
    timeout: Duration,
}

impl Prepared {
    fn new(parts: Parts) -> Result<Self, Error> {
        let target = parts.target();
        if Handle::try_current().is_err() {
            return Err(Error::request(
                target,
                "a request has to be awaited in a Tokio runtime",
            ));
        }
        let url = match url(&parts.client.shared.base_url, &parts.path_and_query()) {
            Ok(url) => url,
            Err(problem) => return Err(Error::request(target, problem)),
        };
        Ok(Self {
            target,
            url,
            headers: headers(&parts),
            timeout: parts.timeout.unwrap_or(parts.client.shared.timeout),
            body: parts.body.map(|body| body.bytes),
            client: parts.client,
        })
    }

    fn request(&self) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.target.method.clone(), self.url.clone());
        request.headers_mut().clone_from(&self.headers);
        *request.body_mut() = self.body.clone().map(Into::into);
        request
    }
}

/// Base URL, path and query in one, checked to be what was put together: URL parsers normalise.
fn url(base: &BaseUrl, path_and_query: &str) -> Result<Url, String> {
    let text = format!("{}{path_and_query}", base.as_str());
    match Url::parse(&text) {
        Ok(url) if url.as_str() == text => Ok(url),
        _ => Err("the path would not arrive as it was given".to_owned()),
    }
}

/// Every header, once. Those of the call replace those of the client; neither can be one that is set here.
fn headers(parts: &Parts) -> HeaderMap {
    let shared = &parts.client.shared;
    let mut headers = shared.headers.clone();
    for (name, value) in &parts.headers {
        headers.insert(name, value.clone());
    }
    let version = match parts.version {
        Version::Dated => shared.api_version.clone(),
        Version::Beta => HeaderValue::from_static("beta"),
    };
    headers.insert(headers::API_VERSION, version);
    if let Some(body) = &parts.body {
        headers.insert(header::CONTENT_TYPE, body.content_type.clone());
    }
    headers
}

/// One attempt, within the time that it may take.
async fn attempt(prepared: &Prepared) -> Result<RawResponse, Error> {
    let limit = prepared.client.shared.attempt_timeout;
    match time::timeout(limit, exchange(prepared)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::timeout(
            prepared.target.clone(),
            limit,
            "the attempt",
        )),
    }
}

async fn exchange(prepared: &Prepared) -> Result<RawResponse, Error> {
    let shared = &prepared.client.shared;
    let failed = |error| Error::transport(prepared.target.clone(), error);
    let mut response = shared
        .http
        .execute(prepared.request())
        .await
        .map_err(failed)?;
    if *response.url() != prepared.url {
        let problem =
            "the HTTP client followed a redirect; build it with `redirect(Policy::none())`";
        return Err(Error::refused(prepared.target.clone(), problem));
    }
    let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
    let mut raw = RawResponse {
        target: prepared.target.clone(),
        status,
        headers,
        body: Bytes::new(),
    };
    let limit = if status.is_success() {
        shared.max_response_size
    } else {
        KEPT
    };
    let (body, end) = read(&mut response, limit).await;
    raw.body = body;
    match end {
        _ if !status.is_success() => Err(Error::api(&raw, &shared.token)),
        End::Complete => Ok(raw),
        End::TooLarge => Err(Error::too_large(&raw, limit)),
        End::Broken(error) => Err(failed(error).with_reply(&raw)),
    }
}
