//! Pacing: not sending what would be refused for its rate.

use crate::Method;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// When the routes open again whose requests are used up. A route is a method and the template of a path.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<HashMap<(Method, String), Instant>>);

impl Pace {
    /// A response said that its route is closed for that long.
    pub(crate) fn close(&self, method: &Method, template: &str, wait: Duration) {
        let now = Instant::now();
        let Some(opens) = now.checked_add(wait) else {
            return;
        };
        let mut routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Routes of raw requests may be many, so that what is over is not kept.
        routes.retain(|_, opens| *opens > now);
        let known = routes
            .entry((method.clone(), template.to_owned()))
            .or_insert(opens);
        *known = opens.max(*known);
    }

    /// The time until the route opens, if it is closed.
    pub(crate) fn wait(&self, method: &Method, template: &str) -> Option<Duration> {
        let routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let opens = routes.get(&(method.clone(), template.to_owned()))?;
        let wait = opens.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }
}
