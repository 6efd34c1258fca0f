//! `examples/copy_targeting.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, feature_flags::FeatureFlag, testing::StandIn};

use crate::{
    program::run,
    server::{answering, failing},
};

const ARGUMENTS: [&str; 4] = ["my-project", "new-checkout", "staging", "production"];

#[tokio::test]
async fn copies_the_versions_that_it_saw() {
    let stand_in = two_environments();
    let ran = run("copy_targeting", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project/new-checkout?env=staging&env=production
        POST /api/v2/flags/my-project/new-checkout/copy {"comment":"Tested in staging","excludedActions":["updateOn"],"source":{"currentVersion":7,"key":"staging"},"target":{"currentVersion":12,"key":"production"}}

        New checkout in production, now as in staging:
          2 rules
          1 lists of targets
    "#]]);
}

#[tokio::test]
async fn overwrites_no_change_of_others() {
    let stand_in = two_environments();
    let copies = "/api/v2/flags/my-project/new-checkout/copy";
    let code = "optimistic_locking_error";
    failing(&stand_in, Method::POST, copies, 409, code);
    let ran = run("copy_targeting", &ARGUMENTS, &stand_in).await;
    ran.check_failure(&expect![[r#"
        GET /api/v2/flags/my-project/new-checkout?env=staging&env=production
        POST /api/v2/flags/my-project/new-checkout/copy {"comment":"Tested in staging","excludedActions":["updateOn"],"source":{"currentVersion":7,"key":"staging"},"target":{"currentVersion":12,"key":"production"}}

        standard error:
        Error: "somebody has changed the targeting meanwhile: look again"
    "#]]);
}

/// The documentation shows a flag in production alone.
#[tokio::test]
async fn copies_nothing_from_nowhere() {
    let ran = run("copy_targeting", &ARGUMENTS, &StandIn::documented()).await;
    ran.check_failure(&expect![[r#"
        GET /api/v2/flags/my-project/new-checkout?env=staging&env=production

        standard error:
        Error: "my-project has no environment staging"
    "#]]);
}

/// The documented flag, with another environment.
fn two_environments() -> StandIn {
    let mut flag = FeatureFlag::example();
    let mut staging = flag.environments["production"].clone();
    staging.version = 7;
    flag.environments.insert("staging".to_owned(), staging);
    let stand_in = StandIn::documented();
    let path = "/api/v2/flags/my-project/new-checkout";
    answering(&stand_in, Method::GET, path, flag);
    stand_in
}
