//! Learns from the curated operations how they correspond to the official document, and which habits the spec has.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::lines::Lines;
use crate::node::{Files, Node};
use crate::upstream::Extent;
use crate::upstream::operation::Operation;
use crate::upstream::pairs::{Pairs, pairs};
use codegen::load::{COMMON, Spec, file_of};
use codegen::source::Place;

/// Where named schemas stand.
const SCHEMAS: &str = "/components/schemas/";

/// Knowledge about both documents.
pub(super) struct Kin<'d> {
    pub(super) lines: &'d Lines<'d>,
    pub(super) extent: Extent,
    spec: &'d Spec,
    pairs: Pairs<'d>,
    /// Of each place in the official document, the places of the spec that stand for the same.
    places: BTreeMap<Place, Vec<Place>>,
    habits: Habits,
}

/// The habits of the spec, by name.
#[derive(Debug, Default)]
struct Habits {
    /// The formats of values, by type and property.
    formats: Votes,
    /// The responses, by status.
    responses: Votes,
    /// The types of query parameters, by name.
    parameters: Votes,
    /// The least values of integers, by name.
    minimums: Votes,
}

/// How often each answer is given to each question.
type Votes = BTreeMap<String, BTreeMap<String, usize>>;

impl<'d> Kin<'d> {
    pub(super) fn of(
        spec: &'d Spec,
        files: &'d Files,
        lines: &'d Lines<'d>,
        extent: Extent,
    ) -> Self {
        let (walk, pairs) = pairs(spec, files, lines, extent);
        let mut places: BTreeMap<Place, Vec<Place>> = BTreeMap::new();
        for (ours, official) in walk.been() {
            places
                .entry(official.clone())
                .or_default()
                .push(ours.clone());
        }
        let mut habits = Habits::default();
        for value in spec.values.values() {
            habits.learn(value);
        }
        Self {
            lines,
            extent,
            spec,
            pairs,
            places,
            habits,
        }
    }

    /// Where an operation of the official document is curated.
    pub(super) fn curated(&self, index: usize) -> Option<&str> {
        let pair = self.pairs.taken.iter().find(|(_, other)| **other == index);
        pair.and_then(|(ours, _)| self.pairs.ours.get(*ours))
            .map(|operation| operation.node.place.file.as_str())
    }

    /// All groups.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.spec.groups.iter().map(String::as_str)
    }

    /// The group of this name.
    pub(super) fn group(&self, name: &str) -> Option<String> {
        self.groups()
            .find(|group| *group == name)
            .map(str::to_owned)
    }

    /// The group that most of the operations with the same tag are in.
    pub(super) fn group_of(&self, operation: &Operation<'_>) -> Option<String> {
        let mut votes = BTreeMap::new();
        for (ours, official) in self.siblings() {
            if official.tag() == operation.tag() && operation.tag().is_some() {
                *votes
                    .entry(ours.node.place.file.as_str())
                    .or_insert(0_usize) += 1;
            }
        }
        let file = votes.into_iter().max_by_key(|(_, count)| *count)?.0;
        self.groups()
            .find(|group| file_of(group) == file)
            .map(str::to_owned)
    }

    /// The curated operations with what they are in the official document.
    pub(super) fn siblings(&self) -> impl Iterator<Item = (&Operation<'d>, &Operation<'d>)> {
        self.pairs.siblings()
    }

    /// The places of the spec that stand for the same as a schema of the official document.
    pub(super) fn counterparts(&self, official: &Place) -> &[Place] {
        self.places.get(official).map_or(&[], Vec::as_slice)
    }

    /// The named schemas of the spec.
    pub(super) fn schemas(&self) -> impl Iterator<Item = Node<'d>> {
        let files = self.spec.modules().map(|(file, _)| file);
        let roots = files.filter_map(|file| Node::root(&self.spec.values, file));
        roots.flat_map(|root| {
            let components = root.get("components");
            let schemas = components.map(|components| components.members("schemas"));
            schemas.into_iter().flatten().map(|(_, node)| node)
        })
    }

    /// Returns the node at a place of the spec.
    pub(super) fn node(&self, place: &Place) -> Option<Node<'d>> {
        let root = Node::root(&self.spec.values, &place.file)?;
        root.at(&place.pointer)
    }

    /// A shared parameter that is in reach of a group.
    pub(super) fn shared_parameter(&self, file: &str, key: (&str, &str)) -> Option<Place> {
        [file, COMMON].into_iter().find_map(|file| {
            let components = Node::root(&self.spec.values, file)?.get("components")?;
            let mut all = components.members("parameters").into_iter();
            let is_it = |node: &Node<'_>| {
                (node.text("in"), node.text("name")) == (Some(key.0), Some(key.1))
            };
            all.find(|(_, node)| is_it(node))
                .map(|(_, node)| node.place)
        })
    }

    /// The format that a property has elsewhere in the spec, if that is how it is called nearly everywhere.
    pub(super) fn format(&self, data_type: &str, name: &str) -> Option<&str> {
        winner(&self.habits.formats, &format!("{data_type} {name}"))
            .filter(|format| !format.is_empty())
    }

    /// Returns whether a group is in beta as a whole.
    pub(super) fn is_beta(&self, file: &str) -> bool {
        let info = Node::root(&self.spec.values, file).and_then(|root| root.get("info"));
        info.is_some_and(|info| info.is("x-beta"))
    }

    /// The page of a group in the documentation.
    pub(super) fn page(&self, file: &str) -> Option<&'d str> {
        let docs = Node::root(&self.spec.values, file)?.get("externalDocs")?;
        docs.text("url")
    }

    /// Returns whether an integer of this name is never negative: as elsewhere in the spec, or because of its name.
    pub(super) fn is_unsigned(&self, name: &str) -> bool {
        match winner(&self.habits.minimums, name) {
            Some(least) => !least.is_empty(),
            None => {
                ["Count", "Index"].iter().any(|end| name.ends_with(end))
                    || ["count", "limit", "offset"].contains(&name)
            }
        }
    }

    /// The response that the spec has for a status.
    pub(super) fn response(&self, status: &str) -> Option<&str> {
        winner(&self.habits.responses, status)
    }

    /// The type that a query parameter has elsewhere in the spec.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        winner(&self.habits.parameters, name)
    }
}

