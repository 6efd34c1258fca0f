//! Pacing: requests that would exceed a rate limit are not sent yet.
//!
//! It is off by default.
//!
//! It is behind a trait object, created by [`new`], and all functions are `#[inline]`: PERFORMANCE.md, "What is inlined".

use crate::wire::rate_limit::Closed;
use http::Method;
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// The exhausted limits that a client knows of.
pub(crate) trait Pace: Send + Sync {
    /// Records what a response of that route has closed, and for how long.
    fn close(&self, method: &Method, template: &str, closed: Closed);

    /// Returns the time until the route opens again, if it or everything is closed.
    fn wait(&self, method: &Method, template: &str) -> Option<Duration>;
}

/// Creates one that knows of no exhausted limit.
#[inline]
pub(crate) fn new() -> Box<dyn Pace> {
    Box::<Gates>::default()
}

/// A short list, since a window ends within seconds.
#[derive(Default)]
struct Gates(Mutex<Vec<Gate>>);

/// A closed route, and when it opens again.
struct Gate {
    /// Method and path template; `None` means all requests of the client.
    route: Option<(Method, String)>,
    opens: Instant,
}

impl Gate {
    #[inline]
    fn is_before(&self, method: &Method, template: &str) -> bool {
        let is_own = |(own, path): &(Method, String)| own == method && path == template;
        self.route.as_ref().is_none_or(is_own)
    }
}

impl Gates {
    #[inline]
    fn add(&self, route: Option<(Method, String)>, wait: Duration) {
        let now = Instant::now();
        let Some(opens) = now.checked_add(wait) else {
            return;
        };
        let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Expired entries are removed, since raw requests can have many routes.
        gates.retain(|gate| gate.opens > now);
        match gates.iter_mut().find(|gate| gate.route == route) {
            Some(gate) => gate.opens = gate.opens.max(opens),
            None => gates.push(Gate { route, opens }),
        }
    }
}

impl Pace for Gates {
    #[inline]
    fn close(&self, method: &Method, template: &str, closed: Closed) {
        if let Some(wait) = closed.route {
            self.add(Some((method.clone(), template.to_owned())), wait);
        }
        if let Some(wait) = closed.client {
            self.add(None, wait);
        }
    }

    #[inline]
    fn wait(&self, method: &Method, template: &str) -> Option<Duration> {
        let gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = gates.iter().filter(|gate| gate.is_before(method, template));
        let opens = before.map(|gate| gate.opens).max()?;
        let wait = opens.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }
}
