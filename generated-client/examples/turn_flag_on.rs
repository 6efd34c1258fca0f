//! Turns a flag on in an environment, by semantic patch: typed instructions instead of paths into a document.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example turn_flag_on my-project production new-checkout
//! ```

use launchdarkly_api::{
    Client,
    feature_flags::{FlagPatch, TurnFlagOn},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, environment, key] = arguments.as_slice() else {
        return Err("usage: turn_flag_on PROJECT ENVIRONMENT FLAG".into());
    };

    let patch = FlagPatch::new([TurnFlagOn::new()])
        .environment_key(environment)
        .comment("Turned on by an example");
    let flags = client.feature_flags();
    let flag = match flags.patch_feature_flag(project, key, &patch).await {
        // Somebody else changed the flag at the same moment. What was asked for still holds, so ask again.
        Err(error) if error.is_conflict() => flags.patch_feature_flag(project, key, &patch).await?,
        Err(error) if error.is_not_found() => {
            return Err(format!("there is no flag {key} in {project}").into());
        }
        outcome => outcome?,
    };
    match flag.environments.get(environment) {
        Some(targeting) if targeting.on => {
            println!("{} is on in {}", flag.name, targeting.environment_name);
            Ok(())
        }
        _ => Err(format!("{key} is not on in {environment}").into()),
    }
}
