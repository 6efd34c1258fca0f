//! `cargo xtask upstream` on a scratch workspace.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

mod support;

use std::fs;
use std::path::PathBuf;

use expect_test::expect;

use support::{Run, Scratch};

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
        &["upstream", "official.json", "--partial", "--accept"],
        &["upstream", "official.json", "official.json"],
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
    let run = scratch.run(&["upstream", "bundle.json", "--all"]);
    let report = String::from_utf8_lossy(&run.0.stdout);
    assert!(!report.contains("Missing operations"), "{report}");
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

#[test]
fn what_is_accepted_is_held_against_the_next_document() {
    let scratch = Scratch::new();
    assert!(scratch.run(&["bundle", "bundle.json"]).is_success());
    let first = |run: &Run| {
        String::from_utf8_lossy(&run.0.stdout)
            .lines()
            .next()
            .map(str::to_owned)
    };
    let run = scratch.run(&["upstream", "bundle.json"]);
    assert_eq!(
        first(&run).as_deref(),
        Some("Nothing has been accepted yet: `--accept` does so.")
    );
    assert!(!scratch.path("spec/upstream.json").exists());
    scratch.run(&["upstream", "bundle.json", "--accept"]);
    let accepted = scratch.read("spec/upstream.json");
    scratch.edit("bundle.json", "\"default\": 20", "\"default\": 21");
    let run = scratch.run(&["upstream", "bundle.json"]);
    let changed = "Operations whose facts have changed since they were accepted";
    assert!(first(&run).is_some_and(|line| line.starts_with(changed)));
    assert_eq!(scratch.read("spec/upstream.json"), accepted);
    assert!(scratch.run(&["codegen", "--check"]).is_success());
}

#[test]
fn a_draft_is_written_into_the_file_of_its_group_or_not_at_all() {
    let scratch = Scratch::new();
    let document = "\
openapi: 3.0.3
paths:
  /api/v2/tags/{tagName}:
    delete: {operationId: deleteTag, responses: {204: {}}}
";
    fs::write(scratch.path("official.yaml"), document).expect("a file can be written");
    let old = scratch.read("spec/tags.json");
    scratch
        .run(&["upstream", "official.yaml", "--draft", "deleteTag"])
        .check(
            2,
            &expect![],
            &expect![[r#"
            error: the group of `deleteTag` cannot be told: no operation with its tag is curated, and no group is named like it
             help: say which one: `--group GROUP`
        "#]],
        );
    assert_eq!(scratch.read("spec/tags.json"), old);
    let call = "upstream official.yaml --draft deleteTag --group tags";
    scratch.run(&call.split(' ').collect::<Vec<_>>()).check(
        0,
        &expect![[r#"
            Drafted:
              deleteTag -> spec/tags.json
            Now `cargo xtask codegen` lists what is yours to write: sentences and examples.
        "#]],
        &expect![],
    );
    let text = scratch.read("spec/tags.json");
    assert!(text.contains("\"operationId\": \"deleteTag\""), "{text}");
    let mut files = fs::read_dir(scratch.path("spec")).expect("the folder can be read");
    let is_left = |path: PathBuf| path.extension().is_some_and(|end| end == "tmp");
    assert!(!files.any(|file| is_left(file.expect("a file").path())));
}

#[test]
fn a_file_of_what_is_accepted_that_is_broken_says_what_to_do() {
    let scratch = Scratch::new();
    let document = "openapi: 3.0.3\npaths: {/tags: {get: {operationId: tags}}}\n";
    fs::write(scratch.path("official.yaml"), document).expect("a file");
    fs::write(scratch.path("spec/upstream.json"), "{").expect("a file can be written");
    scratch.run(&["upstream", "official.yaml"]).check(
        1,
        &expect![],
        &expect![[r#"
            error: spec/upstream.json: EOF while parsing an object at line 1 column 1
             help: restore the file, or write it anew: `cargo xtask upstream FILE --accept`
        "#]],
    );
}

#[test]
fn a_document_without_most_operations_is_not_accepted() {
    let scratch = Scratch::new();
    let document = "openapi: 3.0.3\npaths: {/tags: {get: {operationId: tags}}}\n";
    fs::write(scratch.path("official.yaml"), document).expect("a file");
    let run = scratch.run(&["upstream", "official.yaml", "--accept"]);
    run.check(2, &expect![], &expect![[r#"
        error: official.yaml: it has 0 of the 32 operations of the spec: it seems to be cut off, or another API's
         help: fetch it anew. What does not tell all is compared with `--partial`; what LaunchDarkly has removed goes from the spec first
    "#]]);
    assert!(!scratch.path("spec/upstream.json").exists());
}
