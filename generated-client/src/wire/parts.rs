//! What a call consists of, as data: requests fill it in, and [`send`](super::send) takes it.

use crate::{
    error::{Error, Target},
    values::decode::Strictness,
    wire::{body::Body, path::Path, retry::RetryPolicy, shared::Shared},
};
use http::{HeaderMap, Method};
use std::{sync::Arc, time::Duration};

/// What is known of an operation before it is called.
#[derive(Debug)]
pub(crate) struct Operation {
    /// As documented, such as `getEnvironment`.
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    /// With the names of its parameters in braces.
    pub(crate) path: &'static str,
    pub(crate) version: Version,
}

/// What `LD-API-Version` an operation needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// The dated one of the client.
    Dated,
    /// `beta`, without which the operation is refused.
    Beta,
}

/// One call, as it was put together.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) shared: Arc<Shared>,
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) version: Version,
    pub(crate) path: Path,
    /// Encoded names and values, in the order of their first setting.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Body>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    /// Whether it may be sent again, although its method does not say so.
    pub(crate) is_idempotent: bool,
    pub(crate) retry: Option<RetryPolicy>,
    /// How the response is read.
    pub(crate) strictness: Strictness,
    /// The first that was found.
    pub(crate) problem: Option<String>,
}

impl Parts {
    pub(crate) fn target(&self) -> Target {
        Target {
            operation: self.operation,
            method: self.method.clone(),
            path: self.path.to_string(),
        }
    }

    /// Path and query as they stand in the request.
    pub(crate) fn path_and_query(&self) -> String {
        let mut text = self.path.to_string();
        for (index, (name, value)) in self.query.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        }
        text
    }

    /// What is to be sent, or what was wrong with it.
    pub(crate) fn finish(mut self) -> Result<Self, Error> {
        let problem = self.problem.take().or_else(|| self.path.missing());
        match problem {
            Some(problem) => Err(Error::request(self.target(), problem)),
            None => Ok(self),
        }
    }
}
