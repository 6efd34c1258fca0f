//! Digests of all that an official document says about an operation, apart from its texts. They show whether any of it has
//! changed.
//!
//! The comparison looks at what the spec looks at. This looks at all there is, such as limits and defaults. References are
//! followed, and names of schemas left out, so that a schema that is renamed or split changes nothing. Order counts
//! nowhere but in the lists of which that is not known. What is written out though it holds anyway, counts as left out.

use std::fmt::Write as _;

use serde_json::Value;

use super::messages::parameters;
use super::operation::Operation;
use crate::digest;
use crate::node::Node;
use codegen::source::Place;

/// Keywords whose values are texts for people.
pub(super) const TEXTS: [&str; 7] = [
    "$comment",
    "description",
    "example",
    "examples",
    "externalDocs",
    "summary",
    "title",
];

/// Keywords whose members bear names of the API's own.
pub(super) const NAMED: [&str; 4] = ["content", "headers", "properties", "responses"];

/// Lists that are sets.
const SETS: [&str; 3] = ["enum", "required", "type"];

/// How many bytes of facts are looked at, of each part of an operation. References may lead to so much that no computer ever
/// comes to the end of it.
const MOST: usize = 1 << 21;

/// The digests of an operation, each with what it is of: `operation:1a2b3c4d parameters:5e6f7a8b`.
pub(super) fn digest(operation: &Operation<'_>) -> String {
    let mut parts = vec![("operation", own(operation))];
    let mut named: Vec<_> = parameters(operation)
        .into_iter()
        .map(|(key, _, node)| key + &facts(&node))
        .collect();
    named.sort();
    parts.push(("parameters", named.concat()));
    for (part, key) in [("request", "requestBody"), ("responses", "responses")] {
        let node = operation.node.get(key);
        parts.push((
            part,
            node.map(|node| facts_under(key, &node)).unwrap_or_default(),
        ));
    }
    let words = parts.iter().filter(|(_, facts)| !facts.is_empty());
    let words = words.map(|(part, facts)| format!("{part}:{:08x}", digest::short(facts)));
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the parts that differ between two digests.
pub(super) fn changed(old: &str, new: &str) -> Vec<String> {
    let words = |digest: &str| digest.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (words(old), words(new));
    let differ = old.iter().filter(|word| !new.contains(word));
    let all = differ.chain(new.iter().filter(|word| !old.contains(word)));
    let mut parts: Vec<_> = all
        .map(|word| word.split(':').next().unwrap_or_default().to_owned())
        .collect();
    parts.sort();
    parts.dedup();
    parts
}

fn own(operation: &Operation<'_>) -> String {
    let deprecated = operation.node.is("deprecated");
    format!("{} {deprecated}", operation.route())
}

fn facts(node: &Node<'_>) -> String {
    facts_under("", node)
}

fn facts_under(key: &str, node: &Node<'_>) -> String {
    let mut facts = Facts::default();
    facts.value(key, node);
    facts.text
}

/// The facts of a part of a document, in one spelling.
#[derive(Debug, Default)]
struct Facts {
    text: String,
    /// The references that are being followed.
    way: Vec<Place>,
}

impl Facts {
    /// The value of a keyword, whatever the reference at it leads to in its place.
    fn value(&mut self, key: &str, node: &Node<'_>) {
        if self.text.len() > MOST {
            return;
        }
        let Some(target) = node.follow() else {
            return self.plain(key, node);
        };
        if let Some(turn) = self
            .way
            .iter()
            .rev()
            .position(|place| *place == target.place)
        {
            let _ = write!(self.text, "^{turn}");
            return;
        }
        self.way.push(target.place.clone());
        self.value(key, &target);
        self.way.pop();
        self.members(key, node);
    }

    fn plain(&mut self, key: &str, node: &Node<'_>) {
        match node.value {
            Value::Object(_) => self.members(key, node),
            Value::Array(list) if SETS.contains(&key) => {
                let mut values: Vec<_> = list.iter().map(Value::to_string).collect();
                values.sort();
                let _ = write!(self.text, "{values:?}");
            }
            Value::Array(_) => {
                self.text.push('[');
                for element in node.list() {
                    self.value("", &element);
                    self.text.push(',');
                }
                self.text.push(']');
            }
            other => {
                let _ = write!(self.text, "{other}");
            }
        }
    }

    /// The members of an object, by name, without the texts.
    fn members(&mut self, key: &str, node: &Node<'_>) {
        let bears_names = NAMED.contains(&key);
        let is_fact = |name: &str| {
            bears_names || !(TEXTS.contains(&name) || name.starts_with("x-") || name == "$ref")
        };
        let mut members = node.entries();
        members.retain(|(name, _)| is_fact(name) && (bears_names || !is_implied(node, name)));
        members.sort_by_key(|(name, _)| *name);
        for (name, member) in members {
            let _ = write!(self.text, "{name}{{");
            self.value(if bears_names { "" } else { name }, &member);
            self.text.push('}');
        }
    }
}

/// Returns whether leaving out a member would mean the same: some documents write it out, some do not.
fn is_implied(node: &Node<'_>, name: &str) -> bool {
    match (name, node.value.get(name)) {
        ("style", Some(Value::String(style))) => style == "form" || style == "simple",
        ("explode", Some(Value::Bool(explode))) => {
            let is_form = match node.text("style") {
                Some(style) => style == "form",
                None => ["query", "cookie"].contains(&node.text("in").unwrap_or_default()),
            };
            *explode == is_form
        }
        ("additionalProperties" | "default", _) => false,
        (_, value) => value == Some(&Value::Bool(false)),
    }
}
