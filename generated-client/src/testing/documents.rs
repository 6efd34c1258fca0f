//! What is documented: the spec without its prose, as the generator puts it beside each module, and the ways through it.
//!
//! The texts are compiled in with the feature alone, and read when something of them is asked for.

use super::sent::segments;
use serde_json::{Map, Value};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// A document of the spec.
pub(crate) struct Document {
    /// As references name it.
    pub(super) file: &'static str,
    text: &'static str,
}

/// A place in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    file: &'static str,
    /// The whole document.
    root: &'static Value,
    pub(super) value: &'static Value,
}

/// An operation as documented.
#[derive(Debug, Clone, Copy)]
pub(super) struct Operation {
    pub(super) method: &'static str,
    /// With the names of its parameters in braces.
    pub(super) path: &'static str,
    pub(super) node: Node,
}

/// A success as documented.
pub(super) struct Success {
    pub(super) status: u16,
    /// The examples of its body.
    pub(super) bodies: Vec<&'static Value>,
    /// Whether a header says where something was created.
    pub(super) has_location: bool,
}

impl Document {
    pub(crate) const fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text }
    }

    /// Returns whether the text contains a string in quotation marks.
    pub(super) fn mentions(&self, text: &str) -> bool {
        self.text.contains(&format!("\"{text}\""))
    }

    /// Returns the document, read once.
    pub(super) fn root(&self) -> Node {
        static READ: Mutex<BTreeMap<&'static str, &'static Value>> = Mutex::new(BTreeMap::new());
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        // The texts live as long as the program, and so does what they say.
        let value = read
            .entry(self.file)
            .or_insert_with(|| Box::leak(Box::new(self.text.parse().unwrap_or_default())));
        Node {
            file: self.file,
            root: value,
            value,
        }
    }

    /// Returns whether it has the schema of that name.
    pub(super) fn defines(&self, name: &str) -> bool {
        let has = |root: Node| {
            let schemas = root.value.pointer("/components/schemas");
            schemas.is_some_and(|schemas| schemas.get(name).is_some())
        };
        self.mentions(name) && has(self.root())
    }

    /// Returns all its operations.
    pub(super) fn operations(&self) -> impl Iterator<Item = Operation> {
        self.root().elements("operations").map(|node| Operation {
            method: node.text("method"),
            path: node.text("path"),
            node,
        })
    }
}

impl Node {
    pub(super) fn get(self, key: &str) -> Option<Self> {
        Some(self.at(self.value.get(key)?))
    }

    /// Returns the node at a pointer. Examples are lists, in which each has its name.
    fn down(self, pointer: &str) -> Option<Self> {
        let mut parts = pointer.split('/').skip(1);
        parts.try_fold(self, |node, part| match node.value {
            Value::Array(list) => {
                let mut named = list.iter().map(|value| node.at(value));
                named.find(|node| node.text("name") == part)
            }
            // Names of components have nothing to unescape.
            _ => node.get(part),
        })
    }

    /// A value in the same document.
    pub(super) fn at(self, value: &'static Value) -> Self {
        Self { value, ..self }
    }

    /// Returns the text of a member.
    pub(super) fn text(self, key: &str) -> &'static str {
        self.value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Returns whether a member is true.
    pub(super) fn says(self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(true))
    }

    /// By name: JSON has no order here, whatever `serde_json` makes of it.
    pub(super) fn members(self) -> impl Iterator<Item = (&'static str, Self)> {
        let members = self.value.as_object().into_iter().flat_map(Map::iter);
        let members: BTreeMap<_, _> = members
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        members
            .into_iter()
            .map(move |(name, value)| (name, self.at(value)))
    }

    /// Returns the members of a member.
    pub(super) fn inside(self, key: &str) -> impl Iterator<Item = (&'static str, Self)> {
        self.get(key).into_iter().flat_map(Self::members)
    }

    /// Returns the elements of a member.
    pub(super) fn elements(self, key: &str) -> impl Iterator<Item = Self> {
        let list = self.value.get(key).and_then(Value::as_array);
        list.into_iter().flatten().map(move |value| self.at(value))
    }

    /// File and name of what it refers to, if it is a reference.
    pub(super) fn reference(self) -> Option<(&'static str, &'static str)> {
        let (file, pointer) = self.value.get("$ref")?.as_str()?.split_once('#')?;
        let file = if file.is_empty() { self.file } else { file };
        Some((file, pointer))
    }

    /// Follows its references to their end. A document that is not compiled in is not needed by what is.
    pub(super) fn resolved(self) -> Self {
        let target = self.reference().and_then(|(file, pointer)| {
            let root = if file == self.file {
                self.at(self.root)
            } else {
                let mut documents = Document::ALL.iter();
                documents.find(|document| document.file == file)?.root()
            };
            Some(root.down(pointer)?.resolved())
        });
        target.unwrap_or(self)
    }
}

