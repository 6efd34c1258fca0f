//! `examples/flag_admin.rs`.

use expect_test::expect;

use crate::{program::run, server::documented};

/// It runs its own tests, in which no one is asked.
#[tokio::test]
async fn passes() {
    let ran = run("flag_admin", &[], &documented().await).await;
    ran.check(&expect![[r#"

        all is as expected
    "#]]);
}
