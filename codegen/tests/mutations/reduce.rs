//! Removes the parts of a document that have no meaning.

use serde_json::{Map, Value, json};

/// Removes nulls, which reading an absent key with `[]` leaves behind. A null in the spec itself is a problem anyway.
pub fn tidy(object: &mut Value) {
    if let Some(object) = object.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
}

pub fn forget(document: &mut Value, at: &str, keys: &[&str]) {
    if let Some(object) = document.pointer_mut(at).and_then(Value::as_object_mut) {
        for key in keys {
            object.shift_remove(*key);
        }
    }
}

/// Replaces white space in descriptions and summaries by a single space, and removes it at the ends.
pub fn fold_prose(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "description" || key == "summary" => {
                        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    other => fold_prose(other),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(fold_prose),
        _ => {}
    }
}

/// Removes keys whose value means the same as their absence.
pub fn defaults(object: &mut Value, keys: &[&str]) {
    let empty = [json!(false), json!([]), json!({})];
    if let Some(object) = object.as_object_mut() {
        object.retain(|key, value| !(keys.contains(&key.as_str()) && empty.contains(value)));
    }
}

pub fn values<'v>(
    document: &'v mut Value,
    at: &str,
) -> Box<dyn Iterator<Item = &'v mut Value> + 'v> {
    match document.pointer_mut(at) {
        Some(Value::Object(object)) => Box::new(object.values_mut()),
        Some(Value::Array(list)) => Box::new(list.iter_mut()),
        _ => Box::new(std::iter::empty()),
    }
}

/// Moves some members to the front, so that their order relative to the others does not matter.
pub fn put_first(document: &mut Value, at: &str, is_first: impl Fn(&str, &Value) -> bool) {
    if let Some(object) = document.pointer_mut(at).and_then(Value::as_object_mut) {
        let mut all: Vec<_> = std::mem::take(object).into_iter().collect();
        all.sort_by_key(|(key, value)| !is_first(key, value));
        object.extend(all);
    }
}

/// Turns an object into a list, since the order of keys only matters in a comparison of lists.
pub fn keep_order(document: &mut Value, at: &str) {
    if let Some(Value::Object(object)) = document.pointer_mut(at) {
        let pairs = std::mem::replace(object, Map::new())
            .into_iter()
            .map(|(key, value)| json!([key, value]));
        let pairs = pairs.collect();
        if let Some(value) = document.pointer_mut(at) {
            *value = pairs;
        }
    }
}
