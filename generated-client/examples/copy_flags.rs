//! Copies the live flags of a project that have a tag to another project, with their targeting. Segments and other things
//! that the flags refer to must exist there. A targeting with prerequisites is left out, and a flag that exists already is not
//! changed.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example copy_flags my-project new-project checkout
//! ```

use launchdarkly_api::{
    Client,
    common::{DefaultClientSideAvailability, Variation},
    feature_flags::{FeatureFlag, FeatureFlagPost, FlagState, GetFeatureFlagsFilter},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, target, tag] = arguments.as_slice() else {
        return Err("usage: copy_flags SOURCE TARGET TAG".into());
    };

    let flags = client.feature_flags();
    let tagged = GetFeatureFlagsFilter::new()
        .state(FlagState::Live)
        .tags(tag);
    let mut items = flags.get_feature_flags(source).filter(tagged).items();
    while let Some(item) = items.next().await {
        // Lists have no targeting, so each flag is read by itself: strictly, since rules that cannot be read must not look
        // like none.
        let flag = flags.get_feature_flag(source, &item?.key);
        let flag = flag.with_strict_response().await?;
        let created = match flags.post_feature_flag(target, &post(&flag)).await {
            Err(error) if error.is_conflict() => {
                println!("{} exists already", flag.key);
                continue;
            }
            outcome => outcome?,
        };
        println!("created {}", created.key);
        for (environment, targeting) in &flag.environments {
            if !created.environments.contains_key(environment) {
                println!("  {environment}: no such environment in {target}");
                continue;
            }
            // Their variations have other identifiers there, and a flag that is on without them serves more than it should.
            if !targeting.prerequisites.is_empty() {
                println!("  {environment}: not to be copied, as it has prerequisites");
                continue;
            }
            // The new flag has other identifiers of variations, hence its own patch for the same targeting.
            let Some(patch) = created.targeting_patch(targeting) else {
                println!(
                    "  {environment}: not to be copied, as it has an experiment, or rules that are off or incomplete"
                );
                continue;
            };
            let patch = patch
                .environment_key(environment)
                .comment(format!("Copied from {source}"));
            flags.patch_feature_flag(target, &flag.key, &patch).await?;
            println!("  {environment}: copied");
        }
    }
    Ok(())
}

/// A flag as it is created again.
fn post(flag: &FeatureFlag) -> FeatureFlagPost {
    let variations = flag.variations.iter().map(|variation| {
        Variation::new(variation.value.clone())
            .name(variation.name.as_deref())
            .description(variation.description.as_deref())
    });
    // Without it, the new project decides whether browsers and mobile apps see the flag.
    let availability = flag.client_side_availability.as_ref().map(|seen_by| {
        DefaultClientSideAvailability::new()
            .using_environment_id(seen_by.using_environment_id.unwrap_or_default())
            .using_mobile_key(seen_by.using_mobile_key.unwrap_or_default())
    });
    FeatureFlagPost::new(&flag.key, &flag.name)
        .description(flag.description.as_deref())
        .variations(variations)
        .client_side_availability(availability)
        .temporary(flag.temporary)
        .tags(&flag.tags)
        .defaults(flag.defaults.clone())
}
