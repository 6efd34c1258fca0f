//! Types that contain themselves. The field that closes the cycle is boxed.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use crate::api::{Definition, Shape, Type};
use crate::problem::Problem;
use crate::source::Place;

/// Boxes each field through which a type would contain itself. An infinite cycle is a problem.
pub(super) fn break_cycles(types: &mut BTreeMap<String, Vec<Type>>, lowering: &mut Lowering<'_>) {
    let all = edges(types, |_| true);
    let endless = edges(types, |shape| matches!(shape, Shape::Named { .. }));
    for (file, of) in types
        .iter_mut()
        .flat_map(|(file, list)| list.iter_mut().map(move |of| (file, of)))
    {
        let Definition::Record(record) = &mut of.definition else {
            continue;
        };
        for field in &mut record.fields {
            let Some(target) = direct(&field.shape).map(str::to_owned) else {
                continue;
            };
            if matches!(field.shape, Shape::Named { .. }) && reaches(&endless, &target, &of.name) {
                let place = Place::root(file)
                    .key("components")
                    .key("schemas")
                    .key(&of.name);
                let message = format!("every `{}` would contain another one, endlessly", of.name);
                let help = "take the property out of `required`: the server cannot always send it";
                lowering.report(Problem::key(
                    &place.key("properties").key(&field.wire),
                    message,
                    help,
                ));
            } else if reaches(&all, &target, &of.name) {
                boxed(&mut field.shape);
            }
        }
    }
}

/// Returns the types that a type contains directly, not in a list or a map, in fields of the given shapes.
fn edges(
    types: &BTreeMap<String, Vec<Type>>,
    counts: fn(&Shape) -> bool,
) -> BTreeMap<String, BTreeSet<String>> {
    let records = types
        .values()
        .flatten()
        .filter_map(|of| match &of.definition {
            Definition::Record(record) => Some((of.name.clone(), record)),
            // The types of a union are boxed.
            Definition::Enumeration(_) | Definition::Union(_) => None,
        });
    let targets = |record: &crate::api::Record| {
        let shapes = record
            .fields
            .iter()
            .map(|field| &field.shape)
            .filter(|shape| counts(shape));
        shapes.filter_map(direct).map(str::to_owned).collect()
    };
    records
        .map(|(name, record)| (name, targets(record)))
        .collect()
}

fn direct(shape: &Shape) -> Option<&str> {
    match shape.inner() {
        Shape::Named { name, .. } => Some(name),
        _ => None,
    }
}

fn reaches(edges: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(name) = next.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name) {
            next.extend(edges.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

fn boxed(shape: &mut Shape) {
    if let Shape::Optional(inner) = shape {
        **inner = Shape::Boxed(inner.clone());
    }
}
