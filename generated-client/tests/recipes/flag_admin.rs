//! `examples/flag_admin.rs`.

use expect_test::expect;
use launchdarkly_api::testing::StandIn;

use crate::program::run;

/// The example runs its own tests, which do not use the server that it is given.
#[tokio::test]
async fn passes() {
    let ran = run("flag_admin", &[], &StandIn::documented()).await;
    ran.check(&expect![[r#"

        all tests pass
    "#]]);
}
