//! Pacing: not sending what would be refused for its rate.
//!
//! Clients pace themselves if they are told to.
//!
//! Why it is behind a trait object, made by [`new`], and all `#[inline]`: PERFORMANCE.md, "What is inlined".

use crate::wire::rate_limit::Closed;
use http::Method;
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// The memory of a client that paces itself: what is used up.
pub(crate) trait Pace: Send + Sync {
    /// A response of that route said what is closed for how long.
    fn close(&self, method: &Method, template: &str, closed: Closed);

    /// The time until the route opens, if it is closed, or everything is.
    fn wait(&self, method: &Method, template: &str) -> Option<Duration>;
}

/// One that knows of nothing yet.
#[inline]
pub(crate) fn new() -> Box<dyn Pace> {
    Box::<Gates>::default()
}

/// They are few: a window ends within seconds.
#[derive(Default)]
struct Gates(Mutex<Vec<Gate>>);

/// What is closed, and when it opens again.
struct Gate {
    /// A method and the template of a path; without one, all that the client sends.
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
        // Routes of raw requests may be many, so that what is over is not kept.
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