/// Returns whether there is a named schema at a place.
pub(super) fn is_named(place: &Place) -> bool {
    place
        .pointer
        .strip_prefix(SCHEMAS)
        .is_some_and(|name| !name.contains('/'))
}

/// A reference from one file to a place.
pub(super) fn reference(from: &str, to: &Place) -> String {
    let file = if to.file == from {
        ""
    } else {
        to.file.as_str()
    };
    format!("{file}#{}", to.pointer)
}

/// The response that was given in more than half of all cases.
fn winner<'v>(votes: &'v Votes, question: &str) -> Option<&'v str> {
    let answers = votes.get(question)?;
    let all: usize = answers.values().sum();
    let most = answers.iter().find(|(_, count)| **count * 2 > all);
    most.map(|(answer, _)| answer.as_str())
}

impl Habits {
    fn learn_minimum(&mut self, name: &str, schema: &Value) {
        if text(schema, "format") == "int64" {
            let least = schema
                .get("minimum")
                .map(Value::to_string)
                .unwrap_or_default();
            vote(&mut self.minimums, name.to_owned(), &least);
        }
    }

    fn learn(&mut self, value: &Value) {
        let Value::Object(members) = value else {
            for element in value.as_array().into_iter().flatten() {
                self.learn(element);
            }
            return;
        };
        for (name, property) in object(value, "properties") {
            let data_type = text(property, "type");
            vote(
                &mut self.formats,
                format!("{data_type} {name}"),
                text(property, "format"),
            );
            self.learn_minimum(name, property);
        }
        for (status, response) in object(value, "responses") {
            let target = text(response, "$ref");
            if target.contains('#') {
                vote(&mut self.responses, status.clone(), target);
            }
        }
        if text(value, "in") == "query" {
            if let Some(schema) = value.get("schema") {
                self.learn_minimum(text(value, "name"), schema);
            }
            let data_type = value
                .get("schema")
                .map_or("", |schema| text(schema, "type"));
            vote(
                &mut self.parameters,
                text(value, "name").to_owned(),
                data_type,
            );
        }
        for member in members.values() {
            self.learn(member);
        }
    }
}

fn object<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    value
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn vote(votes: &mut Votes, question: String, answer: &str) {
    *votes
        .entry(question)
        .or_default()
        .entry(answer.to_owned())
        .or_insert(0) += 1;
}

/// The names of all schemas of the spec.
pub(super) fn names(kin: &Kin<'_>) -> BTreeSet<String> {
    kin.schemas().map(|node| node.place.last()).collect()
}
