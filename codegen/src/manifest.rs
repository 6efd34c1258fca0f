//! The feature table of `generated-client/Cargo.toml`: one feature per group, and `full`, which lists them all.
//!
//! The rest of the manifest is hand-written and is kept, including comments. All features that `full` lists belong to the
//! generator: if a group is removed, so is its feature.

use toml_edit::{Array, DocumentMut, Item, Table, Value};

use crate::api::Group;

/// The feature that stands for all groups.
const FULL: &str = "full";

/// Returns the manifest with the feature table of these groups.
///
/// # Errors
///
/// Fails if the manifest is not TOML or has no `[features]`, or if a feature would need something that does not exist. With
/// such a manifest no cargo command would work, not even the one that repairs it.
pub fn with_features(manifest: &str, groups: &[Group]) -> Result<String, String> {
    let mut document: DocumentMut = manifest
        .parse()
        .map_err(|error| format!("not TOML: {error}"))?;
    let features = document
        .get_mut("features")
        .and_then(Item::as_table_mut)
        .ok_or("it has no [features] table")?;
    let comment = features.key(FULL).map(|key| key.leaf_decor().clone());
    for name in owned(features) {
        features.remove(&name);
    }
    features.insert(
        FULL,
        list(groups.iter().map(|group| group.feature.as_str())),
    );
    for group in groups {
        features.insert(&group.feature, list(group.needs.iter().map(String::as_str)));
    }
    if let (Some(comment), Some(mut key)) = (comment, features.key_mut(FULL)) {
        *key.leaf_decor_mut() = comment;
    }
    resolve(&document)?;
    Ok(document.to_string())
}

/// Checks that everything that features need exists: another feature, or a dependency.
fn resolve(document: &DocumentMut) -> Result<(), String> {
    let features = document.get("features").and_then(Item::as_table);
    for (name, needs) in features.into_iter().flat_map(Table::iter) {
        let needs = needs.as_array().into_iter().flatten();
        for need in needs.filter_map(Value::as_str) {
            if !is_there(document, need) {
                return Err(format!(
                    "the feature `{name}` needs `{need}`, which is neither a feature nor a dependency"
                ));
            }
        }
    }
    Ok(())
}

fn is_there(document: &DocumentMut, need: &str) -> bool {
    let has = |table: &str, name: &str| {
        document
            .get(table)
            .is_some_and(|table| table.get(name).is_some())
    };
    let (package, is_dependency) = match (need.split_once('/'), need.strip_prefix("dep:")) {
        (Some((package, _)), _) => (package.trim_end_matches('?'), true),
        (None, Some(package)) => (package, true),
        (None, None) => (need, false),
    };
    has("dependencies", package) || !is_dependency && has("features", package)
}

/// Returns `full` and the features that it lists.
fn owned(features: &Table) -> Vec<String> {
    let listed = features.get(FULL).and_then(Item::as_array);
    let names = listed
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned);
    names.chain([FULL.to_owned()]).collect()
}

/// Puts each entry of a long list on its own line.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> Item {
    let mut array: Array = names.collect();
    if array.to_string().len() > 80 {
        array
            .iter_mut()
            .for_each(|name| name.decor_mut().set_prefix("\n    "));
        array.set_trailing_comma(true);
        array.set_trailing("\n");
    }
    toml_edit::value(array)
}
