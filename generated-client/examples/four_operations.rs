//! Calls the four operations that LaunchDarkly's documentation shows on a page of their own.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it starts a stand-in that answers the documented examples; with it,
//! it talks to LaunchDarkly, and creates an insight group there:
//!
//! ```text
//! cargo run --example four_operations
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example four_operations my-project production my-application
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use launchdarkly_api::{
    Client,
    applications::GetApplicationExpand,
    insights_scores::{GetInsightGroupExpand, InsightGroupPost},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, _server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let project = arguments.next().unwrap_or_else(|| "my-project".to_owned());
    let environment = arguments.next().unwrap_or_else(|| "production".to_owned());
    let application = arguments
        .next()
        .unwrap_or_else(|| "com.launchdarkly.cafe".to_owned());

    show_environment(&client, &project, &environment).await?;
    show_application(&client, &application).await?;
    create_and_show_group(&client, &project, &environment, &application).await?;
    Ok(())
}

async fn show_environment(
    client: &Client,
    project: &str,
    key: &str,
) -> Result<(), launchdarkly_api::Error> {
    let environment = client.environments().get_environment(project, key).await?;
    println!(
        "environment {} ({}), tags {:?}",
        environment.name, environment.key, environment.tags
    );
    println!("  its SDK key prints as {:?}", environment.api_key);
    Ok(())
}

async fn show_application(client: &Client, key: &str) -> Result<(), launchdarkly_api::Error> {
    let request = client.applications().get_application(key);
    let application = request.expand(GetApplicationExpand::Flags).await?;
    println!("application {} ({})", application.name, application.kind);
    for flag in application.flags.iter().flat_map(|flags| &flags.items) {
        println!("  flag {}", flag.key);
    }
    Ok(())
}

async fn create_and_show_group(
    client: &Client,
    project: &str,
    environment: &str,
    application: &str,
) -> Result<(), launchdarkly_api::Error> {
    let insights = client.insights_scores();
    let post = InsightGroupPost::new("created-by-an-example", "Created by an example")
        .project_key(project)
        .environment_key(environment)
        .application_keys([application]);
    let key = match insights.create_insight_group(&post).await {
        Ok(group) => group.key,
        // A second run finds the group of the first one.
        Err(error) if error.is_conflict() => post.key,
        Err(error) => return Err(error),
    };
    let expand = [
        GetInsightGroupExpand::Scores,
        GetInsightGroupExpand::Environment,
    ];
    let response = insights
        .get_insight_group(&key)
        .expand(expand)
        .send()
        .await?;
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
