//! Documented values of each type.

use super::documents::{Document, Node};
use crate::values::decode::{Named, deserialize};
use serde_json::Value;

/// Values of a type for tests: the documented ones, and a blank one to fill.
///
/// All generated types have it, but for forms with files, which have `new`.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// use launchdarkly_api::environments::Environment;
/// use launchdarkly_api::testing::Example;
///
/// let mut production = Environment::example();
/// production.critical = Some(true);
/// assert_eq!(production.key, "production");
///
/// let bare = Environment::example_named("EnvironmentWithoutApprovals");
/// assert_eq!(bare.approval_settings, None);
///
/// let mut mine = Environment::blank();
/// assert_eq!(mine.name, "");
/// mine.name = "Mine".to_owned();
/// ```
pub trait Example: Sized {
    /// Returns the documented example; the first one if there are several. Of an enumeration, the first documented value.
    ///
    /// A type that is never the whole of a body is found within the examples of those that it is a part of.
    ///
    /// # Panics
    ///
    /// If nothing of the kind is documented: then there is [`blank`](Self::blank).
    #[must_use]
    #[track_caller]
    fn example() -> Self;

    /// Returns the documented example of that name. [`examples`](Self::examples) tells the names.
    ///
    /// # Panics
    ///
    /// If there is none of that name; the message lists those that there are.
    #[must_use]
    #[track_caller]
    fn example_named(name: &str) -> Self;

    /// Returns all documented examples with their names. Of a type that is a part of others, the name is that of an example
    /// and the way into it, such as `Environment/approvalSettings`; of an enumeration, the value itself.
    #[must_use]
    fn examples() -> Vec<(String, Self)>;

    /// Returns a value with nothing in it: `false`, 0, `""`, `None`, and empty lists and maps.
    #[must_use]
    fn blank() -> Self;
}

impl<T: Named> Example for T {
    #[track_caller]
    fn example() -> Self {
        match values(T::NAME, T::KNOWN).into_iter().next() {
            Some((_, value)) => decoded(&value),
            None => panic!(
                "no example of `{name}` is documented; `{name}::blank()` gives one to fill",
                name = T::NAME
            ),
        }
    }

    #[track_caller]
    fn example_named(name: &str) -> Self {
        let all = values(T::NAME, T::KNOWN);
        match all.iter().find(|(other, _)| other == name) {
            Some((_, value)) => decoded(value),
            None => panic!("{}", unknown(T::NAME, name, &all)),
        }
    }

    fn examples() -> Vec<(String, Self)> {
        let all = values(T::NAME, T::KNOWN).into_iter();
        all.map(|(name, value)| (name, decoded(&value))).collect()
    }

    fn blank() -> Self {
        <T as crate::values::decode::Decode>::blank()
    }
}

/// A documented example is what its type says, as the generator has made sure.
fn decoded<T: Named>(value: &Value) -> T {
    deserialize(value).unwrap_or_else(|_| T::blank())
}

fn unknown(of: &str, name: &str, all: &[(String, Value)]) -> String {
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    match names.as_slice() {
        [] => format!("no example of `{of}` is documented; `{of}::blank()` gives one to fill"),
        names => format!(
            "`{of}` has no example `{name}`; there are `{}`",
            names.join("`, `")
        ),
    }
}

/// Names and values of all examples: whole bodies first.
fn values(name: &str, known: &[&str]) -> Vec<(String, Value)> {
    if !known.is_empty() {
        let known = known.iter();
        return known
            .map(|value| ((*value).to_owned(), Value::from(*value)))
            .collect();
    }
    let (home, others): (Vec<_>, Vec<_>) = Document::ALL
        .iter()
        .partition(|document| defines(document, name));
    let Some(file) = home.first().map(|document| document.file) else {
        return Vec::new();
    };
    let pointer = format!("/components/schemas/{name}");
    let mut search = Search {
        wanted: (file, &pointer),
        found: Vec::new(),
    };
    for document in home.into_iter().chain(others) {
        search.within_document(document);
        if !search.found.is_empty() {
            break;
        }
    }
    search.found.sort_by_key(|(name, _)| name.contains('/'));
    search.found
}

fn defines(document: &Document, name: &str) -> bool {
    document.mentions(name)
        && document
            .root()
            .value
            .pointer("/components/schemas")
            .is_some_and(|schemas| schemas.get(name).is_some())
}

/// Looks for values of a schema in the documented bodies.
struct Search<'a> {
    /// File and place of the schema.
    wanted: (&'static str, &'a str),
    found: Vec<(String, Value)>,
}

impl Search<'_> {
    /// All bodies of a document.
    fn within_document(&mut self, document: &Document) {
        for operation in document.operations() {
            self.below(operation.node);
        }
        let components = document.root().get("components");
        if let Some(responses) = components.and_then(|components| components.get("responses")) {
            self.below(responses);
        }
    }

    /// All bodies below a place. Parameters are the only lists, and have none.
    fn below(&mut self, node: Node) {
        let Some(schema) = node.get("schema") else {
            return node.members().for_each(|(_, member)| self.below(member));
        };
        for example in node.elements("examples") {
            let shared = example.reference();
            let shared = shared.and_then(|(_, pointer)| pointer.rsplit('/').next());
            let name = shared.unwrap_or_else(|| example.text("name"));
            if let Some(value) = example.resolved().value.get("value") {
                self.within(schema, value, name);
            }
        }
    }

    /// A value, and all that it is made of.
    fn within(&mut self, schema: Node, value: &'static Value, name: &str) {
        if schema.reference() == Some(self.wanted) {
            self.add(name, value);
        }
        let schema = schema.resolved();
        for branch in schema.elements("oneOf") {
            if is_of(branch.resolved(), value) {
                self.within(branch, value, name);
            }
        }
        match value {
            Value::Object(object) => {
                let properties = schema.get("properties");
                let rest = schema.get("additionalProperties");
                // In an order that does not depend on the features of `serde_json`.
                let mut members: Vec<_> = object.iter().collect();
                members.sort_by_key(|(key, _)| *key);
                for (key, value) in members {
                    let property = properties.and_then(|properties| properties.get(key));
                    if let Some(property) = property.or(rest) {
                        self.within(property, value, &format!("{name}/{key}"));
                    }
                }
            }
            Value::Array(list) => {
                let Some(items) = schema.get("items") else {
                    return;
                };
                for (index, value) in list.iter().enumerate() {
                    self.within(items, value, &format!("{name}/{index}"));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &str, value: &Value) {
        let is_new = self.found.iter().all(|(_, other)| other != value);
        if is_new {
            self.found.push((name.to_owned(), value.clone()));
        }
    }
}

/// Whether a value is one of a branch: it has its constants.
fn is_of(branch: Node, value: &Value) -> bool {
    let is_null = branch.text("type") == "null";
    let mut constants = branch
        .inside("properties")
        .filter_map(|(name, property)| Some((name, property.value.get("const")?)));
    is_null == value.is_null()
        && constants.all(|(name, constant)| value.get(name) == Some(constant))
}
