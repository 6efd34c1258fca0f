//! `examples/add_team_members.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, testing::StandIn};

use crate::{program::run, server::failing};

const TEAM: &str = "mobile-platform";

#[tokio::test]
async fn adds_members_by_their_identifiers() {
    let ran = run(
        "add_team_members",
        &[TEAM, "Ariel@example.com"],
        &StandIn::documented(),
    )
    .await;
    ran.check(&expect![[r#"
        GET /api/v2/members?filter=email%3AAriel%40example.com&limit=20
        GET /api/v2/members?filter=email%3AAriel%40example.com&limit=20&offset=1
        PATCH /api/v2/teams/mobile-platform?expand=members {"comment":"Added by an example","instructions":[{"kind":"addMembers","values":["65f1c3a8e4b0d2190c7a55d1"]}]}

        added Ariel@example.com to mobile-platform
        it has 15 members now
    "#]]);
}

#[tokio::test]
async fn changes_nothing_if_somebody_is_no_member() {
    let arguments = [TEAM, "ariel@example.com", "nobody@example.com"];
    let ran = run("add_team_members", &arguments, &StandIn::documented()).await;
    ran.check_failure(&expect![[r#"
        GET /api/v2/members?filter=email%3Aariel%40example.com%7Cnobody%40example.com&limit=20
        GET /api/v2/members?filter=email%3Aariel%40example.com%7Cnobody%40example.com&limit=20&offset=1

        standard error:
        Error: "nobody@example.com is not a member of the account"
    "#]]);
}

#[tokio::test]
async fn says_that_there_is_no_such_team() {
    let stand_in = StandIn::documented();
    let path = "/api/v2/teams/mobile-platform";
    failing(&stand_in, Method::PATCH, path, 404, "not_found");
    let arguments = [TEAM, "ariel@example.com"];
    let ran = run("add_team_members", &arguments, &stand_in).await;
    ran.check_failure(&expect![[r#"
        GET /api/v2/members?filter=email%3Aariel%40example.com&limit=20
        GET /api/v2/members?filter=email%3Aariel%40example.com&limit=20&offset=1
        PATCH /api/v2/teams/mobile-platform?expand=members {"comment":"Added by an example","instructions":[{"kind":"addMembers","values":["65f1c3a8e4b0d2190c7a55d1"]}]}

        standard error:
        Error: "no team mobile-platform"
    "#]]);
}
