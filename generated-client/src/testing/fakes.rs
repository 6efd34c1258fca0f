//! Fakes of the same shape, for what does not belong in a recording.

use super::{
    documents::{Document, Node},
    schema,
    sent::{decoded, segments},
};
use crate::wire::encode;
use serde_json::Value;
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

/// Properties that hold secrets, besides those that are documented as such.
const SECRETS: [&str; 5] = ["apiKey", "mobileKey", "password", "secret", "token"];

/// The prefixes of the keys and tokens of LaunchDarkly.
const PREFIXES: [&str; 5] = ["api-", "mob-", "rel-", "sdk-", "wh-"];

/// The replacements of a recording, which are the same all through it.
#[derive(Debug)]
pub(super) struct Fakes {
    /// Secrets and addresses, which are replaced wherever they stand.
    anywhere: BTreeMap<String, String>,
    /// Names, which are replaced where a name stands: elsewhere, the same word may be a key.
    names: BTreeMap<String, String>,
    /// Values of enumerations, which are no names wherever they stand.
    values: BTreeSet<String>,
    /// What a request has in its path or query, which would be another request with a fake in its place.
    asked: BTreeSet<String>,
    secret_properties: BTreeSet<&'static str>,
}

impl Fakes {
    pub(super) fn new() -> Self {
        let mut secret_properties = BTreeSet::from(SECRETS);
        for document in Document::ALL {
            let components = document.root().get("components");
            let schemas = components.and_then(|components| components.get("schemas"));
            for (_, schema) in schemas.into_iter().flat_map(Node::members) {
                let secrets = schema.inside("properties");
                let secrets = secrets.filter(|(_, property)| property.text("format") == "password");
                secret_properties.extend(secrets.map(|(name, _)| name));
            }
        }
        Self {
            anywhere: BTreeMap::new(),
            names: BTreeMap::new(),
            values: BTreeSet::new(),
            asked: BTreeSet::new(),
            secret_properties,
        }
    }

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
                for (name, member) in object {
                    self.learn_words(name);
                    let schema = schema.and_then(|schema| schema::of_member(schema, value, name));
                    self.learn_at(name, member, schema);
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
            Value::String(text) if !text.is_empty() => self.learn_text(property, text),
            _ => {}
        }
    }

    fn learn_text(&mut self, property: &str, text: &str) {
        if self.secret_properties.contains(property) {
            self.learn_secret(text);
        } else if NAMES.contains(&property) && !is_key(text) && !is_address(text) {
            let name = || same_shape(text);
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
                let fake = || address(word);
                self.anywhere.entry(word.to_owned()).or_insert_with(fake);
            }
        }
    }

    /// Adds what must not be in the file.
    pub(super) fn learn_secret(&mut self, text: &str) {
        let fake = || secret(text);
        self.anywhere.entry(text.to_owned()).or_insert_with(fake);
    }

    /// Puts the fakes in place.
    pub(super) fn replace(&self, value: &mut Value) {
        self.replace_at("", value);
    }

    fn replace_at(&self, property: &str, value: &mut Value) {
        match value {
            Value::Object(object) => {
                for (name, mut value) in std::mem::take(object) {
                    self.replace_at(&name, &mut value);
                    object.insert(self.in_name(name), value);
                }
            }
            Value::Array(list) => {
                for value in list {
                    self.replace_at(property, value);
                }
            }
            Value::String(text) => match self.names.get(text) {
                Some(fake) if self.is_name(property, text) => text.clone_from(fake),
                _ => *text = self.in_text(text),
            },
            _ => {}
        }
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

/// Returns whether a text is a key or a token of LaunchDarkly.
fn is_key(text: &str) -> bool {
    let mut prefixes = PREFIXES.iter();
    let rest = prefixes.find_map(|prefix| text.strip_prefix(prefix));
    rest.is_some_and(|rest| {
        rest.len() >= 16
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
    })
}

fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
    })
}

/// Replaces a secret, but keeps its prefix, since programs recognise kinds of keys by it.
fn secret(text: &str) -> String {
    let mut prefixes = PREFIXES.iter();
    let prefix = prefixes.find(|prefix| text.starts_with(**prefix));
    let (prefix, rest) = text.split_at(prefix.map_or(0, |prefix| prefix.len()));
    let is_hexadecimal = rest
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if !is_hexadecimal {
        return format!("{prefix}{}", same_shape(rest));
    }
    let digit = |c: char| match c {
        '-' => '-',
        _ => char::from_digit(fastrand::u32(..16), 16).unwrap_or('0'),
    };
    format!("{prefix}{}", rest.chars().map(digit).collect::<String>())
}

/// Returns an address of nobody.
fn address(text: &str) -> String {
    let name = text.split('@').next().unwrap_or_default();
    format!("{}@example.com", same_shape(name))
}

/// Other letters and digits in the same places.
fn same_shape(text: &str) -> String {
    let other = |c: char| match c {
        c if c.is_ascii_digit() => fastrand::digit(10),
        c if c.is_uppercase() => fastrand::uppercase(),
        c if c.is_alphabetic() => fastrand::lowercase(),
        c => c,
    };
    text.chars().map(other).collect()
}
