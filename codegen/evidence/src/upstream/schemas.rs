//! Two schemas side by side, from the operation down.

use super::shape::Shape;
use super::spot::Spot;
use super::unions::{self, Pairs};
use super::walk::Walk;
use crate::node::Node;

/// Compares two schemas and all below them.
pub(super) fn compare(walk: &mut Walk<'_>, spot: &Spot, ours: &Node<'_>, official: &Node<'_>) {
    let spot = &walk.enter(spot, ours, official);
    let (here, there) = (ours.resolved(), official.resolved());
    if !walk.is_first(&here, &there) {
        return;
    }
    let (mut our, their) = (Shape::read(ours), Shape::read(official));
    compare_values(walk, spot, ours, (&our, &their));
    let spot = &spot.inside(ours);
    if let Some(pairs) = unions::pairs(&here, &there) {
        return compare_unions(walk, spot, &here, &pairs);
    }
    if unions::tag(&here).is_some() {
        // What its types have is not what each of them has.
        our.properties.clear();
    }
    compare_properties(walk, spot, &here, (&our, &their));
    match (&our.items, &their.items) {
        (Some(ours), Some(official)) => compare(walk, &spot.unnamed("[]"), ours, official),
        // A comma list that is a plain string there: its elements' values are the difference, not their type.
        _ if our.types == their.types && our.items.is_some() => {
            walk.differs(spot, &here.place, "elements", ("described", "any"));
        }
        _ => {}
    }
    compare_maps(walk, spot, &here, (&our, &their));
}

/// The types of two unions, each with its counterpart.
fn compare_unions(walk: &mut Walk<'_>, spot: &Spot, node: &Node<'_>, pairs: &Pairs<'_, '_>) {
    if pairs.both.is_empty() {
        let theirs = pairs.other.join(", ");
        walk.cannot_compare(
            spot,
            &format!("no type of the union is one of ours: {theirs}"),
        );
        return;
    }
    for (name, ours, official) in &pairs.both {
        compare(walk, &spot.named(name, name), ours, official);
    }
    for (name, ours) in &pairs.own {
        let spot = spot.named(name, name);
        walk.differs(&spot, &ours.place, "type of the union", ("there", "absent"));
    }
    for name in &pairs.other {
        let spot = spot.named(name, name);
        walk.differs(&spot, &node.place, "type of the union", ("absent", "there"));
    }
}

/// Type, null, values and format.
fn compare_values(
    walk: &mut Walk<'_>,
    spot: &Spot,
    node: &Node<'_>,
    (ours, official): (&Shape<'_>, &Shape<'_>),
) {
    let place = &node.place;
    if ours.types != official.types {
        walk.differs(spot, place, "type", (ours.name(), official.name()));
    }
    if ours.nullable != official.nullable {
        let word = |shape: &Shape<'_>| {
            if shape.nullable {
                "nullable"
            } else {
                "never null"
            }
        };
        walk.differs(spot, place, "null", (word(ours), word(official)));
    }
    if ours.values != official.values {
        let values = |shape: &Shape<'_>, other: &Shape<'_>| {
            let all: Vec<_> = shape.values.difference(&other.values).cloned().collect();
            match (shape.values.is_empty(), all.is_empty()) {
                (true, _) => "no values listed".to_owned(),
                (false, true) => "none of its own".to_owned(),
                (false, false) => all.join(", "),
            }
        };
        walk.differs(
            spot,
            place,
            "enum",
            (values(ours, official), values(official, ours)),
        );
    }
    let is_string = |shape: &Shape<'_>| shape.types.contains("string");
    if ours.format != official.format && is_string(ours) && is_string(official) {
        let word = |shape: &Shape<'_>| shape.format.unwrap_or("none").to_owned();
        walk.differs(spot, place, "format", (word(ours), word(official)));
    }
}

/// Properties that one side lacks, requires, or has otherwise.
fn compare_properties(
    walk: &mut Walk<'_>,
    spot: &Spot,
    node: &Node<'_>,
    (ours, official): (&Shape<'_>, &Shape<'_>),
) {
    let word = |shape: &Shape<'_>, name| {
        if shape.required.contains(name) {
            "required"
        } else {
            "optional"
        }
    };
    for (name, property) in &ours.properties {
        let spot = spot.named(name, name);
        let others = official
            .properties
            .iter()
            .filter(|(other, _)| other == name);
        let others: Vec<_> = others.map(|(_, other)| other).collect();
        let Some(first) = others.first() else {
            let spot = walk.enter(&spot, property, property);
            walk.differs(&spot, &property.place, "property", ("there", "absent"));
            continue;
        };
        walk.has_both(property);
        if ours.required.contains(name) != official.required.contains(name) {
            let spot = walk.enter(&spot, property, first);
            let words = (word(ours, name), word(official, name));
            walk.differs(&spot, &property.place, "required", words);
        }
        // The types of a union may have it each in its own way.
        for other in others {
            compare(walk, &spot, property, other);
        }
    }
    for (name, _) in &official.properties {
        if !ours.properties.iter().any(|(own, _)| own == name) {
            let place = &node.place;
            walk.differs(
                &spot.named(name, name),
                place,
                "property",
                ("absent", "there"),
            );
        }
    }
}

/// The values of maps. One that says nothing of its values is as good as none.
fn compare_maps(
    walk: &mut Walk<'_>,
    spot: &Spot,
    node: &Node<'_>,
    (ours, official): (&Shape<'_>, &Shape<'_>),
) {
    let word = |shape: &Shape<'_>| {
        let map = shape.map.as_ref().map(Shape::read);
        map.filter(|map| !map.types.is_empty())
            .map(|map| format!("a map of {}", map.name()))
    };
    match (&ours.map, &official.map, word(ours), word(official)) {
        (Some(ours), Some(official), ..) => compare(walk, &spot.unnamed("{}"), ours, official),
        (_, _, None, None) => {}
        (_, _, our, their) if ours.types == official.types => {
            let text = |word: Option<String>| word.unwrap_or_else(|| "no map of a type".to_owned());
            walk.differs(spot, &node.place, "map", (text(our), text(their)));
        }
        _ => {}
    }
}
