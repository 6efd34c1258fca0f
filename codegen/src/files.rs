//! The generated files, which are all in memory before the first one is written, and the paths of the workspace.

use std::collections::BTreeMap;

/// The folder of the generated code, from the workspace's root.
pub const GENERATED: &str = "generated-client/src/generated";
/// The folder of the tables that the client's conformance tests read, from the workspace's root.
pub const TABLES: &str = "generated-client/tests/conformance/tables";
/// The client's manifest, whose feature table is generated.
pub const MANIFEST: &str = "generated-client/Cargo.toml";
/// The client's README, which has a generated table of the groups.
pub const README: &str = "generated-client/README.md";
/// The JSON Schema of spec documents, for editors.
pub const SCHEMA: &str = "spec/schema.json";
/// The accepted differences from the official document: `Pin` in the crate `evidence`.
pub const UPSTREAM: &str = "spec/upstream.json";
/// The evidence from real accounts: `Survey` in the crate `evidence`.
pub const SURVEY: &str = "spec/survey.json";

/// Returns whether a file of `spec/` is a document of the spec, by its name.
#[must_use]
pub fn is_document(name: &str) -> bool {
    let others = [SCHEMA, SURVEY, UPSTREAM].map(|path| path.trim_start_matches("spec/"));
    let is_json = name
        .rsplit_once('.')
        .is_some_and(|(_, end)| end.eq_ignore_ascii_case("json"));
    // Emacs marks a file that is being edited by a link of such a name.
    is_json && !others.contains(&name) && !name.starts_with(".#")
}

/// Texts by path from the workspace's root, sorted.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<String, String>,
}

impl Files {
    /// Adds a file.
    pub fn insert(&mut self, path: impl Into<String>, text: String) {
        self.files.insert(path.into(), text);
    }

    /// Returns the text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Returns all files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}
