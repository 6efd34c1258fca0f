//! Creates a project with its environments, or finds it where it is there already: it can be run again and again.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example create_project
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example create_project my-project "My project"
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use launchdarkly_api::{Client, Error, environments::EnvironmentPost, projects::ProjectPost};

#[derive(Debug, PartialEq)]
enum Outcome {
    Created,
    Found,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let key = arguments.next().unwrap_or_else(|| "my-project".to_owned());
    let name = arguments.next().unwrap_or_else(|| "My project".to_owned());
    let post = ProjectPost::new(key, name).environments([
        EnvironmentPost::new("staging", "Staging", "1F6FEB"),
        EnvironmentPost::new("production", "Production", "417505")
            .critical(true)
            .confirm_changes(true)
            .require_comments(true),
    ]);

    let first = ensure(&client, &post).await?;
    let second = ensure(&client, &post).await?;
    if server.is_some() && first != Outcome::Created {
        return Err("the stand-in has a project from the start".into());
    }
    match second {
        Outcome::Found => Ok(()),
        Outcome::Created => Err("the project was created twice".into()),
    }
}

async fn ensure(client: &Client, post: &ProjectPost) -> Result<Outcome, Error> {
    let projects = client.projects();
    match projects.post_project(post).await {
        Ok(project) => {
            println!("created {} with", project.name);
            for environment in &project.environments {
                println!("  {} ({})", environment.name, environment.key);
            }
            Ok(Outcome::Created)
        }
        Err(error) if error.is_conflict() => {
            let project = projects.get_project(&post.key).await?;
            println!("{} is there already", project.name);
            Ok(Outcome::Found)
        }
        Err(error) => Err(error),
    }
}
