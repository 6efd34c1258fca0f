//! `examples/create_project.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, testing::StandIn};

use crate::{program::run, server::failing};

const ARGUMENTS: [&str; 2] = ["my-project", "My project"];

#[tokio::test]
async fn creates_a_project_with_its_environments() {
    let ran = run("create_project", &ARGUMENTS, &StandIn::documented()).await;
    ran.check(&expect![[r#"
        POST /api/v2/projects {"environments":[{"color":"1F6FEB","key":"staging","name":"Staging"},{"color":"417505","confirmChanges":true,"critical":true,"key":"production","name":"Production","requireComments":true}],"key":"my-project","name":"My project"}

        created My project with
          Production (production)
    "#]]);
}

#[tokio::test]
async fn finds_a_project_that_exists() {
    let stand_in = StandIn::documented();
    failing(&stand_in, Method::POST, "/api/v2/projects", 409, "conflict");
    let ran = run("create_project", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        POST /api/v2/projects {"environments":[{"color":"1F6FEB","key":"staging","name":"Staging"},{"color":"417505","confirmChanges":true,"critical":true,"key":"production","name":"Production","requireComments":true}],"key":"my-project","name":"My project"}
        GET /api/v2/projects/my-project

        My project exists already
    "#]]);
}
