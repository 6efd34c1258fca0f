//! Mutations of a file as JSON, such as typos.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::mutation::{MEMBERS, STRINGS, choose, object_at, short, split};

pub fn delete(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, _| true)?;
    let (parent, key) = split(&at);
    match document.pointer_mut(parent)? {
        Value::Object(object) => drop(object.shift_remove(&key)),
        Value::Array(list) => drop(list.remove(key.parse().ok()?)),
        _ => return None,
    }
    Some(format!("{at} deleted"))
}

/// Repeats an element, or a member under another name.
pub fn duplicate(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, _| true)?;
    let copy = document.pointer(&at)?.clone();
    let (parent, key) = split(&at);
    match document.pointer_mut(parent)? {
        Value::Object(object) => drop(object.insert(format!("{key}2"), copy)),
        Value::Array(list) => list.push(copy),
        _ => return None,
    }
    Some(format!("{at} duplicated"))
}

pub fn rename(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, _| true)?;
    let (parent, key) = split(&at);
    let name = if rng.usize(..3) == 0 {
        STRINGS[rng.usize(..STRINGS.len())].to_owned()
    } else {
        slip(&key, rng)
    };
    let object = object_at(document, parent)?;
    let renamed = std::mem::take(object)
        .into_iter()
        .map(|(other, value)| (if other == key { name.clone() } else { other }, value));
    *object = renamed.collect();
    Some(format!("{at} renamed to {name:?}"))
}

/// Removes a letter, doubles it, or swaps it with the next one.
fn slip(word: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = rng.usize(..letters.len().max(1));
    match (rng.u8(..3), letters.get(at).copied()) {
        (_, None) => letters.push('x'),
        (0, Some(_)) => drop(letters.remove(at)),
        (1, Some(letter)) => letters.insert(at, letter),
        (_, Some(_)) => {
            let last = letters.len() - 1;
            letters.swap(at, (at + 1).min(last));
        }
    }
    letters.into_iter().collect()
}

pub fn retype(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, _| true)?;
    let old = document.pointer(&at)?.clone();
    let candidates = [
        Value::Null,
        true.into(),
        false.into(),
        json!(0),
        json!(1.5),
        json!("x"),
        json!([]),
        json!({}),
        json!([old]),
        json!({"a": old}),
    ];
    let new = rng.choice(candidates)?;
    let what = format!("{at} is {}", short(&new));
    *document.pointer_mut(&at)? = new;
    Some(what)
}

pub fn reorder(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let has_two = |value: &Value| {
        value
            .as_object()
            .map(Map::len)
            .or(value.as_array().map(Vec::len))
            .unwrap_or(0)
            > 1
    };
    let at = choose(document, rng, |_, value| has_two(value))?;
    match document.pointer_mut(&at)? {
        Value::Object(object) => {
            let mut members: Vec<_> = std::mem::take(object).into_iter().collect();
            let first = rng.usize(1..members.len());
            members.swap(first - 1, first);
            *object = members.into_iter().collect();
        }
        Value::Array(list) => {
            let first = rng.usize(1..list.len());
            list.swap(first - 1, first);
        }
        _ => return None,
    }
    Some(format!("two neighbours in {at} change places"))
}

pub fn break_reference(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |at, value| {
        at.ends_with("/$ref") && value.is_string()
    })?;
    let old = document.pointer(&at)?.as_str()?.to_owned();
    let new = match rng.u8(..5) {
        0 => slip(&old, rng),
        1 => old.replace("schemas", "responses"),
        2 => old.split('#').next_back().unwrap_or_default().to_owned(),
        3 => format!(
            "common.json#{}",
            old.split('#').next_back().unwrap_or_default()
        ),
        _ => old + "/properties/key",
    };
    let what = format!("{at} is {new:?}");
    *document.pointer_mut(&at)? = new.into();
    Some(what)
}

pub fn swap(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let one = choose(document, rng, |_, _| true)?;
    let other = choose(document, rng, |at, _| {
        !at.starts_with(&one) && !one.starts_with(at)
    })?;
    let (first, second) = (
        document.pointer(&one)?.clone(),
        document.pointer(&other)?.clone(),
    );
    *document.pointer_mut(&one)? = second;
    *document.pointer_mut(&other)? = first;
    Some(format!("{one} and {other} exchanged"))
}

pub fn reword(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, value| value.is_string())?;
    let old = document.pointer(&at)?.as_str()?.to_owned();
    let new = match rng.u8(..3) {
        0 => STRINGS[rng.usize(..STRINGS.len())].to_owned(),
        1 => slip(&old, rng),
        _ => old + STRINGS[rng.usize(..STRINGS.len())],
    };
    let what = format!("{at} is {}", short(&json!(new)));
    *document.pointer_mut(&at)? = new.into();
    Some(what)
}

pub fn renumber(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, value| {
        value.is_number() || value.is_boolean()
    })?;
    let candidates = [
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e308),
        json!(-0.0),
        json!(2.0),
    ];
    let new = rng.choice(candidates)?;
    let what = format!("{at} is {new}");
    *document.pointer_mut(&at)? = new;
    Some(what)
}

/// Adds a member that is valid in another place.
pub fn plant(document: &mut Value, rng: &mut Rng) -> Option<String> {
    let at = choose(document, rng, |_, value| value.is_object())?;
    let source = choose(document, rng, |_, _| true)?;
    let copy = document.pointer(&source)?.clone();
    let key = if rng.bool() {
        split(&source).1
    } else {
        MEMBERS[rng.usize(..MEMBERS.len())].to_owned()
    };
    let value = rng.choice([
        copy,
        json!(true),
        json!(7),
        json!("x"),
        json!("int64"),
        json!("JsonPatch"),
        json!(["key"]),
    ])?;
    let what = format!("{at} gets {key:?}: {}", short(&value));
    object_at(document, &at)?.insert(key, value);
    Some(what)
}
