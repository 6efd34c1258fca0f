//! The answers of a stand-in.

use super::{
    documents::{Operation, Success},
    fault::Fault,
    sent::Sent,
};
use crate::wire::transport::{ResponseBody, TransportError};
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

/// An answer to a request.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    Reply(Reply),
    Fault(Fault),
}

/// Returns whether a response of that status is an error for the app.
fn is_failure(status: StatusCode) -> bool {
    status.as_u16() >= 300
}

/// Returns the status of that number.
#[track_caller]
pub(super) fn status_of(status: u16) -> StatusCode {
    let Ok(status) = StatusCode::from_u16(status) else {
        panic!("{status} is no status");
    };
    status
}

/// Returns the same for an error.
#[track_caller]
pub(super) fn failure_of(status: u16) -> StatusCode {
    let status = status_of(status);
    assert!(
        is_failure(status),
        "{status} is no error: an app is told one from 300 on"
    );
    status
}

/// The maximum number of characters of a text that are shown.
const TOLD: usize = 200;

/// Returns a text that may be long, in a message. It is cut between two words, if they are not too long.
pub(super) fn brief(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(TOLD) else {
        return text.to_owned();
    };
    let words = text[..end].rfind(' ').filter(|words| *words > end / 2);
    format!("{}…", &text[..words.unwrap_or(end)])
}

/// A response.
#[derive(Debug, Clone, Default)]
pub(super) struct Reply {
    /// None for the documented success.
    pub(super) status: Option<StatusCode>,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// A response in JSON.
    pub(super) fn json(status: Option<StatusCode>, body: Vec<u8>) -> Self {
        let mut reply = Self {
            status,
            body,
            ..Self::default()
        };
        if !reply.body.is_empty() {
            let kind = HeaderValue::from_static("application/json");
            reply.headers.insert(header::CONTENT_TYPE, kind);
        }
        reply
    }

    /// An error, in the words of LaunchDarkly.
    pub(super) fn error(status: StatusCode, code: &str, message: &str) -> Self {
        let body = json!({ "code": code, "message": message });
        Self::json(Some(status), body.to_string().into_bytes())
    }

    /// A documented success with that body, if it has one. Something that was created stands below the path of the request.
    pub(super) fn success(success: &Success, body: Option<&Value>, request: &Sent) -> Self {
        let body = body.map(ToString::to_string).unwrap_or_default();
        let status = StatusCode::from_u16(success.status).ok();
        let mut reply = Self::json(status, body.into_bytes());
        let address = format!("{}/5f3a9c1e7b2d4068a1c5e9f0", request.path());
        if let (true, Ok(address)) = (success.has_location, HeaderValue::try_from(address)) {
            reply.headers.insert(header::LOCATION, address);
        }
        reply
    }

    /// Changes the body, which has to be JSON.
    pub(super) fn change(
        &mut self,
        change: impl FnOnce(&mut Value) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut body: Value = serde_json::from_slice(&self.body)
            .map_err(|_| "the body of this answer is not JSON")?;
        change(&mut body)?;
        self.body = body.to_string().into_bytes();
        Ok(())
    }

    /// Returns the response; of a status that was not said, the given one.
    pub(super) fn response(self, documented: Option<u16>) -> Response<ResponseBody> {
        let documented = documented.and_then(|status| StatusCode::from_u16(status).ok());
        let mut response = Response::new(ResponseBody::from(self.body));
        *response.status_mut() = self.status.or(documented).unwrap_or(StatusCode::OK);
        *response.headers_mut() = self.headers;
        response
    }
}

impl Answer {
    /// Describes the problem if the app gets an error.
    pub(super) fn failure(&self) -> Option<String> {
        match self {
            Self::Fault(fault) => Some(format!("{fault:?}")),
            Self::Reply(reply) => {
                let status = reply.status.filter(|status| is_failure(*status))?;
                let body = String::from_utf8_lossy(&reply.body);
                Some(format!("{status}: {}", brief(&body)))
            }
        }
    }

    /// Describes the problem if clients may send such a request again by themselves.
    pub(super) fn retried(&self) -> Option<String> {
        let is_retried = match self {
            Self::Fault(_) => true,
            Self::Reply(reply) => reply.status.is_some_and(|status| {
                status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error()
            }),
        };
        self.failure().filter(|_| is_retried)
    }

    /// Answers a request of that operation.
    pub(super) async fn give(
        self,
        operation: Option<Operation>,
    ) -> Result<Response<ResponseBody>, TransportError> {
        match self {
            Self::Fault(fault) => fault.happen().await,
            Self::Reply(reply) => {
                let success = operation.and_then(|operation| operation.success());
                Ok(reply.response(success.map(|success| success.status)))
            }
        }
    }
}
