//! `examples/export_audit_log.rs`.

use expect_test::expect;
use launchdarkly_api::testing::StandIn;

use crate::program::run;

/// The second page of the documentation repeats an entry of the first one.
#[tokio::test]
async fn writes_each_entry_once() {
    let ran = run("export_audit_log", &["7"], &StandIn::documented()).await;
    let entries = ran.printed_json();
    let ids: Vec<_> = entries.iter().map(|entry| entry["_id"].as_str()).collect();
    let newest = Some("67d3f6a1c84e2b0f95a7d013");
    assert_eq!(ids, [newest, Some("67d3e5b09a1f4c62d87b3e5a")]);

    let (_, begin) = ran.sent()[0].target.split_once("after=").unwrap();
    let begin = begin.split('&').next().unwrap_or_default().to_owned();
    ran.hiding(&begin, "BEGIN")
        .without_output()
        .check(&expect![[r#"
            GET /api/v2/auditlog?after=BEGIN&limit=20
            GET /api/v2/auditlog?after=BEGIN&before=1741940144871&limit=20

            standard error:
            exported 2 entries of the last 7 days
        "#]]);
}
