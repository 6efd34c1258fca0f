//! Fakes of the same shape, for what does not belong in a recording.

mod words;

use self::words::{address, could_be_word, is_address, is_key, same_shape, says_secret, secret};
use super::{
    documents::Node,
    schema,
    sent::{decoded, segments},
};
use crate::wire::encode;
use fastrand::Rng;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Properties that name people and what they have made.
const NAMES: [&str; 9] = [
    "_firstName",
    "_lastName",
    "firstName",
    "fullName",
    "lastName",
    "memberName",
    "name",
    "userName",
    "username",
];

/// The replacements of a recording, which are the same all through it.
#[derive(Debug, Default)]
pub(super) struct Fakes {
    /// How many there are.
    made: u64,
    /// Secrets and addresses, which are replaced wherever they stand.
    anywhere: BTreeMap<String, String>,
    /// Secrets that could also be words, with their properties: elsewhere, the same word may be a key.
    words: BTreeMap<(String, String), String>,
    /// Names, which are replaced where a name stands: elsewhere, the same word may be a key.
    names: BTreeMap<String, String>,
    /// Values of enumerations, which are no names wherever they stand.
    values: BTreeSet<String>,
    /// What a request has in its path or query, which would be another request with a fake in its place.
    asked: BTreeSet<String>,
}

impl Fakes {
    /// Notes what a request asks for: the segments of its path, and the values of its query, also those in filters.
    pub(super) fn learn_target(&mut self, target: &str) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        self.asked.extend(segments(path));
        for (_, value) in decoded(query) {
            let parts = value.split(|c| ":,+=\"'[]{}".contains(c)).map(str::trim);
            self.asked.extend(parts.map(str::to_owned));
            self.asked.insert(value);
        }
    }

    /// Finds what has to be replaced in a value, whose documented schema says more than the names of properties.
    pub(super) fn learn(&mut self, value: &Value, schema: Option<Node>) {
        self.learn_at("", value, schema);
    }

    fn learn_at(&mut self, property: &str, value: &Value, schema: Option<Node>) {
        match value {
            Value::Object(object) => {
                let patched = patched(object);
                for (name, member) in object {
                    self.learn_words(name);
                    let schema = schema.and_then(|schema| schema::of_member(schema, value, name));
                    self.learn_at(about(patched, name), member, schema);
                }
            }
            Value::Array(list) => {
                let items = schema.and_then(|schema| schema::of_items(schema, value));
                let elements = list.iter();
                elements.for_each(|element| self.learn_at(property, element, items));
            }
            Value::String(text) if schema.is_some_and(schema::is_enumeration) => {
                self.values.insert(text.clone());
            }
            Value::String(text) if text.is_empty() => {}
            Value::String(text) if schema.is_some_and(schema::is_secret) => {
                self.learn_secret_of(property, text);
            }
            Value::String(text) => self.learn_text(property, text),
            _ => {}
        }
    }

    fn learn_text(&mut self, property: &str, text: &str) {
        if says_secret(property) {
            self.learn_secret_of(property, text);
        } else if NAMES.contains(&property) && !is_key(text) && !is_address(text) {
            let name = || same_shape(text, dice(&mut self.made));
            self.names.entry(text.to_owned()).or_insert_with(name);
        } else {
            self.learn_words(text);
        }
    }

    /// Finds keys and addresses in a text.
    pub(super) fn learn_words(&mut self, text: &str) {
        let is_between = |c: char| !c.is_alphanumeric() && !"._%+-@".contains(c);
        for word in text.split(is_between) {
            let word = word.trim_end_matches('.');
            if is_key(word) {
                self.learn_secret(word);
            } else if is_address(word) {
                let fake = || address(word, dice(&mut self.made));
                self.anywhere.entry(word.to_owned()).or_insert_with(fake);
            }
        }
    }

    fn learn_secret_of(&mut self, property: &str, text: &str) {
        if could_be_word(text) {
            let place = (property.to_owned(), text.to_owned());
            let fake = || secret(text, dice(&mut self.made));
            self.words.entry(place).or_insert_with(fake);
        } else {
            self.learn_secret(text);
        }
    }

    /// Adds what must not be in the file.
    pub(super) fn learn_secret(&mut self, text: &str) {
        let fake = || secret(text, dice(&mut self.made));
        self.anywhere.entry(text.to_owned()).or_insert_with(fake);
    }

    /// Puts the fakes in place.
    pub(super) fn replace(&self, value: &mut Value) {
        self.replace_at("", value);
    }

    fn replace_at(&self, property: &str, value: &mut Value) {
        match value {
            Value::Object(object) => {
                let patched = patched(object).map(str::to_owned);
                for (name, mut value) in std::mem::take(object) {
                    self.replace_at(about(patched.as_deref(), &name), &mut value);
                    object.insert(self.in_name(name), value);
                }
            }
            Value::Array(list) => {
                for value in list {
                    self.replace_at(property, value);
                }
            }
            Value::String(text) => *text = self.in_property(property, text),
            _ => {}
        }
    }

    fn in_property(&self, property: &str, text: &str) -> String {
        let word = self.words.get(&(property.to_owned(), text.to_owned()));
        let name = self.names.get(text);
        let name = name.filter(|_| self.is_name(property, text));
        let fake = word.or(name).cloned();
        fake.unwrap_or_else(|| self.in_text(text))
    }

    /// Returns whether a fake takes the place of a text. People are not asked for by their names alone, things are.
    fn is_name(&self, property: &str, text: &str) -> bool {
        NAMES.contains(&property)
            && !self.values.contains(text)
            && !(property == "name" && self.asked.contains(text))
    }

    /// Returns the name of a property. Other secrets, such as `password`, may be the names of properties, too.
    fn in_name(&self, name: String) -> String {
        if is_key(&name) || is_address(&name) {
            self.in_text(&name)
        } else {
            name
        }
    }

    /// Returns a text with fakes in place of secrets and addresses, also of those that are percent-encoded.
    pub(super) fn in_text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        // The long ones first: one may be a part of another.
        let mut all: Vec<_> = self.anywhere.iter().collect();
        all.sort_by_key(|(original, _)| std::cmp::Reverse(original.len()));
        for (original, fake) in all {
            for (original, fake) in [
                (encode::value(original), encode::value(fake)),
                (original.clone(), fake.clone()),
            ] {
                if text.contains(&original) {
                    text = text.replace(&original, &fake);
                }
            }
        }
        text
    }
}

/// Returns what the next fake is made with: by its number, so that the same recording gets the same fakes again, and without a
/// look at the original, which nobody should be able to try out.
fn dice(made: &mut u64) -> Rng {
    *made += 1;
    Rng::with_seed(*made)
}

/// Returns the property that a step of a JSON patch changes, or whose list it changes; `None` for any other object.
fn patched(object: &Map<String, Value>) -> Option<&str> {
    let path = object.get("path").filter(|_| object.contains_key("op"));
    let is_name = |step: &&str| {
        !step
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_digit())
    };
    path?.as_str()?.rsplit('/').find(is_name)
}

/// Returns the property that a member of an object is about: the `value` of a step is about the one that it changes.
fn about<'a>(patched: Option<&'a str>, name: &'a str) -> &'a str {
    patched.filter(|_| name == "value").unwrap_or(name)
}
