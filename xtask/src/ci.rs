//! `cargo xtask ci`: all that CI runs, in reading order; the first step that fails ends it.

use std::path::Path;
use std::process::Command;

use crate::tree::{entries, workspace_root};
use crate::{Outcome, codegen, report};

/// What the client can do beyond its default features. `native-tls` stays out: it takes a system library.
const FEATURES: &str = "launchdarkly-api/blocking,launchdarkly-api/chrono,launchdarkly-api/jiff,\
                        launchdarkly-api/schemars,launchdarkly-api/time,launchdarkly-api/tracing";

/// The steps that need the whole client: name, and what cargo is called with. `FEATURES` stands for the constant.
const CHECKS: [(&str, &str); 2] = [
    (
        "lints",
        "clippy --workspace --all-targets --features FEATURES -- -D warnings",
    ),
    ("tests", "test --workspace --features FEATURES"),
];
const EXAMPLE: &str = "run --quiet -p launchdarkly-api --features FEATURES --example";
const DOCUMENTATION: &str = "doc --workspace --no-deps --features FEATURES";

const EXAMPLES: &str = "generated-client/examples";

/// Puts a client under load for minutes, which is for those who change the runtime.
const LOAD_TEST: &str = "soak";

/// Runs all steps.
pub(crate) fn run() -> Result<Outcome, String> {
    step("format", "fmt --all --check")?;
    section("drift");
    if codegen::check()? == Outcome::Failure {
        return Ok(Outcome::Failure);
    }
    for (name, command) in CHECKS {
        step(name, &whole(command))?;
    }
    for example in examples(&workspace_root()?.join(EXAMPLES))? {
        step(
            &format!("example {example}"),
            &format!("{} {example}", whole(EXAMPLE)),
        )?;
    }
    step("documentation", &whole(DOCUMENTATION))?;
    for feature in codegen::features()? {
        let client = "clippy --quiet -p launchdarkly-api --no-default-features";
        step(
            &format!("{feature} alone"),
            &format!("{client} --features {feature} -- -D warnings"),
        )?;
    }
    // Whether the tree is committed is not what this step is about.
    step(
        "package",
        "package --quiet --allow-dirty -p launchdarkly-api",
    )?;
    Ok(Outcome::Success)
}

fn whole(command: &str) -> String {
    command.replace("FEATURES", FEATURES)
}

/// All examples that the folder has, but for the load test: a new recipe is run without a word here.
fn examples(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for path in entries(folder)? {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if is_rust && name != LOAD_TEST {
            names.push(name.into_owned());
        }
    }
    if names.is_empty() {
        return Err(format!("{}: no examples", folder.display()));
    }
    Ok(names)
}

fn step(name: &str, command: &str) -> Result<(), String> {
    section(name);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(command.split_whitespace())
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!(
            "the step `{name}` failed\n help: to repeat it alone, run `cargo {command}`"
        )),
        Err(error) => Err(format!("`cargo {command}` did not start: {error}")),
    }
}

fn section(name: &str) {
    report::err(&format!("\n== {name}\n"));
}
