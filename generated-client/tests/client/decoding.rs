//! Unusual responses that still decode. One that is compressed needs sockets.

use crate::{ENVIRONMENT, client, server, support::Answer};
use launchdarkly_api::feature_flags::{FlagInstruction, TurnFlagOn};
use launchdarkly_api::segments::SegmentUserList;
use launchdarkly_api::teams::AddMembersToTeams;
use launchdarkly_api::{
    CallInfo, Deviation, Deviations, Error, Hooks, Method, Stream, UnixMillis,
    common::ApplicationKind, environments::Environment, testing::StandIn,
};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

#[tokio::test]
async fn unknown_values_are_kept_and_unknown_fields_reachable() {
    let body = json!({
        "autoAdded": true, "key": "k", "kind": "toaster", "name": "n", "creationDate": 1_700_000_000_000.0,
        "description": null, "_links": null, "new": [1, {"a": null}],
    });
    let stand_in = StandIn::new();
    let get = stand_in.client().applications().get_application("k");
    stand_in.expect(get.clone()).returning_json(body);
    let response = get.send().await.unwrap();
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
    assert_eq!(application.extra.get("new"), Some(&json!([1, {"a": null}])));
    let paths: Vec<_> = response.deviations().iter().map(Deviation::path).collect();
    assert_eq!(paths, ["kind"]);
}

/// Remembers what it was told.
#[derive(Default)]
struct Told(Mutex<Vec<String>>);

impl Hooks for Told {
    fn on_deviations(&self, call: &CallInfo<'_>, deviations: &Deviations) {
        let (operation, count) = (call.operation, deviations.count());
        assert!(call.path.starts_with("/api/v2/") && call.method == Method::GET);
        let mut told = self.0.lock().unwrap();
        told.extend(
            deviations
                .iter()
                .map(|one| format!("{operation} ({count}): {one}")),
        );
    }

    fn on_decode_error(&self, error: &Error) {
        self.0.lock().unwrap().push(error.to_string());
    }
}

#[tokio::test]
async fn hooks_are_told_of_what_is_not_as_documented() {
    let odd = ENVIRONMENT
        .replace("\"ops\"", "null")
        .replace("\"confirmChanges\": true", "\"more\": 1");
    let odd: Value = serde_json::from_str(&odd).unwrap();
    let stand_in = StandIn::new();
    let told = Arc::new(Told::default());
    let builder = stand_in.client_builder().hooks(told.clone());
    let client = builder.build().unwrap();
    let get = client.environments().get_environment("p", "e");
    stand_in.expect(get.clone()).returning_json(odd).times(2);
    let environment = get.clone().await.unwrap();
    assert_eq!(environment.tags, [""]);
    assert!(!environment.confirm_changes);
    let expected = [
        "getEnvironment (2): `tags[0]`: expected a string, found null",
        "getEnvironment (2): `confirmChanges`: expected a boolean, found nothing",
    ];
    assert_eq!(*told.0.lock().unwrap(), expected);

    let error = get.with_strict_response().await.unwrap_err();
    assert_eq!(error.decode_path(), Some("tags[0]"));
    let told = told.0.lock().unwrap();
    assert_eq!((told.len(), &told[2]), (3, &error.to_string()));
}

/// An attempt with such an answer counts as a success, so only this tells of it.
#[tokio::test]
async fn hooks_are_told_of_what_cannot_be_decoded() {
    let stand_in = StandIn::new();
    let told = Arc::new(Told::default());
    let builder = stand_in.client_builder().hooks(told.clone());
    let client = builder.build().unwrap();
    let (html, page) = ("text/html; charset=utf-8", "<p>Sign in</p>");
    let get = client.environments().get_environment("p", "e");
    let expected = stand_in.expect(get.clone());
    expected.returning_body(html, page);
    let delete = client.environments().delete_environment("p", "e");
    let expected = stand_in.expect(delete.clone());
    // A page to log in, in place of an empty answer, is no success.
    expected.returning_body(html, page).with_status(200);
    let errors = [get.await.unwrap_err(), delete.await.unwrap_err()];
    let texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(*told.0.lock().unwrap(), texts);
    assert!(errors.iter().all(Error::is_decode), "{texts:?}");
    assert!(texts[1].contains("the body is a web page"), "{texts:?}");
}

#[tokio::test]
async fn pages_and_items_tell_of_deviations_too() {
    let page = json!({"items": [{"name": 5}, {}], "_links": {}});
    let stand_in = StandIn::new();
    let told = Arc::new(Told::default());
    let builder = stand_in.client_builder().hooks(told.clone());
    let teams = builder.build().unwrap().teams().get_teams();
    let list = stand_in.expect(teams.clone()).any_query();
    list.returning_json(page);
    let mut items = Box::pin(teams.items());
    let first = std::future::poll_fn(|context| items.as_mut().poll_next(context)).await;
    assert_eq!(first.unwrap().unwrap().name, None);
    let told = told.0.lock().unwrap();
    assert!(
        told.contains(
            &"getTeams (1): `items[0].name`: expected a string, found a number".to_owned()
        ),
        "{told:?}"
    );
}

/// Read and written again, an object is the same, with what the crate does not know of it.
#[test]
fn nothing_gets_lost_on_the_way_through() {
    let mut value: Value = serde_json::from_str(ENVIRONMENT).unwrap();
    value["new"] = json!({"a": [1, null]});
    value["_links"]["self"]["title"] = json!("E");
    let environment: Environment = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&environment).unwrap(), value);
    let shown = format!("{environment:?}");
    assert!(
        shown.contains(r#"extra: ["new"]"#) && !shown.contains("null"),
        "{shown}"
    );
}

#[test]
fn a_request_may_say_more_than_its_type_knows() {
    let on = TurnFlagOn::new().with_extra("cascade", true);
    let value = serde_json::to_value(&on).unwrap();
    assert_eq!(value, json!({"kind": "turnFlagOn", "cascade": true}));
    let back: FlagInstruction = serde_json::from_value(value).unwrap();
    assert!(matches!(back, FlagInstruction::TurnFlagOn(back) if *back == on));
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

/// Without it, the instruction would leave the value as it is.
#[test]
fn an_instruction_keeps_its_null() {
    let json = json!({"kind": "updateVariation", "variationId": "v", "value": null});
    let read: FlagInstruction = serde_json::from_value(json.clone()).unwrap();
    assert!(
        matches!(&read, FlagInstruction::FlagUpdateVariation(update) if update.value == Some(Value::Null)),
        "{read:?}"
    );
    assert_eq!(serde_json::to_value(&read).unwrap(), json);
}
