//! Compares the generated files with those on disk.

use std::collections::BTreeMap;

use crate::files::Files;

/// A file on disk that differs from the generated one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The file is missing on disk.
    Missing {
        /// The path from the workspace's root.
        path: String,
        /// The text that it should have.
        new: String,
    },
    /// The file has another text.
    Stale {
        /// The path from the workspace's root.
        path: String,
        /// The text that it has.
        old: String,
        /// The text that it should have.
        new: String,
    },
    /// The file is no longer generated.
    Orphaned {
        /// The path from the workspace's root.
        path: String,
    },
}

impl Change {
    /// Returns the path of the file from the workspace's root.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path, .. } | Self::Stale { path, .. } | Self::Orphaned { path } => path,
        }
    }
}

/// Returns the changes that update the disk, by path. `on_disk` has every file of the generated folder, and the generated
/// files outside it; for a file that is not UTF-8, it can have any other text.
#[must_use]
pub fn compare(generated: &Files, on_disk: &BTreeMap<String, String>) -> Vec<Change> {
    let wanted = generated
        .iter()
        .filter_map(|(path, new)| match on_disk.get(path) {
            None => Some(Change::Missing {
                path: path.to_owned(),
                new: new.to_owned(),
            }),
            Some(old) if old != new => Some(Change::Stale {
                path: path.to_owned(),
                old: old.clone(),
                new: new.to_owned(),
            }),
            Some(_) => None,
        });
    let orphaned = on_disk.keys().filter(|path| generated.get(path).is_none());
    let mut changes: Vec<_> = wanted
        .chain(orphaned.map(|path| Change::Orphaned { path: path.clone() }))
        .collect();
    changes.sort_by(|a, b| a.path().cmp(b.path()));
    changes
}
