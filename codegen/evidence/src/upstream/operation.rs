//! One operation of either side, as data.

use crate::node::{Files, Node};

/// The methods that the spec knows.
pub(super) const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// One operation of either side.
pub(super) struct Operation<'d> {
    pub(super) id: &'d str,
    pub(super) method: &'d str,
    pub(super) path: &'d str,
    /// Where it stands.
    pub(super) node: Node<'d>,
    /// The parameters of its path item.
    pub(super) shared: Vec<Node<'d>>,
    /// Whether its document is in beta as a whole.
    pub(super) beta: bool,
}

impl<'d> Operation<'d> {
    /// Returns its first tag.
    pub(super) fn tag(&self) -> Option<&'d str> {
        self.node.elements("tags").first()?.value.as_str()
    }

    /// Returns its key in the accepted state: its name, or its route if it has none.
    pub(super) fn key(&self) -> String {
        match self.id {
            "" => self.route(),
            id => id.to_owned(),
        }
    }

    /// Returns the name of the operation in reports.
    pub(super) fn line(&self) -> String {
        let route = format!("{} {}", self.method.to_uppercase(), self.path);
        match self.id {
            "" => route,
            id => format!("{route} ({id})"),
        }
    }

    /// Returns method and path, without the names in braces.
    pub(super) fn route(&self) -> String {
        let parts = self
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "{}" } else { part });
        format!("{} {}", self.method, parts.collect::<Vec<_>>().join("/"))
    }
}

/// Returns the operations of a document.
pub(super) fn operations<'d>(files: &'d Files, file: &str) -> Vec<Operation<'d>> {
    with_methods(files, file, &METHODS)
}

/// Returns the operations with methods that the spec does not know.
pub(super) fn others<'d>(files: &'d Files, file: &str) -> Vec<Operation<'d>> {
    with_methods(files, file, &["head", "options", "trace"])
}

fn with_methods<'d>(files: &'d Files, file: &str, methods: &[&str]) -> Vec<Operation<'d>> {
    let Some(root) = Node::root(files, file) else {
        return Vec::new();
    };
    let beta = root.get("info").is_some_and(|info| info.is("x-beta"));
    let mut found = Vec::new();
    for (path, item) in root.members("paths") {
        let item = item.resolved();
        for (method, node) in item.entries() {
            if methods.contains(&method) {
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
