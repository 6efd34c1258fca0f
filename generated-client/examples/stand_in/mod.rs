//! A client for the examples: of LaunchDarkly where there is a token, of a stand-in on loopback if there is none.
//!
//! The stand-in answers with the examples of the spec, whatever the keys. A list goes on as documented, to its last page; what
//! is created twice in the same words is a conflict.

#[expect(dead_code, reason = "tests use more of it than examples do")]
#[path = "../../tests/support/mod.rs"]
mod server;
#[expect(dead_code, reason = "tests use more of it than examples do")]
#[path = "../../tests/support/spec.rs"]
mod spec;

use std::{
    collections::HashSet,
    env,
    sync::{Mutex, PoisonError},
};

use launchdarkly_api::Client;
use server::{Answer, Received, Server};
use spec::{Documented, Spec};

/// The client, and the stand-in, which runs until it is dropped.
pub async fn client() -> Result<(Client, Option<Server>), Box<dyn std::error::Error>> {
    if env::var_os("LAUNCHDARKLY_ACCESS_TOKEN").is_some() {
        return Ok((Client::from_env()?, None));
    }
    let operations = Spec::read()?.operations();
    let created = Created::default();
    let server = Server::start(move |request| answer(&operations, &created, request)).await?;
    let client = Client::builder()
        .access_token("api-without-an-account")
        .base_url(server.url())
        .build()?;
    Ok((client, Some(server)))
}

/// Targets and bodies of what was created.
#[derive(Default)]
struct Created(Mutex<HashSet<(String, Vec<u8>)>>);

impl Created {
    /// Remembers what is created. Whether it is there already.
    fn again(&self, request: &Received) -> bool {
        let mut created = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        !created.insert((request.target.clone(), request.body.clone()))
    }
}

/// The documented example of the operation that the request calls.
fn answer(operations: &[Documented], created: &Created, request: &Received) -> Answer {
    let mut called = operations
        .iter()
        .filter(|operation| operation.is_called_by(&request.method, &request.target));
    let Some(operation) = called.next() else {
        return Answer::json(
            404,
            r#"{"code": "not_found", "message": "no such operation in the spec"}"#,
        );
    };
    let success = operation.success_of(&request.target);
    let conflict = operation
        .responses
        .get(&409)
        .and_then(|bodies| bodies.first());
    match (success, conflict) {
        (Some((201, _)), Some(conflict)) if created.again(request) => {
            Answer::json(409, &conflict.to_string())
        }
        (Some((status, example)), _) => Answer::json(status, &example.to_string()),
        (None, _) => Answer::json(
            500,
            r#"{"code": "internal_service_error", "message": "the spec documents no success"}"#,
        ),
    }
}
