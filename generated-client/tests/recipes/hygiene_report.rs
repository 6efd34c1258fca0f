//! `examples/hygiene_report.rs`.

use expect_test::expect;
use launchdarkly_api::{
    projects::Project,
    testing::{Fault, StandIn},
};

use crate::program::{run, run_until_met};

#[tokio::test]
async fn reports_on_each_project() {
    let ran = run("hygiene_report", &[], &account(&["billing", "cafe"])).await;
    ran.sorted().check(&expect![[r#"
        GET /api/v2/flags/billing?filter=state%3Alive&limit=100
        GET /api/v2/flags/billing?filter=state%3Alive&limit=100&offset=1
        GET /api/v2/flags/cafe?filter=state%3Alive&limit=100
        GET /api/v2/flags/cafe?filter=state%3Alive&limit=100&offset=1
        GET /api/v2/projects?limit=20

        project                         flags    old  unmaintained
        billing                             2      2             0
        cafe                                2      2             0
    "#]]);
}

#[tokio::test]
async fn asks_for_four_projects_at_a_time() {
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let stand_in = account(&keys);
    for key in &keys[..4] {
        let flags = stand_in.client().feature_flags().get_feature_flags(key);
        stand_in
            .expect(flags)
            .any_query()
            .failing_by(Fault::Silence);
    }
    let ran = run_until_met("hygiene_report", &[], &stand_in).await;
    assert_eq!(
        ran.sent().len(),
        5,
        "one list of projects, and four of flags"
    );
}

/// An account with these projects.
fn account(keys: &[&str]) -> StandIn {
    let project = |key: &&str| {
        let mut project = Project::example();
        (*key).clone_into(&mut project.key);
        project
    };
    let stand_in = StandIn::documented();
    let projects = stand_in.client().projects().get_projects();
    let page = keys.iter().map(project);
    stand_in.expect(projects).returning_pages([page]);
    stand_in
}
