//! Properties that have no field: they are kept, or rejected with a suggestion.

use super::{Trace, digits, field::Field, free, path::Segment, place::OBJECT, table::Table};
use crate::values::extra::Extra;
use serde::de::MapAccess;
use serde_json::Value;

/// Reads a property that has no field.
#[cold]
pub(super) fn read_unknown<'de, A: MapAccess<'de>>(
    map: &mut A,
    table: &'static Table,
    name: String,
    rest: &mut Extra,
    trace: &Trace,
) -> Result<(), A::Error> {
    if trace.is_exact() {
        refuse(map, table, &name, trace)
    } else {
        keep(map, table, name, rest, trace)
    }
}

/// Keeps a property that has no field, unless it is the constant of the type.
fn keep<'de, A: MapAccess<'de>>(
    map: &mut A,
    table: &'static Table,
    name: String,
    rest: &mut Extra,
    trace: &Trace,
) -> Result<(), A::Error> {
    let value = free::property(map, &name, rest.len(), trace)?;
    if is_constant(table, &name, &value) {
        // Another value of the same name may have come before.
        rest.remove(&name);
    } else {
        rest.insert(name, value);
    }
    Ok(())
}

/// Rejects a property that has no field, unless it is the constant of the type.
fn refuse<'de, A: MapAccess<'de>>(
    map: &mut A,
    table: &'static Table,
    name: &str,
    trace: &Trace,
) -> Result<(), A::Error> {
    if name == digits::NAME {
        return trace.other(OBJECT, "a number");
    }
    let value: Value = map.next_value()?;
    if is_constant(table, name, &value) {
        return Ok(());
    }
    trace.push(Segment::key(name));
    let names: Vec<_> = table
        .fields
        .iter()
        .map(|entry| Field::new(entry).name)
        .collect();
    let help = help(&names, name);
    Err(trace
        .reason
        .fail(&format_args!("there is no such property; {help}")))
}

/// Returns what may have been meant by a name that is none of these.
pub(crate) fn help(known: &[&str], name: &str) -> String {
    let near = known.iter();
    let near = near.filter_map(|known| Some((distance(known, name)?, known)));
    match near.min_by_key(|(distance, _)| *distance) {
        Some((_, meant)) => format!("did you mean `{meant}`?"),
        None => format!("there are `{}`", known.join("`, `")),
    }
}

/// Returns in how many letters the names differ, if one may be a misspelling of the other: apart from case and underscores, they
/// differ in at most two letters, which are next to each other.
fn distance(known: &str, name: &str) -> Option<usize> {
    let plain = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let (known, name) = (plain(known), plain(name));
    let pairs = || known.iter().zip(&name);
    let start = pairs().take_while(|(a, b)| a == b).count();
    let (known, name) = (&known[start..], &name[start..]);
    let ends = known.iter().rev().zip(name.iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let differing = (known.len() - end).max(name.len() - end);
    (start + end > 1 && differing <= 2).then_some(differing)
}

fn is_constant(table: &Table, name: &str, value: &Value) -> bool {
    let mut constants = table.constants.iter();
    constants.any(|(constant, expected)| *constant == name && value.as_str() == Some(expected))
}
