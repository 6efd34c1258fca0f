//! `cargo xtask ci STEP…` on a scratch workspace: what it makes of names, and of a step that fails.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

mod support;

use expect_test::expect;

use support::Scratch;

#[test]
fn a_name_that_is_no_step_is_a_usage_error_that_lists_the_steps() {
    let run = Scratch::new().run(&["ci", "drift", "lint"]);
    run.check(
        2,
        &expect![[""]],
        &expect![[r#"
            error: `lint` is not a step of ci

            steps:
              format         the hand-written code is formatted
              drift          the generated code is what the spec generates
              lints          clippy has no complaint, on all targets
              documentation  rustdoc has no complaint
              tests          all tests pass, those in the documentation too, and the recipes run
              groups         each API group compiles alone, without a warning
              mutants        what is made of odd names, and of specs with a change that passes, compiles
              package        the package is whole, and builds with the default features, TLS among them
        "#]],
    );
}

/// How long it took differs from run to run.
#[test]
fn a_step_that_is_named_runs_alone_and_is_timed() {
    let run = Scratch::new().run(&["ci", "drift"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    let headings = report.lines().filter(|line| line.starts_with("== "));
    let words = headings.map(|line| line.split_whitespace().nth(1).unwrap_or_default());
    assert_eq!(
        words.collect::<Vec<_>>(),
        ["drift:", "drift", "times"],
        "{report}"
    );
    assert!(run.is_success(), "{report}");
}

#[test]
fn a_step_that_fails_ends_the_run_and_says_how_to_repeat_it() {
    let scratch = Scratch::new();
    scratch.edit(
        "generated-client/src/generated/environments.rs",
        "Environments",
        "Surroundings",
    );
    let run = scratch.run(&["ci", "drift", "package"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    let end = "error: the step `drift` failed: the client has drifted from the spec\n \
               help: `cargo xtask ci drift` repeats it alone\n";
    assert!(report.ends_with(end), "{report}");
    assert!(!report.contains("== package"), "{report}");
    assert_eq!(run.0.status.code(), Some(1));
}

#[test]
fn groups_of_a_broken_spec_are_not_compiled() {
    let scratch = Scratch::new();
    scratch.edit("spec/environments.json", "\"summary\"", "\"sumary\"");
    let run = scratch.run(&["ci", "groups"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    assert!(report.contains("unknown key `sumary`"), "{report}");
    let end = "error: the step `groups` failed: the spec has mistakes\n \
               help: `cargo xtask ci groups` repeats it alone\n";
    assert!(report.ends_with(end), "{report}");
    assert!(!scratch.path("target/groups").exists());
}