impl Operation {
    /// Returns the operation with that id.
    pub(super) fn of_id(id: &str) -> Option<Self> {
        let mut documents = Document::ALL
            .iter()
            .filter(|document| document.mentions(id));
        documents.find_map(|document| document.operations().find(|one| one.id() == id))
    }

    /// Returns the operation that a request calls: of two, the one with more words in its path.
    pub(super) fn called_by(method: &str, path: &str) -> Option<Self> {
        let given = segments(path);
        let all = Document::ALL.iter().flat_map(Document::operations);
        let called = all.filter(|one| one.method.eq_ignore_ascii_case(method) && one.fits(&given));
        called.min_by_key(|one| one.path.matches('{').count())
    }

    fn fits(&self, given: &[String]) -> bool {
        let template: Vec<_> = self.path.split('/').collect();
        template.len() == given.len()
            && template
                .iter()
                .zip(given)
                .all(|(part, given)| part == given || (part.starts_with('{') && !given.is_empty()))
    }

    /// Names and values of the parameters in a path that calls it.
    pub(super) fn arguments(&self, path: &str) -> Vec<(String, String)> {
        let pairs = self.path.split('/').zip(segments(path));
        let pairs = pairs.filter_map(|(part, given)| {
            let name = part.strip_prefix('{')?.strip_suffix('}')?;
            Some((name.to_owned(), given))
        });
        pairs.collect()
    }

    /// As documented, such as `getEnvironment`.
    pub(super) fn id(&self) -> &'static str {
        self.node.text("operationId")
    }

    /// Returns whether requests have to send `LD-API-Version: beta`.
    pub(super) fn is_beta(&self) -> bool {
        self.node.says("x-beta")
    }

    /// Returns the name of the list that its pages have, if they begin at an `offset`.
    pub(super) fn paged_by_offset(&self) -> Option<&'static str> {
        let paging = self.node.get("x-pagination")?;
        (paging.text("style") == "offset").then(|| paging.text("items"))
    }

    /// Returns the parameters of a place, such as `query`.
    pub(super) fn parameters(&self, place: &str) -> impl Iterator<Item = Node> {
        let parameters = self.node.elements("parameters").map(Node::resolved);
        parameters.filter(move |parameter| parameter.text("in") == place)
    }

    /// Returns the documented success; of several, the one with the lowest status.
    pub(super) fn success(&self) -> Option<Success> {
        let answers = self
            .node
            .inside("responses")
            .filter_map(|(status, answer)| {
                let status = status.parse().ok()?;
                (200..300).contains(&status).then_some((status, answer))
            });
        let (status, answer) = answers.min_by_key(|(status, _)| *status)?;
        let mut headers = answer.resolved().inside("headers");
        Some(Success {
            status,
            bodies: bodies(answer),
            has_location: headers.any(|(name, _)| name.eq_ignore_ascii_case("location")),
        })
    }

    /// Returns the schema of the body that is sent.
    pub(super) fn body(&self) -> Option<Node> {
        schema_of(self.node.get("requestBody")?)
    }

    /// Returns the schema of the body that a response with that status has.
    pub(super) fn body_of(&self, status: u16) -> Option<Node> {
        schema_of(self.node.get("responses")?.get(&status.to_string())?)
    }

    /// Returns the first example of a response with that status.
    pub(super) fn answer(&self, status: u16) -> Option<&'static Value> {
        let answer = self.node.get("responses")?.get(&status.to_string())?;
        bodies(answer).first().copied()
    }
}

/// Returns the schema of a body; of several media types, that of the first one.
fn schema_of(body: Node) -> Option<Node> {
    let (_, content) = body.resolved().inside("content").next()?;
    content.get("schema")
}

/// Returns the examples of a body, whatever its media type.
fn bodies(answer: Node) -> Vec<&'static Value> {
    let content = answer.resolved().inside("content");
    let examples = content.flat_map(|(_, content)| content.elements("examples"));
    examples
        .filter_map(|example| example.resolved().value.get("value"))
        .collect()
}
