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

/// A line of the report.
#[derive(Default)]
struct Row {
    project: String,
    flags: usize,
    old: usize,
    unmaintained: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // All tasks share the client and its limits, so they can be started at once.
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
    for row in &rows {
        let (flags, old, unmaintained) = (row.flags, row.old, row.unmaintained);
        println!("{:30} {flags:>6} {old:>6} {unmaintained:>13}", row.project);
    }
    Ok(())
}

async fn row(client: Client, project: String, limit: UnixMillis) -> Result<Row, Error> {
    let mut items = client
        .feature_flags()
        .get_feature_flags(&project)
        .filter(GetFeatureFlagsFilter::new().state(FlagState::Live))
        .items();
    let mut row = Row {
        project,
        ..Row::default()
    };
    while let Some(flag) = items.next().await {
        let flag = flag?;
        let is_maintained = flag.maintainer_id.is_some() || flag.maintainer_team_key.is_some();
        row.flags += 1;
        row.old += usize::from(flag.temporary && flag.creation_date < limit);
        row.unmaintained += usize::from(!is_maintained);
    }
    Ok(row)
}
