//! What a survey needs to go on later: what was asked and found so far, and the keys, so that it is not asked again.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::harvest::Harvest;
use crate::names::Words;
use crate::plan::Plan;
use crate::report::Report;

/// A survey in the middle. Unlike a report it holds keys of the account, and says so.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct State {
    note: String,
    pub(crate) report: Report,
    pub(crate) harvest: Harvest,
    pub(crate) plan: Plan,
    pub(crate) words: Words,
}

impl State {
    pub(crate) fn new(harvest: Harvest) -> Self {
        Self {
            note:
                "This file holds keys of the account: do not post it. `--resume` goes on from it."
                    .to_owned(),
            report: Report::new(),
            harvest,
            plan: Plan::default(),
            words: Words::default(),
        }
    }

    /// Reads what a survey with that report has left.
    ///
    /// # Errors
    ///
    /// If there is none, or if it is of another version of the client.
    pub(crate) fn read(out: &Path) -> Result<Self, String> {
        let path = path(out);
        let shown = path.display();
        let text = fs::read_to_string(&path).map_err(|error| {
            format!("{shown}: {error}\n help: a survey that was not finished leaves it; leave out `--resume` to begin anew")
        })?;
        // What is wrong with it is not repeated: it may be a key.
        let state: Self = serde_json::from_str(&text).map_err(|error| {
            let line = error.line();
            format!("{shown}:{line}: not what a survey leaves\n help: leave out `--resume` to begin anew")
        })?;
        if state.report.client != Report::new().client {
            let version = &state.report.client;
            return Err(format!(
                "{shown} is of version {version}; leave out `--resume` to begin anew"
            ));
        }
        Ok(state)
    }

    /// Keeps it, for this user alone.
    pub(crate) fn keep(&self, out: &Path) -> Result<(), String> {
        let path = path(out);
        let mut temporary = path.clone().into_os_string();
        temporary.push(".tmp");
        let failed = |error| format!("{}: {error}", path.display());
        let text = serde_json::to_string(self).map_err(|error| failed(error.into()))?;
        write(Path::new(&temporary), &text)
            .and_then(|()| fs::rename(&temporary, &path))
            .map_err(failed)
    }
}

/// Removes what was kept, since the survey is finished.
pub(crate) fn forget(out: &Path) {
    // It may not be there.
    drop(fs::remove_file(path(out)));
}

fn path(out: &Path) -> PathBuf {
    let mut name = OsString::from(out);
    name.push(".resume");
    name.into()
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::io::Write::write_all(&mut options.open(path)?, text.as_bytes())
}
