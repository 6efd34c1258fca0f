//! Copies a flag from one project to another: makes it there if it is missing, and gives it the targeting of an environment.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example copy_flag
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example copy_flag new-checkout my-project other-project production
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use launchdarkly_api::{
    Client, Error,
    common::Variation,
    feature_flags::{FeatureFlag, FeatureFlagPost},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, _stand_in) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let mut argument = |default: &str| arguments.next().unwrap_or_else(|| default.to_owned());
    let (key, from) = (argument("new-checkout"), argument("my-project"));
    let (to, environment) = (argument("other-project"), argument("production"));

    let flags = client.feature_flags();
    let source = flags
        .get_feature_flag(&from, &key)
        .env(&environment)
        .await?;
    let target = match flags.get_feature_flag(&to, &key).optional().await? {
        Some(flag) => flag,
        None => create(&client, &to, &source).await?,
    };
    let wanted = source.environments.get(&environment);
    let mut wanted = wanted.ok_or("the flag has no such environment")?.clone();
    // An experiment stays where it is: no patch can start one.
    wanted.rules.retain(|rule| {
        let is_copied = target.rule_post(rule).is_some();
        if !is_copied {
            println!(
                "left out: {}",
                rule.description.as_deref().unwrap_or("a rule")
            );
        }
        is_copied
    });
    let patch = target
        .targeting_patch(&wanted)
        .ok_or("the flags have other variations")?
        .environment_key(&environment)
        .comment(format!("Copied from {from}"));
    let after = flags.patch_feature_flag(&to, &key, &patch).await?;
    println!(
        "{} is in {to} as it is in {from}, version {}",
        after.key, after.version
    );
    Ok(())
}

/// A flag like that one. What identifies its variations is of the project that they are in.
async fn create(
    client: &Client,
    project: &str,
    source: &FeatureFlag,
) -> Result<FeatureFlag, Error> {
    let variations = source.variations.iter().map(|variation| {
        Variation::new(variation.value.clone())
            .name(variation.name.as_deref())
            .description(variation.description.as_deref())
    });
    let post = FeatureFlagPost::new(&source.key, &source.name)
        .description(source.description.as_deref())
        .tags(&source.tags)
        .temporary(source.temporary)
        .variations(variations);
    client
        .feature_flags()
        .post_feature_flag(project, &post)
        .await
}
