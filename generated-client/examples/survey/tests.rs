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

use launchdarkly_api::testing::StandIn;
use launchdarkly_api::{Client, RetryPolicy};

use crate::arguments::Methods;
use crate::operations;
use crate::plan::askable;
use crate::report::Kind;
use crate::spec::Spec;
use crate::survey::Survey;
use world::{World, arguments, differences, surveyed};

#[tokio::test]
async fn the_documented_examples_do_not_differ() {
    let spec = Spec::read();
    let world = World::documented(spec).start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = arguments(&folder);
    arguments.methods = Methods::GetAndPost;
    let report = surveyed(spec, &arguments, &world).await;
    assert_eq!(differences(&report), []);
    let operations = operations::all(spec);
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

/// It refuses what is not documented, such as parameters. It gives the documented items on each page, so that pages overlap.
#[tokio::test]
async fn the_stand_in_for_apps_does_not_differ() {
    let spec = Spec::read();
    let stand_in = StandIn::documented();
    let address = stand_in.listen().await.expect("a free port");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let survey = Survey::new(spec, &arguments(&folder)).expect("a survey");
    let mut survey = survey.only(|one| one.paging().is_some() || one.query("expand").is_some());
    let client = Client::builder()
        .access_token("api-none")
        .base_url(format!("http://{address}"))
        .retry(RetryPolicy::none());
    let client = client.build().expect("a client");
    survey.ask(&client).await.expect("it ends");
    let report = survey.report();
    let (overlaps, others): (Vec<_>, Vec<_>) = differences(&report)
        .into_iter()
        .partition(|(_, kind)| *kind == Kind::PagesOverlap);
    assert_eq!(others, []);
    assert!(!overlaps.is_empty());
    assert!(report.operations.len() > 50, "{:#?}", report.operations);
    for (id, outcomes) in &report.operations {
        assert!(outcomes.keys().eq(["200"]), "{id}: {outcomes:?}");
    }
}

#[tokio::test]
async fn without_being_told_it_only_gets() {
    let spec = Spec::read();
    let world = World::documented(spec).start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = arguments(&folder);
    arguments.requests = 60;
    arguments.project = Some("only-this".to_owned());
    let report = surveyed(spec, &arguments, &world).await;
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
