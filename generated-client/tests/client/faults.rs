//! The errors of calls that go wrong. A redirect needs sockets, since the HTTP library could follow it.

use crate::{ENVIRONMENT, JSON, builder, client, server, support::Answer};
use launchdarkly_api::{
    Client, Error, ErrorKind, Method, RetryPolicy,
    environments::{Environment, GetEnvironment},
    testing::{self, Expectation, StandIn},
};
use std::time::Duration;

pub async fn get(client: &Client) -> Result<Environment, Error> {
    client.environments().get_environment("p", "e").await
}

/// Expects what [`get`] sends.
pub fn expect_get(stand_in: &StandIn) -> Expectation<GetEnvironment> {
    stand_in.expect(stand_in.client().environments().get_environment("p", "e"))
}

/// Adds these lines to the last response.
pub fn with_headers<R>(expectation: Expectation<R>, lines: &str) -> Expectation<R> {
    let headers = lines.lines().map(|line| line.split_once(": ").unwrap());
    headers.fold(expectation, |expectation, (name, value)| {
        expectation.with_header(name, value)
    })
}

/// What becomes of a call that is answered with that, once.
async fn failure(
    answer: impl FnOnce(Expectation<GetEnvironment>) -> Expectation<GetEnvironment>,
) -> Error {
    let stand_in = StandIn::new();
    answer(expect_get(&stand_in));
    let client = stand_in.client_builder().retry(RetryPolicy::none()).build();
    get(&client.unwrap()).await.expect_err("a fault")
}

#[tokio::test]
async fn an_api_error_says_what_launchdarkly_said() {
    let body = r#"{"code": "not_found", "message": "Unknown environment key", "id": "i-1",
                   "errors": [{"attribute": "key", "reason": "is unknown"}, "?", {"attribute": 5}]}"#;
    let error = failure(|get| get.returning_body(JSON, body).with_status(404)).await;
    assert_eq!(
        error.to_string(),
        "getEnvironment: 404 Not Found: not_found: Unknown environment key (key: is unknown) (GET /api/v2/projects/p/environments/e)"
    );
    assert!(error.is_not_found() && !error.is_conflict());
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::Api, Some("getEnvironment"))
    );
    assert_eq!((error.code(), error.id()), (Some("not_found"), Some("i-1")));
    assert_eq!(
        (error.errors().len(), error.errors()[0].reason.as_str()),
        (2, "is unknown")
    );
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(error.headers().unwrap()["content-type"], "application/json");
}

#[tokio::test]
async fn any_error_body_will_do() {
    for (body, shown) in [
        ("", "403 Forbidden"),
        ("{}", "403 Forbidden: {}"),
        (r#"{"message": "no"}"#, "403 Forbidden: no"),
        (r#"{"code": "forbidden"}"#, "403 Forbidden: forbidden"),
        (
            r#"{"code": 7, "message": "no", "errors": {}}"#,
            "403 Forbidden: no",
        ),
        (
            r#"{"message": "a\u001b[31m\nb"}"#,
            r"403 Forbidden: a\u{1b}[31m\nb",
        ),
        ("[1]", "403 Forbidden: [1]"),
        (
            "<html>\n <b>Denied</b>",
            "403 Forbidden: <html> <b>Denied</b>",
        ),
        ("{\"message\": \"cut", "403 Forbidden: {\"message\": \"cut"),
    ] {
        let error = failure(|get| get.returning_body(JSON, body).with_status(403)).await;
        assert!(error.is_forbidden());
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(
            error.to_string(),
            format!("getEnvironment: {shown} (GET /api/v2/projects/p/environments/e)")
        );
    }
}

type Predicate = fn(&Error) -> bool;

#[test]
fn statuses_have_predicates() {
    let table: [(u16, Predicate); 8] = [
        (400, Error::is_bad_request),
        (401, Error::is_unauthorized),
        (403, Error::is_forbidden),
        (404, Error::is_not_found),
        (409, Error::is_conflict),
        (422, Error::is_unprocessable),
        (429, Error::is_rate_limited),
        (503, Error::is_server_error),
    ];
    for (status, is) in table {
        let error = testing::error(status, "", "");
        assert!(is(&error) && error.status().unwrap() == status);
        assert_eq!(table.iter().filter(|(_, other)| other(&error)).count(), 1);
    }
}

#[tokio::test]
async fn a_rate_limit_says_how_long() {
    for (header, wait) in [
        ("retry-after: 7", Some(7)),
        ("retry-after: soon", None),
        ("", None),
    ] {
        let error = failure(|get| with_headers(get.failing(429, "", ""), header)).await;
        assert_eq!(error.retry_after(), wait.map(Duration::from_secs));
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = server(Answer::json(200, ENVIRONMENT)).await;
    let answer = format!(
        "HTTP/1.1 302 -\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n",
        other.url()
    );
    let first = server(Answer::Bytes(answer.into())).await;
    let error = get(&client(&first)).await.unwrap_err();
    assert_eq!(
        (
            error.kind(),
            error.status().unwrap().as_u16(),
            error.attempts()
        ),
        (ErrorKind::Api, 302, 1)
    );
    assert!(
        error
            .to_string()
            .contains("302 Found: redirects are not followed"),
        "{error}"
    );
    assert!(other.received().is_empty() && first.received().len() == 1);

    // Whichever TLS feature is on; installing it twice changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let follows = reqwest::Client::builder().no_proxy().build().unwrap();
    let error = get(&builder(&first).http_client(follows).build().unwrap())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("followed a redirect"), "{error}");
}

/// What an HTTP client of one's own does not send, and what it makes of a redirect, is not tried again.
#[tokio::test]
async fn an_http_client_of_ones_own_refuses() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let loops =
        "HTTP/1.1 302 -\r\nlocation: /other\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let server = server(Answer::Bytes(loops.into())).await;
    let own = || reqwest::Client::builder().no_proxy();
    for (http_client, kind, in_doubt, requests) in [
        (own().https_only(true), ErrorKind::Request, false, 0),
        (
            own().redirect(reqwest::redirect::Policy::limited(1)),
            ErrorKind::Transport,
            true,
            2,
        ),
    ] {
        let builder = builder(&server).http_client(http_client.build().unwrap());
        let request = builder.build().unwrap().request(Method::PUT, "/x");
        let error = request.await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (kind, 1), "{error}");
        assert_eq!(error.may_have_taken_effect(), in_doubt, "{error}");
        assert_eq!(server.received().len(), requests, "{error}");
    }
}

