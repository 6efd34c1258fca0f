//! The rules. Each function returns a message for each violation, with file and line.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{Arrow, House, Way};

/// The order of the wings: each may use those before it.
pub type Order<'a> = &'a [&'a str];

/// Returns the imports through the crate root of names that a module defines.
pub fn through_the_root(house: &House) -> Vec<String> {
    let root = Way::new();
    let foreign = |arrow: &Arrow<'_>| {
        !arrow.from.is_empty()
            && house.module_of(arrow.written).is_empty()
            && !arrow.written.is_empty()
    };
    let mut found = Vec::new();
    for arrow in house.arrows().filter(foreign) {
        let name = &arrow.written[0];
        let home = if house.hands_on(&root, name) {
            arrow.to.join("::")
        } else if let [glob, ..] = house.globs(&root) {
            glob.join("::")
        } else {
            continue;
        };
        found.push(format!(
            "{}: `crate::{}` is defined in `{home}`",
            arrow.place,
            arrow.written.join("::")
        ));
    }
    found
}

/// Returns the uses of a higher wing, or of one that is not in the order.
pub fn upwards(house: &House, order: Order<'_>) -> Vec<String> {
    let rank = |wing: &str| order.iter().position(|other| *other == wing);
    let mut found = Vec::new();
    for arrow in house.arrows().filter(|arrow| !arrow.is_test) {
        let (Some(from), Some(to)) = (arrow.from.first(), wing(&arrow)) else {
            continue;
        };
        let is_fine = from == to || rank(to) < rank(from) && rank(to).is_some();
        if !is_fine {
            found.push(format!("{}: `{from}` uses `{to}`", arrow.place));
        }
    }
    found
}

/// Returns the wing that an arrow leads to. If its module was not read, the path tells.
fn wing<'a>(arrow: &'a Arrow<'_>) -> Option<&'a String> {
    arrow.to.first().or_else(|| arrow.written.first())
}

/// Returns the sibling modules that depend on each other, directly or not.
pub fn circles(house: &House) -> Vec<String> {
    let mut graphs: BTreeMap<Way, BTreeMap<String, BTreeMap<String, String>>> = BTreeMap::new();
    for arrow in house.arrows().filter(|arrow| !arrow.is_test) {
        let shared = shared(arrow.from, &arrow.to);
        if let (Some(from), Some(to)) = (arrow.from.get(shared), arrow.to.get(shared)) {
            let graph = graphs.entry(arrow.from[..shared].to_vec()).or_default();
            let arrows = graph.entry(from.clone()).or_default();
            arrows.entry(to.clone()).or_insert(arrow.place);
        }
    }
    graphs.values().flat_map(in_graph).collect()
}

/// Returns the number of parts that two paths begin with in common.
fn shared(one: &Way, other: &Way) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// Returns the arrows of a graph that are part of a circle.
fn in_graph(graph: &BTreeMap<String, BTreeMap<String, String>>) -> Vec<String> {
    let mut found = Vec::new();
    for (from, arrows) in graph {
        for (to, place) in arrows.iter().filter(|(to, _)| reaches(graph, to, from)) {
            found.push(format!(
                "{place}: `{from}` needs `{to}`, which needs `{from}`"
            ));
        }
    }
    found
}

fn reaches(graph: &BTreeMap<String, BTreeMap<String, String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![from];
    while let Some(at) = left.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            left.extend(
                graph
                    .get(at)
                    .into_iter()
                    .flatten()
                    .map(|(next, _)| next.as_str()),
            );
        }
    }
    false
}
