//! The steps of CI, in reading order.

use std::path::Path;
use std::process::Command;

use super::groups;
use crate::tree::{entries, workspace_root};
use crate::{Outcome, codegen};

/// One thing that CI proves.
pub(super) struct Step {
    /// What it is called by on the command line.
    pub(super) name: &'static str,
    /// What it proves.
    pub(super) proves: &'static str,
    /// Runs it.
    pub(super) run: fn() -> Result<(), String>,
}

/// The cheap ones first; the rest in an order in which each uses what the ones before have built.
pub(super) const STEPS: [Step; 8] = [
    Step {
        name: "format",
        proves: "the hand-written code is formatted",
        run: || cargo("fmt --all --check"),
    },
    Step {
        name: "drift",
        proves: "the generated code is what the spec makes",
        run: drift,
    },
    Step {
        name: "lints",
        proves: "clippy has no complaint, on all targets",
        run: || {
            cargo(&whole(
                "clippy --workspace --all-targets WHOLE -- -D warnings",
            ))
        },
    },
    Step {
        name: "documentation",
        proves: "rustdoc has no complaint",
        run: || cargo(&whole("doc --workspace --no-deps WHOLE")),
    },
    Step {
        name: "tests",
        proves: "all tests pass, those in the documentation too",
        run: || cargo(&whole("test --workspace WHOLE")),
    },
    Step {
        name: "examples",
        proves: "the recipes run",
        run: examples,
    },
    Step {
        name: "groups",
        proves: "each API group compiles alone, without a warning",
        run: groups::check,
    },
    Step {
        name: "package",
        proves: "the package is whole, and builds with the default features, TLS among them",
        // Whether the tree is committed is not what this step is about.
        run: || cargo("package --quiet --allow-dirty -p launchdarkly-api"),
    },
];

/// All that the client can do. `ring` stands for TLS here: the default provider takes a minute to build, which one step
/// does. `native-tls` stays out: it takes a system library.
const WHOLE: &str = "--no-default-features --features launchdarkly-api/full,launchdarkly-api/rustls-ring,\
                     launchdarkly-api/blocking,launchdarkly-api/chrono,launchdarkly-api/jiff,\
                     launchdarkly-api/schemars,launchdarkly-api/time,launchdarkly-api/tracing";

const EXAMPLES: &str = "generated-client/examples";

/// Puts a client under load for minutes, which is for those who change the runtime.
const LOAD_TEST: &str = "soak";

fn whole(command: &str) -> String {
    command.replace("WHOLE", WHOLE)
}

fn drift() -> Result<(), String> {
    match codegen::check()? {
        Outcome::Success => Ok(()),
        Outcome::Failure | Outcome::Usage => Err("the client has drifted from the spec".to_owned()),
    }
}

/// Runs all examples that the folder has, but for the load test: a new recipe needs no word here.
fn examples() -> Result<(), String> {
    let folder = workspace_root()?.join(EXAMPLES);
    let names = names(&folder)?;
    if names.is_empty() {
        return Err(format!("{}: no examples", folder.display()));
    }
    let run = |name: &String| {
        cargo(&whole(&format!(
            "run --quiet -p launchdarkly-api WHOLE --example {name}"
        )))
    };
    names.iter().try_for_each(run)
}

fn names(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for path in entries(folder)? {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if is_rust && name != LOAD_TEST {
            names.push(name.into_owned());
        }
    }
    Ok(names)
}

/// Runs cargo with these words.
pub(crate) fn cargo(command: &str) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(command.split_whitespace())
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`cargo {command}`")),
        Err(error) => Err(format!("`cargo {command}` did not start: {error}")),
    }
}
