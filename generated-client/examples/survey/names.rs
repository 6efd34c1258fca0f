//! What may be shown of what was found: names of the API, never a word of the account.
//!
//! A property that the spec does not know may be a new one of the API, or a key of the account in a map that the spec takes
//! for an object. A name that consists of words that the spec uses says nothing of the account, whatever it is. Any other one
//! is only shown if that is asked for, and then not if the account has a word of it. In doubt the name is left out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::arguments::Values;
use crate::shape::{looks_like_a_name, words};
use crate::spec::Spec;

/// Properties whose values are chosen by people, or stand for them.
const OWN: [&str; 14] = [
    "_id",
    "_key",
    "description",
    "email",
    "firstName",
    "id",
    "key",
    "lastName",
    "maintainerId",
    "name",
    "tag",
    "tags",
    "title",
    "username",
];

/// What in the spec was invented for an example, or is told of whoever was seen.
const INVENTED: [&str; 4] = ["default", "example", "examples", "x-comment"];

/// Words of the account that were met.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Words(BTreeSet<String>);

impl Words {
    /// Remembers what in an answer is the account's own.
    pub(crate) fn learn(&mut self, value: &Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.learn(value)),
            Value::Object(object) => {
                for (name, value) in object {
                    if OWN.contains(&name.as_str()) || name.ends_with("Key") {
                        self.keep(value);
                    }
                    self.learn(value);
                }
            }
            _ => {}
        }
    }

    /// Remembers a word, or each of a list.
    pub(crate) fn keep(&mut self, value: &Value) {
        match value {
            Value::String(word) => drop(self.0.insert(word.to_lowercase())),
            Value::Array(words) => words.iter().for_each(|word| self.keep(word)),
            _ => {}
        }
    }
}

/// What the spec and the account call things, to tell whether a name may be shown.
pub(crate) struct Names<'w> {
    /// The words of the spec's names and prose.
    api: BTreeSet<String>,
    account: &'w Words,
    /// The words in those of the account.
    parts: BTreeSet<String>,
    values: Values,
}

impl<'w> Names<'w> {
    pub(crate) fn new(spec: &Spec, account: &'w Words, values: Values) -> Self {
        let mut api = BTreeSet::new();
        for document in spec.documents() {
            collect(document.value, &mut api);
        }
        let parts = account.0.iter().flat_map(|word| words(word));
        Self {
            api,
            account,
            parts: parts.map(str::to_lowercase).collect(),
            values,
        }
    }

    /// Whether values of enumerations are wanted.
    pub(crate) fn shows_values(&self) -> bool {
        self.values == Values::Shown
    }

    /// Whether a name that the spec does not have may be shown.
    pub(crate) fn shows(&self, name: &str) -> bool {
        let is_own = self.account.0.contains(&name.to_lowercase());
        if is_own || !looks_like_a_name(name) {
            return false;
        }
        words(name).all(|word| {
            let word = word.to_lowercase();
            let is_free = self.values == Values::Shown && !self.parts.contains(&word);
            is_free || self.api.contains(&word)
        })
    }
}

/// The words of names and of prose.
fn collect(value: &Value, found: &mut BTreeSet<String>) {
    let mut add = |text: &str| found.extend(words(text).map(str::to_lowercase));
    match value {
        Value::String(text) => add(text),
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(members) => {
            for (name, value) in members {
                if !INVENTED.contains(&name.as_str()) {
                    found.extend(words(name).map(str::to_lowercase));
                    collect(value, found);
                }
            }
        }
        _ => {}
    }
}
