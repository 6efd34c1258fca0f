//! Duplicate names in two documents. A reference names the file, so it is unambiguous, but the bundle has only one place for
//! each name.
//!
//! Schemas are not checked here, since they share the scope of all Rust types, in which `lower` finds duplicates.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::Spec;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Document;

/// A component or an operation, identified by its pointer.
struct Definition {
    place: Place,
    what: String,
    help: &'static str,
}

/// Returns a problem for each duplicate.
pub(super) fn check(spec: &Spec) -> Vec<Problem> {
    let mut firsts: BTreeMap<String, Place> = BTreeMap::new();
    let mut problems = Vec::new();
    let all = spec
        .modules()
        .flat_map(|(file, document)| components(file, document).chain(operations(file, document)));
    for Definition { place, what, help } in all {
        match firsts.entry(place.pointer.clone()) {
            Entry::Vacant(free) => drop(free.insert(place)),
            Entry::Occupied(first) => {
                let message = format!("two documents have {what}");
                problems.push(Problem::key(&place, message, help).also(first.get(), "first here"));
            }
        }
    }
    problems
}

fn components<'d>(file: &str, document: &'d Document) -> impl Iterator<Item = Definition> + 'd {
    let components = Place::root(file).key("components");
    let shared = &document.components;
    let parameters = shared.parameters.keys().map(|name| ("parameters", name));
    let responses = shared.responses.keys().map(|name| ("responses", name));
    let examples = shared.examples.keys().map(|name| ("examples", name));
    let all = parameters.chain(responses).chain(examples);
    all.map(move |(section, name)| Definition {
        place: components.key(section).key(name),
        what: format!("`{name}` among their `{section}`"),
        help: "keep one, in spec/common.json if several groups refer to it, or rename one of the two",
    })
}

fn operations<'d>(file: &str, document: &'d Document) -> impl Iterator<Item = Definition> + 'd {
    let paths = Place::root(file).key("paths");
    document.paths.iter().flat_map(move |(path, item)| {
        let paths = paths.clone();
        item.operations().map(move |(method, _)| Definition {
            place: paths.key(path).key(method.key()),
            what: format!("`{} {path}`", method.name()),
            help: "remove one of the two: an operation belongs to one group",
        })
    })
}
