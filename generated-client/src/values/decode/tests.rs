//! The leniency rules, and where errors say they are.

use super::{Decode, Strictness, from_slice};
use crate::values::{extra::Extra, open_enum::UnknownValue, timestamp::UnixMillis};
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

#[cfg(any(feature = "schemars", feature = "testing"))]
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
    extra: Extra,
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
const LEAST: &str =
    r#""text": "t", "count": 1, "kind": "known", "tags": [], "links": {}, "free": null"#;

fn read<T: Decode>(json: &str) -> (T, Vec<String>) {
    let (value, deviations) = from_slice(json.as_bytes(), Strictness::Lenient).unwrap();
    (value, deviations.iter().map(ToString::to_string).collect())
}

fn node(json: &str) -> Node {
    read(json).0
}

fn least() -> Node {
    node(&format!("{{{LEAST}}}"))
}

#[test]
fn what_is_optional_may_be_missing_or_null() {
    let (least, deviations) = read::<Node>(&format!("{{{LEAST}}}"));
    assert_eq!(deviations, [""; 0]);
    assert!(least.ratio.is_none() && least.instant.is_none() && least.next.is_none());
    for field in ["ratio", "instant", "next"] {
        let (nothing, deviations) = read::<Node>(&format!(r#"{{"{field}": null, {LEAST}}}"#));
        assert_eq!(
            (nothing, deviations),
            (least.clone(), Vec::new()),
            "{field}"
        );
    }
}

#[test]
fn order_does_not_matter() {
    let usual = node(&format!(r#"{{{LEAST}, "tags": ["a"], "ratio": 2}}"#));
    let strange = r#"{"ratio": 2.0, "tags": ["a"], "kind": "known", "count": 1, "links": {}, "free": null, "te\u0078t": "t"}"#;
    assert_eq!(node(strange), usual);
}

#[test]
fn what_is_not_known_is_kept() {
    let json = format!(r#"{{{LEAST}, "x": [{{"text": null}}], "": 0, "x": 1}}"#);
    let (node, deviations) = read::<Node>(&json);
    assert_eq!(deviations, [""; 0]);
    let extra: Vec<_> = node.extra.iter().collect();
    assert_eq!(extra, [("", &json!(0)), ("x", &json!(1))]);
    let written = serde_json::to_value(&node).unwrap();
    assert_eq!((&written["x"], &written[""]), (&json!(1), &json!(0)));
    assert!(format!("{node:?}").ends_with(r#"extra: ["", "x"] }"#));
    assert!(!format!("{:?}", least()).contains("extra"));
    assert_eq!(node.clone(), node);
    assert_ne!(node, least());
}

#[test]
fn what_is_added_takes_the_place_of_a_field() {
    let node = least()
        .with_extra("ratio", Value::Null)
        .with_extra("text", 5);
    let written = serde_json::to_string(&node).unwrap();
    assert_eq!(written.matches("text").count(), 1, "{written}");
    assert!(written.contains(r#""text":5"#) && written.contains(r#""ratio":null"#));
}

#[test]
fn the_last_of_a_repeated_key_counts() {
    let next = |fields: &str| format!(r#""next": {{{LEAST}{fields}}}"#);
    let (full, bare) = (next(r#", "tags": ["a"], "ratio": 1"#), next(""));
    let twice = node(&format!(
        r#"{{{LEAST}, {full}, {bare}, "tags": ["b"], "tags": ["c"], "count": 2}}"#
    ));
    assert_eq!(twice.next, Some(Box::new(least())));
    assert_eq!((twice.tags, twice.count), (vec!["c".to_owned()], 2));
    assert!(
        node(&format!(r#"{{{LEAST}, {full}, "next": null}}"#))
            .next
            .is_none()
    );
}

#[test]
fn integers_are_integral() {
    for (json, count, deviates) in [
        ("5", 5, false),
        ("-5.0", -5, false),
        ("5e3", 5000, false),
        ("-0.0", 0, false),
        ("9223372036854775807", i64::MAX, false),
        ("-9223372036854775808", i64::MIN, false),
        ("9223372036854775808", 0, true),
        ("1e300", 0, true),
        ("5.5", 0, true),
        ("\"1706701522000\"", 1_706_701_522_000, true),
        ("\"five\"", 0, true),
        ("true", 0, true),
        ("null", 0, true),
        ("[7, [8]]", 0, true),
        ("{\"a\": {\"b\": 7}}", 0, true),
    ] {
        let (counts, deviations) = read::<Vec<i64>>(&format!("[1, {json}, 2]"));
        assert_eq!(counts, [1, count, 2], "{json}");
        assert_eq!(deviations.len(), usize::from(deviates), "{json}");
    }
}

/// What is sent, what it reads as, and what is said of it: the place, what was expected, what was found.
const DEVIATIONS: &[(&str, &str, &str)] = &[
    (
        r#""text": null"#,
        r#""text": """#,
        "`text`: expected a string, found null",
    ),
    (
        r#""text": 5"#,
        r#""text": """#,
        "`text`: expected a string, found a number",
    ),
    (
        r#""kind": 1"#,
        r#""kind": """#,
        "`kind`: expected a string, found a number",
    ),
    (
        r#""count": "hidden""#,
        r#""count": 0"#,
        "`count`: expected an integer, found a string",
    ),
    (
        r#""ratio": "0.5""#,
        r#""ratio": 0.5"#,
        "`ratio`: expected a number, found a string",
    ),
    (
        r#""ratio": []"#,
        r#""ratio": null"#,
        "`ratio`: expected a number, found a list",
    ),
    (
        r#""instant": true"#,
        r#""instant": null"#,
        "`instant`: expected an integer, found a boolean",
    ),
    (
        r#""tags": ["a", null, {"b": ["c"]}, "d"]"#,
        r#""tags": ["a", "", "", "d"]"#,
        "`tags[1]`: expected a string, found null\n`tags[2]`: expected a string, found an object",
    ),
    (
        r#""tags": {}"#,
        r#""tags": []"#,
        "`tags`: expected a list, found an object",
    ),
    (
        r#""tags": null"#,
        r#""tags": []"#,
        "`tags`: expected a list, found null",
    ),
    (
        r#""links": []"#,
        r#""links": {}"#,
        "`links`: expected an object, found a list",
    ),
    (
        r#""next": "hidden""#,
        r#""next": null"#,
        "`next`: expected an object, found a string",
    ),
];

#[test]
fn what_deviates_reads_as_blank_and_is_noted() {
    for (odd, blank, deviation) in DEVIATIONS {
        let (node, deviations) = read::<Node>(&format!("{{{LEAST}, {odd}}}"));
        let blank = format!("{{{LEAST}, {blank}}}");
        let mut expected = self::node(&blank);
        // A blank name is not the same as an unknown one.
        expected.kind.clone_from(&node.kind);
        assert_eq!(node, expected, "{odd}");
        assert_eq!(deviations.join("\n"), *deviation, "{odd}");
    }
}

#[test]
fn what_is_missing_reads_as_blank_and_is_noted() {
    let (node, deviations) = read::<Node>(r#"{"links": {"a.b": {}}, "kind": "new"}"#);
    assert_eq!((node.text.as_str(), node.count), ("", 0));
    let within = |path: &str, field: &str, expected: &str| {
        format!("`{path}{field}`: expected {expected}, found nothing")
    };
    let inner = r#"links["a.b"]."#;
    let expected = [
        within(inner, "text", "a string"),
        within(inner, "count", "an integer"),
        within(inner, "kind", "a string"),
        within(inner, "tags", "a list"),
        within(inner, "links", "an object"),
        within(inner, "free", "a value"),
        "`kind`: expected a known value, found a string".to_owned(),
        within("", "text", "a string"),
        within("", "count", "an integer"),
        within("", "tags", "a list"),
        within("", "free", "a value"),
    ];
    assert_eq!(deviations, expected);
}

#[test]
fn of_many_deviations_the_first_are_listed_and_all_are_counted() {
    let json = format!("[{}null]", "null, ".repeat(99));
    let (texts, deviations) =
        from_slice::<Vec<String>>(json.as_bytes(), Strictness::Lenient).unwrap();
    assert_eq!((texts.len(), deviations.count()), (100, 100));
    assert_eq!(deviations.iter().len(), 32);
    assert_eq!(
        deviations
            .iter()
            .last()
            .map(super::super::deviation::Deviation::path),
        Some("[31]")
    );
}

#[test]
fn in_strict_mode_the_first_deviation_is_an_error() {
    for (more, path, message) in [
        (r#""text": null"#, "text", "expected a string, found null"),
        (
            r#""count": "hidden""#,
            "count",
            "expected an integer, found a string",
        ),
        (
            r#""tags": ["a", null]"#,
            "tags[1]",
            "expected a string, found null",
        ),
        (
            r#""links": {"a.b": {}}"#,
            r#"links["a.b"].text"#,
            "expected a string, found nothing",
        ),
        (
            r#""next": {"next": {"kind": "x"}}"#,
            "next.next.text",
            "found nothing",
        ),
        (r#""tags": ["a"#, "tags[0]", "EOF"),
    ] {
        let json = format!("{{{LEAST}, {more}}}");
        let error = from_slice::<Node>(json.as_bytes(), Strictness::Strict).unwrap_err();
        assert_eq!(error.path.as_deref(), Some(path), "{}", error.message);
        assert!(
            error.message.contains(message) && !error.message.contains("hidden"),
            "{}",
            error.message
        );
    }
    let new = format!(r#"{{{LEAST}, "kind": "new", "more": 1}}"#);
    let (_, deviations) = from_slice::<Node>(new.as_bytes(), Strictness::Strict).unwrap();
    assert_eq!(deviations.count(), 1);
}

#[test]
fn what_is_no_such_document_is_an_error() {
    for (json, message) in [
        ("[]", "expected an object, found a list"),
        ("\"hidden\"", "expected an object, found a string"),
        ("null", "expected an object, found null"),
        ("<html>", "expected value"),
        ("{", "EOF"),
        ("", "EOF"),
    ] {
        for strictness in [Strictness::Lenient, Strictness::Strict] {
            let error = from_slice::<Node>(json.as_bytes(), strictness).unwrap_err();
            assert_eq!(error.path, None);
            assert!(!error.message.contains("hidden"), "{}", error.message);
            assert!(error.message.contains(message), "{}", error.message);
        }
    }
    let json = format!("{{{LEAST}}} x");
    let error = from_slice::<Node>(json.as_bytes(), Strictness::Lenient).unwrap_err();
    assert!(error.path.is_none() && error.message.contains("trailing characters"));
}

#[test]
fn invalid_unicode_is_an_error() {
    let json = [b"{\"text\": \"", &[0xFF][..], b"\"}"].concat();
    let error = from_slice::<Node>(&json, Strictness::Lenient).unwrap_err();
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
