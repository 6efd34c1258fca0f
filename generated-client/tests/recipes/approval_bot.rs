//! `examples/approval_bot.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, approvals::ExpandableApprovalRequest, testing::StandIn};
use serde_json::{Value, json};

use crate::{
    program::run,
    server::{answering, failing},
};

#[tokio::test]
async fn approves_what_is_harmless() {
    let harmless = json!([
        {"kind": "updateName", "value": "New checkout"},
        {"kind": "addTags", "values": ["checkout"]},
    ]);
    let stand_in = requests(&[harmless]);
    let ran = run("approval_bot", &["my-project"], &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100
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
    let ran = run("approval_bot", &["my-project"], &requests(&others)).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8101
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8102
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8103

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): it has no instructions
        65f1c8b4e4b0d2190c7a8101 (Give the new checkout to beta testers): it changes what the flag does
        65f1c8b4e4b0d2190c7a8102 (Give the new checkout to beta testers): `cascade`: there is no such property; there are `value`
        65f1c8b4e4b0d2190c7a8103 (Give the new checkout to beta testers): it changes what the flag does
    "#]]);
}

/// A request may do more than its instructions say.
#[tokio::test]
async fn looks_at_the_whole_request() {
    let harmless = json!([{"kind": "addTags", "values": ["checkout"]}]);
    let others = [
        ("resourceId", json!("proj/web:env/production:segment/beta")),
        ("conflicts", json!([{"reason": "the flag is archived"}])),
        ("source", json!({"key": "staging"})),
        ("operatingOnId", json!("65f1c6e0e4b0d2190c7a7204")),
        ("conflicts", json!("the flag is archived")),
        ("cascade", json!(true)),
    ];
    let others = others.iter().enumerate().map(|(number, (name, value))| {
        let mut request = request(number, &harmless);
        request[*name] = value.clone();
        request
    });
    let ran = run(
        "approval_bot",
        &["my-project"],
        &pending(&others.collect::<Vec<_>>()),
    )
    .await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8101
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8102
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8103
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8104
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8105

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): it does not say which flag it changes
        65f1c8b4e4b0d2190c7a8101 (Give the new checkout to beta testers): its instructions do not say all
        65f1c8b4e4b0d2190c7a8102 (Give the new checkout to beta testers): its instructions do not say all
        65f1c8b4e4b0d2190c7a8103 (Give the new checkout to beta testers): its instructions do not say all
        65f1c8b4e4b0d2190c7a8104: getApprovalRequest: cannot decode `conflicts`: expected a list, found a string at line 1 column 938 (GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8104)
        65f1c8b4e4b0d2190c7a8105 (Give the new checkout to beta testers): its instructions do not say all
    "#]]);
}

/// Each approval would move what is on the second page to the first one.
#[tokio::test]
async fn reads_all_pages_before_it_approves() {
    let harmless = json!([{"kind": "removeTags", "values": ["checkout"]}]);
    let items = [request(0, &harmless), request(1, &harmless)];
    let stand_in = answered_one_by_one(&items);
    let list = stand_in.client().approvals().get_approval_requests();
    let pages =
        items.map(|item| serde_json::from_value::<ExpandableApprovalRequest>(item).unwrap());
    let list = stand_in.expect(list).any_query();
    list.returning_pages(pages.map(|item| vec![item]));
    let ran = run("approval_bot", &["my-project"], &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200&offset=1
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100
        POST /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100/reviews {"comment":"Changes names, descriptions or tags alone","kind":"approve"}
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8101
        POST /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8101/reviews {"comment":"Changes names, descriptions or tags alone","kind":"approve"}

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): approved
        65f1c8b4e4b0d2190c7a8101 (Give the new checkout to beta testers): approved
    "#]]);
}

#[tokio::test]
async fn passes_over_what_a_person_has_reviewed_meanwhile() {
    let harmless = json!([{"kind": "removeTags", "values": ["checkout"]}]);
    let stand_in = requests(&[harmless]);
    let path = "/api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100/reviews";
    failing(&stand_in, Method::POST, path, 409, "conflict");
    let ran = run("approval_bot", &["my-project"], &stand_in).await;
    ran.check(&expect![[r#"
        GET /api/v2/approval-requests?filter=projectKey%20equals%20my-project%2CresourceKind%20equals%20flag%2CreviewStatus%20anyOf%20%5B%22pending%22%5D&limit=200
        GET /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100
        POST /api/v2/approval-requests/65f1c8b4e4b0d2190c7a8100/reviews {"comment":"Changes names, descriptions or tags alone","kind":"approve"}

        65f1c8b4e4b0d2190c7a8100 (Give the new checkout to beta testers): reviewed
    "#]]);
}

/// Pending requests with these instructions.
fn requests(instructions: &[Value]) -> StandIn {
    let numbered = instructions.iter().enumerate();
    let requests = numbered.map(|(number, of)| request(number, of));
    pending(&requests.collect::<Vec<_>>())
}

/// A request for a change of a flag.
fn request(number: usize, instructions: &Value) -> Value {
    let mut request = json!(ExpandableApprovalRequest::example());
    request["_id"] = format!("65f1c8b4e4b0d2190c7a810{number}").into();
    request["instructions"] = instructions.clone();
    request["conflicts"] = json!([]);
    for other in ["source", "operatingOnId"] {
        request.as_object_mut().unwrap().remove(other);
    }
    request
}

/// A list of these requests.
fn pending(items: &[Value]) -> StandIn {
    let stand_in = answered_one_by_one(items);
    let page = json!({"items": items, "totalCount": items.len(), "_links": {}});
    answering(&stand_in, Method::GET, "/api/v2/approval-requests", page);
    stand_in
}

/// These requests, each by itself.
fn answered_one_by_one(items: &[Value]) -> StandIn {
    let stand_in = StandIn::documented();
    for item in items {
        let id = item["_id"].as_str().unwrap();
        let path = format!("/api/v2/approval-requests/{id}");
        answering(&stand_in, Method::GET, &path, item);
    }
    stand_in
}
