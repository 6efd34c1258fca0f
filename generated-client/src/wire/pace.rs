//! Pacing: not sending what would be refused for its rate.
//!
//! Clients pace themselves if they are told to.
//!
//! Why it is behind a trait object, made by [`new`], and all `#[inline]`: PERFORMANCE.md, "What is inlined".

use http::Method;
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// The memory of a client that paces itself: the routes whose requests are used up.
pub(crate) trait Pace: Send + Sync {
    /// A response said that its route is closed for that long.
    fn close(&self, method: &Method, template: &str, wait: Duration);

    /// The time until the route opens, if it is closed.
    fn wait(&self, method: &Method, template: &str) -> Option<Duration>;
}

/// One that knows of no route yet.
#[inline]
pub(crate) fn new() -> Box<dyn Pace> {
    Box::<Routes>::default()
}

/// They are few: a window ends within seconds.
#[derive(Default)]
struct Routes(Mutex<Vec<Closed>>);

/// A route, which is a method and the template of a path, and when it opens again.
struct Closed {
    method: Method,
    template: String,
    opens: Instant,
}

impl Closed {
    #[inline]
    fn is(&self, method: &Method, template: &str) -> bool {
        self.method == *method && self.template == template
    }
}

impl Pace for Routes {
    #[inline]
    fn close(&self, method: &Method, template: &str, wait: Duration) {
        let now = Instant::now();
        let Some(opens) = now.checked_add(wait) else {
            return;
        };
        let mut routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Routes of raw requests may be many, so that what is over is not kept.
        routes.retain(|route| route.opens > now);
        match routes.iter_mut().find(|route| route.is(method, template)) {
            Some(route) => route.opens = route.opens.max(opens),
            None => routes.push(Closed {
                method: method.clone(),
                template: template.to_owned(),
                opens,
            }),
        }
    }

    #[inline]
    fn wait(&self, method: &Method, template: &str) -> Option<Duration> {
        let routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let route = routes.iter().find(|route| route.is(method, template))?;
        let wait = route.opens.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }
}
