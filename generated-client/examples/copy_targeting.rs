//! Copies the targeting of a flag from one environment to another, unless the target changes meanwhile.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example copy_targeting
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example copy_targeting my-project new-checkout staging production
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use launchdarkly_api::{
    Client, Error,
    feature_flags::{FeatureFlag, FlagCopyAction, FlagCopyConfigEnvironment, FlagCopyConfigPost},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let mut argument = |default: &str| arguments.next().unwrap_or_else(|| default.to_owned());
    let (project, key) = (argument("my-project"), argument("new-checkout"));
    let (source, target) = (argument("staging"), argument("production"));

    let flags = client.feature_flags();
    let before = flags
        .get_feature_flag(&project, &key)
        .env([&source, &target])
        .await?;
    let after = match copy(&client, &project, &before, &source, &target).await {
        Err(error) if error.is_conflict() => {
            return Err("somebody has changed the targeting meanwhile: look again".into());
        }
        outcome => outcome?,
    };
    let targeting = after.environments.get(&target);
    let targeting = targeting.ok_or("the answer lacks the environment that was copied to")?;
    println!("{} in {target}, now as in {source}:", after.name);
    println!("  {} rules", targeting.rules.len());
    println!("  {} lists of targets", targeting.targets.len());

    // The stand-in refuses the same copy again, as LaunchDarkly does once the version has moved on.
    let again = match server {
        Some(_) => Some(copy(&client, &project, &before, &source, &target).await),
        None => None,
    };
    match again {
        Some(Err(error)) if error.is_conflict() => println!("again, it is a conflict: {error}"),
        Some(outcome) => return Err(format!("expected a conflict, not {outcome:?}").into()),
        None => (),
    }
    Ok(())
}

/// Copies everything but whether the flag is on. The versions are those that were looked at: if a colleague changes
/// the targeting in between, the copy is a conflict instead of a surprise.
async fn copy(
    client: &Client,
    project: &str,
    flag: &FeatureFlag,
    source: &str,
    target: &str,
) -> Result<FeatureFlag, Error> {
    let seen = |key: &str| {
        let environment = FlagCopyConfigEnvironment::new(key);
        match flag.environments.get(key) {
            Some(targeting) => environment.current_version(targeting.version),
            None => environment,
        }
    };
    let post = FlagCopyConfigPost::new(seen(source), seen(target))
        .excluded_actions(FlagCopyAction::UpdateOn)
        .comment("Tested in staging");
    let flags = client.feature_flags();
    flags.copy_feature_flag(project, &flag.key, &post).await
}
