//! The leniency rules, and where errors say they are.

use super::{Decode, from_slice};
use crate::values::{open_enum::UnknownValue, timestamp::UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
enum Kind {
    Known,
    Unknown(UnknownValue),
}

impl Kind {
    fn as_str(&self) -> &str {
        match self {
            Self::Known => "known",
            Self::Unknown(other) => other.as_str(),
        }
    }
}

impl From<&str> for Kind {
    fn from(value: &str) -> Self {
        if value == "known" {
            Self::Known
        } else {
            Self::Unknown(UnknownValue::new(value))
        }
    }
}

#[cfg(feature = "schemars")]
impl Kind {
    const KNOWN: &'static [&'static str] = &["known"];
}
open_enum!(Kind);

struct Node {
    text: String,
    count: i64,
    kind: Kind,
    tags: Vec<String>,
    links: BTreeMap<String, Node>,
    free: Value,
    ratio: Option<f64>,
    instant: Option<UnixMillis>,
    next: Option<Box<Node>>,
}

record! {
    Node {
        0: "text" text = Decode::blank(),
        1: "count" count = Decode::blank(),
        2: "kind" kind = Decode::blank(),
        3: "tags" tags = Decode::blank(),
        4: "links" links = Decode::blank(),
        5: "free" free = Decode::blank(),
        6: "ratio?" ratio = Decode::blank(),
        7: "instant?" instant = Decode::blank(),
        8: "next?" next = Decode::blank(),
    }
}

/// The fewest fields that make a node.
const LEAST: &str = r#""text": "t", "count": 1, "kind": "known""#;

fn node(json: &str) -> Node {
    from_slice(json.as_bytes()).unwrap()
}

#[test]
fn what_may_be_missing_or_null_is_empty() {
    let least = node(&format!("{{{LEAST}}}"));
    assert_eq!(
        (least.text.as_str(), least.count, &least.kind),
        ("t", 1, &Kind::Known)
    );
    assert!(least.tags.is_empty() && least.links.is_empty() && least.free.is_null());
    assert!(least.ratio.is_none() && least.instant.is_none() && least.next.is_none());
    for field in ["tags", "links", "free", "ratio", "instant", "next"] {
        assert_eq!(
            node(&format!(r#"{{"{field}": null, {LEAST}}}"#)),
            least,
            "{field}"
        );
    }
}

#[test]
fn order_and_strangers_do_not_matter() {
    let usual = node(&format!(r#"{{{LEAST}, "tags": ["a"], "ratio": 2}}"#));
    let strange = r#"{"x": [{"text": null}], "ratio": 2.0, "tags": ["a"], "kind": "known", "": 0, "count": 1, "te\u0078t": "t"}"#;
    assert_eq!(node(strange), usual);
    assert_eq!(
        node(&format!(r#"{{{LEAST}, "kind": "new"}}"#))
            .kind
            .as_str(),
        "new"
    );
}

#[test]
fn the_last_of_a_repeated_key_counts() {
    let next = |fields: &str| format!(r#""next": {{{LEAST}{fields}}}"#);
    let (full, least) = (next(r#", "tags": ["a"], "ratio": 1"#), next(""));
    let twice = node(&format!(
        r#"{{{LEAST}, {full}, {least}, "tags": ["b"], "tags": ["c"], "count": 2}}"#
    ));
    assert_eq!(twice.next, Some(Box::new(node(&format!("{{{LEAST}}}")))));
    assert_eq!((twice.tags, twice.count), (vec!["c".to_owned()], 2));
    assert!(
        node(&format!(r#"{{{LEAST}, {full}, "next": null}}"#))
            .next
            .is_none()
    );
}

#[test]
fn integers_are_integral() {
    for (json, count) in [
        ("5", Some(5)),
        ("-5.0", Some(-5)),
        ("5e3", Some(5000)),
        ("0.0", Some(0)),
        ("-0.0", Some(0)),
        ("9223372036854775807", Some(i64::MAX)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("9223372036854775808", None),
        ("1e300", None),
        ("5.5", None),
        ("\"5\"", None),
        ("true", None),
        ("null", None),
    ] {
        assert_eq!(from_slice::<i64>(json.as_bytes()).ok(), count, "{json}");
    }
}

#[test]
fn errors_name_the_place() {
    for (more, path, message) in [
        (
            r#""text": null"#,
            "text",
            "invalid type: null, expected a string",
        ),
        (
            r#""kind": 1"#,
            "kind",
            "invalid type: integer `1`, expected a string",
        ),
        (
            r#""count": "hidden""#,
            "count",
            "invalid type: string, expected an integer",
        ),
        (
            r#""tags": ["a", null]"#,
            "tags[1]",
            "invalid type: null, expected a string",
        ),
        (
            r#""tags": {}"#,
            "tags",
            "invalid type: map, expected a list",
        ),
        (r#""tags": ["a"#, "tags[0]", "EOF"),
        (
            r#""links": []"#,
            "links",
            "invalid type: sequence, expected a map",
        ),
        (
            r#""links": {"a.b": {}}"#,
            r#"links["a.b"].text"#,
            "missing field `text`",
        ),
        (
            r#""links": {"self": 5}"#,
            "links.self",
            "expected an object",
        ),
        (
            r#""next": {"next": {"kind": "x"}}"#,
            "next.next.text",
            "missing field `text`",
        ),
    ] {
        let error = from_slice::<Node>(format!("{{{LEAST}, {more}}}").as_bytes()).unwrap_err();
        assert_eq!(error.path.as_deref(), Some(path), "{}", error.message);
        assert!(
            error.message.contains(message) && !error.message.contains("hidden"),
            "{}",
            error.message
        );
    }
}

#[test]
fn errors_of_the_whole_have_no_place() {
    for (json, message) in [
        ("[]", "invalid type: sequence, expected an object"),
        ("\"hidden\"", "invalid type: string, expected an object"),
        ("<html>", "expected value"),
        ("{", "EOF"),
        ("", "EOF"),
    ] {
        let error = from_slice::<Node>(json.as_bytes()).unwrap_err();
        assert_eq!(error.path, None);
        assert!(
            error.message.contains(message) && !error.message.contains("hidden"),
            "{}",
            error.message
        );
    }
    let error = from_slice::<Node>(format!("{{{LEAST}}} x").as_bytes()).unwrap_err();
    assert!(error.path.is_none() && error.message.contains("trailing characters"));
}

#[test]
fn invalid_unicode_is_an_error() {
    let json = [b"{\"text\": \"", &[0xFF][..], b"\"}"].concat();
    let error = from_slice::<Node>(&json).unwrap_err();
    assert_eq!(
        error.message,
        "not text: invalid utf-8 sequence of 1 bytes from index 10"
    );
}

#[test]
fn it_decodes_from_other_formats_than_text() {
    let value = json!({"text": "t", "count": 1.0, "kind": "known", "tags": null, "ratio": 1});
    let node: Node = serde_json::from_value(value).unwrap();
    assert_eq!((node.count, node.ratio), (1, Some(1.0)));
}
