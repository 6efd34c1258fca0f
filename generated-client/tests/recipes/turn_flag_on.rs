//! `examples/turn_flag_on.rs`.

use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect;

use crate::{
    program::run,
    server::{answering, documented, failing},
};

const ARGUMENTS: [&str; 3] = ["my-project", "production", "new-checkout"];

#[tokio::test]
async fn sends_one_instruction() {
    let ran = run("turn_flag_on", &ARGUMENTS, &documented().await).await;
    ran.check(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}

        New checkout is on in Production
    "#]]);
}

#[tokio::test]
async fn asks_again_after_a_conflict() {
    let requests = AtomicUsize::new(0);
    let is_first = move || requests.fetch_add(1, Ordering::Relaxed) == 0;
    let server = answering(move |_| is_first().then(|| failing(409, "optimistic_locking_error")));
    let ran = run("turn_flag_on", &ARGUMENTS, &server.await).await;
    ran.check(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}

        New checkout is on in Production
    "#]]);
}

#[tokio::test]
async fn says_that_there_is_no_such_flag() {
    let server = answering(|_| Some(failing(404, "not_found"))).await;
    let ran = run("turn_flag_on", &ARGUMENTS, &server).await;
    ran.check_failure(&expect![[r#"
        PATCH /api/v2/flags/my-project/new-checkout {"comment":"Turned on by an example","environmentKey":"production","instructions":[{"kind":"turnFlagOn"}]}

        standard error:
        Error: "there is no flag new-checkout in my-project"
    "#]]);
}

#[tokio::test]
async fn says_how_it_is_called() {
    let ran = run("turn_flag_on", &[], &documented().await).await;
    ran.check_failure(&expect![[r#"

        standard error:
        Error: "usage: turn_flag_on PROJECT ENVIRONMENT FLAG"
    "#]]);
}
