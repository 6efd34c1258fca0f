//! The comparison of all operations of both sides.

use std::collections::BTreeSet;

use serde_json::Value;

use super::pairs::{OFFICIAL, pairs};
use super::{Extent, Published, Report, blind, facts, tags};
use crate::lines::Lines;
use crate::node::Files;
use codegen::load::Spec;
use codegen::source::Sources;

/// Compares all operations.
pub(super) fn compare(spec: &Spec, official: Value, sources: &Sources, extent: Extent) -> Report {
    let files = Files::from([(OFFICIAL.to_owned(), official)]);
    let lines = Lines::new(sources);
    let (mut walk, pairs) = pairs(spec, &files, &lines, extent);
    if extent == Extent::Complete {
        tags::compare(&mut walk, &pairs);
    }
    let taken: BTreeSet<_> = pairs.taken.values().collect();
    let published = pairs.official.iter().enumerate();
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
        ours: pairs.ours.len(),
        operations: published.collect(),
        differences: walk.found,
        unfounded,
        remarks,
        blind,
        since: None,
    }
}
