//! What has passed, so that a run in which nothing has changed takes no time.
//!
//! A step depends on the workspace's files, the compiler and some variables. Their fingerprint is kept for each step that has
//! passed, in the target folder. Where there is no git, or `CI` is set, every step runs.

use std::collections::BTreeMap;
use std::env;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::scratch::put;
use crate::history;

/// Variables that change what the steps do, by the beginning of their names.
const VARIABLES: [&str; 4] = ["RUST", "CARGO", "MUTATIONS", "CHANGES"];

/// The steps that have passed.
pub(super) struct Passed {
    root: PathBuf,
    /// What everything depends on when the run begins.
    fingerprint: Option<String>,
}

impl Passed {
    /// Takes a fingerprint, unless everything is to be run, as CI does.
    pub(super) fn open(root: PathBuf, is_ci: bool) -> Self {
        let fingerprint = if is_ci { None } else { fingerprint(&root) };
        Self { root, fingerprint }
    }

    /// Returns whether a step has passed with what is there now.
    pub(super) fn has(&self, step: &str) -> bool {
        let kept = std::fs::read_to_string(self.path(step)).ok();
        kept.is_some() && kept == self.fingerprint
    }

    /// Records that a step has passed, unless a file was changed meanwhile.
    pub(super) fn note(&self, step: &str) -> Result<(), String> {
        match &self.fingerprint {
            Some(now) if fingerprint(&self.root).as_ref() == Some(now) => {
                put(&self.path(step), now)
            }
            _ => Ok(()),
        }
    }

    fn path(&self, step: &str) -> PathBuf {
        self.root.join("target/ci").join(step)
    }
}

/// Returns a fingerprint of what the steps depend on. `None` without git.
fn fingerprint(root: &Path) -> Option<String> {
    let mut hasher = DefaultHasher::new();
    history::files(root).ok()?.hash(&mut hasher);
    let compiler = Command::new("rustc").arg("-vV").current_dir(root).output();
    compiler.ok()?.stdout.hash(&mut hasher);
    let is_read = |name: &str| VARIABLES.iter().any(|start| name.starts_with(start));
    let variables = env::vars_os()
        .filter(|(name, _)| name.to_str().is_some_and(is_read))
        .collect::<BTreeMap<_, _>>();
    variables.hash(&mut hasher);
    Some(format!("{:016x}\n", hasher.finish()))
}

#[cfg(test)]
mod tests;
