//! The comparison of all operations of both sides.

use std::collections::BTreeSet;

use serde_json::Value;

use super::pairs::{OFFICIAL, Pairs, pairs};
use super::{Extent, Published, Report, blind, facts, tags};
use crate::lines::Lines;
use crate::node::Files;
use codegen::load::Spec;
use codegen::source::Sources;

/// Compares all operations.
pub(super) fn compare(spec: &Spec, official: Value, sources: &Sources, extent: Extent) -> Report {
    let files = Files::from([(OFFICIAL.to_owned(), official)]);
    let lines = Lines::new(sources);
    let mut pairs = pairs(spec, &files, &lines, extent);
    if extent == Extent::Complete {
        tags::compare(&mut pairs);
    }
    let Pairs {
        walk,
        ours,
        official,
        taken,
    } = pairs;
    let taken: BTreeSet<_> = taken.into_values().collect();
    let published = official.iter().enumerate();
    let published = published.map(|(index, operation)| Published {
        id: operation.key(),
        line: operation.line(),
        facts: facts::digest(operation),
        is_curated: taken.contains(&index),
    });
    let (unfounded, remarks) = walk.unmatched();
    let mut blind = blind::spots(&files, OFFICIAL);
    blind.extend(walk.blind);
    Report {
        extent,
        ours: ours.len(),
        operations: published.collect(),
        differences: walk.found,
        unfounded,
        remarks,
        blind,
        since: None,
    }
}
