//! `examples/four_operations.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, testing::StandIn};

use crate::{program::run, server::failing};

const ARGUMENTS: [&str; 3] = ["my-project", "production", "com.launchdarkly.cafe"];

#[tokio::test]
async fn calls_all_four() {
    let ran = run("four_operations", &ARGUMENTS, &StandIn::documented()).await;
    ran.check(&expect![[r#"
        GET /api/v2/projects/my-project/environments/production
        GET /api/v2/applications/com.launchdarkly.cafe?expand=flags
        POST /api/v2/engineering-insights/insights/group {"applicationKeys":["com.launchdarkly.cafe"],"environmentKey":"production","key":"created-by-an-example","name":"Created by an example","projectKey":"my-project"}
        GET /api/v2/engineering-insights/insights/groups/my-project-production-cafe?expand=scores,environment

        environment Production (production), tags ["customer-facing", "ops"]
          its SDK key prints as [redacted]
        application LaunchDarkly Cafe (mobile)
          flag new-checkout
          flag loyalty-card
        insight group Production - Cafe (200 OK)
          overall 69: fair
    "#]]);
}

#[tokio::test]
async fn finds_the_group_of_an_earlier_run() {
    let stand_in = StandIn::documented();
    let path = "/api/v2/engineering-insights/insights/group";
    failing(&stand_in, Method::POST, path, 409, "conflict");
    let ran = run("four_operations", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/projects/my-project/environments/production
        GET /api/v2/applications/com.launchdarkly.cafe?expand=flags
        POST /api/v2/engineering-insights/insights/group {"applicationKeys":["com.launchdarkly.cafe"],"environmentKey":"production","key":"created-by-an-example","name":"Created by an example","projectKey":"my-project"}
        GET /api/v2/engineering-insights/insights/groups/created-by-an-example?expand=scores,environment

        environment Production (production), tags ["customer-facing", "ops"]
          its SDK key prints as [redacted]
        application LaunchDarkly Cafe (mobile)
          flag new-checkout
          flag loyalty-card
        insight group Production - Cafe (200 OK)
          overall 69: fair
    "#]]);
}
