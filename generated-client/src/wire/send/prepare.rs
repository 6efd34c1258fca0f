//! A request that can be sent repeatedly.

use crate::{
    error::{Error, Target},
    wire::{
        body::Content,
        headers,
        hooks::{Attempt, Hooks},
        parts::{Parts, Version},
        retry::RetryPolicy,
        shared::Shared,
        transport::RequestBody,
    },
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Uri, header};
use std::time::Duration;
use tokio::runtime::Handle;

pub(super) struct Prepared {
    pub(super) parts: Box<Parts>,
    pub(super) target: Target,
    pub(super) timeout: Duration,
    /// The time limit of one attempt.
    pub(super) attempt_timeout: Duration,
    pub(super) retry: RetryPolicy,
    uri: Uri,
}

impl Prepared {
    pub(super) fn new(parts: Box<Parts>) -> Result<Self, Error> {
        let target = parts.target();
        if Handle::try_current().is_err() {
            let problem = "a request must be awaited in a Tokio runtime";
            return Err(Error::request(target, problem));
        }
        let uri = match parts.uri() {
            Ok(uri) => uri,
            Err(error) => {
                let problem = format!("the address cannot be sent: {error}");
                return Err(Error::request(target, problem));
            }
        };
        Ok(Self {
            target,
            uri,
            timeout: parts.timeout.unwrap_or(parts.shared.timeout),
            attempt_timeout: attempt_timeout(&parts),
            retry: parts.retry.unwrap_or(parts.shared.retry),
            parts,
        })
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.parts.shared
    }

    /// Returns the path, with names in place of values.
    pub(super) fn route(&self) -> &str {
        self.parts.path.route()
    }

    /// Returns whether sending the request again has the same effect as sending it once.
    pub(super) fn is_idempotent(&self) -> bool {
        self.parts.is_idempotent || self.target.method.is_idempotent()
    }

    /// Returns the request of one attempt. Fails if a file to upload cannot be opened.
    pub(super) async fn request(&self) -> Result<http::Request<RequestBody>, Error> {
        let body = match self.parts.body.as_ref().map(|body| &body.content) {
            None => Ok(Bytes::new().into()),
            Some(Content::Bytes(bytes)) => Ok(bytes.clone().into()),
            Some(Content::Files(files)) => files.open().await,
        };
        match body {
            Ok(body) => Ok(self.with_body(body)),
            Err(problem) => Err(Error::request(self.target.clone(), problem)),
        }
    }

    fn with_body(&self, body: RequestBody) -> http::Request<RequestBody> {
        let mut request = http::Request::new(body);
        *request.method_mut() = self.target.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = headers(&self.parts);
        request
    }

    /// Calls all hooks.
    pub(super) fn tell(&self, what: impl Fn(&dyn Hooks, &Self)) {
        for hooks in &self.shared().hooks {
            what(&**hooks, self);
        }
    }

    pub(super) fn attempt(&self, number: u32) -> Attempt<'_> {
        Attempt {
            operation: self.target.operation,
            method: &self.target.method,
            path_template: self.route(),
            number,
        }
    }

    /// Returns how long the route, or everything, is closed, if the client paces requests.
    pub(super) fn closed_for(&self) -> Option<Duration> {
        let pace = self.shared().pace.as_ref()?;
        pace.wait(&self.target.method, self.route())
    }
}

/// Returns the time limit of one attempt: the one that is set for the call or for the client, otherwise half a minute. A call
/// with its own timeout, or with files, which may be large, can use all of its time for one attempt.
fn attempt_timeout(parts: &Parts) -> Duration {
    const DEFAULT: Duration = Duration::from_secs(30);
    let is_upload = matches!(&parts.body, Some(body) if matches!(body.content, Content::Files(_)));
    let default = if parts.timeout.is_some() || is_upload {
        Duration::MAX
    } else {
        DEFAULT
    };
    let set = parts.attempt_timeout.or(parts.shared.attempt_timeout);
    set.unwrap_or(default)
}

/// Returns the headers, each once. Those of the call replace those of the client; neither can set those that are set here.
fn headers(parts: &Parts) -> HeaderMap {
    let shared = &parts.shared;
    let mut headers = shared.headers.clone();
    for (name, value) in &parts.headers {
        headers.insert(name.clone(), value.clone());
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
