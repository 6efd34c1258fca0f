//! Lists the temporary flags that an environment no longer needs: launched ones, and those that nobody has asked for
//! in 90 days.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example stale_flags
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example stale_flags my-project production
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime},
};

use launchdarkly_api::{
    Client, Error, UnixMillis,
    feature_flags::{FlagStatus, FlagStatusName},
};

const UNUSED: Duration = Duration::from_secs(90 * 24 * 60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let mut argument = |default: &str| arguments.next().unwrap_or_else(|| default.to_owned());
    let (project, environment) = (argument("my-project"), argument("production"));

    let limit = SystemTime::now() - UNUSED;
    let limit = limit.duration_since(SystemTime::UNIX_EPOCH)?.as_millis();
    // Times as text, as in ISO 8601, sort like the times.
    let limit = UnixMillis::new(limit.try_into()?).to_string();
    let statuses = statuses(&client, &project, &environment).await?;

    let (mut flags, mut stale) = (0, 0);
    let list = client.feature_flags().get_feature_flags(&project);
    let mut items = list.filter("state:live,type:temporary").items();
    while let Some(flag) = items.next().await {
        let flag = flag?;
        flags += 1;
        if let Some(status) = statuses
            .get(&flag.key)
            .filter(|status| is_stale(status, &limit))
        {
            stale += 1;
            let requested = status.last_requested.as_deref().unwrap_or("never");
            println!(
                "{} is {}, last requested: {requested}",
                flag.key, status.name
            );
        }
    }
    println!("{stale} of {flags} temporary flags are stale in {environment}");
    match server {
        // The two pages of the documentation have a flag each; the first one was last requested in March 2025.
        Some(_) if (flags, stale) != (2, 1) => Err("expected 1 of 2".into()),
        _ => Ok(()),
    }
}

/// The statuses by flag.
async fn statuses(
    client: &Client,
    project: &str,
    environment: &str,
) -> Result<BTreeMap<String, FlagStatus>, Error> {
    let flags = client.feature_flags();
    let statuses = flags
        .get_feature_flag_statuses(project, environment)
        .await?;
    let by_key = |status: FlagStatus| Some((status.flag_key()?.to_owned(), status));
    Ok(statuses.items.into_iter().filter_map(by_key).collect())
}

fn is_stale(status: &FlagStatus, limit: &str) -> bool {
    let unused = status
        .last_requested
        .as_deref()
        .is_some_and(|last| last < limit);
    status.name == FlagStatusName::Launched || status.name == FlagStatusName::Inactive || unused
}
