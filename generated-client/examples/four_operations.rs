//! Calls the four operations that LaunchDarkly's documentation shows on a page of their own. The third one creates an
//! insight group.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example four_operations my-project production my-application
//! ```

use launchdarkly_api::{
    Client,
    applications::GetApplicationExpand,
    insights_scores::{GetInsightGroupExpand, InsightGroupPost},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, environment, application] = arguments.as_slice() else {
        return Err("usage: four_operations PROJECT ENVIRONMENT APPLICATION".into());
    };

    let found = client
        .environments()
        .get_environment(project, environment)
        .await?;
    println!(
        "environment {} ({}), tags {:?}",
        found.name, found.key, found.tags
    );
    println!("  its SDK key prints as {:?}", found.api_key);

    let request = client.applications().get_application(application);
    let found = request.expand(GetApplicationExpand::Flags).await?;
    println!("application {} ({})", found.name, found.kind);
    for flag in found.flags.iter().flat_map(|flags| &flags.items) {
        println!("  flag {}", flag.key);
    }

    let insights = client.insights_scores();
    let post = InsightGroupPost::new("created-by-an-example", "Created by an example")
        .project_key(project)
        .environment_key(environment)
        .application_keys(application);
    let key = match insights.create_insight_group(&post).await {
        Ok(group) => group.key,
        // A second run finds the group of the first one.
        Err(error) if error.is_conflict() => post.key,
        Err(error) => return Err(error.into()),
    };

    let request = insights.get_insight_group(&key).expand([
        GetInsightGroupExpand::Scores,
        GetInsightGroupExpand::Environment,
    ]);
    let response = request.send().await?;
    println!(
        "insight group {} ({})",
        response.value().name,
        response.status()
    );
    if let Some(scores) = &response.value().scores {
        println!(
            "  overall {}: {}",
            scores.overall.score, scores.overall.indicator
        );
    }
    Ok(())
}
