//! The spec files as text, and the positions of JSON pointers in it.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;

use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// The texts of the spec files, by their names inside `spec/`.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, String>,
}

impl Sources {
    /// Returns the text of a file.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(String::as_str)
    }

    /// Returns all files, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(files: I) -> Self {
        Self {
            files: files
                .into_iter()
                .map(|(name, text)| (name.into(), text.into()))
                .collect(),
        }
    }
}

/// A place in the spec: a file and a JSON pointer into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's name inside `spec/`.
    pub file: String,
    /// The JSON pointer; empty for the whole document.
    pub pointer: String,
}

impl Place {
    /// Returns the place of a whole document.
    #[must_use]
    pub fn root(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            pointer: String::new(),
        }
    }

    /// Returns the place of a member or an element of the object or list at this place.
    #[must_use]
    pub fn key(&self, key: impl Display) -> Self {
        let mut token = key.to_string();
        if token.bytes().any(|byte| b"~/".contains(&byte)) {
            token = token.replace('~', "~0").replace('/', "~1");
        }
        Self {
            file: self.file.clone(),
            pointer: [self.pointer.as_str(), &token].join("/"),
        }
    }

    /// Returns whether this is the other place, or inside of it.
    #[must_use]
    pub fn is_in(&self, other: &Self) -> bool {
        let rest = self.pointer.strip_prefix(&other.pointer);
        self.file == other.file && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Returns the last key of the pointer.
    #[must_use]
    pub fn last(&self) -> String {
        let token = self.pointer.rsplit('/').next().unwrap_or_default();
        token.replace("~1", "/").replace("~0", "~")
    }

    /// Creates a place from a JSON pointer.
    #[must_use]
    pub fn pointer(file: &str, pointer: &str) -> Self {
        Self {
            file: file.to_owned(),
            pointer: pointer.to_owned(),
        }
    }
}

/// A path into a document, which is only turned into a [`Place`] when one is needed, since that takes long.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Trail<'a> {
    /// The document.
    Start(&'a Place),
    /// A member of the path before.
    Key(&'a Trail<'a>, &'a str),
    /// An element of the path before.
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// Returns the place.
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Start(place) => (*place).clone(),
            Self::Key(above, key) => above.place().key(key),
            Self::Index(above, index) => above.place().key(index),
        }
    }
}

/// A part of an object's member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The name.
    Key,
    /// The value, or the name if the value has several lines.
    Value,
}

/// Returns the bytes of `text` that the pointer leads to, or the closest ones that exist.
#[must_use]
pub fn locate(text: &str, pointer: &str, mark: Mark) -> Range<usize> {
    parse(text).map_or(0..0, |document| locate_in(&document, pointer, mark))
}

/// Does the same in a parsed text.
#[must_use]
pub fn locate_in(document: &Value<'_>, pointer: &str, mark: Mark) -> Range<usize> {
    let mut value = document;
    let mut name = None;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        match step(value, &token) {
            Some(Step::Member(member)) => {
                name = Some(member.name.range());
                value = &member.value;
            }
            Some(Step::Element(element)) => {
                name = None;
                value = element;
            }
            None => break,
        }
    }
    match (mark, name) {
        (Mark::Key, Some(name)) => name.start..name.end,
        (_, name) => span(value, name),
    }
}

/// Returns the repeated keys of all objects: `(key, first, second)`.
#[must_use]
pub fn duplicate_keys(text: &str) -> Vec<(String, Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    if let Some(value) = parse(text) {
        collect_duplicates(&value, &mut found);
    }
    found
}

/// Parses a file into a tree with positions.
#[must_use]
pub fn parse(text: &str) -> Option<Value<'_>> {
    parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default())
        .ok()?
        .value
}

enum Step<'a> {
    Member(&'a ObjectProp<'a>),
    Element(&'a Value<'a>),
}

fn step<'a>(value: &'a Value<'a>, token: &str) -> Option<Step<'a>> {
    match value {
        Value::Object(Object { properties, .. }) => properties
            .iter()
            .find(|member| member.name.as_str() == token)
            .map(Step::Member),
        Value::Array(list) => list
            .elements
            .get(token.parse::<usize>().ok()?)
            .map(Step::Element),
        _ => None,
    }
}

/// Returns the bytes to show for a value. For an object or a list with several lines, this is its name or its opening
/// bracket.
fn span(value: &Value<'_>, name: Option<jsonc_parser::common::Range>) -> Range<usize> {
    let range = value.range();
    match (value, name) {
        (Value::Object(_) | Value::Array(_), Some(name)) => name.start..name.end,
        (Value::Object(_) | Value::Array(_), None) => range.start..range.start + 1,
        _ => range.start..range.end,
    }
}

fn collect_duplicates(value: &Value<'_>, found: &mut Vec<(String, Range<usize>, Range<usize>)>) {
    match value {
        Value::Object(object) => {
            let mut seen = BTreeMap::new();
            for member in &object.properties {
                let range = member.name.range();
                if let Some(first) = seen.insert(member.name.as_str(), range.start..range.end) {
                    found.push((
                        member.name.as_str().to_owned(),
                        first,
                        range.start..range.end,
                    ));
                }
                collect_duplicates(&member.value, found);
            }
        }
        Value::Array(list) => list
            .elements
            .iter()
            .for_each(|element| collect_duplicates(element, found)),
        _ => {}
    }
}
