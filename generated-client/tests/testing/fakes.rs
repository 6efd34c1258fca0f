//! What a recording keeps, although it stands where a name does.

use launchdarkly_api::{
    Client, Error, Method,
    testing::{Replay, StandIn},
};
use serde_json::{Value, json};

use crate::recordings::recorded;

/// What its type says counts, also of a value that it does not know yet.
#[tokio::test]
async fn a_value_of_an_enumeration_is_no_name() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let flags = stand_in.client().feature_flags();
    let list = flags.get_feature_flag_statuses("web", "production");
    let items = json!([{ "name": "new" }, { "name": "dormant" }]);
    stand_in
        .expect(list)
        .returning_json(json!({ "items": items }));
    let (client, recorder) = recorded(&stand_in)?;
    let flags = client.feature_flags();
    flags.get_feature_flag_statuses("web", "production").await?;

    let replay = Replay::parse(&recorder.to_json())?;
    let flags = replay.client().feature_flags();
    let played = flags.get_feature_flag_statuses("web", "production").await?;
    let names = played.items.iter().map(|status| status.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["new", "dormant"]);
    Ok(())
}

/// The app: looks into the branches of each repository.
async fn branches(client: &Client) -> Result<usize, Error> {
    let code = client.code_references();
    let mut count = 0;
    for repository in code.get_repositories().await?.items {
        count += code.get_branches(&repository.name).await?.items.len();
    }
    Ok(count)
}

/// The next request names them.
#[tokio::test]
async fn a_name_in_a_path_is_kept() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let code = stand_in.client().code_references();
    let repositories = json!({ "items": [
        { "name": "shop", "enabled": true },
        { "name": "ACME/till 2" },
    ] });
    stand_in
        .expect(code.get_repositories())
        .returning_json(repositories);
    for name in ["shop", "ACME/till 2"] {
        let branch = json!({ "name": "moonshot", "head": "a", "firstName": "shop" });
        stand_in
            .expect(code.get_branches(name))
            .returning_json(json!({ "items": [branch] }));
    }
    let (client, recorder) = recorded(&stand_in)?;
    branches(&client).await?;

    let text = recorder.to_json();
    let replay = Replay::parse(&text)?;
    assert_eq!(branches(&replay.client()).await?, 2);
    assert!(
        !text.contains("moonshot"),
        "nobody has asked for it: {text}"
    );
    let file: Value = serde_json::from_str(&text)?;
    let branch = &file["exchanges"][1]["answered"]["items"][0];
    assert_ne!(branch["firstName"], "shop", "it names a person: {text}");
    Ok(())
}

/// Filters name them, too.
#[tokio::test]
async fn a_name_in_a_query_is_kept() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::new();
    let list = |client: Client| client.environments().get_environments_by_project("web");
    let found = json!({ "items": [{ "name": "New York" }] });
    stand_in
        .expect(list(stand_in.client()))
        .returning_json(&found);
    let filtered = list(stand_in.client()).filter("query:New York,tags:a+b");
    stand_in.expect(filtered).returning_json(&found);
    let (client, recorder) = recorded(&stand_in)?;
    let name = &list(client.clone()).await?.items[0].name;
    list(client)
        .filter(format!("query:{name},tags:a+b"))
        .await?;
    assert_eq!(recorder.to_json().matches("\"New York\"").count(), 2);
    Ok(())
}

/// So that the diff of a file that is recorded anew shows what has changed.
#[tokio::test]
async fn fakes_are_the_same_when_the_requests_are() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let get = |client: Client| client.request(Method::GET, "/api/v2/members");
    let answer = json!({
        "items": [{ "name": "Ann Other", "email": "ann@acme.example" }, { "name": "Bob Other" }],
        "apiKey": "sdk-0f1e2d3c-4b5a-4968-8776-655443322110"
    });
    let expectation = stand_in.expect(get(stand_in.client()));
    expectation.returning_json(answer).times(2);
    let mut texts = Vec::new();
    for _ in 0..2 {
        let (client, recorder) = recorded(&stand_in)?;
        get(client).await?;
        texts.push(recorder.to_json());
    }
    assert_eq!(texts[0], texts[1]);
    for original in ["Ann", "Bob", "Other", "acme", "0f1e2d3c"] {
        assert!(!texts[0].contains(original), "{}", texts[0]);
    }
    let fakes: Value = serde_json::from_str(&texts[0]).expect("JSON");
    let items = &fakes["exchanges"][0]["answered"]["items"];
    assert_ne!(items[0]["name"], items[1]["name"]);
    Ok(())
}
