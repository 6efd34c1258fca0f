//! From the collected problems to those of a report: causes first, and one problem for each cause.

use std::collections::BTreeMap;

use super::{Problem, Span};
use crate::source::{Place, Sources, locate_in, parse};

/// Returns the problems in the order of a report.
pub(super) fn shown(list: Vec<Problem>, sources: &Sources) -> Vec<Problem> {
    let mut list = located(without_consequences(list), sources);
    list.sort_by_cached_key(|problem| {
        (
            problem.rests_on.is_some(),
            !problem.is_early,
            problem.place.file.clone(),
            problem.range(sources).start,
            problem.message.clone(),
        )
    });
    list.dedup_by(|a, b| {
        a.place == b.place && a.message == b.message && a.range(sources) == b.range(sources)
    });
    folded(list)
}

/// Removes the problems that depend on a place with another problem.
fn without_consequences(list: Vec<Problem>) -> Vec<Problem> {
    let (resting, firm): (Vec<_>, Vec<_>) = list
        .into_iter()
        .partition(|problem| problem.rests_on.is_some());
    let is_sound = |place: &Place| !firm.iter().any(|problem| problem.place.is_in(place));
    let mut kept: Vec<_> = resting
        .into_iter()
        .filter(|problem| problem.rests_on.as_ref().is_none_or(is_sound))
        .collect();
    kept.extend(firm);
    kept
}

/// Finds the bytes of each problem. A file is parsed only once, however many problems it has.
fn located(mut list: Vec<Problem>, sources: &Sources) -> Vec<Problem> {
    let mut trees = BTreeMap::new();
    for problem in &mut list {
        if let Span::Mark(mark) = problem.span {
            let file = &problem.place.file;
            let text = sources.text(file).unwrap_or_default();
            let tree = trees.entry(file.clone()).or_insert_with(|| parse(text));
            let at = tree
                .as_ref()
                .map_or(0..0, |tree| locate_in(tree, &problem.place.pointer, mark));
            problem.span = Span::Bytes { at, first: None };
        }
    }
    list
}

/// Merges the problems of each cause into the first one.
fn folded(list: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
    for problem in list {
        match &problem.folds_by {
            Some(cause) if firsts.contains_key(cause) => kept[firsts[cause]].more += 1,
            cause => {
                firsts.extend(cause.clone().map(|cause| (cause, kept.len())));
                kept.push(problem);
            }
        }
    }
    kept
}
