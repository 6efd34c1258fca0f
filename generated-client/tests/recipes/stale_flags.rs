//! `examples/stale_flags.rs`.

use expect_test::expect;
use launchdarkly_api::testing::StandIn;

use crate::program::run;

/// The two pages of the documentation have a flag each; the first one was last requested in March 2025.
#[tokio::test]
async fn lists_what_is_no_longer_needed() {
    let ran = run(
        "stale_flags",
        &["my-project", "production"],
        &StandIn::documented(),
    )
    .await;
    ran.check(&expect![[r#"
        GET /api/v2/flag-statuses/my-project/production
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctype%3Atemporary&limit=100
        GET /api/v2/flags/my-project?filter=state%3Alive%2Ctype%3Atemporary&limit=100&offset=1

        new-checkout is new, last requested: 2025-03-15T09:30:00Z
        1 of 2 temporary flags are stale in production
    "#]]);
}
