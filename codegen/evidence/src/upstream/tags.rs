//! The tags of the official document beside the groups of the spec.
//!
//! The home of a tag is the group that is named like it, or else the group that most operations with the tag are in, since
//! LaunchDarkly sometimes renames a tag. An operation that is not at home has moved, or was put into the wrong group.

use std::collections::{BTreeMap, BTreeSet};

use super::names::slug;
use super::pairs::{Pairs, spot};
use super::walk::Walk;
use codegen::load::file_of;

/// Compares the tag of each operation with its group.
pub(super) fn compare(walk: &mut Walk<'_>, pairs: &Pairs<'_>) {
    let homes = homes(pairs);
    for (ours, official) in pairs.siblings() {
        let file = &ours.node.place.file;
        let is_elsewhere = |tag: &&str| homes.get(*tag).is_some_and(|home| home != file);
        if let Some(tag) = official.tag().filter(is_elsewhere) {
            let spot = spot(walk, ours, official).named("tag", "tag");
            let group = file.trim_end_matches(".json");
            walk.differs(&spot, &ours.node.place, "tag", (group, tag));
        }
    }
}

/// Returns the file of the home of each tag.
fn homes(pairs: &Pairs<'_>) -> BTreeMap<String, String> {
    let files: BTreeSet<_> = pairs
        .ours
        .iter()
        .map(|ours| &ours.node.place.file)
        .collect();
    let mut counts: BTreeMap<&str, BTreeMap<&String, usize>> = BTreeMap::new();
    for (ours, official) in pairs.siblings() {
        if let Some(tag) = official.tag() {
            let counts = counts.entry(tag).or_default();
            *counts.entry(&ours.node.place.file).or_default() += 1;
        }
    }
    let home = |tag: &str, counts: BTreeMap<&String, usize>| {
        let named = Some(file_of(&slug(tag))).filter(|file| files.contains(file));
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        named.or_else(|| most.map(|(file, _)| file.clone()))
    };
    counts
        .into_iter()
        .filter_map(|(tag, counts)| Some((tag.to_owned(), home(tag, counts)?)))
        .collect()
}
