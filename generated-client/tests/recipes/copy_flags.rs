//! `examples/copy_flags.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, feature_flags::FeatureFlag, testing::StandIn};
use serde_json::{Value, json};

use crate::{
    program::run,
    server::{answering, failing},
};

const ARGUMENTS: [&str; 3] = ["my-project", "new-project", "checkout"];

const TARGET: &str = "/api/v2/flags/new-project";

#[tokio::test]
async fn copies_a_flag_with_its_targeting() {
    let stand_in = one_flag(&json!({"variation": 0}));
    let ran = run("copy_flags", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        PATCH /api/v2/flags/new-project/new-checkout {"comment":"Copied from my-project","environmentKey":"production","instructions":[{"kind":"replaceTargets","targets":[{"contextKind":"user","values":["user-4821","user-5077"],"variationId":"new-0"},{"contextKind":"organization","values":["org-acme"],"variationId":"new-0"}]},{"kind":"replaceRules","rules":[{"clauses":[{"attribute":"country","contextKind":"user","negate":false,"op":"in","values":["de","fr"]}],"description":"Where the new checkout is allowed","trackEvents":false,"variationId":"new-0"}]},{"kind":"updateFallthroughVariationOrRollout","variationId":"new-1"},{"kind":"updateOffVariation","variationId":"new-1"},{"kind":"turnFlagOn"}]}

        created new-checkout
          production: copied
          staging: no such environment in new-project
    "#]]);
}

#[tokio::test]
async fn copies_a_rollout() {
    let rollout = json!({
        "rollout": {
            "variations": [{"variation": 0, "weight": 25000}, {"variation": 1, "weight": 75000}],
            "bucketBy": "country",
            "contextKind": "organization",
        },
    });
    let ran = run("copy_flags", &ARGUMENTS, &one_flag(&rollout)).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        PATCH /api/v2/flags/new-project/new-checkout {"comment":"Copied from my-project","environmentKey":"production","instructions":[{"kind":"replaceTargets","targets":[{"contextKind":"user","values":["user-4821","user-5077"],"variationId":"new-0"},{"contextKind":"organization","values":["org-acme"],"variationId":"new-0"}]},{"kind":"replaceRules","rules":[{"clauses":[{"attribute":"country","contextKind":"user","negate":false,"op":"in","values":["de","fr"]}],"description":"Where the new checkout is allowed","rolloutBucketBy":"country","rolloutContextKind":"organization","rolloutWeights":{"new-0":25000,"new-1":75000},"trackEvents":false}]},{"kind":"updateFallthroughVariationOrRollout","variationId":"new-1"},{"kind":"updateOffVariation","variationId":"new-1"},{"kind":"turnFlagOn"}]}

        created new-checkout
          production: copied
          staging: no such environment in new-project
    "#]]);
}

/// No patch can set up an experiment.
#[tokio::test]
async fn copies_no_experiment() {
    let allocation = json!({"defaultVariation": 0, "canReshuffle": true});
    let variations = json!([{"variation": 0, "weight": 100_000}]);
    let rollout = json!({"variations": variations, "experimentAllocation": allocation});
    let stand_in = one_flag(&json!({"rollout": rollout}));
    let ran = run("copy_flags", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}

        created new-checkout
          production: not to be copied, as it has an experiment, or rules that are off or incomplete
          staging: no such environment in new-project
    "#]]);
}

/// The documented flag has prerequisites. The second one is the same again.
#[tokio::test]
async fn says_what_cannot_be_copied() {
    let ran = run("copy_flags", &ARGUMENTS, &StandIn::documented()).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100&offset=1
        GET /api/v2/flags/my-project/loyalty-card
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}

        created new-checkout
          production: not to be copied, as it has prerequisites
        new-checkout exists already
    "#]]);
}

#[tokio::test]
async fn leaves_a_flag_alone_that_exists() {
    let stand_in = StandIn::documented();
    failing(&stand_in, Method::POST, TARGET, 409, "conflict").times(2);
    let ran = run("copy_flags", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100&offset=1
        GET /api/v2/flags/my-project/loyalty-card
        POST /api/v2/flags/new-project {"clientSideAvailability":{"usingEnvironmentId":false,"usingMobileKey":true},"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}

        new-checkout exists already
        new-checkout exists already
    "#]]);
}

/// Rules that are no list would be read as none, and the copy would serve everyone the same.
#[tokio::test]
async fn copies_nothing_that_it_cannot_read() {
    let stand_in = StandIn::documented();
    let mut flag = json!(FeatureFlag::example());
    flag["environments"]["production"]["rules"] = json!("none");
    let path = "/api/v2/flags/my-project/new-checkout";
    answering(&stand_in, Method::GET, path, flag);
    let ran = run("copy_flags", &ARGUMENTS, &stand_in).await;
    ran.check_failure(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout

        standard error:
        Error: getFeatureFlag: cannot decode `environments.production.rules`: expected a list, found a string at line 1 column 1762 (GET /api/v2/flags/my-project/new-checkout)
    "#]]);
}

/// A project whose flag has one rule, which serves this, and another one in which the new flag has other identifiers.
fn one_flag(served: &Value) -> StandIn {
    let mut flag = json!(FeatureFlag::example());
    let targeting = &mut flag["environments"]["production"];
    targeting["prerequisites"] = json!([]);
    targeting["rules"].as_array_mut().unwrap().truncate(1);
    let rule = targeting["rules"][0].as_object_mut().unwrap();
    rule.remove("variation");
    rule.extend(served.as_object().unwrap().clone());
    flag["environments"]["staging"] = flag["environments"]["production"].clone();

    let mut created = FeatureFlag::example();
    for (number, variation) in created.variations.iter_mut().enumerate() {
        variation.id = Some(format!("new-{number}"));
    }
    let stand_in = StandIn::documented();
    let list = json!({"items": [flag], "totalCount": 1, "_links": {}});
    answering(&stand_in, Method::GET, "/api/v2/flags/my-project", list);
    let path = "/api/v2/flags/my-project/new-checkout";
    answering(&stand_in, Method::GET, path, flag);
    answering(&stand_in, Method::POST, TARGET, created);
    stand_in
}
