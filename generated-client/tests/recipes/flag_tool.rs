//! `examples/flag_tool.rs`.

use expect_test::expect;
use launchdarkly_api::testing::StandIn;

use crate::program::run;

#[tokio::test]
async fn lists_flags() {
    let ran = run("flag_tool", &["list", "my-project"], &StandIn::documented()).await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project?limit=100
        GET /api/v2/flags/my-project?limit=100&offset=1

        new-checkout                   New checkout
        loyalty-card                   Loyalty card
    "#]]);
}

#[tokio::test]
async fn shows_a_flag() {
    let ran = run(
        "flag_tool",
        &["show", "my-project", "new-checkout"],
        &StandIn::documented(),
    )
    .await;
    ran.check(&expect![[r#"
        GET /api/v2/flags/my-project/new-checkout

        New checkout (boolean), created 2025-02-06T11:15:36.000Z
          production: on, 2 rules
    "#]]);
}

#[tokio::test]
async fn turns_a_flag_on_and_off() {
    let server = StandIn::documented();
    for word in ["on", "off"] {
        run(
            "flag_tool",
            &[word, "my-project", "new-checkout", "production"],
            &server,
        )
        .await;
    }
    let ran = run("flag_tool", &["tun"], &server).await;
    ran.check_failure(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}
        PATCH /api/v2/flags/my-project/new-checkout {"environmentKey":"production","instructions":[{"kind":"turnFlagOff"}]}

        standard error:
        Error: "usage: flag_tool list PROJECT | show PROJECT FLAG | (on | off) PROJECT FLAG ENVIRONMENT"
    "#]]);
}
