//! The leniency rules, and where errors say they are.

mod depth;
mod deviations;

use super::{Decode, Strictness, from_slice};
use crate::values::{extra::Extra, open_enum::UnknownValue, timestamp::UnixMillis};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
enum Kind {
    Known,
    Unknown(UnknownValue),
}

open_enum! {
    Kind {
        Known = "known",
    }
}

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
    let (value, deviations) = from_slice(json.as_bytes(), Strictness::Lenient, usize::MAX).unwrap();
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
        ("\"-5.0\"", -5, true),
        ("\"5e3\"", 5000, true),
        ("\"5.5\"", 0, true),
        ("\"nan\"", 0, true),
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

/// A field that is always sent, and may be null.
struct Nullable {
    name: Option<String>,
    extra: Extra,
}

record! {
    Nullable {
        0: "name" name = None,
    }
}

#[test]
fn what_may_be_null_is_none_where_it_is_missing() {
    for (json, name, expected) in [
        ("{}", None, vec!["`name`: expected a string, found nothing"]),
        (r#"{"name": null}"#, None, vec![]),
        (r#"{"name": "a", "name": null}"#, None, vec![]),
        (r#"{"name": "a"}"#, Some("a"), vec![]),
    ] {
        let (value, deviations) = read::<Nullable>(json);
        assert_eq!(value.name.as_deref(), name, "{json}");
        assert_eq!(deviations, expected, "{json}");
    }
}

/// A record with a record that is always sent.
struct Holder {
    node: Node,
    extra: Extra,
}

record! {
    Holder {
        0: "node" node = Decode::blank(),
    }
}

#[test]
fn a_repeated_property_leaves_nothing_behind() {
    let full = format!(
        r#"{{{LEAST}, "new": 1, "ratio": 5, "next": {{{LEAST}}}, "free": [1], "links": {{"a": {{{LEAST}}}}}, "tags": ["a"]}}"#
    );
    for (last, read_as) in [
        (format!("{{{LEAST}}}"), least()),
        ("null".to_owned(), Node::blank()),
    ] {
        let (holder, _) = read::<Holder>(&format!(r#"{{"node": {full}, "node": {last}}}"#));
        assert_eq!(holder.node, read_as, "{last}");
    }
}

/// Written again without it, it would say something else.
#[test]
fn a_null_is_kept_where_any_value_is_documented() {
    let json = b"[null, 1, {}]";
    let (values, deviations) =
        from_slice::<Vec<Option<Value>>>(json, Strictness::Strict, usize::MAX).unwrap();
    assert_eq!(values, [Some(Value::Null), Some(json!(1)), Some(json!({}))]);
    assert_eq!(deviations.count(), 0);
}
