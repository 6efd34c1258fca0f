//! `examples/turn_flag_on.rs`.

use expect_test::expect;
use launchdarkly_api::{Method, testing::StandIn};

use crate::{
    program::{command_at, run},
    server::{TOKEN, failing},
    support::{Answer, Server},
};

const ARGUMENTS: [&str; 3] = ["my-project", "production", "new-checkout"];

const PATH: &str = "/api/v2/flags/my-project/new-checkout";

#[tokio::test]
async fn sends_one_instruction() {
    let ran = run("turn_flag_on", &ARGUMENTS, &StandIn::documented()).await;
    ran.check(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}

        New checkout is on in Production
    "#]]);
}

/// Which token it is, no stand-in tells.
#[tokio::test]
async fn sends_the_token_of_its_environment() {
    let server = Server::start(|_| Answer::json(401, "{}")).await.unwrap();
    let mut command = command_at("turn_flag_on", &ARGUMENTS, &server.url());
    let ended = tokio::task::spawn_blocking(move || command.output());
    assert!(!ended.await.unwrap().unwrap().status.success());
    assert_eq!(server.received()[0].header("authorization"), [TOKEN]);
}

#[tokio::test]
async fn asks_again_after_a_conflict() {
    let stand_in = StandIn::documented();
    let code = "optimistic_locking_error";
    failing(&stand_in, Method::PATCH, PATH, 409, code);
    let ran = run("turn_flag_on", &ARGUMENTS, &stand_in).await;
    ran.check(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}

        New checkout is on in Production
    "#]]);
}

#[tokio::test]
async fn says_that_there_is_no_such_flag() {
    let stand_in = StandIn::documented();
    failing(&stand_in, Method::PATCH, PATH, 404, "not_found");
    let ran = run("turn_flag_on", &ARGUMENTS, &stand_in).await;
    ran.check_failure(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}

        standard error:
        Error: "there is no flag new-checkout in my-project"
    "#]]);
}

#[tokio::test]
async fn says_how_it_is_called() {
    let ran = run("turn_flag_on", &[], &StandIn::documented()).await;
    ran.check_failure(&expect![[r#"

        standard error:
        Error: "usage: turn_flag_on PROJECT ENVIRONMENT FLAG"
    "#]]);
}
