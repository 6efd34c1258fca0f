//! Unused schemas, which would become public types that no operation uses.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::load::Spec;
use crate::problem::Problem;
use crate::source::Place;

/// Returns a problem for each unused schema.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    let mut reached = BTreeSet::new();
    for (file, document) in &spec.values {
        if let Some(paths) = document.get("paths") {
            reach(spec, file, paths, &mut reached);
        }
    }
    for (file, document) in spec.modules() {
        let place = Place::root(file).key("components").key("schemas");
        let schemas = document.components.schemas.keys();
        let unused = schemas.map(|name| place.key(name));
        problems.extend(
            unused
                .filter(|place| !reached.contains(place))
                .map(|place| problem(&place)),
        );
    }
}

fn problem(place: &Place) -> Problem {
    let message = format!("no operation uses `{}`", place.last());
    let help = "refer to it, or remove it: it would become a type that no operation needs";
    Problem::key(place, message, help)
}

/// Collects what a value refers to, directly or indirectly.
fn reach(spec: &Spec, file: &str, value: &Value, reached: &mut BTreeSet<Place>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value.as_str().filter(|_| key == "$ref") {
                    Some(target) => follow(spec, file, target, reached),
                    None => reach(spec, file, value, reached),
                }
            }
        }
        Value::Array(values) => values
            .iter()
            .for_each(|value| reach(spec, file, value, reached)),
        _ => {}
    }
}

fn follow(spec: &Spec, file: &str, target: &str, reached: &mut BTreeSet<Place>) {
    let (other, pointer) = target.split_once('#').unwrap_or((target, ""));
    let file = if other.is_empty() { file } else { other };
    if let Some(value) = spec
        .values
        .get(file)
        .and_then(|document| document.pointer(pointer))
        && reached.insert(Place::pointer(file, pointer))
    {
        reach(spec, file, value, reached);
    }
}
