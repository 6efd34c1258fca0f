//! What is generated against what is on disk.

use std::collections::BTreeMap;

use crate::files::Files;

/// A file that is not as the spec makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is not there.
    Missing {
        /// From the workspace's root.
        path: String,
        /// What it should hold.
        new: String,
    },
    /// It holds something else.
    Stale {
        /// From the workspace's root.
        path: String,
        /// What it holds.
        old: String,
        /// What it should hold.
        new: String,
    },
    /// Nothing in the spec makes it.
    Orphaned {
        /// From the workspace's root.
        path: String,
    },
}

impl Change {
    /// The file, from the workspace's root.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path, .. } | Self::Stale { path, .. } | Self::Orphaned { path } => path,
        }
    }
}

/// What has to change for the disk to agree with the spec, by path. `on_disk` holds every file of the generated folder
/// and those outside that are generated too; bytes that are no UTF-8 may stand as anything that differs.
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
