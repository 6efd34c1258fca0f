//! What was created, and not deleted again.

use crate::testing::{
    documents::Operation,
    sent::{Sent, segments},
};
use http::Method;
use serde_json::Value;
use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The things, each with the segments of the path that it was sent to.
#[derive(Debug, Default)]
pub(super) struct Created(Mutex<HashSet<(Vec<String>, Identity)>>);

/// What tells things apart that are created at one path.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Identity {
    Key(String),
    /// Where the body has no `key`.
    Body(Vec<u8>),
}

impl Created {
    /// Remembers what a request creates, and forgets what it deletes. Returns the documented conflict if the same thing was
    /// created before.
    pub(super) fn change(&self, operation: &Operation, request: &Sent) -> Option<&'static Value> {
        if request.method() == Method::DELETE {
            self.forget(request);
        }
        let creates = operation.success()?.status == 201;
        let conflict = operation.answer(409).filter(|_| creates)?;
        self.is_there(request).then_some(conflict)
    }

    fn things(&self) -> MutexGuard<'_, HashSet<(Vec<String>, Identity)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns whether the same thing was created before, and remembers this one.
    fn is_there(&self, request: &Sent) -> bool {
        let body = request.json();
        let key = body.as_ref().and_then(|body| body.get("key")?.as_str());
        let identity = match key {
            Some(key) => Identity::Key(key.to_owned()),
            None if has_below(request.path()) => Identity::Body(request.body().to_vec()),
            // It does something, such as copying a flag, and nothing is there after that.
            None => return false,
        };
        !self.things().insert((segments(request.path()), identity))
    }

    /// Forgets what a request deletes, and what was created in it. What has no key may be any of its kind.
    fn forget(&self, request: &Sent) {
        let path = segments(request.path());
        let gone = Operation::called_by("DELETE", request.path());
        // A restriction of the models of a project can be deleted, too, and says nothing of the project.
        let gone = gone.filter(|operation| operation.path.ends_with('}'));
        let gone = gone.map_or_else(Vec::new, |operation| operation.arguments(request.path()));
        let Some((deleted, parent)) = path.split_last() else {
            return;
        };
        self.things().retain(|(place, identity)| match identity {
            _ if place.starts_with(&path) || lies_in(place, &gone) => false,
            Identity::Key(key) => place != parent || key != deleted,
            Identity::Body(_) => place != parent,
        });
    }
}

/// Returns whether a path has all these keys: flags are in a project, although their paths do not begin with its.
fn lies_in(place: &[String], keys: &[(String, String)]) -> bool {
    let path = place.join("/");
    let created = Operation::called_by("POST", &path);
    let own = created.map_or_else(Vec::new, |operation| operation.arguments(&path));
    !keys.is_empty() && keys.iter().all(|key| own.contains(key))
}

/// Returns whether there are things below a path, to be read or deleted.
fn has_below(path: &str) -> bool {
    let below = format!("{path}/any");
    let mut methods = ["GET", "DELETE"].into_iter();
    methods.any(|method| Operation::called_by(method, &below).is_some())
}
