//! A survey that stops goes on later as if it had not, and one of recorded answers needs no server.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use super::world::{World, arguments, differences, surveyed_by};
use crate::arguments::{Arguments, Call, Format, Methods, Source, Start, Values, read};
use crate::operations::Operation;
use crate::recorded;
use crate::report::{Kind, Report, json as json_of, writable};
use crate::spec::Spec;
use crate::survey::Survey;

/// Enough to stop in between.
fn few(operation: &Operation<'_>) -> bool {
    operation.needs().count() < 2
}

#[tokio::test]
async fn it_stops_and_goes_on() {
    let spec = Spec::read();
    let whole = World::documented(spec).start().await;
    let parts = World::documented(spec).start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = arguments(&folder);
    let at_once = surveyed_by(spec, &arguments, &whole, few).await;
    let kept = folder.path().join("report.md.resume");
    assert!(!kept.exists(), "it is finished");

    arguments.requests = 25;
    let first = surveyed_by(spec, &arguments, &parts, few).await;
    assert_eq!(first.requests, 25);
    assert!(
        first
            .unreached
            .values()
            .any(|reason| reason == "the survey stopped before")
    );
    assert!(
        fs::read_to_string(&kept)
            .expect("it is kept")
            .contains("do not post it")
    );
    arguments.start = Start::Resumed;
    arguments.requests = 10_000;
    let rest = surveyed_by(spec, &arguments, &parts, few).await;
    assert_eq!(rest, at_once);
    assert!(!kept.exists(), "it is finished");
    let targets: Vec<_> = parts
        .received()
        .into_iter()
        .map(|one| (one.method, one.target))
        .collect();
    assert_eq!(
        targets.iter().collect::<BTreeSet<_>>().len(),
        targets.len(),
        "nothing is asked twice"
    );
    let Err(problem) = Survey::new(spec, &arguments) else {
        panic!("nothing is left to go on with")
    };
    assert!(problem.contains("leave out `--resume`"), "{problem}");
}

#[tokio::test]
async fn recorded_answers_are_judged_alike() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write(
        "tags.json",
        &json!({"items": ["a"], "_links": {}, "isPrivate": 1}).to_string(),
    );
    write(
        "tokens-items-1.json",
        &json!([{"_id": "a", "ownerId": "a", "memberId": "a", "creationDate": 1, "_links": {}}])
            .to_string(),
    );
    write(
        "sent.json",
        &json!({"key": "a", "name": "A", "colour": "red"}).to_string(),
    );
    write(
        "README.md",
        "# Bodies\n\n| file | answers | status |\n|---|---|---|\n| `tags.json` | GET /api/v2/tags?kind=flag | 200 real |\n\
         | `tokens-items-1.json` | GET /api/v2/tokens?limit=1 | 200 |\n| `sent.json` | POST /api/v2/teams | request |\n| `x` | other |\n",
    );
    let spec = Spec::read();
    let mut survey = Survey::new(spec, &arguments(&folder)).expect("a survey");
    let from_table = recorded::read(folder.path()).expect("a table");
    for answer in &from_table {
        survey.hear(answer).await;
    }
    assert_eq!(
        differences(&survey.report()),
        [
            (
                "access-tokens.json#/components/schemas/Token/properties/lastModified",
                Kind::Missing
            ),
            (
                "tags.json#/components/schemas/Tags/properties/isPrivate",
                Kind::UnknownProperty
            ),
            (
                "teams.json#/components/schemas/TeamPost/properties/colour",
                Kind::UnknownProperty
            ),
        ]
    );
    write(
        "answers.json",
        r#"[{"file": "tokens-items-1.json", "method": "GET", "path": "/api/v2/tokens", "status": 200, "part": "items"}]"#,
    );
    let from_list = recorded::read(folder.path()).expect("a list");
    assert_eq!(from_list.len(), 1);
    assert_eq!(
        format!("{:?}", from_list[0].was),
        format!("{:?}", from_table[1].was)
    );
    write(
        "answers.json",
        r#"[{"file": "gone.json", "method": "GET", "path": "/api/v2/teams", "status": 200}]"#,
    );
    let problem = recorded::read(folder.path()).expect_err("there is no such file");
    assert!(problem.contains("gone.json"), "{problem}");
}

#[test]
fn a_report_of_many_lines_is_the_same_when_it_is_read() {
    let mut report = Report::new();
    report.count("getTags", "200");
    report.notes("a.json#/b", Kind::NotJson, Some("none"));
    report.notes("a.json#/c", Kind::LimitCut, Some("20"));
    let text = json_of(&report);
    assert_eq!(
        serde_json::from_str::<Report>(&text).expect("a report"),
        report
    );
    let lines = text
        .lines()
        .filter(|line| line.trim_start().starts_with("\"a.json#/"));
    assert_eq!(lines.count(), 2);
}

#[test]
fn where_a_report_cannot_be_written_is_said_before_anything_is_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("report.md");
    assert_eq!(writable(&path), Ok(()));
    assert!(!path.exists());
    let problem = writable(folder.path()).expect_err("a folder is no file");
    assert!(
        problem.starts_with(&folder.path().display().to_string()),
        "{problem}"
    );
}

#[test]
fn the_command_line_is_understood_or_refused() {
    let call = |words: &str| read(words.split_whitespace().map(str::to_owned));
    let mut all = Arguments::to("r.json");
    all.format = Format::Json;
    all.requests = 7;
    all.methods = Methods::GetAndPost;
    all.values = Values::Shown;
    all.project = Some("p".to_owned());
    all.environment = Some("e".to_owned());
    let words =
        "--out r.json --format json --requests 7 --posts --values --project p --environment e";
    assert_eq!(call(words), Ok(Call::Run(all)));
    assert_eq!(call("--out r --help"), Ok(Call::Help));
    let Ok(Call::Run(dry)) = call("--dry-run") else {
        panic!("it needs no file")
    };
    assert_eq!(dry.source, Source::Nothing);
    for (words, problem) in [
        ("", "`--out FILE` is missing"),
        ("--out", "`--out` needs a value"),
        ("--out --posts", "`--out` needs a value"),
        ("--out r --format xml", "neither `markdown` nor `json`"),
        ("--out r --requests 0", "no number above 0"),
        ("--out r --requests some", "no number above 0"),
        ("--out r --nothing", "there is no option `--nothing`"),
        ("--dry-run --from f", "do not go together"),
        ("--out r --resume --from f", "`--resume` is for requests"),
    ] {
        let refused = call(words).expect_err(words);
        assert!(refused.contains(problem), "{words}: {refused}");
    }
}
