//! Creates a project with its environments, or finds it if it exists: the program can be run again and again.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example create_project my-project "My project"
//! ```

use launchdarkly_api::{Client, environments::EnvironmentPost, projects::ProjectPost};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [key, name] = arguments.as_slice() else {
        return Err("usage: create_project KEY NAME".into());
    };

    let post = ProjectPost::new(key, name).environments([
        EnvironmentPost::new("staging", "Staging", "1F6FEB"),
        EnvironmentPost::new("production", "Production", "417505")
            .critical(true)
            .confirm_changes(true)
            .require_comments(true),
    ]);
    match client.projects().post_project(&post).await {
        Ok(project) => {
            println!("created {} with", project.name);
            for environment in &project.environments {
                println!("  {} ({})", environment.name, environment.key);
            }
        }
        Err(error) if error.is_conflict() => {
            let project = client.projects().get_project(key).await?;
            println!("{} exists already", project.name);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