/// The error of strict reading. What is JSON of the right kind can be read all the same where deviations are allowed.
async fn misread(kind: &str, body: &str, is_readable: bool) -> Error {
    let stand_in = StandIn::new();
    expect_get(&stand_in).returning_body(kind, body).times(2);
    let outcome = get(&stand_in.client()).await;
    assert_eq!(outcome.is_ok(), is_readable, "{body}");
    let strict = stand_in.client_builder().strict_responses().build();
    get(&strict.unwrap()).await.expect_err("a fault")
}

#[tokio::test]
async fn a_success_that_is_not_the_value() {
    let wrong = ENVIRONMENT.replace("\"ops\"", "\"ops\", 5");
    let nested = ENVIRONMENT
        .replace("\"/api/v2/projects/p/environments/e\"", "[]")
        .replace("\"self\"", "\"a.b\"");
    let leaky = ENVIRONMENT.replace("\"secureMode\": true", "\"secureMode\": \"sdk-hidden\"");
    let missing = ENVIRONMENT.replace("\"confirmChanges\": true", "\"x\": 1");
    let cut = &ENVIRONMENT[..ENVIRONMENT.len() - 20];
    for (kind, body, path, hint) in [
        (
            JSON,
            wrong.as_str(),
            Some("tags[1]"),
            "cannot decode `tags[1]`: expected a string, found a number",
        ),
        (
            JSON,
            &nested,
            Some("_links[\"a.b\"].href"),
            "expected a string, found a list",
        ),
        (
            JSON,
            &leaky,
            Some("secureMode"),
            "`secureMode`: expected a boolean, found a string",
        ),
        (
            JSON,
            &missing,
            Some("confirmChanges"),
            "`confirmChanges`: expected a boolean, found nothing",
        ),
        (JSON, cut, None, "EOF while parsing"),
        (JSON, "", None, "the body is empty"),
        (JSON, "null", None, "expected an object"),
        (
            JSON,
            "\"sdk-hidden\"",
            None,
            "expected an object, found a string",
        ),
        (
            "text/html",
            "<html>",
            None,
            "the body is `text/html`, not JSON",
        ),
    ] {
        let error = misread(kind, body, path.is_some()).await;
        assert!(error.is_decode(), "{error}");
        assert_eq!(
            (error.decode_path(), error.status().unwrap().as_u16()),
            (path, 200)
        );
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert!(error.to_string().contains(hint), "{error}");
        for shown in [format!("{error}"), format!("{error:?}")] {
            assert!(!shown.contains("hidden"), "{shown}");
        }
    }
}

#[test]
fn what_launchdarkly_means_has_predicates() {
    let none = [false; 3];
    // As a flag answers: launchdarkly/ldcli#581.
    let approval = "Flag configuration updates require approval: action 'updateOn' not allowed";
    let refused = "method_not_allowed";
    for (status, code, message, expected) in [
        (409, "key_exists", "Key is taken", [true, false, false]),
        (
            409,
            "optimistic_locking_error",
            "Try again",
            [false, true, false],
        ),
        (409, "", "Something else", none),
        (400, "key_exists", "", none),
        (405, refused, approval, [false, false, true]),
        (
            403,
            "forbidden",
            "Approval is required",
            [false, false, true],
        ),
        (405, refused, "Method not allowed", none),
        (403, "forbidden", "Access denied", none),
        (400, "", "approvalSettings are wrong", none),
    ] {
        let error = testing::error(status, code, message);
        let means = [
            error.is_key_taken(),
            error.is_version_conflict(),
            error.is_approval_required(),
        ];
        assert_eq!(means, expected, "{error}");
    }
}
