//! `examples/flag_admin.rs`.

use expect_test::expect;
use launchdarkly_api::testing::StandIn;

use crate::program::run;

/// It runs its own tests, in which no one is asked.
#[tokio::test]
async fn passes() {
    let ran = run("flag_admin", &[], &StandIn::documented()).await;
    ran.check(&expect![[r#"

        all is as expected
    "#]]);
}
