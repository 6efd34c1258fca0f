//! `examples/tail_audit_log.rs`.

use std::{fs, path::Path};

use launchdarkly_api::{
    audit_log::AuditLogEntries,
    testing::{Example, Fault, StandIn},
};

use crate::program::run_until_met;

/// Earlier than all entries of the documentation.
const BEGIN: &str = "[1600000000000, {}]";

#[tokio::test]
async fn prints_each_entry_once_across_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("audit-log.state");
    fs::write(&state, BEGIN).unwrap();

    let printed = one_round(&state).await;
    let entries: Vec<serde_json::Value> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(entries.len(), 2, "{printed}");
    assert!(
        entries[0]["date"].as_i64() < entries[1]["date"].as_i64(),
        "newest first: {printed}"
    );

    assert_eq!(one_round(&state).await, "");
}

/// Begins with now where there is no state: whatever is in the log is older.
#[tokio::test]
async fn begins_with_what_comes() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("audit-log.state");
    assert_eq!(one_round(&state).await, "");
    assert!(state.exists());
}

/// Runs the recipe until it begins its second round, and returns what it printed.
async fn one_round(state: &Path) -> String {
    let stand_in = StandIn::documented();
    let log = stand_in.client().audit_log().get_audit_log_entries();
    let pages = ["full", "lastPage"].map(|name| AuditLogEntries::example_named(name).items);
    stand_in
        .expect(log.clone())
        .any_query()
        .returning_pages(pages);
    stand_in.expect(log).any_query().failing_by(Fault::Silence);
    let arguments = [&state.to_string_lossy(), "0"];
    run_until_met("tail_audit_log", &arguments, &stand_in)
        .await
        .printed()
}
