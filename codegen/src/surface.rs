//! The public API of the client, and what an edit of the spec changes about it: operations, types, fields and methods
//! that are added, removed or changed.
//!
//! Both sides are [`Api`] values, lowered from the old and the new spec. So nothing is missed because it is printed
//! differently, or by a macro of the runtime, as the methods of lists are. Types are `#[non_exhaustive]`: additions
//! break no app; removals and changes of a type do. Method, path and version of an operation, whether the client may
//! repeat it, the names on the wire, and what is deprecated can change without a compile error in an app.
//!
//! The present generator lowers both, so the effect of a change to the generator itself only shows in the difference of
//! the generated files.

mod items;
mod signatures;

use std::collections::BTreeMap;

use crate::api::{Api, Deprecation};

/// Whether an app still compiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impact {
    /// It may not compile: a major version.
    Breaking,
    /// It compiles: a minor version.
    Compatible,
}

/// A difference in the public API.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiChange {
    /// Whether that breaks apps.
    pub impact: Impact,
    /// The item: `applications::Application.kind`.
    pub name: String,
    /// Its old form; `None` if it is new.
    pub old: Option<String>,
    /// Its new form; `None` if it was removed.
    pub new: Option<String>,
}

/// A public item: its form (such as its signature), and the item that it belongs to.
#[derive(Debug, PartialEq, Eq)]
struct PublicItem {
    form: String,
    parent: Option<String>,
    kind: Kind,
}

/// The meaning of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Apps name it, or call it.
    Item,
    /// Its representation on the wire, which no compiler checks. Additions and removals are reported for the item itself.
    Wire,
    /// Whether it is deprecated: compilers warn of it, and semantic versioning asks for a minor version.
    Standing,
    /// The names of its arguments, since no compiler notices that two arguments of the same type were swapped.
    Order,
}

/// The public items of a client, by name.
#[derive(Debug, PartialEq, Eq)]
pub struct Surface(BTreeMap<String, PublicItem>);

impl Surface {
    /// Collects the public items of a client.
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

    fn item(&mut self, name: String, parent: Option<&str>, form: impl Into<String>) {
        self.add(name, parent, form.into(), Kind::Item);
    }

    fn wire(&mut self, of: &str, form: String) {
        self.add(format!("{of} (on the wire)"), None, form, Kind::Wire);
    }

    fn standing(&mut self, of: &str, deprecated: Deprecation) {
        let form = match deprecated {
            Deprecation::Deprecated => "deprecated",
            Deprecation::Current => "not deprecated",
        };
        let name = format!("{of} (deprecation)");
        self.add(name, None, form.to_owned(), Kind::Standing);
    }

    fn order(&mut self, of: &str, names: &[&str]) {
        let name = format!("{of} (order of arguments)");
        self.add(name, Some(of), names.join(", "), Kind::Order);
    }

    fn add(&mut self, name: String, parent: Option<&str>, form: String, kind: Kind) {
        let parent = parent.map(str::to_owned);
        self.0.insert(name, PublicItem { form, parent, kind });
    }
}

/// Returns the differences, breaking ones first.
#[must_use]
pub fn api_changes(before: &Surface, after: &Surface) -> Vec<ApiChange> {
    let (before, after) = (&before.0, &after.0);
    let new = after.keys().filter(|name| !before.contains_key(*name));
    let names = before.keys().chain(new);
    let mut found: Vec<_> = names
        .filter_map(|name| {
            let (old, new) = (before.get(name), after.get(name));
            let impact = impact(old, new)?;
            // An added or removed type implies its fields, so they are not listed.
            let parent = old.or(new).and_then(|item| item.parent.as_ref());
            let with_parent = parent
                .is_some_and(|parent| before.contains_key(parent) != after.contains_key(parent));
            (!with_parent).then(|| ApiChange {
                impact,
                name: name.clone(),
                old: old.map(|item| item.form.clone()),
                new: new.map(|item| item.form.clone()),
            })
        })
        .collect();
    found.sort();
    found
}

/// Returns the meaning of a change for apps. `None` if it has none.
fn impact(old: Option<&PublicItem>, new: Option<&PublicItem>) -> Option<Impact> {
    match (old, new) {
        (Some(old), Some(new)) if old.form == new.form => None,
        (Some(old), Some(new)) => match old.kind {
            Kind::Item => Some(Impact::Breaking),
            Kind::Wire | Kind::Standing => Some(Impact::Compatible),
            Kind::Order => has_moved(&old.form, &new.form).then_some(Impact::Breaking),
        },
        (Some(item), None) => (item.kind == Kind::Item).then_some(Impact::Breaking),
        (None, Some(item)) => (item.kind == Kind::Item).then_some(Impact::Compatible),
        (None, None) => None,
    }
}

/// Returns whether the common arguments are in another order. Additions, removals and renamed arguments are reported
/// elsewhere, or do not matter to callers.
fn has_moved(old: &str, new: &str) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (old.split(", ").collect(), new.split(", ").collect());
    let kept = old.iter().filter(|name| new.contains(name));
    let now = new.iter().filter(|name| old.contains(name));
    !kept.eq(now)
}
