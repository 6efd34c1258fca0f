//! What a response may be and still decode.

use crate::{ENVIRONMENT, client, server, support::Answer};
use launchdarkly_api::segments::SegmentUserList;
use launchdarkly_api::teams::AddMembersToTeams;
use launchdarkly_api::{UnixMillis, common::ApplicationKind, environments::Environment};
use serde_json::{Value, json};

#[tokio::test]
async fn unknown_values_are_kept_and_unknown_fields_reachable() {
    let body = r#"{"autoAdded": true, "key": "k", "kind": "toaster", "name": "n", "creationDate": 1700000000000.0,
                   "description": null, "_links": null, "new": [1, {"a": null}]}"#;
    let server = server(Answer::json(200, body)).await;
    let response = client(&server)
        .applications()
        .get_application("k")
        .send()
        .await
        .unwrap();
    let application = response.value();
    assert_eq!(application.kind.as_str(), "toaster");
    assert!(
        matches!(&application.kind, ApplicationKind::Unknown(value) if value.as_str() == "toaster")
    );
    assert_eq!(
        application.creation_date,
        Some(UnixMillis::new(1_700_000_000_000))
    );
    assert!(application.description.is_none() && application.links.is_empty());
    assert_eq!(
        response.json::<Value>().unwrap()["new"],
        json!([1, {"a": null}])
    );
}

#[test]
fn serde_alone_decodes_too() {
    let environment: Environment = serde_json::from_str(ENVIRONMENT).unwrap();
    let value: Value = serde_json::from_str(ENVIRONMENT).unwrap();
    assert_eq!(
        serde_json::from_value::<Environment>(value.clone()).unwrap(),
        environment
    );
    assert_eq!(serde_json::to_value(&environment).unwrap(), value);
}

#[tokio::test]
async fn compressed_responses_are_unpacked() {
    // `{"a":1}`, by gzip.
    let gzip = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 74, 84, 178, 50, 172, 5, 0, 175, 172, 27, 86, 7,
        0, 0, 0,
    ];
    let head = format!(
        "HTTP/1.1 200 -\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        gzip.len()
    );
    let server = server(Answer::Bytes([head.as_bytes(), &gzip].concat())).await;
    let response = client(&server)
        .request(launchdarkly_api::Method::GET, "/")
        .await
        .unwrap();
    assert_eq!(&response.body()[..], b"{\"a\":1}");
}

/// Names that no rule makes of those on the wire.
#[test]
fn debug_says_the_names_of_the_fields() {
    let add = AddMembersToTeams::new(["m"], ["t"]);
    assert_eq!(
        format!("{add:?}"),
        r#"AddMembersToTeams { member_ids: ["m"], team_keys: ["t"] }"#
    );
    let list: SegmentUserList = serde_json::from_str(r#"{"add": ["a"]}"#).unwrap();
    assert_eq!(
        format!("{list:?}"),
        r#"SegmentUserList { to_add: Some(["a"]), to_remove: None }"#
    );
}
