//! `cargo xtask codegen` and `--check` on a scratch copy of the workspace, as a maintainer and CI run them.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::{Expect, expect};
use tempfile::TempDir;

/// A copy of what the commands read and write, in its own folder.
struct Scratch(TempDir);

impl Scratch {
    fn new() -> Self {
        let scratch = Self(TempDir::new().expect("a temporary folder"));
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        fs::write(scratch.path("Cargo.toml"), "[workspace]\n").expect("a manifest");
        for folder in ["spec", "generated-client/src/generated"] {
            copy(&workspace.join(folder), &scratch.path(folder));
        }
        let manifest = "generated-client/Cargo.toml";
        fs::copy(workspace.join(manifest), scratch.path(manifest)).expect("the client's manifest");
        scratch
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces the first occurrence of a text in a file.
    #[track_caller]
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        fs::write(self.path(path), text.replacen(from, to, 1)).expect("the file can be written");
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        Run(command
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .expect("xtask starts"))
    }
}

struct Run(Output);

impl Run {
    #[track_caller]
    fn check(&self, code: i32, stdout: &Expect, stderr: &Expect) {
        stdout.assert_eq(&stable(&self.0.stdout));
        stderr.assert_eq(&stable(&self.0.stderr));
        assert_eq!(self.0.status.code(), Some(code));
    }

    fn is_success(&self) -> bool {
        self.0.status.success()
    }
}

