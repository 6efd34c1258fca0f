//! The client, by what it sends and what it makes of the answers.
//!
//! What is not about the wire is tested with a [`StandIn`](launchdarkly_api::testing::StandIn), as in apps. The rest needs
//! sockets, and the server of `tests/support`: bytes that are not HTTP, connections, TLS, compression, bodies that come in
//! pieces, and headers that a transport adds. Each module says what it needs them for.

#![expect(
    clippy::unwrap_used,
    reason = "what helpers unwrap fails the test that calls them"
)]

#[path = "../support/mod.rs"]
mod support;

mod broken;
mod certificates;
mod clock;
mod decoding;
mod faults;
mod filters;
mod helpers;
mod hooks;
mod limits;
mod lists;
mod operations;
mod raw;
mod requests;
mod retries;
mod seams;
mod secrets;
mod sharing;
#[cfg(feature = "tracing")]
mod spans;
mod turns;
mod waits;

use launchdarkly_api::{Client, ClientBuilder};
use support::{Answer, Server};

const TOKEN: &str = "api-00000000-0000-4000-8000-00000000test";

const JSON: &str = "application/json";

/// As the API documents it.
const ENVIRONMENT: &str = r#"{
  "_links": {"self": {"href": "/api/v2/projects/p/environments/e", "type": "application/json"}},
  "_id": "57be1db38b75bf0772d11384", "key": "e", "name": "E", "apiKey": "sdk-hidden", "mobileKey": "mob-hidden",
  "color": "F5A623", "defaultTtl": 5, "secureMode": true, "defaultTrackEvents": false, "requireComments": true,
  "confirmChanges": true, "tags": ["ops"], "critical": true
}"#;

/// A server that always gives the same answer.
async fn server(answer: Answer) -> Server {
    Server::start(move |_| answer.clone())
        .await
        .expect("a loopback socket")
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().access_token(TOKEN).base_url(server.url())
}

fn client(server: &Server) -> Client {
    builder(server).build().expect("valid settings")
}
