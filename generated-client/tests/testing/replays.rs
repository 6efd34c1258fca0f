//! What a replay answers besides what was recorded.

use launchdarkly_api::{
    Client, Error,
    environments::Environment,
    testing::{Replay, StandIn},
};
use serde_json::{Value, json};

use crate::{misuse::panic_of, recordings::recorded};

/// What the test expects goes first, as often as it says.
#[tokio::test]
async fn it_can_be_told_otherwise() -> Result<(), Box<dyn std::error::Error>> {
    let recorded = r#"{"exchanges": [{
        "request": "GET /api/v2/projects/web/environments/production",
        "status": 200,
        "answered": {"key": "recorded"}
    }]}"#;
    let key = async |replay: &Replay| -> Result<String, Error> {
        let environments = replay.client().environments();
        let environment = environments.get_environment("web", "production").await?;
        Ok(environment.key)
    };
    let replay = Replay::parse(recorded)?;
    let get = || {
        replay
            .client()
            .environments()
            .get_environment("web", "production")
    };
    let mut mine = Environment::example();
    mine.key = "mine".to_owned();
    replay.stand_in().expect(get()).returning(mine.clone());
    for expected in ["mine", "recorded", "recorded"] {
        assert_eq!(key(&replay).await?, expected);
    }
    replay.stand_in().expect(get()).returning(mine).times(1);
    assert_eq!(key(&replay).await?, "mine");
    let error = key(&replay).await.expect_err("a second time");
    let words = "came once more than expected";
    assert!(error.to_string().contains(words), "{error}");
    assert!(panic_of(|| drop(replay)).contains(words));
    Ok(())
}

/// Broken JSON is as broken, and a page of HTML or a string is what it was.
#[tokio::test]
async fn what_is_no_json_is_played_as_it_was() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let get = |client: Client| client.environments().get_environment("web", "production");
    let bodies = [
        ("application/json", r#"{"key": "produc"#),
        ("application/json", r#""production""#),
        ("text/plain", r#""production""#),
        (
            "text/html",
            "<p>api-0f1e2d3c-4b5a-4968-8776-655443322110</p>",
        ),
    ];
    for (kind, body) in bodies {
        stand_in
            .expect(get(stand_in.client()))
            .returning_body(kind, body);
    }
    let (client, recorder) = recorded(&stand_in)?;
    let mut errors = Vec::new();
    for _ in bodies {
        errors.push(
            get(client.clone())
                .await
                .expect_err("no environment")
                .to_string(),
        );
    }
    let replay = Replay::parse(&recorder.to_json())?;
    for error in errors {
        let again = get(replay.client()).await.expect_err("no environment");
        assert_eq!(again.to_string(), error);
    }
    assert!(
        !recorder.to_json().contains("0f1e2d3c"),
        "a token is replaced"
    );
    Ok(())
}

/// A page of a list with two items at most, as it is in the file.
fn page(offset: usize, keys: &[&str]) -> Value {
    let place = if offset == 0 {
        String::new()
    } else {
        format!("&offset={offset}")
    };
    let items: Vec<_> = keys.iter().map(|key| json!({ "key": key })).collect();
    let next = json!({ "href": "/api/v2/x", "type": "application/json" });
    let links = if keys.len() == 2 {
        json!({ "next": next })
    } else {
        json!({})
    };
    json!({
        "request": format!("GET /api/v2/projects/web/environments?limit=2{place}"),
        "status": 200,
        "answered": { "items": items, "_links": links },
    })
}

/// What a client fetched ahead may have been dropped before it was answered, and is asked for again.
#[tokio::test]
async fn an_empty_page_follows_the_last_one() -> Result<(), Box<dyn std::error::Error>> {
    let pages = [page(0, &["a", "b"]), page(4, &["e"]), page(2, &["c", "d"])];
    let replay = Replay::parse(&json!({ "exchanges": pages }).to_string())?;
    let environments = replay.client().environments();
    let list = environments.get_environments_by_project("web").limit(2);
    let (mut items, mut keys) = (list.clone().items().prefetch(6), Vec::new());
    while let Some(item) = items.next().await {
        keys.push(item?.key);
    }
    assert_eq!(keys, ["a", "b", "c", "d", "e"]);
    let beyond = list.clone().offset(6).await?;
    assert!(beyond.items.is_empty() && !beyond.links.contains_key("next"));
    let error = list
        .offset(1)
        .await
        .expect_err("it is before the last page");
    assert!(error.to_string().contains("`offset=1`"), "{error}");
    assert!(panic_of(|| drop(replay)).contains("offset=1 was not expected"));
    Ok(())
}

/// A list of which not all was recorded has no end, but what is fetched ahead of its items may be dropped again.
#[tokio::test]
async fn a_recording_that_ends_before_its_list_is_an_error()
-> Result<(), Box<dyn std::error::Error>> {
    let pages = [page(0, &["a", "b"]), page(2, &["c", "d"])];
    let replay = Replay::parse(&json!({ "exchanges": pages }).to_string())?;
    let environments = replay.client().environments();
    let list = environments.get_environments_by_project("web").limit(2);
    let mut items = list.items().prefetch(6);
    for key in ["a", "b", "c", "d"] {
        let item = items.next().await.ok_or("no item")??;
        assert_eq!(item.key, key);
    }
    let error = items.next().await.ok_or("the end")?.expect_err("no page");
    assert!(error.to_string().contains("the recording ends"), "{error}");
    Ok(())
}
