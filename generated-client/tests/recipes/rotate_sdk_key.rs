//! `examples/rotate_sdk_key.rs`.

use std::time::Duration;

use expect_test::expect;
use launchdarkly_api::{Method, UnixMillis, testing::StandIn};
use serde_json::json;

use crate::{
    program::{Ran, run},
    server::{answering, failing},
};

const ARGUMENTS: [&str; 2] = ["my-project", "production"];
const PATH: &str = "/api/v2/projects/my-project/environments/production/apiKey";

#[tokio::test]
async fn keeps_the_old_key_for_an_hour() {
    let before = UnixMillis::now();
    let ran = run("rotate_sdk_key", &ARGUMENTS, &StandIn::documented()).await;
    let text = expiry(&ran);
    let expiry = UnixMillis::new(text.parse().unwrap());
    let hour = Duration::from_secs(60 * 60);
    let latest = before + hour + Duration::from_secs(60);
    assert!((before + hour..latest).contains(&expiry), "{expiry}");
    let ran = ran
        .hiding(&text, "EXPIRY")
        .hiding(&expiry.to_string(), "TIME");
    ran.check(&expect![[r#"
        POST /api/v2/projects/my-project/environments/production/apiKey?expiry=EXPIRY

        the old SDK key of Production works until TIME
        the new one prints as [redacted]
    "#]]);
}

/// A blank key must not reach the place where services read it.
#[tokio::test]
async fn takes_no_blank_key() {
    let stand_in = StandIn::documented();
    answering(&stand_in, Method::POST, PATH, json!({"apiKey": null}));
    let ran = run("rotate_sdk_key", &ARGUMENTS, &stand_in).await;
    let millis = expiry(&ran);
    ran.hiding(&millis, "EXPIRY").check_failure(&expect![[r#"
        POST /api/v2/projects/my-project/environments/production/apiKey?expiry=EXPIRY

        standard error:
        Error: "look at the key before rotating it again: resetEnvironmentSDKKey: cannot decode `apiKey`: expected a string, found null at line 1 column 15 (POST /api/v2/projects/my-project/environments/production/apiKey)"
    "#]]);
}

#[tokio::test]
async fn says_what_the_token_lacks() {
    let stand_in = StandIn::documented();
    failing(&stand_in, Method::POST, PATH, 403, "forbidden");
    let ran = run("rotate_sdk_key", &ARGUMENTS, &stand_in).await;
    let millis = expiry(&ran);
    ran.hiding(&millis, "EXPIRY").check_failure(&expect![[r#"
        POST /api/v2/projects/my-project/environments/production/apiKey?expiry=EXPIRY

        standard error:
        Error: "the token's role lacks the action updateApiKey"
    "#]]);
}

/// The instant that was sent, in milliseconds.
fn expiry(ran: &Ran) -> String {
    let (_, millis) = ran.sent()[0].target.split_once("expiry=").unwrap();
    millis.to_owned()
}
