//! What may be shown of what was found: names of the API, never a word of the account.
//!
//! A property that the spec does not know may be a new one of the API, or a key of the account in a map that the spec takes
//! for an object. Shape and context tell them apart, and in doubt the name is left out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

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
            Value::String(word) => drop(self.0.insert(word.clone())),
            Value::Array(words) => words.iter().for_each(|word| self.keep(word)),
            _ => {}
        }
    }

    /// The name, if it may be shown: it looks like one of the API, and is no word of the account.
    pub(crate) fn shown<'n>(&self, name: &'n str) -> Option<&'n str> {
        (looks_like_a_name(name) && !self.0.contains(name)).then_some(name)
    }
}

/// Whether it looks like a name that a programmer gave: words of letters, joined by capitals, `_` or `-`; no digits, since
/// those make identifiers.
pub(crate) fn looks_like_a_name(text: &str) -> bool {
    let words = text.trim_start_matches(['_', '$']).split(['_', '-', '.']);
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.len() <= 40 && words.clone().count() <= 5 && words.into_iter().all(is_word)
}
