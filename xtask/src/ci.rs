//! `cargo xtask ci`: all that CI runs, in reading order; the first step that fails ends it.

use std::process::Command;

use crate::{Outcome, codegen, report};

/// What the client can do beyond its default features. `native-tls` stays out: it takes a system library.
const FEATURES: &str = "launchdarkly-api/blocking,launchdarkly-api/chrono,launchdarkly-api/jiff,\
                        launchdarkly-api/schemars,launchdarkly-api/time,launchdarkly-api/tracing";

/// The steps that need the whole client: name, and what cargo is called with. `FEATURES` stands for the constant.
const STEPS: [(&str, &str); 4] = [
    (
        "lints",
        "clippy --workspace --all-targets --features FEATURES -- -D warnings",
    ),
    ("tests", "test --workspace --features FEATURES"),
    (
        "example",
        "run --quiet -p launchdarkly-api --features FEATURES --example four_operations",
    ),
    (
        "documentation",
        "doc --workspace --no-deps --features FEATURES",
    ),
];

/// Runs all steps.
pub(crate) fn run() -> Result<Outcome, String> {
    step("format", "fmt --all --check")?;
    section("drift");
    if codegen::check()? == Outcome::Failure {
        return Ok(Outcome::Failure);
    }
    for (name, command) in STEPS {
        step(name, &command.replace("FEATURES", FEATURES))?;
    }
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
