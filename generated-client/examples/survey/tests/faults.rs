//! What goes wrong is noted, and the survey goes on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use launchdarkly_api::{Client, RetryPolicy};

use super::support::{Answer, Server};
use super::world::{World, arguments, differences};
use crate::operations::Operation;
use crate::report::{Kind, Report};
use crate::spec::Spec;
use crate::survey::Survey;

/// Surveys with a client that waits for nothing, by these operations.
async fn surveyed(
    spec: &Spec,
    server: &Server,
    is_meant: fn(&Operation<'_>) -> bool,
) -> Result<Report, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let builder = Client::builder()
        .access_token("api-none")
        .base_url(server.url());
    let builder = builder
        .retry(RetryPolicy::none())
        .timeout(Duration::from_millis(400));
    let mut survey = Survey::new(spec, &arguments(&folder))?.only(is_meant);
    survey.ask(&builder.build().expect("a client")).await?;
    Ok(survey.report())
}

fn is_list(operation: &Operation<'_>) -> bool {
    operation.needs().count() == 0
}

#[tokio::test]
async fn every_second_operation_is_not_permitted() {
    let spec = Spec::read();
    let refusal = r#"{"code": "forbidden", "message": "Forbidden. Access to the requested resource was denied."}"#;
    let world = World::documented(spec).changed(move |id, _, reply| match id.len() % 2 {
        0 => Answer::json(403, refusal).keeping_alive(),
        _ => reply.answer(),
    });
    let report = surveyed(spec, &world.start().await, |_| true)
        .await
        .expect("it goes on");
    let outcome = |id: &str| report.operations[id].keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        (outcome("getTags"), outcome("getTeams")),
        (vec!["200".to_owned()], vec!["403".to_owned()])
    );
    let refused = report
        .operations
        .values()
        .filter(|outcomes| outcomes.contains_key("403"))
        .count();
    assert!(refused > 50, "{refused} of {}", report.operations.len());
    let statuses = |(place, kind): &(&str, Kind)| {
        place.ends_with("/responses/403") && *kind == Kind::UndocumentedStatus
    };
    assert!(
        differences(&report).iter().all(statuses),
        "{:#?}",
        differences(&report)
    );
    let page = crate::report::markdown(&report, spec);
    assert!(
        page.contains("| getTeams | `GET /api/v2/teams` | 403 × "),
        "{page}"
    );
}

#[tokio::test]
async fn faults_of_every_kind_are_told_apart() {
    let spec = Spec::read();
    let limits = AtomicUsize::new(0);
    let world = World::documented(spec).changed(move |id, _, reply| match id {
        "getTags" => Answer::Silence,
        "getTeams" => Answer::Reset(Vec::new()),
        "getMembers" => Answer::with_type(502, "text/html", b"<html><h1>Bad gateway</h1></html>")
            .keeping_alive(),
        // The first one alone is too early.
        "getProjects" if limits.fetch_add(1, Ordering::SeqCst) == 0 => Answer::with_headers(
            429,
            "content-type: application/json\r\nretry-after: 0\r\n",
            br#"{"code": "rate_limited", "message": "Too many"}"#,
        )
        .keeping_alive(),
        "getAllWebhooks" => Answer::Bytes(b"HTTP/1.1 200 -\r\ncontent-length: 9\r\n\r\n{".to_vec()),
        _ => reply.answer(),
    });
    let report = surveyed(spec, &world.start().await, is_list)
        .await
        .expect("it goes on");
    for (id, outcome) in [
        ("getTags", "timeout"),
        ("getTeams", "connection"),
        ("getMembers", "502"),
        ("getProjects", "429"),
        ("getAllWebhooks", "connection"),
    ] {
        assert!(
            report.operations[id].contains_key(outcome),
            "{id}: {:?}",
            report.operations[id]
        );
    }
    assert_eq!(
        differences(&report),
        [(
            "account-members.json#/paths/~1api~1v2~1members/get/responses/502",
            Kind::UndocumentedStatus
        )]
    );
    assert!(
        report.operations.len() > 40,
        "{} operations",
        report.operations.len()
    );
}

#[tokio::test]
async fn nobody_is_asked_on_and_on_who_does_not_answer() {
    let spec = Spec::read();
    let world = World::documented(spec).changed(|_, _, _| Answer::Reset(Vec::new()));
    let report = surveyed(spec, &world.start().await, is_list)
        .await
        .expect("it stops, and reports");
    assert_eq!(report.requests, 10);
    let reasons = report.unreached.values();
    assert!(reasons.into_iter().all(|reason| !reason.is_empty()) && report.unreached.len() > 30);
}

#[tokio::test]
async fn a_token_that_is_refused_ends_it_at_once() {
    let spec = Spec::read();
    let world = World::documented(spec)
        .changed(|_, _, _| Answer::json(401, r#"{"code": "unauthorized", "message": "Invalid"}"#));
    let server = world.start().await;
    let refused = surveyed(spec, &server, is_list).await.expect_err("it ends");
    assert!(
        refused.contains("the access token is refused (401)"),
        "{refused}"
    );
    assert_eq!(server.received().len(), 1);
}
