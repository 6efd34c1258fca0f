//! Copies the targeting of a flag from one environment to another, unless the target changes meanwhile.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example copy_targeting my-project new-checkout staging production
//! ```

use launchdarkly_api::{
    Client,
    feature_flags::{FlagCopyAction, FlagCopyConfigEnvironment, FlagCopyConfigPost},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, key, source, target] = arguments.as_slice() else {
        return Err("usage: copy_targeting PROJECT FLAG SOURCE TARGET".into());
    };

    let flags = client.feature_flags();
    let seen = flags
        .get_feature_flag(project, key)
        .env([source, target])
        .await?;
    // With the versions that were looked at: if a colleague changes the targeting in between, the copy is a conflict
    // instead of a surprise.
    let at = |key: &String| match seen.environments.get(key) {
        Some(targeting) => {
            Ok(FlagCopyConfigEnvironment::new(key).current_version(targeting.version))
        }
        None => Err(format!("{project} has no environment {key}")),
    };
    // Everything is copied but whether the flag is on.
    let copy = FlagCopyConfigPost::new(at(source)?, at(target)?)
        .excluded_actions(FlagCopyAction::UpdateOn)
        .comment("Tested in staging");
    let flag = match flags.copy_feature_flag(project, key, &copy).await {
        Err(error) if error.is_conflict() => {
            return Err("somebody has changed the targeting meanwhile: look again".into());
        }
        outcome => outcome?,
    };
    let targeting = flag
        .environments
        .get(target)
        .ok_or("the answer lacks the target")?;
    println!("{} in {target}, now as in {source}:", flag.name);
    println!("  {} rules", targeting.rules.len());
    println!("  {} lists of targets", targeting.targets.len());
    Ok(())
}
