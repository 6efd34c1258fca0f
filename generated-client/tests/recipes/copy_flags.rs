//! `examples/copy_flags.rs`.

use expect_test::expect;
use serde_json::{Value, json};

use crate::{
    program::run,
    server::{answering, documented, example_of, failing},
    support::{Answer, Received},
};

const ARGUMENTS: [&str; 3] = ["my-project", "new-project", "checkout"];

#[tokio::test]
async fn copies_a_flag_with_its_targeting() {
    let server = answering(|request| one_flag(request, &json!({"variation": 0}))).await;
    let ran = run("copy_flags", &ARGUMENTS, &server).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
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
    let server = answering(move |request| one_flag(request, &rollout)).await;
    let ran = run("copy_flags", &ARGUMENTS, &server).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        PATCH /api/v2/flags/new-project/new-checkout {"comment":"Copied from my-project","environmentKey":"production","instructions":[{"kind":"replaceTargets","targets":[{"contextKind":"user","values":["user-4821","user-5077"],"variationId":"new-0"},{"contextKind":"organization","values":["org-acme"],"variationId":"new-0"}]},{"kind":"replaceRules","rules":[{"clauses":[{"attribute":"country","contextKind":"user","negate":false,"op":"in","values":["de","fr"]}],"description":"Where the new checkout is allowed","rolloutBucketBy":"country","rolloutContextKind":"organization","rolloutWeights":{"new-0":25000,"new-1":75000},"trackEvents":false}]},{"kind":"updateFallthroughVariationOrRollout","variationId":"new-1"},{"kind":"updateOffVariation","variationId":"new-1"},{"kind":"turnFlagOn"}]}

        created new-checkout
          production: copied
          staging: no such environment in new-project
    "#]]);
}

/// The documented flag has a rule with an experiment, which no patch can set up.
#[tokio::test]
async fn says_what_cannot_be_copied() {
    let ran = run("copy_flags", &ARGUMENTS, &documented().await).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100&offset=1
        GET /api/v2/flags/my-project/loyalty-card
        POST /api/v2/flags/new-project {"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}

        created new-checkout
          production: not to be copied, as it has an experiment or rules that are off
        created new-checkout
          production: not to be copied, as it has an experiment or rules that are off
    "#]]);
}

#[tokio::test]
async fn leaves_a_flag_alone_that_exists() {
    let server = answering(|request| (request.method == "POST").then(|| failing(409, "conflict")));
    let ran = run("copy_flags", &ARGUMENTS, &server.await).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100
        GET /api/v2/flags/my-project/new-checkout
        POST /api/v2/flags/new-project {"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctags%3Acheckout&limit=100&offset=1
        GET /api/v2/flags/my-project/loyalty-card
        POST /api/v2/flags/new-project {"defaults":{"offVariation":1,"onVariation":0},"description":"Leads customers through the new checkout, step by step.","key":"new-checkout","name":"New checkout","tags":["customer-facing","ops"],"temporary":true,"variations":[{"description":"The new checkout","name":"Enabled","value":true},{"description":"The checkout of old","name":"Disabled","value":false}]}

        new-checkout exists already
        new-checkout exists already
    "#]]);
}

/// A project whose flag has one rule, which serves this, and another one in which the new flag has other identifiers.
fn one_flag(request: &Received, served: &Value) -> Option<Answer> {
    let mut flag = example_of("getFeatureFlag");
    let targeting = &mut flag["environments"]["production"];
    targeting["rules"].as_array_mut().unwrap().truncate(1);
    let rule = targeting["rules"][0].as_object_mut().unwrap();
    rule.remove("variation");
    rule.extend(served.as_object().unwrap().clone());
    flag["environments"]["staging"] = flag["environments"]["production"].clone();

    let mut created = example_of("postFeatureFlag");
    created["variations"][0]["_id"] = "new-0".into();
    created["variations"][1]["_id"] = "new-1".into();
    let answer = match (request.method.as_str(), request.target.contains('?')) {
        ("GET", true) => json!({"items": [flag], "totalCount": 1, "_links": {}}),
        ("GET", false) => flag,
        ("POST", _) => created,
        _ => return None,
    };
    Some(Answer::json(200, &answer.to_string()))
}
