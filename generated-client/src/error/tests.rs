//! The error's size and bounds.

use super::{Details, Error, ErrorKind, Reply, Target};
use crate::values::{failure_reason::FailureReason, secret::Secret, timestamp::UnixMillis};

#[test]
fn is_one_pointer_wide() {
    fn usable<T: std::error::Error + Send + Sync + 'static>() {}
    usable::<Error>();
    assert_eq!(size_of::<Error>(), 8);
    assert_eq!(size_of::<Result<(), Error>>(), 8);
}

#[test]
fn of_a_setting_names_it() {
    let error = Error::config("timeout", "it is zero");
    assert_eq!(
        error.to_string(),
        "invalid configuration: timeout: it is zero"
    );
    assert_eq!(
        (error.kind(), error.operation(), error.status()),
        (ErrorKind::Config, None, None)
    );
    assert!(error.body().is_none() && error.headers().is_none() && error.errors().is_empty());
}

#[test]
fn shows_a_line_with_its_sources_or_its_fields() {
    let target = Target {
        operation: "getTeam",
        method: http::Method::GET,
        path: "/api/v2/teams/t".to_owned(),
    };
    let source = std::io::Error::other("the cable\nis cut");
    let error = Error::new(
        ErrorKind::Transport,
        Some(target),
        "no connection".to_owned(),
    );
    let error = error.with_source(source.into());
    let line = "getTeam: no connection (GET /api/v2/teams/t)";
    assert_eq!(error.to_string(), line);
    assert_eq!(format!("{error:?}"), format!("{line}: the cable\\nis cut"));
    let fields = format!("{error:#?}");
    assert!(
        fields.starts_with("Error {\n    kind: Transport,"),
        "{fields}"
    );
    assert!(fields.contains("operation: \"getTeam\""), "{fields}");
    let error = Error::config("timeout", "it is zero");
    assert_eq!(format!("{error:?}"), error.to_string());
}

/// Such as the path of a link that the server has sent.
#[test]
fn nothing_from_outside_breaks_the_line_or_fills_the_log() {
    let long = "x".repeat(70_000);
    let problem = |path: &str| {
        let target = Target {
            operation: "follow",
            method: http::Method::GET,
            path: path.to_owned(),
        };
        let error = Error::new(ErrorKind::Request, Some(target), path.to_owned());
        error.with_source(std::io::Error::other(path.to_owned()).into())
    };
    let error = problem("/a\n\u{1b}[31m\u{85}\u{2028}\u{202e}é");
    let path = r"/a\n\u{1b}[31m\u{85}\u{2028}\u{202e}é";
    assert_eq!(error.to_string(), format!("follow: {path} (GET {path})"));
    let error = format!("{:?}", problem(&long));
    assert!(error.len() < 3000 && error.contains("(GET xxx"), "{error}");
}

/// The details are what a person needs; of many, the first ones will do, and none is said twice.
#[test]
fn a_bad_request_says_what_is_wrong() {
    let reason = |attribute: &str, reason: &str| {
        let mut one = FailureReason::blank();
        attribute.clone_into(&mut one.attribute);
        reason.clone_into(&mut one.reason);
        one
    };
    let shown = |errors: Vec<FailureReason>| {
        let target = Target {
            operation: "postTag",
            method: http::Method::POST,
            path: "/api/v2/tags".to_owned(),
        };
        let reply = Reply {
            status: http::StatusCode::BAD_REQUEST,
            headers: http::HeaderMap::new(),
            body: bytes::Bytes::new(),
            received: UnixMillis::new(0),
        };
        let details = Details {
            message: Some("the name is taken".to_owned()),
            errors,
            ..Details::default()
        };
        let error = Error::new(ErrorKind::Api, Some(target), String::new());
        error.with_reply(reply).with_details(details).to_string()
    };
    let start = "postTag: 400 Bad Request: the name is taken";
    let end = "(POST /api/v2/tags)";
    for (errors, told) in [
        (vec![reason("name", "taken"), reason("", "")], ""),
        // The attribute is news, or the reason.
        (vec![reason("tags[0]", "taken")], " (tags[0]: taken)"),
        (vec![reason("tags[0]", "")], " (tags[0])"),
        (
            vec![reason("tags[0]", "too long"), reason("", "no")],
            " (tags[0]: too long; no)",
        ),
        (
            vec![reason("a", "bad"); 5],
            " (a: bad; a: bad; a: bad; 2 more)",
        ),
    ] {
        assert_eq!(shown(errors), format!("{start}{told} {end}"));
    }
}

/// A short token would tear words apart.
#[test]
fn a_token_is_removed_unless_it_is_too_short_to_be_one() {
    let body = br#"{"code": "key_exists", "message": "api-0123 is unknown"}"#;
    for (token, code, message) in [
        ("key", "key_exists", "api-0123 is unknown"),
        ("api-0123", "key_exists", "[redacted] is unknown"),
    ] {
        let details = Details::parse(body, usize::MAX, &Secret::from(token));
        assert_eq!(details.code.as_deref(), Some(code));
        assert_eq!(details.message.as_deref(), Some(message));
    }
}

/// What a success may contain must not hide why a call has failed.
#[test]
fn the_body_is_read_as_leniently_as_that_of_a_success() {
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    for (mark, more) in [
        ("\u{feff}", "0"),
        ("", r#""\ud83c""#),
        ("", "1e400"),
        ("", &deep),
    ] {
        let body = format!(r#"{mark}{{"code": "conflict", "more": {more}, "message": "no"}}"#);
        let details = Details::parse(body.as_bytes(), usize::MAX, &Secret::from("token"));
        assert_eq!(details.code.as_deref(), Some("conflict"), "{more}");
        assert_eq!(details.message.as_deref(), Some("no"), "{more}");
    }
}
