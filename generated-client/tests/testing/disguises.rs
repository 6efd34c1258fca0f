//! What counts as a secret in a recording, and where.

use launchdarkly_api::{
    Client, Error, Method,
    testing::{Replay, StandIn},
};
use serde_json::{Value, json};

use crate::recordings::recorded;

/// Sends a raw request that gets this JSON, and returns the exchange as it is in the file.
async fn exchange(method: Method, path: &str, sent: &Value, answer: Value) -> Result<Value, Error> {
    let stand_in = StandIn::new();
    let expected = stand_in.client().request(method.clone(), path).json(sent);
    stand_in.expect(expected).returning_json(answer);
    let (client, recorder) = recorded(&stand_in)?;
    client.request(method, path).json(sent).await?;
    let mut file: Value = serde_json::from_str(&recorder.to_json()).expect("JSON");
    Ok(file["exchanges"][0].take())
}

/// Whatever is documented: the features of some groups are off, and other things are nowhere documented.
#[tokio::test]
async fn a_name_can_say_that_its_value_is_a_secret() -> Result<(), Error> {
    let sent = json!({ "client-secret": "hunter2-sent" });
    let answer = json!({
        "_clientSecret": "hunter2-a",
        "signing_secret": "hunter2-b",
        "accessTokens": ["hunter2-c"],
        "continuationToken": "page-2",
        "variations": [{ "value": "on" }],
        "key": "production"
    });
    let kept = exchange(Method::POST, "/api/v2/oauth/clients", &sent, answer).await?;
    assert!(!kept.to_string().contains("hunter2"), "{kept}");
    let answered = &kept["answered"];
    assert_eq!(answered["continuationToken"], "page-2");
    assert_eq!(answered["variations"][0]["value"], "on");
    assert_eq!(answered["key"], "production");
    Ok(())
}

/// A patch says by its path what its value is.
#[tokio::test]
async fn a_patch_can_set_a_secret() -> Result<(), Error> {
    let patch =
        |path: &str, value: &str| json!([{ "op": "replace", "path": path, "value": value }]);
    for (path, value) in [
        ("/secret", "hunter2-a"),
        ("/config/apiKey", "hunter2-b"),
        ("/accessTokens/0", "hunter2-d"),
        ("/accessTokens/-", "hunter2-e"),
        ("/name", "Ann"),
    ] {
        let sent = patch(path, value);
        let kept = exchange(Method::PATCH, "/api/v2/webhooks/1", &sent, json!({})).await?;
        assert_eq!(kept["sent"][0]["path"], path);
        assert_ne!(kept["sent"][0]["value"], value);
    }
    let sent = patch("/on", "hunter2-c");
    let kept = exchange(Method::PATCH, "/api/v2/webhooks/1", &sent, json!({})).await?;
    assert_eq!(kept["sent"], sent);
    Ok(())
}

/// A secret that could also be a key is replaced in its own place only, so that requests stay what they are.
#[tokio::test]
async fn a_secret_that_is_a_word_is_no_secret_elsewhere() -> Result<(), Error> {
    let path = "/api/v2/webhooks/production/test";
    let answer = json!({
        "key": "test",
        "secret": "test",
        "mobileKey": "production",
        "token": "hunter2-a",
        "tags": ["test", "production", "of hunter2-a"]
    });
    let kept = exchange(Method::GET, path, &json!({}), answer).await?;
    assert_eq!(kept["request"], format!("GET {path}"));
    let answered = &kept["answered"];
    assert_eq!(
        (&answered["key"], &answered["tags"][0]),
        (&json!("test"), &json!("test"))
    );
    assert_eq!(answered["tags"][1], "production");
    assert_ne!(answered["secret"], "test");
    assert_ne!(answered["mobileKey"], "production");
    assert!(!kept.to_string().contains("hunter2"), "{kept}");
    Ok(())
}

/// What the client reads though JSON parsers reject it: a byte order mark, half an emoji, a number beyond a double, a deep list.
#[tokio::test]
async fn secrets_are_found_in_odd_json() -> Result<(), Box<dyn std::error::Error>> {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let oddities = [
        ("\u{feff}", "1"),
        ("", r#""\ud83c""#),
        ("", "1e999"),
        ("", &deep),
    ];
    let stand_in = StandIn::new();
    let get = |client: Client| client.request(Method::GET, "/api/v2/x");
    let mut expected = stand_in.expect(get(stand_in.client()));
    for (mark, odd) in oddities {
        let body = format!(r#"{mark}{{"firstName": "Ann", "secret": "hunter2-a", "odd": {odd}}}"#);
        expected = expected.then_returning_body("application/json", body);
    }
    drop(expected);
    let (client, recorder) = recorded(&stand_in)?;
    let mut odd = Vec::new();
    for _ in oddities {
        odd.push(get(client.clone()).send().await?);
    }
    let recording = recorder.to_json();
    assert!(
        !recording.contains("hunter2") && !recording.contains("Ann"),
        "{recording}"
    );
    let replay = Replay::parse(&recording)?;
    for response in odd {
        let again: Value = get(replay.client()).send().await?.json()?;
        // The deep list is refused, and is in the file as far as types of the client read it.
        if let Ok(first) = response.json::<Value>() {
            assert_eq!(again["odd"], first["odd"]);
        }
    }
    Ok(())
}
