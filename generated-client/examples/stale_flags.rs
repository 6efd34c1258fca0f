//! Lists the temporary flags that an environment no longer needs: launched ones, and those that nobody has asked for
//! in 90 days.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example stale_flags my-project production
//! ```

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime},
};

use launchdarkly_api::{
    Client, UnixMillis,
    feature_flags::{FlagStatus, FlagStatusName},
};

const UNUSED: Duration = Duration::from_secs(90 * 24 * 60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, environment] = arguments.as_slice() else {
        return Err("usage: stale_flags PROJECT ENVIRONMENT".into());
    };

    // A status names its flag only by the link to it.
    let flags = client.feature_flags();
    let statuses = flags
        .get_feature_flag_statuses(project, environment)
        .await?;
    let by_key = |status: FlagStatus| {
        let href = status.links.get("parent")?.href.as_deref()?;
        Some((href.rsplit('/').next()?.to_owned(), status))
    };
    let statuses: BTreeMap<_, _> = statuses.items.into_iter().filter_map(by_key).collect();

    // Times as text, as in ISO 8601, sort like the times.
    let limit = UnixMillis::try_from(SystemTime::now() - UNUSED)?.to_string();
    let (mut all, mut stale) = (0, 0);
    let mut items = flags
        .get_feature_flags(project)
        .filter("state:live,type:temporary")
        .items();
    while let Some(flag) = items.next().await {
        all += 1;
        let Some((key, status)) = statuses.get_key_value(&flag?.key) else {
            continue;
        };
        let requested = status.last_requested.as_deref();
        let done = [FlagStatusName::Launched, FlagStatusName::Inactive].contains(&status.name);
        if done || requested.is_some_and(|last| last < limit.as_str()) {
            stale += 1;
            println!(
                "{key} is {}, last requested: {}",
                status.name,
                requested.unwrap_or("never")
            );
        }
    }
    println!("{stale} of {all} temporary flags are stale in {environment}");
    Ok(())
}