/// What was printed, without what changes with every edit of the spec: counts, and the line numbers of a diff. An empty
/// line of a diff loses its one blank, which snapshots cannot hold.
fn stable(printed: &[u8]) -> String {
    let text = String::from_utf8_lossy(printed);
    let lines = text.lines().map(|line| match line {
        " " => String::new(),
        line if line.starts_with("@@") => "@@".to_owned(),
        line if line.starts_with("spec: ") => line.replace(|sign: char| sign.is_ascii_digit(), ""),
        line => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

const TYPES: &str = "generated-client/src/generated/environments/types.rs";

/// `codegen` mends what `--check` found, and `--check` has nothing left to say.
#[track_caller]
fn is_mended(scratch: &Scratch) {
    assert!(scratch.run(&["codegen"]).is_success());
    assert!(scratch.run(&["codegen", "--check"]).is_success());
}

#[test]
fn the_committed_client_is_fresh() {
    let summary = expect![[r#"
        spec:  groups,  operations,  types; generated-client is fresh
    "#]];
    Scratch::new()
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
        &expect![[""]],
        &expect![[r#"
                   Stale generated-client/src/generated/environments/types.rs
            --- a/generated-client/src/generated/environments/types.rs
            +++ b/generated-client/src/generated/environments/types.rs
            @@
             #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
             #[serde(rename_all = "camelCase")]
             #[non_exhaustive]
            -pub struct Surroundings {
            +pub struct Environment {
                 /// Links from the environment, by relation; `self` is the environment.
                 #[serde(rename = "_links")]
                 pub links: BTreeMap<String, Link>,
            error: 1 generated file does not agree with spec/
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
        &expect![[""]],
        &expect![[r#"
                 Missing generated-client/src/generated/environments/types.rs
            error: 1 generated file does not agree with spec/
             help: run `cargo xtask codegen` and commit the result
        "#]],
    );
    is_mended(&scratch);
}

#[test]
fn a_left_over_file_is_orphaned_and_its_folder_goes_with_it() {
    let scratch = Scratch::new();
    let folder = scratch.path("generated-client/src/generated/gone");
    fs::create_dir(&folder).expect("a folder can be made");
    fs::write(folder.join("types.rs"), "// left over").expect("a file can be written");
    scratch.run(&["codegen", "--check"]).check(
        1,
        &expect![[""]],
        &expect![[r#"
                Orphaned generated-client/src/generated/gone/types.rs
            error: 1 generated file does not agree with spec/
             help: run `cargo xtask codegen` and commit the result
        "#]],
    );
    is_mended(&scratch);
    assert!(!folder.exists());
}

#[test]
fn an_interrupted_write_is_named_and_cleaned_up() {
    let scratch = Scratch::new();
    let half = format!("{TYPES}.tmp");
    fs::write(scratch.path(&half), "// @gene").expect("a file can be written");
    fs::write(scratch.path(TYPES), b"// not UTF-8: \xff").expect("a file can be written");
    let run = scratch.run(&["codegen", "--check"]);
    let report = String::from_utf8_lossy(&run.0.stderr);
    assert!(report.contains(&format!("Orphaned {half}")), "{report}");
    assert!(report.contains(&format!("Stale {TYPES}\n")), "{report}");
    is_mended(&scratch);
    assert!(!scratch.path(&half).exists());
}

#[test]
fn a_feature_table_that_drifted_is_stale_and_the_rest_of_the_manifest_stays() {
    let scratch = Scratch::new();
    let manifest = "generated-client/Cargo.toml";
    let before = scratch.read(manifest);
    scratch.edit(
        manifest,
        "\nenvironments = []",
        "\nenvironments = [\"gone\"]",
    );
    let run = scratch.run(&["codegen", "--check"]);
    let report = stable(&run.0.stderr);
    for line in [
        "       Stale generated-client/Cargo.toml",
        "-environments = [\"gone\"]",
        "+environments = []",
        " help: run `cargo xtask codegen` and commit the result",
    ] {
        assert!(
            report.lines().any(|shown| shown == line),
            "no `{line}` in\n{report}"
        );
    }
    assert_eq!(run.0.status.code(), Some(1));
    is_mended(&scratch);
    assert_eq!(scratch.read(manifest), before);
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
        "generated-client/src/generated/applications/types.rs",
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
        "error: nothing stands at `common.json#/components/schemas/Acess`",
        "help: did you mean `common.json#/components/schemas/Access`?",
        "error: `summary` is missing here",
        "error: unknown key `sumary`",
        "--> spec/applications.json:",
        "--> spec/environments.json:",
        "error: 3 problems in the spec; nothing was written",
    ] {
        assert!(report.contains(part), "no `{part}` in\n{report}");
    }
    assert_eq!(run.0.status.code(), Some(1));
    assert!(!scratch.path(TYPES).exists());
}

#[test]
fn a_manifest_without_features_is_named() {
    let scratch = Scratch::new();
    scratch.edit("generated-client/Cargo.toml", "[features]", "[feature]");
    scratch.run(&["codegen"]).check(
        1,
        &expect![[""]],
        &expect![[r#"
            error: generated-client/Cargo.toml: it has no [features] table
             help: restore the file; its [features] table is generated, the rest is hand-written
        "#]],
    );
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
            error: `codegen --chek` is no command of xtask

            usage: cargo xtask <command>

            commands:
              codegen           generate the client from spec/; writes only what changed
              codegen --check   write nothing, report what is not as the spec makes it
              bundle OUT        write the whole spec to OUT as one OpenAPI 3.1 document
              upstream FILE     compare spec/ with an official OpenAPI document; --format json for programs
              ci                run all that CI runs, in reading order

            exit codes: 0 success, 1 drift, differences, problems or a failed step, 2 usage
        "#]],
    );
    assert_eq!(Scratch::new().run(&[]).0.status.code(), Some(2));
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

#[test]
fn a_bundle_without_a_place_is_an_error() {
    let scratch = Scratch::new();
    scratch.run(&["bundle", "spec"]).check(
        1,
        &expect![[""]],
        &expect![[r#"
            error: spec is a folder
             help: name the file that the bundle goes to
        "#]],
    );
    assert_eq!(scratch.run(&["bundle"]).0.status.code(), Some(2));
    scratch.edit("spec/environments.json", "\"summary\"", "\"sumary\"");
    assert_eq!(
        scratch.run(&["bundle", "out.json"]).0.status.code(),
        Some(1)
    );
    assert!(!scratch.path("out.json").exists());
}

#[test]
fn a_comparison_exits_as_what_it_found() {
    let scratch = Scratch::new();
    let document = r#"{"openapi": "3.0.3", "paths": {"/x": {"get": {"operationId": "getX"}}}}"#;
    fs::write(scratch.path("official.json"), document).expect("a file can be written");
    let run = scratch.run(&["upstream", "official.json"]);
    assert_eq!(run.0.status.code(), Some(1));
    let report = String::from_utf8_lossy(&run.0.stdout);
    assert!(report.contains("  GET /x (getX)\n"), "{report}");
    let run = scratch.run(&["upstream", "official.json", "--format", "json"]);
    assert_eq!(run.0.status.code(), Some(1));
    assert!(run.0.stdout.starts_with(b"{\n"));
    for arguments in [
        ["upstream", "gone.json"].as_slice(),
        &["upstream", "Cargo.toml"],
        &["upstream"],
        &["upstream", "official.json", "--format", "xml"],
    ] {
        assert_eq!(
            scratch.run(arguments).0.status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_spec_that_is_its_own_official_document_differs_in_claims_only() {
    let scratch = Scratch::new();
    assert!(scratch.run(&["bundle", "bundle.json"]).is_success());
    let run = scratch.run(&["upstream", "bundle.json"]);
    let report = String::from_utf8_lossy(&run.0.stdout);
    for section in ["Missing operations", "Operations of our own"] {
        assert!(!report.contains(section), "{report}");
    }
    // The bundle marks beta with `x-beta`, not with a header; nothing else may differ.
    let differences = report.lines().filter(|line| line.contains("; official "));
    let others: Vec<_> = differences
        .filter(|line| !line.contains(": beta header: beta: "))
        .collect();
    assert_eq!(others, Vec::<&str>::new());
    assert!(
        report.contains("Explanations without a difference"),
        "{report}"
    );
    assert_eq!(run.0.status.code(), Some(1));
}
