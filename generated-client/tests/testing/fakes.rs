//! What a recording keeps, although it stands where a name does.

use launchdarkly_api::testing::{Replay, StandIn};
use serde_json::json;

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
