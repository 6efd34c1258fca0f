//! Which operations belong together, and what differs between them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::messages::{compare_bodies, compare_parameters, compare_responses};
use super::node::Files;
use super::operation::{Operation, operations};
use super::spot::Spot;
use super::walk::Walk;
use super::{Extent, Published, Report, facts};
use crate::load::Spec;
use crate::source::Sources;

/// The name under which the official document is kept.
const OFFICIAL: &str = "official";

/// Compares all operations.
pub(super) fn compare(spec: &Spec, official: Value, sources: &Sources, extent: Extent) -> Report {
    let files = Files::from([(OFFICIAL.to_owned(), official)]);
    let official = operations(&files, OFFICIAL);
    let names = spec.modules().map(|(file, _)| file);
    let ours: Vec<_> = names
        .flat_map(|file| operations(&spec.values, file))
        .collect();
    let mut walk = Walk::new(sources, extent);
    let mut taken = BTreeSet::new();
    for operation in &ours {
        match counterpart(operation, &official) {
            Some(index) => {
                taken.insert(index);
                if let Some(other) = official.get(index) {
                    compare_pair(&mut walk, operation, other);
                }
            }
            None => walk.is_own(operation),
        }
    }
    let published = official.iter().enumerate();
    let published = published.map(|(index, operation)| Published {
        id: operation.id.to_owned(),
        line: operation.line(),
        facts: facts::digest(operation),
        is_curated: taken.contains(&index),
    });
    let (unfounded, remarks) = walk.unmatched();
    Report {
        extent,
        ours: ours.len(),
        operations: published.collect(),
        differences: walk.found,
        unfounded,
        remarks,
        since: None,
    }
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
    let spot = walk.enter(
        &Spot::new(ours.id, &ours.node.place.file),
        &ours.node,
        &official.node,
    );
    walk.has_both(&ours.node);
    // A comment of an operation has to name what it explains: the operation is too large to be explained whole.
    let named = |name: &str| spot.named(name, name);
    let place = &ours.node.place;
    if !walk.is_same_name(ours.id, official.id) {
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
