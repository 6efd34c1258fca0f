//! `cargo xtask ci`: all that CI runs, in reading order; the first step that fails ends it.

use std::process::Command;

use crate::{Outcome, codegen, report};

/// What the tests of the client need beyond its default features. `native-tls` stays out: it takes a system library.
const FEATURES: &str =
    "launchdarkly-api/schemars,launchdarkly-api/chrono,launchdarkly-api/jiff,launchdarkly-api/time";

/// Runs all steps.
pub(crate) fn run() -> Result<Outcome, String> {
    step("format", &["fmt", "--all", "--check"])?;
    section("drift");
    if codegen::check()? == Outcome::Failure {
        return Ok(Outcome::Failure);
    }
    step(
        "lints",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            FEATURES,
            "--",
            "-D",
            "warnings",
        ],
    )?;
    step("tests", &["test", "--workspace", "--features", FEATURES])?;
    step(
        "example",
        &[
            "run",
            "--quiet",
            "-p",
            "launchdarkly-api",
            "--features",
            FEATURES,
            "--example",
            "four_operations",
        ],
    )?;
    step(
        "documentation",
        &["doc", "--workspace", "--no-deps", "--features", FEATURES],
    )?;
    for feature in codegen::features()? {
        let name = format!("feature {feature} alone");
        step(
            &name,
            &[
                "check",
                "--quiet",
                "-p",
                "launchdarkly-api",
                "--no-default-features",
                "--features",
                &feature,
            ],
        )?;
    }
    step("package", &["package", "--quiet", "-p", "launchdarkly-api"])?;
    Ok(Outcome::Success)
}

fn step(name: &str, arguments: &[&str]) -> Result<(), String> {
    section(name);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(arguments)
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .status();
    let shown = format!("cargo {}", arguments.join(" "));
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!(
            "the step `{name}` failed\n help: to repeat it alone, run `{shown}`"
        )),
        Err(error) => Err(format!("`{shown}` did not start: {error}")),
    }
}

fn section(name: &str) {
    report::err(&format!("\n== {name}\n"));
}
