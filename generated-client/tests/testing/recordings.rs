//! Recordings: what was answered is played back, and what does not belong in a file is not in it.

use std::{io, sync::Arc};

use launchdarkly_api::{
    Client, Error, Method,
    environments::Environment,
    testing::{Fault, Recorder, Replay, StandIn},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::misuse::panic_of;

const KEY: &str = "sdk-0f1e2d3c-4b5a-4968-8776-655443322110";

/// A client whose exchanges are recorded.
pub(crate) fn recorded(stand_in: &StandIn) -> Result<(Client, Arc<Recorder>), Error> {
    let recorder = Arc::new(Recorder::over(stand_in.transport()));
    let client = Client::builder().access_token("api-of-somebody");
    Ok((client.transport(recorder.clone()).build()?, recorder))
}

#[tokio::test]
async fn what_was_answered_is_played_back() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    let delete = stand_in
        .client()
        .environments()
        .delete_environment("web", "production");
    stand_in
        .expect(get)
        .failing(404, "not_found", "Not yet")
        .then_returning(Environment::example())
        .with_header("x-ratelimit-route-remaining", "4");
    stand_in.expect(delete);
    let (client, recorder) = recorded(&stand_in)?;
    let environments = client.environments();
    assert!(
        environments
            .get_environment("web", "production")
            .await
            .is_err()
    );
    let original = environments.get_environment("web", "production").await?;
    environments.delete_environment("web", "production").await?;

    let folder = tempfile::tempdir()?;
    let path = folder.path().join("recorded.json");
    recorder.save(&path)?;
    is_played_back(&Replay::load(&path)?, &original).await?;
    Ok(())
}

async fn is_played_back(replay: &Replay, original: &Environment) -> Result<(), Error> {
    let environments = replay.client().environments();
    let error = environments
        .get_environment("web", "production")
        .await
        .expect_err("the first time");
    assert_eq!(error.message(), Some("Not yet"));
    for _ in 0..2 {
        let response = environments
            .get_environment("web", "production")
            .send()
            .await?;
        assert_eq!(response.rate_limit().route_remaining, Some(4));
        let environment = response.into_inner();
        assert_eq!(
            (&environment.key, &environment.id),
            (&original.key, &original.id)
        );
    }
    let response = environments
        .delete_environment("web", "production")
        .send()
        .await?;
    assert_eq!(response.status().as_u16(), 204);
    Ok(())
}

#[tokio::test]
async fn what_was_not_recorded_is_not_played() -> Result<(), Box<dyn std::error::Error>> {
    let recorded = r#"{"exchanges": [
        {"request": "GET /api/v2/projects/web/environments/production", "status": 404}
    ]}"#;
    let replay = Replay::parse(recorded)?;
    let environments = replay.client().environments();
    let error = environments
        .get_environment("web", "other")
        .await
        .expect_err("it was not recorded");
    assert!(
        error
            .to_string()
            .contains("the nearest is GET /api/v2/projects/web/environments/production"),
        "{error}"
    );
    assert!(panic_of(|| drop(replay)).contains("environments/other was not expected"));
    Ok(())
}

/// Each client that it is given to has an origin of its own.
#[tokio::test]
async fn the_network_is_that_of_the_client() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let recorder = Arc::new(Recorder::over_network()?);
    let client = Client::builder()
        .access_token("api-of-somebody")
        .base_url(format!("http://{address}"))
        .transport(recorder.clone())
        .build()?;
    let answer = async {
        let (mut stream, _) = listener.accept().await?;
        let mut head = vec![0; 16];
        stream.read_exact(&mut head).await?;
        let answer = "HTTP/1.1 201 -\r\nlocation: /api/v2/x/1\r\ncontent-length: 0\r\n\r\n";
        stream.write_all(answer.as_bytes()).await?;
        io::Result::Ok(head)
    };
    let post = client.request(Method::POST, "/api/v2/x");
    let (head, response) = tokio::join!(answer, post.send());
    assert_eq!(head?, b"POST /api/v2/x H");
    assert_eq!(response?.location(), Some("/api/v2/x/1"));

    let replay = Replay::parse(&recorder.to_json())?;
    let again = replay.client().request(Method::POST, "/api/v2/x").await?;
    assert_eq!(again.location(), Some("/api/v2/x/1"));
    Ok(())
}

