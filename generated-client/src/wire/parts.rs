//! The parts of a call, as data: requests fill them in, and [`send`](super::send) uses them.

use crate::{
    error::{Error, Target},
    values::decode::Strictness,
    wire::{body::Body, path::Path, retry::RetryPolicy, shared::Shared},
};
use http::{HeaderMap, Method, Uri, uri::InvalidUri};
use std::{sync::Arc, time::Duration};

/// The constant facts about an operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The documented identifier, such as `getEnvironment`.
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    /// The path, with the names of its parameters in braces.
    pub(crate) path: &'static str,
}

/// Implements a function for each method.
macro_rules! methods {
    ($($function:ident $method:ident),*) => {
        impl Operation {
            $(
                #[inline]
                pub(crate) const fn $function(id: &'static str, path: &'static str) -> Self {
                    let method = Method::$method;
                    Self { id, method, path }
                }
            )*
        }
    };
}

methods!(get GET, post POST, put PUT, patch PATCH, delete DELETE);

/// The `LD-API-Version` that an operation needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// The dated one of the client.
    Dated,
    /// `beta`, which the server requires for this operation.
    Beta,
}

/// One call, before it is sent.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) shared: Arc<Shared>,
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) version: Version,
    pub(crate) path: Path,
    /// Encoded names and values, in the order in which the names were first set.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Body>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    /// Whether it may be sent again, even if its method is not idempotent.
    pub(crate) is_idempotent: bool,
    pub(crate) retry: Option<RetryPolicy>,
    /// How strictly the response is read.
    pub(crate) strictness: Strictness,
    /// The first problem that was found.
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

    /// Returns the address: base URL, path and query.
    pub(crate) fn uri(&self) -> Result<Uri, InvalidUri> {
        let mut text = format!("{}{}", self.shared.base_url.as_str(), self.path);
        for (index, (name, value)) in self.query.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        }
        Uri::try_from(text)
    }

    /// Fails with the first problem, if there is one.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let problem = self.problem.clone().or_else(|| self.path.missing());
        match problem.or_else(|| self.tunnel()) {
            Some(problem) => Err(Error::request(self.target(), problem)),
            None => Ok(()),
        }
    }

    /// Returns the problem of a CONNECT, which is sent without its path: it asks for a tunnel to the host.
    fn tunnel(&self) -> Option<String> {
        let problem = "CONNECT opens a tunnel; it has no path, and no resource answers it";
        (self.method == Method::CONNECT).then(|| problem.to_owned())
    }
}
