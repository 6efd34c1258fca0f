//! Which operations belong together, and what differs between them.

use super::Report;
use super::messages::{compare_bodies, compare_parameters, compare_responses};
use super::node::Files;
use super::operation::{Operation, operations};
use super::walk::{Spot, Walk};
use crate::load::Spec;
use crate::source::Sources;

use serde_json::Value;

/// The name under which the official document is kept.
const OFFICIAL: &str = "official";

/// Compares all operations.
pub(super) fn compare(spec: &Spec, official: &Value, sources: &Sources) -> Report {
    let files = Files::from([(OFFICIAL.to_owned(), official.clone())]);
    let official = operations(&files, OFFICIAL);
    let names = spec.modules().map(|(file, _)| file);
    let ours: Vec<_> = names
        .flat_map(|file| operations(&spec.values, file))
        .collect();
    let mut walk = Walk::new(sources);
    let mut taken = Vec::new();
    let mut report = Report {
        ours: ours.len(),
        official: official.len(),
        ..Report::default()
    };
    for operation in &ours {
        match counterpart(operation, &official) {
            Some(index) => {
                taken.push(index);
                if let Some(other) = official.get(index) {
                    compare_pair(&mut walk, operation, other);
                }
            }
            None => report.extra.push(operation.line()),
        }
    }
    let missing = official.iter().enumerate();
    report.missing = missing
        .filter(|(index, _)| !taken.contains(index))
        .map(|(_, operation)| operation.line())
        .collect();
    (report.unfounded, report.remarks) = walk.unmatched();
    report.differences = walk.found;
    report
}

fn counterpart(ours: &Operation<'_>, official: &[Operation<'_>]) -> Option<usize> {
    let by_id = official.iter().position(|other| other.id == ours.id);
    by_id.or_else(|| {
        official
            .iter()
            .position(|other| other.route() == ours.route())
    })
}

fn compare_pair(walk: &mut Walk<'_>, ours: &Operation<'_>, official: &Operation<'_>) {
    let spot = walk.enter(&Spot::new(ours.id), &ours.node, &official.node);
    // A comment of an operation has to name what it explains: the operation is too large to be explained whole.
    let named = |name: &str| spot.named(name, name);
    let place = &ours.node.place;
    if ours.id != official.id {
        walk.differs(
            &named("operationId"),
            place,
            "operationId",
            (ours.id, official.id),
        );
    }
    if ours.route() != official.route() {
        let route = |operation: &Operation<'_>| operation.route();
        walk.differs(
            &named("path"),
            place,
            "path",
            (route(ours), route(official)),
        );
    }
    let word = |operation: &Operation<'_>| {
        if operation.node.is("deprecated") {
            "yes"
        } else {
            "no"
        }
    };
    if word(ours) != word(official) {
        walk.differs(
            &named("deprecated"),
            place,
            "deprecated",
            (word(ours), word(official)),
        );
    }
    compare_parameters(walk, &spot, ours, official);
    compare_bodies(walk, &spot, ours, official);
    compare_responses(walk, &spot, ours, official);
}
