//! `examples/tail_audit_log.rs`.

use std::{fs, ops::Range, path::Path};

use launchdarkly_api::{
    UnixMillis,
    audit_log::{AuditLogEntries, AuditLogEntrySummary},
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

/// Nothing that can be read is lost, and what cannot is reported once.
#[tokio::test]
async fn goes_on_after_a_crowded_millisecond() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("audit-log.state");
    fs::write(&state, BEGIN).unwrap();
    let page = |keys: Range<i64>, date| {
        let entry = |key: i64| {
            let mut entry = AuditLogEntrySummary::example();
            (entry.id, entry.date) = (key.to_string(), UnixMillis::new(date));
            entry
        };
        let mut page = AuditLogEntries::blank();
        page.items = keys.map(entry).collect();
        page
    };
    let (crowded, older) = (
        page(0..20, 1_600_000_000_009),
        page(20..21, 1_600_000_000_007),
    );
    let stand_in = StandIn::documented();
    let log = stand_in.client().audit_log().get_audit_log_entries();
    let mut answers = stand_in.expect(log).any_query();
    for page in [&crowded, &crowded, &older].repeat(2) {
        answers = answers.returning(page.clone());
    }
    answers.then_failing_by(Fault::Silence);
    let arguments = [&state.to_string_lossy(), "0"];
    let ran = run_until_met("tail_audit_log", &arguments, &stand_in).await;
    let keys: Vec<_> = ran
        .printed_json()
        .iter()
        .map(|entry| entry["_id"].clone())
        .collect();
    assert_eq!((keys.len(), &keys[0]), (21, &"20".into()));
    let befores = ran
        .sent()
        .iter()
        .map(|request| request.target.split("before=").nth(1));
    let befores: Vec<_> = befores
        .map(|rest| rest.and_then(|rest| rest.split('&').next()))
        .collect();
    assert_eq!(
        befores[..3],
        [None, Some("1600000000010"), Some("1600000000009")]
    );
    let words =
        "more entries of 2020-09-13T12:26:40.009Z than fit on a page: some may be missing\n";
    assert_eq!(ran.complaints(), words);
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
