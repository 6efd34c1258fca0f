//! A client for the examples: of LaunchDarkly where there is a token, of a stand-in on loopback where there is none.

#[expect(dead_code, reason = "tests use more of it than examples do")]
#[path = "../../tests/support/mod.rs"]
mod server;
#[expect(dead_code, reason = "tests use more of it than examples do")]
#[path = "../../tests/support/spec.rs"]
mod spec;

use std::env;

use launchdarkly_api::Client;
use server::{Answer, Received, Server};
use spec::{Documented, Spec};

/// The client, and the stand-in, which runs until it is dropped.
pub async fn client() -> Result<(Client, Option<Server>), Box<dyn std::error::Error>> {
    if env::var_os("LAUNCHDARKLY_ACCESS_TOKEN").is_some() {
        return Ok((Client::from_env()?, None));
    }
    let operations = Spec::read()?.operations();
    let server = Server::start(move |request| answer(&operations, request)).await?;
    let client = Client::builder()
        .access_token("api-without-an-account")
        .base_url(server.url())
        .build()?;
    Ok((client, Some(server)))
}

/// The documented example of the operation that the request calls.
fn answer(operations: &[Documented], request: &Received) -> Answer {
    let mut called = operations
        .iter()
        .filter(|operation| operation.is_called_by(&request.method, &request.target));
    match called.next().and_then(Documented::success) {
        Some((status, example)) => Answer::json(status, &example.to_string()),
        None => Answer::json(
            404,
            r#"{"code": "not_found", "message": "no such operation in the spec"}"#,
        ),
    }
}
