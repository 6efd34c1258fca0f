//! The steps of CI, in reading order.

use std::path::Path;
use std::process::Command;

use super::{mutants, packages};
use crate::tree::{entries, programs, workspace_root};
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
pub(super) const STEPS: [Step; 9] = [
    Step {
        name: "format",
        proves: "the hand-written code is formatted",
        run: || run(&mut cargo("fmt --all --check")),
    },
    Step {
        name: "drift",
        proves: "the generated code is what the spec generates",
        run: drift,
    },
    Step {
        name: "lints",
        proves: "clippy has no complaint, on all targets",
        run: || {
            run(&mut whole(
                "clippy --workspace --all-targets WHOLE -- -D warnings",
            ))
        },
    },
    Step {
        name: "documentation",
        proves: "rustdoc has no complaint",
        run: || run(&mut whole("doc --workspace --no-deps WHOLE")),
    },
    Step {
        name: "tests",
        proves: "all tests pass, those in the documentation too",
        run: || run(&mut whole("test --workspace WHOLE")),
    },
    Step {
        name: "examples",
        proves: "the recipes run",
        run: examples,
    },
    Step {
        name: "groups",
        proves: "each API group compiles alone, without a warning",
        run: packages::groups,
    },
    Step {
        name: "mutants",
        proves: "what is made of odd names, and of specs with a change that passes, compiles",
        run: mutants::mutants,
    },
    Step {
        name: "package",
        proves: "the package is whole, and builds with the default features, TLS among them",
        run: packages::package,
    },
];

/// All that the client can do. `ring` stands for TLS here: the default provider takes a minute to build, which one step
/// does. `native-tls` stays out: it takes a system library.
const WHOLE: &str = "--no-default-features --features launchdarkly-api/full,launchdarkly-api/rustls-ring,\
                     launchdarkly-api/blocking,launchdarkly-api/chrono,launchdarkly-api/jiff,\
                     launchdarkly-api/schemars,launchdarkly-api/testing,launchdarkly-api/time,launchdarkly-api/tracing";

const EXAMPLES: &str = "generated-client/examples";

/// Examples that do not end by themselves, or not soon: a load test for those who change the runtime, and a server.
const ENDLESS: [&str; 2] = ["soak", "stand_in"];

/// Cargo with these words, on the whole client.
pub(super) fn whole(words: &str) -> Command {
    cargo(&words.replace("WHOLE", WHOLE))
}

fn drift() -> Result<(), String> {
    match codegen::check()? {
        Outcome::Success => Ok(()),
        Outcome::Failure | Outcome::Usage => Err("the client has drifted from the spec".to_owned()),
    }
}

/// Runs all examples that the folder has, but for those that do not end: a new recipe needs no word here. The tests have built
/// them; `cargo run -p` would join other features, and build their dependencies once more.
fn examples() -> Result<(), String> {
    let folder = workspace_root()?.join(EXAMPLES);
    let names = names(&folder)?;
    if names.is_empty() {
        return Err(format!("{}: no examples", folder.display()));
    }
    run(&mut whole("build --quiet --workspace --examples WHOLE"))?;
    let programs = programs()?.join("examples");
    let run = |name: &String| run(&mut Command::new(programs.join(name)));
    names.iter().try_for_each(run)
}

fn names(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for path in entries(folder)? {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if is_rust && !ENDLESS.contains(&&*name) {
            names.push(name.into_owned());
        }
    }
    Ok(names)
}

/// Cargo with these words.
pub(crate) fn cargo(words: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(words.split_whitespace())
        .env("RUSTDOCFLAGS", "-Dwarnings");
    command
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status();
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`{}`", words.join(" "))),
        Err(error) => Err(format!("`{}` did not start: {error}", words.join(" "))),
    }
}
