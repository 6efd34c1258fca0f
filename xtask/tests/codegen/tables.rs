//! `cargo xtask codegen` and `--check` on files of which only a part is generated: the client's manifest and its README.

use expect_test::expect;

use crate::is_mended;
use crate::support::{Scratch, stable};

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

/// Cargo itself refuses such a manifest, and so does not start the command; the command does not.
#[test]
fn a_manifest_with_broken_groups_is_mended() {
    let scratch = Scratch::new();
    let manifest = "generated-client/Cargo.toml";
    let before = scratch.read(manifest);
    scratch.edit(
        manifest,
        "\nenvironments = [",
        "\nenvironments = [\"gone\", ",
    );
    is_mended(&scratch);
    assert_eq!(scratch.read(manifest), before);
}

#[test]
fn a_coverage_table_that_drifted_is_stale_and_the_rest_of_the_readme_stays() {
    let scratch = Scratch::new();
    let before = scratch.read(codegen::README);
    scratch.edit(
        codegen::README,
        "| `environments` | ",
        "| `environments` | 9",
    );
    let run = scratch.run(&["codegen", "--check"]);
    let report = stable(&run.0.stderr);
    assert!(
        report.contains("       Stale generated-client/README.md\n"),
        "{report}"
    );
    is_mended(&scratch);
    assert_eq!(scratch.read(codegen::README), before);
}

#[test]
fn a_readme_without_its_comments_is_named() {
    let scratch = Scratch::new();
    scratch.edit(codegen::README, "<!-- end of coverage -->", "");
    scratch
        .run(&["codegen"])
        .check(1, &expect![[""]], &expect![[r#"
            error: generated-client/README.md: it has no line `<!-- end of coverage -->` after the other one
             help: restore the two comments; the table between them is generated, the rest is hand-written
        "#]]);
}
