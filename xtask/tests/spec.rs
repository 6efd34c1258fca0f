//! `cargo xtask bundle`, `try`, and what commands say of an edited spec, on a scratch workspace.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

mod support;

use std::fs;
use std::process::Command;

use expect_test::expect;

use support::{Scratch, stable};

/// One whose spec is committed.
fn committed() -> Scratch {
    let scratch = Scratch::new();
    let author = ["-c", "user.name=Sandy", "-c", "user.email=sandy@acme.com"];
    let steps = ["init --quiet", "add spec", "commit --quiet -m Spec"];
    for step in steps {
        let mut git = Command::new("git");
        let git = git.args(author).args(step.split(' '));
        let status = git.current_dir(scratch.path("")).status();
        assert!(status.expect("git starts").success(), "{step}");
    }
    scratch
}

#[test]
fn a_bundle_replaces_what_was_there_and_leaves_nothing_beside_it() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("out")).expect("a folder can be made");
    fs::write(scratch.path("out/bundle.json"), "old").expect("a file can be written");
    assert!(scratch.run(&["bundle", "out/bundle.json"]).is_success());
    let text = scratch.read("out/bundle.json");
    assert!(text.starts_with("{\n  \"openapi\": \"3.1.1\","), "{text}");
    let files = fs::read_dir(scratch.path("out")).expect("the folder can be read");
    assert_eq!(files.count(), 1);
}

/// A link leads where it led, and a pipe gets the document and nothing else.
#[cfg(unix)]
#[test]
fn a_bundle_goes_through_links_and_into_pipes() {
    use std::os::unix::fs::symlink;

    let scratch = Scratch::new();
    fs::write(scratch.path("old.json"), "old").expect("a file can be written");
    for (target, link) in [("old.json", "a"), ("new.json", "b"), ("/dev/stdout", "c")] {
        symlink(target, scratch.path(link)).expect("a link can be made");
    }
    let runs = ["a", "b", "c"].map(|link| scratch.run(&["bundle", link]));
    assert!(runs.iter().all(support::Run::is_success));
    assert!(
        ["a", "b", "c"]
            .iter()
            .all(|link| scratch.path(link).is_symlink())
    );
    let text = scratch.read("old.json");
    assert!(text.starts_with("{\n  \"openapi\": \"3.1.1\","), "{text}");
    assert_eq!(scratch.read("new.json"), text);
    assert_eq!(String::from_utf8_lossy(&runs[2].0.stdout), text);
}

