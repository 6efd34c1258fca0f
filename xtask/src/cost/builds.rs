//! Builds whose CPU time is measured: of one package, on top of dependencies that are built already.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::clock;

/// How often a build is repeated. The least counts: what disturbs only adds.
const RUNS: usize = 3;

/// What is made of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// No code, as editors and `cargo check` do it.
    Check,
    /// Optimised code.
    Release,
}

impl Profile {
    /// What cargo is called with.
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
    /// Where it puts what it builds: below the workspace's own folder for that, so as not to disturb it.
    pub(super) target: PathBuf,
}

impl Builds {
    /// For the workspace at `root`.
    pub(super) fn new(root: &Path) -> Result<Self, String> {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let target = std::path::absolute(&target)
            .map_err(|error| format!("{}: {error}", target.display()))?;
        Ok(Self {
            target: target.join("cost"),
        })
    }

    /// The least CPU time that it takes to build `package` of the workspace in `folder` again, without the time in which
    /// cargo finds out what there is to do.
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

    /// Without incremental compilation, which nobody's first build has, and without what keeps or shares results. What
    /// cargo says is shown if it fails alone: it repeats its warnings each time.
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
