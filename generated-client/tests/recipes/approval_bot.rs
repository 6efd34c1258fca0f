//! `examples/approval_bot.rs`.

use expect_test::expect;
use serde_json::{Value, json};

use crate::{
    program::run,
    server::{answering, example_of, failing},
    support::{Answer, Received},
};

#[tokio::test]
async fn approves_what_is_harmless() {
    let harmless = json!([
        {"kind": "updateName", "value": "New checkout"},
        {"kind": "addTags", "values": ["checkout"]},
    ]);
    let server = answering(move |request| requests(request, &[&harmless])).await;
    let ran = run("approval_bot", &["my-project"], &server).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        POST /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100/reviews {"comment":"Changes names, descriptions or tags alone","kind":"approve"}

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): approved
    "#]]);
}

/// What it does not know for sure, it leaves to people.
#[tokio::test]
async fn approves_nothing_else() {
    let others = [
        json!([]),
        json!([{"kind": "addTags", "values": ["checkout"]}, {"kind": "turnFlagOff"}]),
        json!([{"kind": "updateName", "value": "New checkout", "cascade": true}]),
        json!([{"kind": "updateSomething"}]),
    ];
    let server = answering(move |request| requests(request, &others.each_ref())).await;
    let ran = run("approval_bot", &["my-project"], &server).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): it has no instructions
        65f1c8b4e4b0d2190c7a8101 (Give the new checkout to beta testers): it changes what the flag does
        65f1c8b4e4b0d2190c7a8102 (Give the new checkout to beta testers): `cascade`: there is no such property; there are `value`
        65f1c8b4e4b0d2190c7a8103 (Give the new checkout to beta testers): it changes what the flag does
    "#]]);
}

#[tokio::test]
async fn passes_over_what_a_person_has_reviewed_meanwhile() {
    let harmless = json!([{"kind": "removeTags", "values": ["checkout"]}]);
    let server = answering(move |request| {
        requests(request, &[&harmless]).or_else(|| Some(failing(409, "conflict")))
    });
    let ran = run("approval_bot", &["my-project"], &server.await).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        POST /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100/reviews {"comment":"Changes names, descriptions or tags alone","kind":"approve"}

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): reviewed
    "#]]);
}

/// Pending requests with these instructions.
fn requests(request: &Received, instructions: &[&Value]) -> Option<Answer> {
    let mut page = example_of("getApprovalRequests");
    let asked = |(number, instructions): (usize, &&Value)| {
        let mut asked = page["items"][0].clone();
        asked["_id"] = format!("65f1c8b4e4b0d2190c7a810{number}").into();
        asked["instructions"] = (*instructions).clone();
        asked
    };
    let items: Value = instructions.iter().enumerate().map(asked).collect();
    page["items"] = items;
    page["totalCount"] = instructions.len().into();
    page["_links"].as_object_mut().unwrap().remove("next");
    (request.method == "GET").then(|| Answer::json(200, &page.to_string()))
}
