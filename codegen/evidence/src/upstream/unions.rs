//! Two unions side by side: which of their types belong together.
//!
//! Those that have one value at the property that tells ours apart, or, where the official document has no such value, one name.

use super::names;
use super::shape::{Shape, UNION};
use crate::node::Node;

/// The types of two unions.
pub(super) struct Pairs<'o, 'd> {
    /// Pairs of types, each with our name.
    pub(super) both: Vec<(String, Node<'o>, Node<'d>)>,
    /// Types that only our union has, with their names.
    pub(super) own: Vec<(String, Node<'o>)>,
    /// What the official one alone has: the value that tells it apart, or the name.
    pub(super) other: Vec<String>,
}

/// The types of a union: those that are more than null or a constant.
pub(super) fn branches<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let all = UNION.into_iter().flat_map(|key| node.elements(key));
    let is_type = |branch: &Node<'_>| {
        branch.value.get("const").is_none() && branch.text("type") != Some("null")
    };
    all.filter(is_type).collect()
}

/// The property that tells the types of a union of ours apart.
pub(super) fn tag<'d>(node: &Node<'d>) -> Option<&'d str> {
    let discriminator = node.value.get("discriminator")?;
    discriminator.get("propertyName")?.as_str()
}

/// The types of a union of ours and of an official one; `None` where one of them is no union.
pub(super) fn pairs<'o, 'd>(ours: &Node<'o>, official: &Node<'d>) -> Option<Pairs<'o, 'd>> {
    let tag = tag(ours)?;
    let mut left = branches(official);
    if left.len() < 2 {
        return None;
    }
    let mut pairs = Pairs {
        both: Vec::new(),
        own: Vec::new(),
        other: Vec::new(),
    };
    for here in branches(ours) {
        let name = here.resolved().place.last();
        let own = value(ours, &here, tag);
        let is_pair = |there: &Node<'_>| match value(official, there, tag) {
            Some(value) => Some(value) == own,
            None => names::read(&there.resolved().place.last()) == name,
        };
        match left.iter().position(is_pair) {
            Some(at) => pairs.both.push((name, here, left.swap_remove(at))),
            None => pairs.own.push((name, here)),
        }
    }
    let name = |there: &Node<'_>| {
        value(official, there, tag).unwrap_or_else(|| there.resolved().place.last())
    };
    pairs.other = left.iter().map(name).collect();
    Some(pairs)
}

/// The value that a type has at the property, by itself or by the union's `mapping`.
fn value(union: &Node<'_>, branch: &Node<'_>, tag: &str) -> Option<String> {
    let shape = Shape::read(branch);
    let property = shape.properties.iter().find(|(name, _)| *name == tag);
    let values = property.map(|(_, node)| Shape::read(node).values);
    if let Some(values) = values.filter(|values| values.len() == 1) {
        return values.into_iter().next();
    }
    let mapping = union.get("discriminator")?.members("mapping");
    let target = branch.text("$ref")?;
    let entry = mapping
        .into_iter()
        .find(|(_, node)| node.value.as_str() == Some(target));
    entry.map(|(value, _)| value.to_owned())
}
