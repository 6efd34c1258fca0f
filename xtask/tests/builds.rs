//! The generator takes a minute to build. Commands and tests use the same build of it, which they only do if they ask for
//! the same features of the libraries below it.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::process::Command;

/// Returns packages with their features, for a call of cargo.
fn packages(selection: &str) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--prefix=none", "--format={p} [{f}]"]);
    let output = cargo.args(selection.split(' ')).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text.lines()
        .map(|line| line.trim_end_matches(" (*)").to_owned())
        .collect()
}

#[test]
fn the_generator_is_built_once() {
    let alone = packages("-p codegen -e normal,build");
    assert!(alone.iter().any(|package| package.starts_with("syn ")));
    for selection in [
        "-p xtask -e normal,build",
        "-p xtask",
        "-p evidence",
        "-p codegen",
        "-p codegen -p evidence -p xtask",
    ] {
        let selected = packages(selection);
        let others: Vec<_> = alone.difference(&selected).collect();
        assert!(
            others.is_empty(),
            "with `{selection}`, other features of these than with the generator alone: {others:#?}"
        );
    }
}
