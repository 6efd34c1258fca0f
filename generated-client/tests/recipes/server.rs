//! The stand-in for LaunchDarkly: answers the examples of the spec, and what a test says instead.

use serde_json::Value;

use crate::{
    spec::{Documented, Spec},
    support::{Answer, Received, Server},
};

/// The access token that the recipes are given.
pub const TOKEN: &str = "api-00000000-0000-4000-8000-00000000test";

/// Answers the documented examples, whatever the keys; a list goes on as documented, to its last page.
pub async fn documented() -> Server {
    answering(|_| None).await
}

/// The same, but for the requests to which the function has an answer.
pub async fn answering(
    answer: impl Fn(&Received) -> Option<Answer> + Send + Sync + 'static,
) -> Server {
    let operations = Spec::read().unwrap().operations();
    let server = Server::start(move |request| {
        let answer = match request.header("authorization")[..] {
            [TOKEN] => answer(request),
            _ => Some(failing(401, "unauthorized")),
        };
        // Clients send the next request through the same connection, which must not be closed under it.
        answer
            .unwrap_or_else(|| example(&operations, request))
            .keeping_alive()
    });
    server.await.unwrap()
}

/// The documented example of the operation that the request calls.
fn example(operations: &[Documented], request: &Received) -> Answer {
    let mut operations = operations.iter();
    let called = operations.find(|it| it.is_called_by(&request.method, &request.target));
    match called.and_then(|operation| operation.success_of(&request.target)) {
        Some((status, body)) => Answer::json(status, &body.to_string()),
        None => failing(501, "no_such_operation"),
    }
}

/// An error as LaunchDarkly answers it.
pub fn failing(status: u16, code: &str) -> Answer {
    Answer::json(
        status,
        &format!(r#"{{"code": "{code}", "message": "As told"}}"#),
    )
}

/// What the operation answers by the documentation, to be changed by a test.
pub fn example_of(operation: &str) -> Value {
    let operations = Spec::read().unwrap().operations();
    let documented = operations.iter().find(|it| it.id == operation);
    documented.unwrap().success().unwrap().1.clone()
}
