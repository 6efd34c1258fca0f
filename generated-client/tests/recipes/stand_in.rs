//! `examples/stand_in.rs`.

use std::io::{BufRead, BufReader};

use launchdarkly_api::Client;

use crate::{program::command_at, server::TOKEN};

/// It says where it listens, and answers there until it is ended.
#[tokio::test]
async fn answers_what_is_documented() {
    let nowhere = "http://127.0.0.1:9";
    let mut child = command_at("stand_in", &[], nowhere).spawn().unwrap();
    let mut printed = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    printed.read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("LAUNCHDARKLY_BASE_URL=").unwrap();

    let client = Client::builder()
        .access_token(TOKEN)
        .base_url(url)
        .build()
        .unwrap();
    let environment = client
        .environments()
        .get_environment("my-project", "production")
        .await;
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(environment.unwrap().key, "production");
}
