//! `examples/copy_targeting.rs`.

use expect_test::expect;

use crate::{
    program::run,
    server::{answering, documented, example_of, failing},
    support::{Answer, Received},
};

const ARGUMENTS: [&str; 4] = ["my-project", "new-checkout", "staging", "production"];

#[tokio::test]
async fn copies_the_versions_that_it_saw() {
    let server = answering(two_environments).await;
    let ran = run("copy_targeting", &ARGUMENTS, &server).await;
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
    let server = answering(|request| {
        two_environments(request).or_else(|| Some(failing(409, "optimistic_locking_error")))
    });
    let ran = run("copy_targeting", &ARGUMENTS, &server.await).await;
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
    let ran = run("copy_targeting", &ARGUMENTS, &documented().await).await;
    ran.check_failure(&expect![[r#"
        GET /api/v2/flags/my-project/new-checkout?env=staging&env=production

        standard error:
        Error: "my-project has no environment staging"
    "#]]);
}

/// The documented flag, with another environment.
fn two_environments(request: &Received) -> Option<Answer> {
    let mut flag = example_of("getFeatureFlag");
    let mut staging = flag["environments"]["production"].clone();
    staging["version"] = 7.into();
    flag["environments"]["staging"] = staging;
    (request.method == "GET").then(|| Answer::json(200, &flag.to_string()))
}
