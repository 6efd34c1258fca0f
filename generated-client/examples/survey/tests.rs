//! The survey, held against stand-ins on loopback that answer the documented examples.

mod agreement;
mod faults;
mod going_on;
mod planted;
mod words;
mod world;

#[expect(dead_code, reason = "the tests of the client use more of it")]
#[path = "../../tests/support/mod.rs"]
mod support;

use crate::arguments::Methods;
use crate::operations;
use crate::plan::askable;
use crate::report::Kind;
use crate::spec::Spec;
use world::{World, arguments, differences, surveyed};

#[tokio::test]
async fn the_documented_examples_do_not_differ() {
    let spec = Spec::read();
    let world = World::documented(&spec).start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = arguments(&folder);
    arguments.methods = Methods::GetAndPost;
    let report = surveyed(&spec, &arguments, &world).await;
    assert_eq!(differences(&report), []);
    let operations = operations::all(&spec);
    let all: Vec<_> = askable(&operations, Methods::GetAndPost)
        .map(|one| one.id)
        .collect();
    assert!(all.len() > 200, "{} operations", all.len());
    // Those are made by a POST, and no list has them.
    assert_eq!(
        report.unreached.keys().collect::<Vec<_>>(),
        ["getBigSegmentExport", "getBigSegmentImport"]
    );
    let is_answered = |id: &&&str| report.operations.contains_key(**id);
    let answered = all.iter().filter(is_answered).count();
    assert_eq!(answered + 2, all.len());
    let users = report
        .places
        .iter()
        .find(|(place, _)| place.starts_with("users.json#/paths/"));
    let (_, evidence) = users.expect("the operations about users are deprecated, and answer");
    assert!(evidence.differs.contains_key(&Kind::Deprecated));
    let refused = report
        .operations
        .iter()
        .filter(|(_, outcomes)| outcomes.keys().any(|one| !one.starts_with('2')));
    assert_eq!(refused.collect::<Vec<_>>(), []);
    let answers = world.received();
    let posts = answers.iter().filter(|one| one.method == "POST").count();
    assert!(
        posts > 0
            && answers
                .iter()
                .all(|one| one.method == "GET" || one.method == "POST")
    );
}

#[tokio::test]
async fn without_being_told_it_only_gets() {
    let spec = Spec::read();
    let world = World::documented(&spec).start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = arguments(&folder);
    arguments.requests = 60;
    arguments.project = Some("only-this".to_owned());
    let report = surveyed(&spec, &arguments, &world).await;
    let received = world.received();
    assert_eq!((report.requests, received.len()), (60, 60));
    for request in received {
        assert_eq!(request.method, "GET");
        let mut parts = request
            .target
            .split(['/', '?'])
            .skip_while(|part| *part != "projects");
        let project = parts.nth(1).filter(|project| !project.contains('='));
        assert!(
            project.is_none_or(|project| project == "only-this"),
            "{}",
            request.target
        );
    }
}
