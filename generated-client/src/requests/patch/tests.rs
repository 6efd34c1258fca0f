//! Patches and deletions as generated code sends them.

use crate::{
    error::ErrorKind,
    requests::{
        body::BodyOf,
        call::Call,
        patch::{JsonPatch, SemanticPatch},
    },
    test_api::{Change, Delete, reply, serve},
    test_server::Answer,
};
use serde_json::{Value, json};

#[tokio::test]
async fn patches_are_sent_with_their_media_types() {
    let (server, client) = serve(|_| reply(200, "{}")).await;
    let mut request = Change::new(&client, "k");
    request.call.json_patch(&JsonPatch::new().remove("/a"));
    request.await.unwrap();
    let mut request = Change::new(&client, "k");
    request
        .call
        .semantic_patch(&SemanticPatch::new().comment("c"));
    request.await.unwrap();

    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .map(|request| {
            (
                request.header("content-type").join("+"),
                String::from_utf8_lossy(&request.body).into_owned(),
            )
        })
        .collect();
    let semantic = "application/json; domain-model=launchdarkly.semanticpatch";
    assert_eq!(
        sent[0],
        (
            "application/json".to_owned(),
            r#"[{"op":"remove","path":"/a"}]"#.to_owned()
        )
    );
    assert_eq!(
        sent[1],
        (
            semantic.to_owned(),
            r#"{"comment":"c","instructions":[]}"#.to_owned()
        )
    );
}

/// A patch as the generator writes it, but for what it is read by.
#[derive(Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Growing {
    #[serde(skip_serializing_if = "Option::is_none")]
    environment_key: Option<String>,
    instructions: Vec<String>,
}

patch!(Growing, instructions(String));

#[tokio::test]
async fn a_patch_grows_and_takes_its_environment_from_the_path() {
    let (server, client) = serve(|_| reply(200, "{}")).await;
    let own = Growing {
        environment_key: Some("own".to_owned()),
        ..Growing::default()
    };
    assert!(own.is_empty());
    let grown = Growing::default().instruction("a").instruction("b");
    assert!(!grown.is_empty());
    let removal = JsonPatch::new().remove("/a");
    for set in [
        &(|call: &mut Call| call.semantic_patch(&grown)) as &dyn Fn(&mut Call),
        &|call| call.semantic_patch(&own),
        &|call| call.json_patch(&removal),
        &|_| (),
    ] {
        let mut request = Change::new(&client, "k");
        set(&mut request.call);
        request.call.in_environment("production");
        request.await.unwrap();
    }
    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .map(|request| serde_json::from_slice(&request.body).unwrap_or(Value::Null))
        .collect();
    assert_eq!(
        sent,
        [
            json!({"environmentKey": "production", "instructions": ["a", "b"]}),
            json!({"environmentKey": "own", "instructions": []}),
            json!([{"op": "remove", "path": "/a"}]),
            Value::Null,
        ]
    );
}

bodies!(Change, [JSON(JsonPatch), SEMANTIC_PATCH(SemanticPatch)]);

/// A type of an app's own, with a media type that is none.
#[derive(serde::Serialize)]
struct Own;

impl BodyOf<Change> for Own {
    const MEDIA_TYPE: &'static str = "line\nbreak";
}

#[tokio::test]
async fn the_type_of_a_body_decides_how_it_is_sent() {
    let (server, client) = serve(|_| reply(200, "{}")).await;
    let change = |set: &dyn Fn(&mut Call)| {
        let mut request = Change::new(&client, "k");
        set(&mut request.call);
        request
    };
    change(&|call| call.body::<Change, _>(&JsonPatch::new()))
        .await
        .unwrap();
    change(&|call| call.body::<Change, _>(&SemanticPatch::new()))
        .await
        .unwrap();
    let error = change(&|call| call.body::<Change, _>(&Own))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("is not a media type"), "{error}");

    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .map(|request| request.header("content-type").join("+"))
        .collect();
    assert_eq!(
        sent,
        [
            crate::requests::body::JSON,
            crate::requests::body::SEMANTIC_PATCH
        ]
    );
}

#[tokio::test]
async fn a_faulty_patch_is_not_sent() {
    let (server, client) = serve(|_| reply(200, "{}")).await;
    let mut json = Change::new(&client, "k");
    json.call
        .json_patch(&JsonPatch::new().remove("a").remove("/b"));
    let mut semantic = Change::new(&client, "k");
    semantic
        .call
        .semantic_patch(&SemanticPatch::new().instruction("no object"));
    for (request, problem) in [
        (json, r#""a" is not a JSON pointer"#),
        (semantic, "an instruction must be"),
    ] {
        let error = request.await.unwrap_err();
        assert_eq!(
            (error.kind(), error.operation()),
            (ErrorKind::Request, Some("change"))
        );
        assert!(error.to_string().contains(problem), "{error}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn no_content_is_a_unit() {
    let (server, client) =
        serve(|_| Answer::Bytes(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec()))
            .await;
    let () = Delete::new(&client, "k").await.unwrap();
    let response = Delete::new(&client, "k").send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), response.body().len()),
        (204, 0)
    );
    assert!(
        server
            .received()
            .iter()
            .all(|request| request.method == "DELETE" && request.body.is_empty())
    );
}
