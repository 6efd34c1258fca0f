//! `cargo xtask survey` on a scratch copy of the workspace.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes snapshots with them"
)]

mod support;

use std::fs;

use expect_test::expect;

use support::{Scratch, stable};

/// A report of one account, with the count of its requests.
fn report(requests: u64) -> String {
    let place = "account-members.json#/components/schemas/Member/properties/_id";
    let evidence = r#"{ "answers": 1, "of": 2, "present": 2, "types": { "string": 2 } }"#;
    format!(
        "{{\n  \"survey\": 1,\n  \"client\": \"0.1.0\",\n  \"requests\": {requests},\n  \"operations\": {{ \"getMembers\": {{ \"200\": 1 }} }},\n  \
         \"unreached\": {{}},\n  \"places\": {{\n    \"{place}\": {evidence}\n  }}\n}}\n"
    )
}

#[test]
fn reports_of_several_people_become_one_file_that_the_generator_leaves_alone() {
    let scratch = Scratch::new();
    fs::write(scratch.path("a.json"), report(1)).expect("a file can be written");
    fs::write(scratch.path("b.json"), report(2)).expect("a file can be written");
    let marked = format!("\u{feff}{}", report(1));
    fs::write(scratch.path("marked.json"), marked).expect("a file can be written");
    let run = scratch.run(&["survey", "a.json"]);
    let first = stable(&run.0.stdout);
    let merged = "a.json: merged\nspec/survey.json: 1 account, 1 of ";
    assert!(run.is_success() && first.starts_with(merged), "{first}");
    let run = scratch.run(&["survey", "a.json", "b.json", "marked.json"]);
    let second = stable(&run.0.stdout);
    let merged = "a.json: has been merged before\nb.json: merged\nmarked.json: has been merged before\n\
                  spec/survey.json: 2 accounts, 1 of ";
    assert!(run.is_success() && second.starts_with(merged), "{second}");
    assert!(second.ends_with(" operations, 1 place, 0 that differ\n"));
    let text = scratch.read("spec/survey.json");
    assert!(text.contains("{\"accounts\":2,\"answers\":2,"), "{text}");

    let run = scratch.run(&["codegen", "--check"]);
    assert!(run.is_success(), "{}", stable(&run.0.stderr));
    assert!(scratch.run(&["codegen"]).is_success());
    assert_eq!(scratch.read("spec/survey.json"), text);

    let run = scratch.run(&["survey", "--unsupported"]);
    let list = stable(&run.0.stdout);
    assert!(
        run.is_success() && list.contains("Member / role: there in 0 of 0"),
        "{list}"
    );
    assert!(!list.contains("Member / _id:"), "{list}");
}

#[test]
fn one_bad_report_is_refused_with_its_line_and_nothing_is_merged() {
    let scratch = Scratch::new();
    fs::write(scratch.path("a.json"), report(1)).expect("a file can be written");
    fs::write(scratch.path("b.json"), report(2)).expect("a file can be written");
    scratch.edit(
        "b.json",
        "Member/properties/_id",
        "Member/properties/sandy@acme.com",
    );
    let run = scratch.run(&["survey", "a.json", "b.json", "gone.json"]);
    let problems = stable(&run.0.stderr);
    let expected = "error: b.json:8: no place of which a report speaks, and nothing that could be new there\nerror: gone.json: ";
    assert!(problems.starts_with(expected), "{problems}");
    assert!(
        problems.contains("nothing was merged") && !problems.contains("sandy"),
        "{problems}"
    );
    assert_eq!(run.0.status.code(), Some(2));
    assert!(!scratch.path("spec/survey.json").exists());

    fs::write(scratch.path("spec/survey.json"), "{}").expect("a file can be written");
    scratch.run(&["survey", "a.json"]).check(
        1,
        &expect![""],
        &expect![[r#"
            error: spec/survey.json: missing field `reports` at line 1 column 2
             help: restore the file, or remove it and merge all reports again
        "#]],
    );
    assert_eq!(scratch.read("spec/survey.json"), "{}");
    for arguments in [
        ["survey"].as_slice(),
        &["survey", "--gone"],
        &["survey", "a.json", "--unsupported"],
    ] {
        assert_eq!(
            scratch.run(arguments).0.status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_broken_survey_says_what_to_do() {
    let scratch = Scratch::new();
    fs::write(scratch.path("spec/survey.json"), "{").expect("a file can be written");
    scratch.run(&["survey", "--unsupported"]).check(
        1,
        &expect![[""]],
        &expect![[r#"
            error: spec/survey.json: EOF while parsing an object at line 1 column 1
             help: restore the file, or remove it and merge all reports again
        "#]],
    );
}
