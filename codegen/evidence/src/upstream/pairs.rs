//! The operations of both sides that belong together, and what differs between the two of a pair.

use std::collections::BTreeMap;

use super::Extent;
use super::messages::{compare_bodies, compare_parameters, compare_responses};
use super::operation::{Operation, operations};
use super::spot::Spot;
use super::walk::Walk;
use crate::lines::Lines;
use crate::node::Files;
use codegen::load::Spec;

/// The name under which the official document is kept.
pub(super) const OFFICIAL: &str = "official";

/// The operations of both sides that have been compared.
pub(super) struct Pairs<'d> {
    pub(super) ours: Vec<Operation<'d>>,
    pub(super) official: Vec<Operation<'d>>,
    /// Which belong together, by their positions.
    pub(super) taken: BTreeMap<usize, usize>,
}

impl<'d> Pairs<'d> {
    /// The curated operations with what they are in the official document.
    pub(super) fn siblings(&self) -> impl Iterator<Item = (&Operation<'d>, &Operation<'d>)> {
        self.taken.iter().filter_map(|(ours, official)| {
            Some((self.ours.get(*ours)?, self.official.get(*official)?))
        })
    }
}

/// Walks through all operations of both sides, and returns what was met on the way, too.
pub(super) fn pairs<'d>(
    spec: &'d Spec,
    files: &'d Files,
    lines: &'d Lines<'d>,
    extent: Extent,
) -> (Walk<'d>, Pairs<'d>) {
    let names = spec.modules().map(|(file, _)| file);
    let mut walk = Walk::new(lines, extent);
    let mut pairs = Pairs {
        ours: names
            .flat_map(|file| operations(&spec.values, file))
            .collect(),
        official: operations(files, OFFICIAL),
        taken: BTreeMap::new(),
    };
    for (index, operation) in pairs.ours.iter().enumerate() {
        match counterpart(operation, &pairs.official) {
            Some((at, other)) => {
                pairs.taken.insert(index, at);
                compare_pair(&mut walk, operation, other);
            }
            None => walk.is_own(operation),
        }
    }
    (walk, pairs)
}

fn counterpart<'o, 'd>(
    ours: &Operation<'_>,
    official: &'o [Operation<'d>],
) -> Option<(usize, &'o Operation<'d>)> {
    let by_id = official.iter().position(|other| other.id == ours.id);
    let index = by_id.or_else(|| {
        official
            .iter()
            .position(|other| other.route() == ours.route())
    })?;
    Some((index, official.get(index)?))
}

/// The spot of an operation.
pub(super) fn spot(walk: &mut Walk<'_>, ours: &Operation<'_>, official: &Operation<'_>) -> Spot {
    let start = Spot::new(ours.id, &ours.node.place.file);
    walk.enter(&start, &ours.node, &official.node)
}

fn compare_pair(walk: &mut Walk<'_>, ours: &Operation<'_>, official: &Operation<'_>) {
    let spot = spot(walk, ours, official);
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
