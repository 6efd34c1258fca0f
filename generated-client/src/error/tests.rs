//! The error's size and bounds.

use super::{Details, Error, ErrorKind, Target};
use crate::values::secret::Secret;

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
