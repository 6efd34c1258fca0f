//! Builds whose CPU time is measured: one package, after its dependencies have been built.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::clock;

/// How often a build is repeated. The minimum counts, since disturbances only add time.
const RUNS: usize = 3;

/// The kind of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// Only checks, like editors and `cargo check`.
    Check,
    /// Optimised code.
    Release,
}

impl Profile {
    /// Returns the arguments of cargo.
    fn arguments(self) -> [&'static str; 3] {
        match self {
            Self::Check => ["check", "--profile", "dev"],
            Self::Release => ["build", "--profile", "release"],
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Check => "check",
            Self::Release => "release",
        })
    }
}

/// Runs cargo.
pub(super) struct Builds {
    /// The target folder, below that of the workspace, so that the workspace's builds are not affected.
    pub(super) target: PathBuf,
}

impl Builds {
    /// Creates builds for the workspace at `root`.
    pub(super) fn new(root: &Path) -> Result<Self, String> {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let target = std::path::absolute(&target)
            .map_err(|error| format!("{}: {error}", target.display()))?;
        Ok(Self {
            target: target.join("cost"),
        })
    }

    /// Returns the minimum CPU time for building `package` of the workspace in `folder` again, without the time that cargo needs
    /// to find out what to do.
    pub(super) fn least(
        &self,
        folder: &Path,
        package: &str,
        profile: Profile,
        arguments: &[&str],
    ) -> Result<Duration, String> {
        let timed_build = || {
            let before = clock::children()?;
            self.build(folder, package, profile, arguments)?;
            Ok::<_, String>(clock::children()?.saturating_sub(before))
        };
        let [_, clean @ ..] = profile.arguments();
        let clean = [&["clean", "-p", package], clean.as_slice()].concat();
        timed_build()?;
        let (mut anew, mut again) = (Duration::MAX, Duration::MAX);
        for _ in 0..RUNS {
            self.cargo(folder, &clean)?;
            anew = anew.min(timed_build()?);
            again = again.min(timed_build()?);
        }
        Ok(anew.saturating_sub(again))
    }

    /// Builds `package` of the workspace in `folder`.
    pub(super) fn build(
        &self,
        folder: &Path,
        package: &str,
        profile: Profile,
        arguments: &[&str],
    ) -> Result<(), String> {
        let build = profile.arguments();
        self.cargo(
            folder,
            &[build.as_slice(), &["-p", package], arguments].concat(),
        )
    }

    /// Runs cargo without incremental compilation, which first builds do not have, and without caches. The output is only
    /// shown after a failure, since cargo repeats its warnings each time.
    fn cargo(&self, folder: &Path, arguments: &[&str]) -> Result<(), String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let shown = format!("cargo {}", arguments.join(" "));
        let output = Command::new(cargo)
            .args(arguments)
            .args(["--quiet", "--target-dir"])
            .arg(&self.target)
            .current_dir(folder)
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_WRAPPER", "")
            .env("RUSTC_WORKSPACE_WRAPPER", "")
            .output();
        match output {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(format!(
                "`{shown}` failed, so there is nothing to measure\n help: to repeat it alone, run it in {}\n\n{}",
                folder.display(),
                String::from_utf8_lossy(&output.stderr).trim_end()
            )),
            Err(error) => Err(format!("`{shown}` did not start: {error}")),
        }
    }
}
