//! Turns a flag on in an environment, by semantic patch: typed instructions instead of paths into a document.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example turn_flag_on
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example turn_flag_on my-project production new-checkout
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use launchdarkly_api::{
    Client, Error,
    feature_flags::{FeatureFlag, FlagPatch, TurnFlagOn},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, _server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let mut argument = |default: &str| arguments.next().unwrap_or_else(|| default.to_owned());
    let (project, environment) = (argument("my-project"), argument("production"));
    let key = argument("new-checkout");

    let flag = match turn_on(&client, &project, &environment, &key).await {
        // Somebody else changed the flag at the same moment. What was asked for still holds, so ask again.
        Err(error) if error.is_conflict() => turn_on(&client, &project, &environment, &key).await?,
        Err(error) if error.is_not_found() => {
            return Err(format!("there is no flag {key} in {project}").into());
        }
        outcome => outcome?,
    };
    match flag.environments.get(&environment) {
        Some(targeting) if targeting.on => {
            println!("{} is on in {}", flag.name, targeting.environment_name);
            Ok(())
        }
        _ => Err(format!("{key} is not on in {environment}").into()),
    }
}

async fn turn_on(
    client: &Client,
    project: &str,
    environment: &str,
    key: &str,
) -> Result<FeatureFlag, Error> {
    let patch = FlagPatch::new([TurnFlagOn::new()])
        .environment_key(environment)
        .comment("Turned on by an example");
    let flags = client.feature_flags();
    flags.patch_feature_flag(project, key, &patch).await
}
