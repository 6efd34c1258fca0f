//! The keys in answers that other operations need.
//!
//! Three things tell of a key: a link, which holds all that its path needs; an item of a list, where another operation has
//! the list's path and one parameter more; and a property that is named like a parameter.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::operations::Operation;

/// What belongs together: by parameter, the key that stands for it.
pub(crate) type Keys = BTreeMap<String, String>;

/// How many keys of a kind are kept, in all.
const KEPT: usize = 12;

/// How many items of a list are looked at.
const ITEMS: usize = 4;

/// Parameters whose names say nothing by themselves: what they are follows from the path before them.
const GENERIC: [&str; 8] = [
    "id",
    "integrationId",
    "integrationKey",
    "key",
    "kind",
    "resourceKey",
    "source",
    "type",
];

/// Different names of one thing.
const SAME: [(&str, &str); 3] = [
    ("env", "environmentKey"),
    ("flagKey", "featureFlagKey"),
    ("repo", "repositoryName"),
];

/// The keys that were found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Harvest {
    /// What all others have to agree with.
    narrow: Keys,
    found: Vec<Keys>,
}

/// What a parameter of a path stands for; of one in the query, the path is empty.
pub(crate) fn kind(path: &str, name: &str) -> String {
    if name == "resourceKey" {
        // The first kind of resources that can be linked or triggered are flags.
        return "featureFlagKey".to_owned();
    }
    if GENERIC.contains(&name) {
        let before = path
            .split(&format!("{{{name}}}"))
            .next()
            .unwrap_or_default();
        let mut parts = before.split('/').filter(|part| !part.is_empty());
        let last = parts.rfind(|part| !part.starts_with('{'));
        return format!("{}/{name}", last.unwrap_or_default());
    }
    let same = SAME.iter().find(|(other, _)| *other == name);
    same.map_or(name, |(_, one)| one).to_owned()
}

impl Harvest {
    /// Begins with keys that are given; others of their kinds are not taken.
    pub(crate) fn narrowed(narrow: Keys) -> Self {
        let found = Vec::from_iter((!narrow.is_empty()).then(|| narrow.clone()));
        Self { narrow, found }
    }

    /// Takes what an answer holds.
    pub(crate) fn learn(
        &mut self,
        operations: &[Operation<'_>],
        asked: &Operation<'_>,
        given: &Keys,
        answer: &Value,
    ) {
        self.items(operations, asked, given, answer);
        self.links(operations, answer);
        // The names that say by themselves what they stand for.
        let needs = operations.iter().flat_map(Operation::needs);
        let needs = needs.filter(|one| !GENERIC.contains(&one.name));
        let needed = needs.map(|one| kind("", one.name)).collect();
        self.properties(&needed, given, answer);
    }

    /// The keys that go together with those, of a kind: those first that have the most in common.
    pub(crate) fn of(&self, kind: &str, with: &Keys) -> Vec<&Keys> {
        let fits = |keys: &&Keys| keys.contains_key(kind) && agree(keys, with);
        let mut found: Vec<_> = self.found.iter().filter(fits).collect();
        found.sort_by_key(|keys| {
            let common = keys.keys().filter(|name| with.contains_key(*name));
            std::cmp::Reverse(common.count())
        });
        found
    }

    /// Every key that was found.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        self.found.iter().flat_map(BTreeMap::values)
    }

    fn add(&mut self, keys: Keys) {
        let of_that_kind = |other: &&Keys| other.keys().eq(keys.keys());
        let is_enough = self.found.iter().filter(of_that_kind).count() >= KEPT;
        if !is_enough && agree(&keys, &self.narrow) && !self.found.contains(&keys) {
            self.found.push(keys);
        }
    }