/// Those who read the file learn no secret and no name; the program that reads it notices nothing.
#[tokio::test]
async fn secrets_and_names_are_not_in_the_file() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    let body = json!({
        "key": "production",
        "name": "Project Moonshot 7",
        "apiKey": KEY,
        "mobileKey": "hand-made",
        "_links": { "keys": { "href": format!("/keys/{KEY}") } },
        "tags": ["Project Moonshot 7", "ann@launch.example"],
        "owner": { "email": "ann@launch.example", "firstName": "Ann" }
    });
    stand_in.expect(get).returning_json(body);
    let (client, recorder) = recorded(&stand_in)?;
    client
        .environments()
        .get_environment("web", "production")
        .await?;

    let text = recorder.to_json();
    for secret in [
        KEY,
        "hand-made",
        "ann@launch.example",
        "Ann",
        "api-of-somebody",
    ] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    let file: Value = serde_json::from_str(&text)?;
    let body = &file["exchanges"][0]["answered"];
    let fake = body["apiKey"].as_str().unwrap_or_default();
    assert!(
        fake.starts_with("sdk-") && fake.len() == KEY.len() && fake.matches('-').count() == 5,
        "{fake}"
    );
    assert_eq!(
        body["_links"]["keys"]["href"],
        format!("/keys/{fake}"),
        "the same fake everywhere"
    );
    assert_eq!(body["tags"][1], body["owner"]["email"]);
    let name = body["name"].as_str().unwrap_or_default();
    assert_ne!(name, "Project Moonshot 7");
    assert_eq!((name.len(), name.split(' ').count()), (18, 3), "{name}");
    assert_eq!(
        body["tags"][0], "Project Moonshot 7",
        "a name elsewhere may be a key"
    );
    assert_eq!(body["key"], "production");
    Ok(())
}

/// In a sentence, as the name of a property, in a header, and in a query.
#[tokio::test]
async fn secrets_are_found_wherever_they_stand() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let filter = "query:dora@launch.example";
    let list = |client: Client| client.account_members().get_members().filter(filter);
    let body = json!({
        "note": format!("ask bob@launch.example (not <api-of-somebody>), or use {KEY}."),
        "by": { "ann@launch.example": 1, KEY: 2 },
        "password": "password"
    });
    let link = "</api/v2/members?filter=email%3Acarl%2Bx%40launch.example>";
    stand_in
        .expect(list(stand_in.client()))
        .returning_json(body)
        .with_header("link", link);
    let (client, recorder) = recorded(&stand_in)?;
    list(client).await?;

    let text = recorder.to_json();
    for secret in [KEY, "launch.example", "carl", "dora", "api-of-somebody"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    let file: Value = serde_json::from_str(&text)?;
    let exchange = &file["exchanges"][0];
    let request = exchange["request"].as_str().unwrap_or_default();
    assert!(request.ends_with("%40example.com"), "{request}");
    let note = exchange["answered"]["note"].as_str().unwrap_or_default();
    let fake = note.split(' ').next_back().unwrap_or_default();
    assert!(
        note.starts_with("ask ") && fake.starts_with("sdk-"),
        "{note}"
    );
    let fake = fake.trim_end_matches('.');
    assert_eq!(exchange["answered"]["by"][fake], 2);
    assert_ne!(exchange["answered"]["password"], "password");
    assert!(exchange["answered"]["password"].is_string());
    Ok(())
}

/// What goes wrong on the way goes on as it was, and is no answer to record.
#[tokio::test(start_paused = true)]
async fn a_lost_connection_is_not_recorded() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let get = stand_in
        .client()
        .environments()
        .get_environment("web", "production");
    stand_in
        .expect(get)
        .failing_by(Fault::BrokenOff)
        .then_returning(Environment::example());
    let (client, recorder) = recorded(&stand_in)?;
    let response = client
        .environments()
        .get_environment("web", "production")
        .send()
        .await?;
    assert_eq!(response.attempts(), 2);
    assert_eq!(recorder.to_json().matches("\"request\"").count(), 1);
    Ok(())
}

#[test]
fn a_file_that_is_no_recording_is_told() {
    let wrong = |text: &str| Replay::parse(text).expect_err("no recording").to_string();
    let text = wrong("{\"exchanges\": [\n{\"request\": \"GET /\", \"staus\": 200}]}");
    assert!(
        text.contains("unknown field `staus`") && text.contains("line 2"),
        "{text}"
    );
    assert!(
        wrong(r#"{"exchanges": [{"request": "/", "status": 200}]}"#)
            .contains("a request is written as")
    );
    assert!(
        wrong(r#"{"exchanges": [{"request": "GET /", "status": 7}]}"#).contains("7 is no status")
    );
    let nowhere = "/nowhere/recorded.json";
    let read = Replay::load(nowhere).map(drop);
    let written = Recorder::over(StandIn::new().transport()).save(nowhere);
    for error in [read, written].map(|outcome| outcome.expect_err("no folder")) {
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(error.to_string().starts_with(nowhere), "{error}");
    }
}
