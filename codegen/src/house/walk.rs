//! A walk through the documents as they are written, past what stands in examples and other values.

use serde_json::Value;

use crate::load::Spec;
use crate::source::{Place, Trail};

/// What is told of each member of an object: its key, its value, and where it stands.
pub(super) type Visit<'v> = dyn FnMut(&str, &Value, Trail<'_>) + 'v;

/// Visits all members of all documents. Values, such as examples, are visited as a whole.
pub(super) fn walk(spec: &Spec, visit: &mut Visit<'_>) {
    for (file, value) in &spec.values {
        inner(value, Trail::Start(&Place::root(file)), visit);
    }
}

fn inner(value: &Value, trail: Trail<'_>, visit: &mut Visit<'_>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                member(key, value, Trail::Key(&trail, key), visit);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                inner(value, Trail::Index(&trail, index), visit);
            }
        }
        _ => {}
    }
}

fn member(key: &str, value: &Value, trail: Trail<'_>, visit: &mut Visit<'_>) {
    match (key, value) {
        // A property may be called as a keyword is.
        ("properties", Value::Object(named)) => {
            for (name, value) in named {
                inner(value, Trail::Key(&trail, name), visit);
            }
        }
        ("examples", Value::Object(named)) => {
            for (name, example) in named {
                for (key, value) in example.as_object().into_iter().flatten() {
                    let trail = Trail::Key(&trail, name);
                    visit(key, value, Trail::Key(&trail, key));
                }
            }
        }
        _ => {
            visit(key, value, trail);
            if !is_sample(key, value) {
                inner(value, trail, visit);
            }
        }
    }
}

/// Returns whether a member holds a value of the API, or a list of such.
pub(super) fn is_sample(key: &str, value: &Value) -> bool {
    match key {
        "example" | "default" | "const" => true,
        "examples" => value.is_array(),
        _ => false,
    }
}
