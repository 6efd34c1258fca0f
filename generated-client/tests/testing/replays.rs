//! What a replay answers besides what was recorded.

use launchdarkly_api::{Error, environments::Environment, testing::Replay};

use crate::misuse::panic_of;

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