#[test]
fn a_bundle_without_a_place_is_an_error() {
    let scratch = Scratch::new();
    scratch.run(&["bundle", "spec"]).check(
        1,
        &expect![[""]],
        &expect![[r#"
            error: spec is a folder
             help: name the file to write the bundle to
        "#]],
    );
    scratch.run(&["bundle", "no/where/out.json"]).check(
        1,
        &expect![[""]],
        &expect![[r#"
            error: no/where is not a folder
             help: create it, or name a file in another one
        "#]],
    );
    assert!(!scratch.path("no").exists());
    let before = scratch.read("spec/environments.json");
    for path in ["spec/environments.json", "spec/bundle.json"] {
        let run = scratch.run(&["bundle", path]);
        let message = format!(
            "error: {path} is in spec/\n help: name a file outside of spec/, where each file is a source\n"
        );
        assert_eq!(String::from_utf8_lossy(&run.0.stderr), message);
    }
    assert_eq!(scratch.read("spec/environments.json"), before);
    assert!(!scratch.path("spec/bundle.json").exists());
    assert_eq!(scratch.run(&["bundle"]).0.status.code(), Some(2));
    scratch.edit("spec/environments.json", "\"summary\"", "\"sumary\"");
    assert_eq!(
        scratch.run(&["bundle", "out.json"]).0.status.code(),
        Some(1)
    );
    assert!(!scratch.path("out.json").exists());
}

#[test]
fn a_spec_edit_says_what_it_changes_for_apps() {
    let scratch = committed();
    scratch.edit(
        "spec/applications.json",
        "\"operationId\": \"getApplication\"",
        "\"operationId\": \"readApplication\"",
    );
    let api = expect![[r#"
        public API since HEAD: 2 breaking, 2 compatible: a major version
             Removed applications::ApplicationsApi::get_application: fn(&self, &str) -> GetApplication (breaking)
             Removed applications::GetApplicationExpand: non-exhaustive enum (breaking)
               Added applications::ApplicationsApi::read_application: fn(&self, &str) -> ReadApplication
               Added applications::ReadApplicationExpand: non-exhaustive enum
    "#]];
    let checked = scratch.run(&["codegen", "--check"]);
    assert_eq!(checked.0.status.code(), Some(1));
    api.assert_eq(&stable(&checked.0.stdout));
    scratch
        .run(&["codegen"])
        .check(0, &expect![[r#"
            spec:  groups,  operations,  types; generated-client was stale:  files changed
                 Updated generated-client/src/generated/applications.rs
                 Updated generated-client/src/generated/applications/documented.json
                 Updated generated-client/src/generated/applications/operations.rs
                 Removed generated-client/src/generated/applications/operations/get_application.rs
                 Created generated-client/src/generated/applications/operations/read_application.rs
                 Updated generated-client/src/generated/applications/types.rs
                 Removed generated-client/src/generated/applications/types/get_application_expand.rs
                 Created generated-client/src/generated/applications/types/read_application_expand.rs
                 Updated generated-client/src/generated/operations.rs
                 Updated generated-client/tests/conformance/tables/applications.rs
            public API since HEAD: 2 breaking, 2 compatible: a major version
                 Removed applications::ApplicationsApi::get_application: fn(&self, &str) -> GetApplication (breaking)
                 Removed applications::GetApplicationExpand: non-exhaustive enum (breaking)
                   Added applications::ApplicationsApi::read_application: fn(&self, &str) -> ReadApplication
                   Added applications::ReadApplicationExpand: non-exhaustive enum
        "#]], &expect![[""]]);
    // The last commit is what counts, not the last run; a reviewer sees it of a client that is fresh.
    let fresh = scratch.run(&["codegen", "--check"]);
    let report = stable(&fresh.0.stdout);
    assert!(
        report.contains("public API since HEAD: 2 breaking, 2 compatible: a major version"),
        "{report}"
    );
    assert!(fresh.is_success());
}

#[test]
fn a_commit_that_there_is_not_is_named() {
    let scratch = committed();
    scratch.run(&["codegen", "--since", "v9"]).check(
        2,
        &expect![[""]],
        &expect![[r#"
            error: `v9` is not a commit: fatal: Needed a single revision
             help: name a branch, a tag or a commit of this repository; a shallow clone has to fetch it first
        "#]],
    );
    assert!(
        scratch
            .run(&["codegen", "--since", "HEAD", "--check"])
            .0
            .stdout
            .starts_with(b"spec: ")
    );
}

#[test]
fn without_a_repository_there_is_no_commit() {
    Scratch::new().run(&["codegen", "--since", "HEAD"]).check(
        2,
        &expect![[""]],
        &expect![[r#"
            error: there are no commits to compare with: fatal: not a git repository (or any of the parent directories): .git
             help: `--since` needs git, and a clone of the repository; `codegen` alone does not
        "#]],
    );
}

/// The scratch workspace has no client that could be compiled, so that nothing is tried of a group that there is.
#[test]
fn what_is_tried_are_groups() {
    let scratch = Scratch::new();
    let run = scratch.run(&["try", "teams", "team"]);
    let report = stable(&run.0.stderr);
    assert_eq!(
        report,
        "error: `team` is not an API group\n help: name a feature from the table of groups in generated-client/README.md\n"
    );
    assert_eq!(run.0.status.code(), Some(2));
    assert_eq!(scratch.run(&["try"]).0.status.code(), Some(2));
    let run = scratch.run(&["try", "teams"]);
    let report = stable(&run.0.stderr);
    assert!(report.starts_with("\n== conformance\n"), "{report}");
    assert!(
        report.contains("\n help: the tests compare what the client sends and reads with the spec"),
        "{report}"
    );
    assert_eq!(run.0.status.code(), Some(1));
    scratch.edit("spec/teams.json", "\"summary\"", "\"sumary\"");
    assert_eq!(scratch.run(&["try", "teams"]).0.status.code(), Some(1));
}

#[test]
fn each_command_explains_itself() {
    let scratch = Scratch::new();
    scratch
        .run(&["codegen", "--help"])
        .check(0, &expect![[r#"
            usage: cargo xtask codegen [--check] [--since COMMIT]

            generate the client from spec/; writes only what changed

            Writes the client, its feature table, the table of groups in its README, spec/schema.json, and the spec files in the house form.
            If the spec has mistakes, lists them all instead. Says what the changes since the last commit mean for apps.

              --check         write nothing, report what is not as the spec makes it
              --since COMMIT  compare the public API with that of another commit: a branch, a tag, HEAD~3
        "#]], &expect![[""]]);
    for command in ["try", "bundle", "upstream", "survey", "cost", "ci"] {
        let run = scratch.run(&[command, "--help"]);
        let help = String::from_utf8_lossy(&run.0.stdout);
        assert!(
            help.starts_with(&format!("usage: cargo xtask {command} ")),
            "{help}"
        );
        assert!(run.is_success());
    }
    scratch.run(&["upstream"]).check(
        2,
        &expect![[""]],
        &expect![[r#"
            error: `upstream` cannot be understood

            usage: cargo xtask upstream FILE [OPTION…]
             help: `cargo xtask upstream --help` says more
        "#]],
    );
    scratch
        .run(&["--help"])
        .check(0, &expect![[r#"
            usage: cargo xtask <command>

            commands:
              codegen [--check] [--since COMMIT] generate the client from spec/; writes only what changed
              try GROUP…                         generate the client, and test these groups alone, which is handy while curating
              bundle OUT                         write the whole spec to OUT as one OpenAPI 3.1 document
              upstream FILE [OPTION…]            compare spec/ with an official OpenAPI document
              survey REPORT… | --unsupported     merge what accounts have shown into spec/survey.json
              cost [NAME…]                       measure what the client costs to compile
              ci [STEP…]                         run everything that CI runs, in order, or only these steps

            `cargo xtask <command> --help` says more.

            exit codes: 0 success, 1 drift, differences, problems or a failed step, 2 usage
        "#]], &expect![[""]]);
    assert_eq!(scratch.run(&["gone", "--help"]).0.status.code(), Some(2));
}