    /// Items of the list that was asked for, where an operation asks for one of them.
    fn items(
        &mut self,
        operations: &[Operation<'_>],
        asked: &Operation<'_>,
        given: &Keys,
        answer: &Value,
    ) {
        for name in operations.iter().filter_map(|other| item(asked, other)) {
            let kind = kind(&format!("{}/{{{name}}}", asked.path), name);
            for value in items(asked, answer).iter().take(ITEMS) {
                if let Some(key) = own_key(value, name) {
                    let mut keys = given.clone();
                    keys.insert(kind.clone(), key.to_owned());
                    self.add(keys);
                }
            }
        }
    }

    fn links(&mut self, operations: &[Operation<'_>], value: &Value) {
        for (name, value) in children(value) {
            match value.as_str() {
                Some(link) if name == Some("href") => self.link(operations, link),
                _ => self.links(operations, value),
            }
        }
    }

    /// The link leads to the first operation that it fits, with the fewest parameters.
    fn link(&mut self, operations: &[Operation<'_>], link: &str) {
        let path = link.split(['?', '#']).next().unwrap_or_default();
        let path = path.find("/api/v2").map_or(path, |start| &path[start..]);
        let mut gets = operations.iter().filter(|one| one.method == "GET");
        let Some((operation, bound)) =
            gets.find_map(|one| Some((one, one.matches(path).filter(|bound| !bound.is_empty())?)))
        else {
            return;
        };
        let keys = bound.into_iter().map(|(name, value)| {
            let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
            (kind(&operation.path, name), value)
        });
        self.add(keys.collect());
    }

    fn properties(&mut self, needed: &BTreeSet<String>, given: &Keys, value: &Value) {
        let found = children(value).filter_map(|(name, value)| {
            let kind = kind("", name?);
            let value = value.as_str().filter(|value| !value.is_empty())?;
            needed.contains(&kind).then(|| (kind, value.to_owned()))
        });
        let found: Keys = found.collect();
        if !found.is_empty() {
            let mut keys = given.clone();
            keys.extend(found);
            self.add(keys);
        }
        for (_, child) in children(value) {
            self.properties(needed, given, child);
        }
    }
}

/// Whether what both name is the same.
fn agree(keys: &Keys, with: &Keys) -> bool {
    let mut named = keys.iter();
    named.all(|(kind, key)| with.get(kind).is_none_or(|other| other == key))
}

/// The items of a page, or of a bare list.
pub(crate) fn items<'v>(asked: &Operation<'_>, answer: &'v Value) -> &'v [Value] {
    let property = asked.paging().map_or("items", |paging| paging.items);
    let list = answer.get(property).unwrap_or(answer);
    list.as_array().map_or(&[], Vec::as_slice)
}

/// The parameter by which the other operation asks for one item of the list that this one gives.
fn item<'o>(list: &Operation<'_>, other: &'o Operation<'_>) -> Option<&'o str> {
    let rest = other.path.strip_prefix(&list.path)?.strip_prefix("/{")?;
    let (name, _) = rest.split_once('}')?;
    let parameter = other.parameters.iter().find(|one| one.name == name)?;
    parameter.values.is_empty().then_some(name)
}

/// The key of an item, from the property that the parameter's name speaks of; of an item that has no key, from what it holds.
fn own_key<'v>(item: &'v Value, parameter: &str) -> Option<&'v str> {
    let lower = parameter.to_lowercase();
    let own = if lower.ends_with("id") {
        ["_id", "id", "key", "_key", "name"]
    } else {
        ["key", "_key", "name", "_id", "id"]
    };
    let named = std::iter::once(parameter).chain(own);
    let mut values = named.filter_map(|name| item.get(name)?.as_str());
    let direct = values.find(|value| !value.is_empty());
    direct.or_else(|| children(item).find_map(|(_, child)| own_key(child, parameter)))
}

fn children(value: &Value) -> Box<dyn Iterator<Item = (Option<&str>, &Value)> + '_> {
    match value {
        Value::Object(object) => Box::new(
            object
                .iter()
                .map(|(name, value)| (Some(name.as_str()), value)),
        ),
        Value::Array(list) => Box::new(list.iter().map(|value| (None, value))),
        _ => Box::new(std::iter::empty()),
    }
}
