//! `cargo xtask cost` on a scratch workspace: what it makes of wrong names, and of a build that fails.
//!
//! That it measures is not tested: it takes minutes. What it prints, and the app that it builds, have tests beside them.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

mod support;

use expect_test::expect;

use support::Scratch;

#[test]
fn a_name_that_is_no_group_is_a_usage_error() {
    let scratch = Scratch::new();
    scratch.run(&["cost", "environments", "enviroments"]).check(
        2,
        &expect![[""]],
        &expect![[r#"
            error: `enviroments` is not an API group
             help: name a feature from the table of groups in generated-client/README.md, `full` or `app`
        "#]],
    );
    assert_eq!(scratch.run(&["cost", "--app"]).0.status.code(), Some(2));
}

#[test]
fn problems_of_the_spec_are_shown_first() {
    let scratch = Scratch::new();
    scratch.edit("spec/environments.json", "\"summary\"", "\"sumary\"");
    let run = scratch.run(&["cost"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    assert!(report.contains("unknown key `sumary`"), "{report}");
    assert!(!run.is_success());
}

/// The scratch copy has no client that could be compiled.
#[test]
fn a_build_that_fails_is_named() {
    let scratch = Scratch::new();
    let run = scratch.run(&["cost", "environments"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    for part in [
        "== environments: check\n",
        "error: `cargo check --profile dev -p launchdarkly-api --lib --no-default-features \
         --features environments,rustls` failed, so there is nothing to measure\n help: to repeat it alone, run it in ",
    ] {
        assert!(report.contains(part), "no `{part}` in\n{report}");
    }
    assert!(run.0.stdout.is_empty());
    assert_eq!(run.0.status.code(), Some(1));
}
