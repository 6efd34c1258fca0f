//! Lists the temporary flags that an environment no longer needs: launched ones, and those that nobody has asked for
//! in 90 days.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example stale_flags my-project production
//! ```

use std::{collections::BTreeMap, time::Duration};

use launchdarkly_api::{
    Client, UnixMillis,
    feature_flags::{FlagLifetime, FlagState, FlagStatus, FlagStatusName, GetFeatureFlagsFilter},
};

const UNUSED: Duration = Duration::from_secs(90 * 24 * 60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, environment] = arguments.as_slice() else {
        return Err("usage: stale_flags PROJECT ENVIRONMENT".into());
    };

    let flags = client.feature_flags();
    let statuses = flags
        .get_feature_flag_statuses(project, environment)
        .await?;
    let by_key = |status: FlagStatus| Some((status.flag_key()?.to_owned(), status));
    let statuses: BTreeMap<_, _> = statuses.items.into_iter().filter_map(by_key).collect();

    let limit = UnixMillis::now() - UNUSED;
    let temporary = GetFeatureFlagsFilter::new()
        .state(FlagState::Live)
        .kind(FlagLifetime::Temporary);
    let (mut all, mut stale) = (0, 0);
    let mut items = flags.get_feature_flags(project).filter(temporary).items();
    while let Some(flag) = items.next().await {
        all += 1;
        let Some((key, status)) = statuses.get_key_value(&flag?.key) else {
            continue;
        };
        let requested = status.last_requested.as_ref();
        let done = [FlagStatusName::Launched, FlagStatusName::Inactive].contains(&status.name);
        if done || requested.is_some_and(|last| *last < limit) {
            stale += 1;
            println!(
                "{key} is {}, last requested: {}",
                status.name,
                requested.map_or("never", |last| last.as_str())
            );
        }
    }
    println!("{stale} of {all} temporary flags are stale in {environment}");
    Ok(())
}
