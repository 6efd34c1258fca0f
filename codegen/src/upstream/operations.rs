//! Which operations belong together, and what differs between them.

use super::Report;
use super::messages::{compare_bodies, compare_parameters, compare_responses};
use super::node::{Files, Node};
use super::walk::{Spot, Walk};
use crate::load::Spec;
use crate::source::Sources;

use serde_json::Value;

/// The name under which the official document is kept.
const OFFICIAL: &str = "official";
const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// One operation of either side.
pub(super) struct Operation<'d> {
    id: &'d str,
    method: &'d str,
    path: &'d str,
    /// Where it stands.
    pub(super) node: Node<'d>,
    /// The parameters of its path item.
    pub(super) shared: Vec<Node<'d>>,
    /// Whether its document is in beta as a whole.
    pub(super) beta: bool,
}

impl Operation<'_> {
    fn line(&self) -> String {
        format!("{} {} ({})", self.method.to_uppercase(), self.path, self.id)
    }

    /// Method and path, without the names in braces.
    fn route(&self) -> String {
        let parts = self
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "{}" } else { part });
        format!("{} {}", self.method, parts.collect::<Vec<_>>().join("/"))
    }
}

/// Compares all operations.
pub(super) fn compare(spec: &Spec, official: &Value, sources: &Sources) -> Report {
    let files = Files::from([(OFFICIAL.to_owned(), official.clone())]);
    let official = operations(&files, OFFICIAL);
    let names = spec.modules().map(|(file, _)| file);
    let ours: Vec<_> = names
        .flat_map(|file| operations(&spec.values, file))
        .collect();
    let mut walk = Walk::new(sources);
    let mut taken = Vec::new();
    let mut report = Report {
        ours: ours.len(),
        official: official.len(),
        ..Report::default()
    };
    for operation in &ours {
        match counterpart(operation, &official) {
            Some(index) => {
                taken.push(index);
                if let Some(other) = official.get(index) {
                    compare_pair(&mut walk, operation, other);
                }
            }
            None => report.extra.push(operation.line()),
        }
    }
    let missing = official.iter().enumerate();
    report.missing = missing
        .filter(|(index, _)| !taken.contains(index))
        .map(|(_, operation)| operation.line())
        .collect();
    (report.unfounded, report.remarks) = walk.unmatched();
    report.differences = walk.found;
    report
}

fn counterpart(ours: &Operation<'_>, official: &[Operation<'_>]) -> Option<usize> {
    let by_id = official.iter().position(|other| other.id == ours.id);
    by_id.or_else(|| {
        official
            .iter()
            .position(|other| other.route() == ours.route())
    })
}

fn operations<'d>(files: &'d Files, file: &str) -> Vec<Operation<'d>> {
    let Some(root) = Node::root(files, file) else {
        return Vec::new();
    };
    let beta = root.get("info").is_some_and(|info| info.is("x-beta"));
    let mut found = Vec::new();
    for (path, item) in root.members("paths") {
        for (method, node) in item.entries() {
            if METHODS.contains(&method) {
                found.push(Operation {
                    id: node.text("operationId").unwrap_or_default(),
                    method,
                    path,
                    shared: item.elements("parameters"),
                    beta: beta || node.is("x-beta"),
                    node,
                });
            }
        }
    }
    found
}

fn compare_pair(walk: &mut Walk<'_>, ours: &Operation<'_>, official: &Operation<'_>) {
    let spot = walk.enter(&Spot::new(ours.id), &ours.node, &official.node);
    // A comment of an operation has to name what it explains: the operation is too large to be explained whole.
    let named = |name: &str| spot.named(name, name);
    let place = &ours.node.place;
    if ours.id != official.id {
        walk.differs(
            &named("operationId"),
            place,
            "operationId",
            (ours.id, official.id),
        );
    }
    if ours.route() != official.route() {
        let route = |operation: &Operation<'_>| operation.route();
        walk.differs(
            &named("path"),
            place,
            "path",
            (route(ours), route(official)),
        );
    }
    let word = |operation: &Operation<'_>| {
        if operation.node.is("deprecated") {
            "yes"
        } else {
            "no"
        }
    };
    if word(ours) != word(official) {
        walk.differs(
            &named("deprecated"),
            place,
            "deprecated",
            (word(ours), word(official)),
        );
    }
    compare_parameters(walk, &spot, ours, official);
    compare_bodies(walk, &spot, ours, official);
    compare_responses(walk, &spot, ours, official);
}
