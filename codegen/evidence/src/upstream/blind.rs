//! The parts of an official document that nothing compares: operations of methods that the spec does not know, and
//! references that lead nowhere.

use std::collections::BTreeSet;

use super::facts::{NAMED, TEXTS};
use super::operation::others;
use crate::node::{Files, Node};

/// Describes everything that cannot be compared.
pub(super) fn spots(files: &Files, file: &str) -> BTreeSet<String> {
    let others = others(files, file).into_iter();
    let mut spots: BTreeSet<_> = others
        .map(|operation| format!("{}: the spec knows no such method", operation.line()))
        .collect();
    if let Some(root) = Node::root(files, file) {
        dangling(&root, false, &mut spots);
    }
    spots
}

/// References that lead nowhere. `bears_names` says that the keys are names of the API's own.
fn dangling(node: &Node<'_>, bears_names: bool, spots: &mut BTreeSet<String>) {
    if let (Some(target), None, false) = (node.text("$ref"), node.follow(), bears_names) {
        let place = &node.place.pointer;
        spots.insert(format!("{place}: `{target}` leads nowhere"));
    }
    let is_text = |name: &str| !bears_names && TEXTS.contains(&name);
    for (name, member) in node.entries() {
        if !is_text(name) {
            dangling(&member, !bears_names && NAMED.contains(&name), spots);
        }
    }
    for element in node.list() {
        dangling(&element, false, spots);
    }
}
