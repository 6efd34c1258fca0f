//! Reports on the flags of all projects, four projects at a time: how many there are, how many temporary ones are older
//! than half a year, and how many nobody maintains.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example hygiene_report
//! ```

use std::time::Duration;

use launchdarkly_api::{
    Client, ClientBuilder, Error, UnixMillis,
    feature_flags::{FlagState, GetFeatureFlagsFilter},
};
use tokio::task::JoinSet;

const OLD: Duration = Duration::from_secs(182 * 24 * 60 * 60);

/// What the report says of a project.
struct Row {
    project: String,
    flags: usize,
    old: usize,
    unmaintained: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // All tasks share the client and its limits, so it does no harm to start them all at once.
    let client = ClientBuilder::from_env()?
        .max_concurrent_requests(4)
        .pace_requests()
        .build()?;
    let limit = UnixMillis::now() - OLD;

    let mut rows = JoinSet::new();
    let mut projects = client.projects().get_projects().items();
    while let Some(project) = projects.next().await {
        rows.spawn(row(client.clone(), project?.key, limit));
    }
    let rows: Result<Vec<Row>, Error> = rows.join_all().await.into_iter().collect();
    let mut rows = rows?;
    rows.sort_by(|a, b| (b.old, &a.project).cmp(&(a.old, &b.project)));

    println!(
        "{:30} {:>6} {:>6} {:>13}",
        "project", "flags", "old", "unmaintained"
    );
    for Row {
        project,
        flags,
        old,
        unmaintained,
    } in &rows
    {
        println!("{project:30} {flags:>6} {old:>6} {unmaintained:>13}");
    }
    Ok(())
}

async fn row(client: Client, project: String, limit: UnixMillis) -> Result<Row, Error> {
    let mut items = client
        .feature_flags()
        .get_feature_flags(&project)
        .filter(GetFeatureFlagsFilter::new().state(FlagState::Live))
        .items();
    let (mut flags, mut old, mut unmaintained) = (0, 0, 0);
    while let Some(flag) = items.next().await {
        let flag = flag?;
        flags += 1;
        old += usize::from(flag.temporary && flag.creation_date < limit);
        unmaintained +=
            usize::from(flag.maintainer_id.is_none() && flag.maintainer_team_key.is_none());
    }
    Ok(Row {
        project,
        flags,
        old,
        unmaintained,
    })
}
