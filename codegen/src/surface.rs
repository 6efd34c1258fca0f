//! The public API of the client, and what an edit of the spec changes about it: operations, types, fields and methods
//! that are added, removed or changed.
//!
//! Both sides are [`Api`] values, lowered from the old and the new spec. So nothing is missed because it is printed
//! differently, or by a macro of the runtime, as the methods of lists are. Types are `#[non_exhaustive]`: additions
//! break no app; removals and changes of a type do. Method, path and version of an operation, and the names on the
//! wire, can change without a compile error in an app.
//!
//! The present generator lowers both, so the effect of a change to the generator itself only shows in the difference of
//! the generated files.

mod items;
mod signatures;

use std::collections::BTreeMap;

use crate::api::Api;

/// Whether an app still compiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impact {
    /// It may not: a major version.
    Breaking,
    /// It does: a minor version.
    Compatible,
}

/// A difference in the public API.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiChange {
    /// Whether that breaks apps.
    pub impact: Impact,
    /// What it is: `applications::Application.kind`.
    pub name: String,
    /// What it was; `None` if it is new.
    pub old: Option<String>,
    /// What it is now; `None` if it is gone.
    pub new: Option<String>,
}

/// A public item: what it looks like, and what it is part of.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    look: String,
    parent: Option<String>,
    kind: Kind,
}

/// What a change of the look means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Apps name it, or call it.
    Item,
    /// What is sent or read for it, which no compiler sees. That it comes or goes, the item says.
    Wire,
    /// The names of its arguments: no compiler sees that two of one type have changed places.
    Order,
}

/// What apps see of a client, by name.
#[derive(Debug, PartialEq, Eq)]
pub struct Surface(BTreeMap<String, Shown>);

impl Surface {
    /// All that a client has.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let mut surface = Self(BTreeMap::new());
        for module in api.modules() {
            items::module(&mut surface, module);
        }
        for group in &api.groups {
            items::group(&mut surface, group);
        }
        surface
    }

    fn item(&mut self, name: String, parent: Option<&str>, look: impl Into<String>) {
        self.add(name, parent, look.into(), Kind::Item);
    }

    fn wire(&mut self, of: &str, look: String) {
        self.add(format!("{of} (on the wire)"), None, look, Kind::Wire);
    }

    fn order(&mut self, of: &str, names: &[&str]) {
        let name = format!("{of} (order of arguments)");
        self.add(name, Some(of), names.join(", "), Kind::Order);
    }

    fn add(&mut self, name: String, parent: Option<&str>, look: String, kind: Kind) {
        let parent = parent.map(str::to_owned);
        self.0.insert(name, Shown { look, parent, kind });
    }
}

/// What is different: what breaks apps first.
#[must_use]
pub fn api_changes(before: &Surface, after: &Surface) -> Vec<ApiChange> {
    let (before, after) = (&before.0, &after.0);
    let new = after.keys().filter(|name| !before.contains_key(*name));
    let names = before.keys().chain(new);
    let mut found: Vec<_> = names
        .filter_map(|name| {
            let (old, new) = (before.get(name), after.get(name));
            let impact = impact(old, new)?;
            // Whoever reads that a type is new, or gone, knows it of its fields.
            let parent = old.or(new).and_then(|item| item.parent.as_ref());
            let with_parent = parent
                .is_some_and(|parent| before.contains_key(parent) != after.contains_key(parent));
            (!with_parent).then(|| ApiChange {
                impact,
                name: name.clone(),
                old: old.map(|item| item.look.clone()),
                new: new.map(|item| item.look.clone()),
            })
        })
        .collect();
    found.sort();
    found
}

/// What it means for apps that an item was this, and is that now. `None` where there is nothing to say.
fn impact(old: Option<&Shown>, new: Option<&Shown>) -> Option<Impact> {
    match (old, new) {
        (Some(old), Some(new)) if old.look == new.look => None,
        (Some(old), Some(new)) => match old.kind {
            Kind::Item => Some(Impact::Breaking),
            Kind::Wire => Some(Impact::Compatible),
            Kind::Order => has_moved(&old.look, &new.look).then_some(Impact::Breaking),
        },
        (Some(item), None) => (item.kind == Kind::Item).then_some(Impact::Breaking),
        (None, Some(item)) => (item.kind == Kind::Item).then_some(Impact::Compatible),
        (None, None) => None,
    }
}

/// Whether the arguments that both have come in another order. What is new or gone, or has another name, shows elsewhere or
/// means nothing to callers.
fn has_moved(old: &str, new: &str) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (old.split(", ").collect(), new.split(", ").collect());
    let kept = old.iter().filter(|name| new.contains(name));
    let now = new.iter().filter(|name| old.contains(name));
    !kept.eq(now)
}
