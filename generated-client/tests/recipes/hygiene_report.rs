//! `examples/hygiene_report.rs`.

use expect_test::expect;
use serde_json::Value;

use crate::{
    program::{run, run_until_stalled},
    server::{answering, example_of},
    support::{Answer, Received},
};

#[tokio::test]
async fn reports_on_each_project() {
    let server = answering(|request| projects(request, &["billing", "cafe"])).await;
    let ran = run("hygiene_report", &[], &server).await;
    ran.sorted().check(&expect![[r#"
        GET /api/v2/flags/billing?filter=state%3Alive&limit=100
        GET /api/v2/flags/cafe?filter=state%3Alive&limit=100
        GET /api/v2/projects?limit=20

        project                         flags    old  unmaintained
        billing                             1      1             0
        cafe                                1      1             0
    "#]]);
}

#[tokio::test]
async fn asks_for_four_projects_at_a_time() {
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let server = answering(move |request| projects(request, &keys).or(Some(Answer::Silence))).await;
    let ran = run_until_stalled("hygiene_report", &[], &server, 4).await;
    assert_eq!(
        ran.sent().len(),
        5,
        "one list of projects, and four of flags"
    );
}

/// An account with these projects.
fn projects(request: &Received, keys: &[&str]) -> Option<Answer> {
    let mut page = example_of("getProjects");
    let project = |key: &&str| {
        let mut project = page["items"][0].clone();
        project["key"] = (*key).into();
        project
    };
    let items: Value = keys.iter().map(project).collect();
    page["items"] = items;
    page["totalCount"] = keys.len().into();
    page["_links"].as_object_mut().unwrap().remove("next");
    let is_list = request.target.starts_with("/api/v2/projects");
    is_list.then(|| Answer::json(200, &page.to_string()))
}
