//! `cargo xtask codegen` and `--check` on a scratch workspace, as a maintainer and CI run them.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

#[cfg(unix)]
#[path = "codegen/links.rs"]
mod links;
mod support;
#[path = "codegen/tables.rs"]
mod tables;

use std::fs;

use expect_test::expect;

use support::{Scratch, stable};

const TYPES: &str = "generated-client/src/generated/environments/types/environment.rs";

/// `codegen` fixes what `--check` found, and `--check` has nothing left to say.
#[track_caller]
fn is_mended(scratch: &Scratch) {
    assert!(scratch.run(&["codegen"]).is_success());
    assert!(scratch.run(&["codegen", "--check"]).is_success());
}

#[test]
fn the_committed_client_is_fresh() {
    let summary = expect![[r#"
        spec:  groups,  operations,  types; generated-client is fresh
        public API: not compared with HEAD: fatal: not a git repository (or any of the parent directories): .git
    "#]];
    Scratch::with(&["spec", codegen::GENERATED, codegen::TABLES])
        .run(&["codegen", "--check"])
        .check(0, &summary, &expect![[""]]);
}

#[test]
fn an_edited_file_is_stale() {
    let scratch = Scratch::new();
    scratch.edit(
        TYPES,
        "pub struct Environment {",
        "pub struct Surroundings {",
    );
    scratch.run(&["codegen", "--check"]).check(
        1,
        &expect![[r#"
            public API: not compared with HEAD: fatal: not a git repository (or any of the parent directories): .git
        "#]],
        &expect![[r#"
                   Stale generated-client/src/generated/environments/types/environment.rs
            --- a/generated-client/src/generated/environments/types/environment.rs
            +++ b/generated-client/src/generated/environments/types/environment.rs
            @@
             #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
             #[cfg_attr(feature = "schemars", schemars(transform = Self::by_table))]
             #[non_exhaustive]
            -pub struct Surroundings {
            +pub struct Environment {
                 /// Links from the environment, by relation; `self` is the environment.
                 pub links: BTreeMap<String, Link>,
                 /// Identifier of the environment: 24 hexadecimal digits. It is also the client-side ID that
            error: 1 generated file differs with spec/
             help: run `cargo xtask codegen` and commit the result
        "#]],
    );
    is_mended(&scratch);
}

#[test]
fn a_deleted_file_is_missing() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.path(TYPES)).expect("the file is there");
    scratch.run(&["codegen", "--check"]).check(
        1,
        &expect![[r#"
            public API: not compared with HEAD: fatal: not a git repository (or any of the parent directories): .git
        "#]],
        &expect![[r#"
                 Missing generated-client/src/generated/environments/types/environment.rs
            error: 1 generated file differs with spec/
             help: run `cargo xtask codegen` and commit the result
        "#]],
    );
    is_mended(&scratch);
}

#[test]
fn a_left_over_file_is_orphaned_and_its_folders_go_with_it() {
    let scratch = Scratch::new();
    let folder = scratch.path("generated-client/src/generated/gone");
    let types = folder.join("types");
    fs::create_dir_all(&types).expect("a folder can be made");
    fs::write(types.join("thing.rs"), "// left over").expect("a file can be written");
    scratch.run(&["codegen", "--check"]).check(
        1,
        &expect![[r#"
            public API: not compared with HEAD: fatal: not a git repository (or any of the parent directories): .git
        "#]],
        &expect![[r#"
                Orphaned generated-client/src/generated/gone/types/thing.rs
            error: 1 generated file differs with spec/
             help: run `cargo xtask codegen` and commit the result
        "#]],
    );
    is_mended(&scratch);
    assert!(!folder.exists());
}

#[test]
fn an_interrupted_write_is_named_and_cleaned_up() {
    let scratch = Scratch::new();
    let half = format!("{TYPES}.4711.tmp");
    let halves = [
        half.as_str(),
        "generated-client/Cargo.toml.4711.tmp",
        "generated-client/README.md.4711.tmp",
        "spec/environments.json.4711.tmp",
    ];
    for half in halves {
        fs::write(scratch.path(half), "// @gene").expect("a file can be written");
    }
    fs::write(scratch.path(TYPES), b"// not UTF-8: \xff").expect("a file can be written");
    let run = scratch.run(&["codegen", "--check"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    for half in halves {
        assert!(report.contains(&format!("Orphaned {half}")), "{report}");
    }
    assert!(report.contains(&format!("Stale {TYPES}\n")), "{report}");
    is_mended(&scratch);
    assert!(!halves.iter().any(|half| scratch.path(half).exists()));
}

#[test]
fn a_document_is_a_file() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("spec/old.json")).expect("a folder can be made");
    let run = scratch.run(&["codegen"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    let message = "old.json is not a file\n help: each `.json` in spec/ is a document: rename this, or move it elsewhere\n";
    assert!(report.ends_with(message), "{report}");
    assert_eq!(run.0.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn the_mark_of_an_editor_is_no_document() {
    let scratch = Scratch::new();
    let mark = scratch.path("spec/.#environments.json");
    std::os::unix::fs::symlink("somebody@somewhere.4711", mark).expect("a link can be made");
    assert!(scratch.run(&["codegen", "--check"]).is_success());
}

#[test]
fn the_schema_for_editors_is_kept_too() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.path("spec/schema.json")).expect("the file is there");
    assert!(!scratch.run(&["codegen", "--check"]).is_success());
    is_mended(&scratch);
}

#[test]
fn check_writes_nothing() {
    let scratch = Scratch::new();
    scratch.edit(
        TYPES,
        "pub struct Environment {",
        "pub struct Surroundings {",
    );
    let edited = scratch.read(TYPES);
    assert!(!scratch.run(&["codegen", "--check"]).is_success());
    assert_eq!(scratch.read(TYPES), edited);
}

#[test]
fn a_spec_edit_touches_its_own_module_only() {
    let scratch = Scratch::new();
    let modified = |path: &str| {
        fs::metadata(scratch.path(path))
            .and_then(|data| data.modified())
            .expect("a time")
    };
    let others = [
        "generated-client/src/generated/applications/types/application.rs",
        "spec/schema.json",
    ];
    let before = others.map(modified);
    scratch.edit(
        "spec/environments.json",
        "Environments: the stages",
        "Environments: all stages",
    );
    scratch.run(&["codegen"]).check(
        0,
        &expect![[r#"
            spec:  groups,  operations,  types; generated-client was stale:  file changed
                 Updated generated-client/src/generated/environments.rs
            public API: not compared with HEAD: fatal: not a git repository (or any of the parent directories): .git
        "#]],
        &expect![[""]],
    );
    assert_eq!(others.map(modified), before);
}

#[test]
fn problems_are_all_reported_and_nothing_is_written() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.path(TYPES)).expect("the file is there");
    let (environments, applications) = ("spec/environments.json", "spec/applications.json");
    scratch.edit(environments, "\"summary\"", "\"sumary\"");
    scratch.edit(applications, "schemas/Access\"", "schemas/Acess\"");
    let run = scratch.run(&["codegen"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    for part in [
        "error: there is nothing at `common.json#/components/schemas/Acess`",
        "help: did you mean `common.json#/components/schemas/Access`?",
        "error: unknown key `sumary`",
        "--> spec/applications.json:",
        "--> spec/environments.json:",
        "error: 2 problems in the spec; nothing was written",
    ] {
        assert!(report.contains(part), "no `{part}` in\n{report}");
    }
    assert_eq!(run.0.status.code(), Some(1));
    assert!(!scratch.path(TYPES).exists());
}

#[test]
fn a_spec_file_in_another_form_gets_that_of_the_house() {
    let scratch = Scratch::new();
    let file = "spec/tags.json";
    let before = scratch.read(file);
    fs::write(scratch.path(file), before.replace("  ", "\t")).expect("the file can be written");
    let run = scratch.run(&["codegen", "--check"]);
    let report = stable(&run.0.stderr);
    assert!(report.contains("       Stale spec/tags.json\n"), "{report}");
    is_mended(&scratch);
    assert_eq!(scratch.read(file), before);
}

#[test]
fn a_spec_file_that_is_no_text_is_named() {
    let scratch = Scratch::new();
    fs::write(scratch.path("spec/environments.json"), b"{\n  \"\xff\"")
        .expect("a file can be written");
    let run = scratch.run(&["codegen"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    assert!(
        report.contains("environments.json:2: not UTF-8\n help: save the file as UTF-8"),
        "{report}"
    );
    assert_eq!(run.0.status.code(), Some(1));
}

#[test]
fn wrong_arguments_are_usage_errors() {
    Scratch::new().run(&["codegen", "--chek"]).check(
        2,
        &expect![[""]],
        &expect![[r#"
            error: `codegen --chek` cannot be understood

            usage: cargo xtask codegen [--check] [--since COMMIT]
             help: `cargo xtask codegen --help` says more
        "#]],
    );
    assert_eq!(Scratch::new().run(&[]).0.status.code(), Some(2));
}
