//! Pages of feature flags, made of the examples of the spec.

use std::error::Error;
use std::fs;
use std::path::Path;

use launchdarkly_api::feature_flags::{FeatureFlag, FeatureFlags};
use serde_json::Value;

const EXAMPLES: &str =
    "/paths/~1api~1v2~1flags~1{projectKey}/get/responses/200/content/application~1json/examples";

/// The flags of the examples in turns, each with a name, a key and a number of tags and targets of its own. Its fields
/// come in the order of the spec, which is the order of the server.
pub(crate) fn in_order(count: usize) -> Result<String, Box<dyn Error>> {
    let examples = examples()?;
    let mut page = examples.first().ok_or("the spec has no example")?.clone();
    let flags: Vec<FeatureFlag> = examples.into_iter().flat_map(|page| page.items).collect();
    let flags = flags.iter().cycle().zip(0..count);
    page.items = flags
        .map(|(flag, number)| varied(flag.clone(), number))
        .collect();
    Ok(serde_json::to_string(&page)?)
}

/// The same page with its fields in alphabetical order, as a proxy may send it.
pub(crate) fn sorted(page: &str) -> Result<String, Box<dyn Error>> {
    let mut page: Value = serde_json::from_str(page)?;
    page.sort_all_objects();
    Ok(page.to_string())
}

fn examples() -> Result<Vec<FeatureFlags>, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/feature-flags.json");
    let spec: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let examples = spec.pointer(EXAMPLES).and_then(Value::as_object);
    let examples = examples.ok_or("the spec has no examples of getFeatureFlags")?;
    let values = examples.values().filter_map(|example| example.get("value"));
    Ok(values
        .map(|value| serde_json::from_value(value.clone()))
        .collect::<Result<_, _>>()?)
}

fn varied(mut flag: FeatureFlag, number: usize) -> FeatureFlag {
    flag.name = format!("{} \"{number}\"", flag.name);
    flag.key = format!("{}-{number}", flag.key);
    flag.tags
        .extend((0..number % 5).map(|tag| format!("tag-{tag}")));
    for environment in flag.environments.values_mut() {
        let targets = environment.targets.iter_mut();
        for target in targets {
            target
                .values
                .extend((0..number).map(|user| format!("user-{user}")));
        }
    }
    flag
}
