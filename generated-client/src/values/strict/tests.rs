//! What is refused, and what is said of it.

use super::Strict;
use crate::values::{decode::Decode, extra::Extra};
use serde_json::Value;
use std::collections::BTreeMap;

struct Rule {
    effect: String,
    resources: Vec<String>,
    note: Option<String>,
    next: Option<Box<Rule>>,
    names: BTreeMap<String, i64>,
    free: Option<Value>,
    extra: Extra,
}

record! {
    Rule["kind" = "rule"] {
        0: "effect" effect = Decode::blank(),
        1: "resources" resources = Decode::blank(),
        2: "note?" note = None,
        3: "next?" next = None,
        4: "names?" names = Decode::blank(),
        5: "free?" free = None,
    }
}

fn read(json: &str) -> Result<Rule, String> {
    let read = serde_json::from_str::<Strict<Rule>>(json);
    read.map(Strict::into_inner)
        .map_err(|error| error.to_string())
}

#[test]
fn what_is_as_documented_is_read() {
    let rule = read(r#"{"kind": "rule", "effect": "allow", "resources": ["a"], "note": null}"#);
    let rule = rule.expect("nothing is wrong with it");
    assert_eq!((rule.effect.as_str(), rule.resources.len()), ("allow", 1));
    assert!(rule.note.is_none() && rule.next.is_none() && rule.extra.is_empty());
}

#[test]
fn anything_else_is_refused_with_its_place() {
    for (json, said) in [
        (
            r#"{"effect": "allow", "resource": ["a"]}"#,
            "`resource`: there is no such property; did you mean `resources`?",
        ),
        (
            r#"{"effect": "allow", "resources": [], "when": "now"}"#,
            "`when`: there is no such property; there are `effect`, `resources`, `note`, `next`, `names`, `free`",
        ),
        (
            r#"{"effect": "allow", "resources": [], "kind": "role"}"#,
            "`kind`: there is no such property",
        ),
        (
            r#"{"effect": "allow"}"#,
            "`resources`: expected a list, found nothing",
        ),
        (
            r#"{"effect": "allow", "resources": ["a", 5]}"#,
            "`resources[1]`: expected a string, found a number",
        ),
        (
            r#"{"effect": "a", "resources": [], "next": {"effect": null, "resources": []}}"#,
            "`next.effect`: expected a string, found null",
        ),
        ("[]", "expected an object, found a list"),
        ("null", "expected an object, found null"),
    ] {
        let error = read(json).map(|rule| format!("{rule:?}")).unwrap_err();
        assert!(error.starts_with(said), "{error}");
    }
}

/// As JSON and as YAML, of which this JSON is a part.
#[test]
fn what_is_there_twice_is_refused() {
    for (json, path) in [
        (
            r#"{"effect": "allow", "resources": [], "effect": "deny"}"#,
            "effect",
        ),
        (
            r#"{"effect": "a", "resources": [], "next": {"note": "", "note": ""}}"#,
            "next.note",
        ),
        (
            r#"{"effect": "a", "resources": [], "names": {"a": 1, "b.c": 2, "b.c": 2}}"#,
            r#"names["b.c"]"#,
        ),
        (
            r#"{"effect": "a", "resources": [], "free": [true, {"a": {"b": 1, "b": null}}]}"#,
            "free[1].a.b",
        ),
    ] {
        let said = format!("`{path}`: the property is there twice");
        let error = read(json).map(|rule| format!("{rule:?}")).unwrap_err();
        assert!(error.starts_with(&said), "{error}");
        let error = serde_norway::from_str::<Strict<Rule>>(json).unwrap_err();
        let error = error.to_string();
        assert!(error.starts_with(&format!("`{path}`")), "{error}");
        assert!(error.contains(": the property is there twice"), "{error}");
    }
}

/// YAML's errors say the way down and the line themselves, which must not be said twice.
#[test]
fn the_place_in_yaml_is_said_once() {
    let rule = "effect: a\nresources: []\nnext:\n  effect: a\n  resources: []\n  notes: ''\n";
    for (yaml, said) in [
        (
            rule.to_owned(),
            "`next.notes` at line 4 column 3: there is no such property; did you mean `note`?",
        ),
        (
            rule.replace("notes: ''", "note: 5"),
            "`next.note` at line 6 column 9: expected a string, found a number",
        ),
        (
            "effect: a\nresources: []\nnotes: ''".to_owned(),
            "`notes`: there is no such property; did you mean `note`?",
        ),
    ] {
        let error = serde_norway::from_str::<Strict<Rule>>(&yaml).unwrap_err();
        assert_eq!(error.to_string(), said);
        let file = format!("- {}", yaml.replace('\n', "\n  "));
        let error = serde_norway::from_str::<Vec<Strict<Rule>>>(&file).unwrap_err();
        let error = error.to_string();
        assert_eq!(
            error.matches("next").count(),
            said.matches("next").count(),
            "{error}"
        );
    }
}

#[test]
fn a_free_form_value_is_read_as_it_is() {
    let free = r#"{"a": [null, true, -1, 18446744073709551615, 0.5, "text"], "b": {}}"#;
    let json = format!(r#"{{"effect": "a", "resources": [], "free": {free}}}"#);
    let expected: Value = serde_json::from_str(free).expect("it is JSON");
    let rule = read(&json).expect("nothing is wrong with it");
    assert_eq!(rule.free.as_ref(), Some(&expected));
    let Strict(rule) = serde_norway::from_str::<Strict<Rule>>(&json).expect("it is YAML, too");
    assert_eq!(rule.free, Some(expected));

    let error = serde_norway::from_str::<Strict<Value>>("a: [1, .nan]").unwrap_err();
    let error = error.to_string();
    assert!(error.starts_with("`a[1]`"), "{error}");
    assert!(error.contains("expected a finite number"), "{error}");
}

/// JSON has no such number: it would be sent as null.
#[test]
fn a_number_is_finite() {
    let read = |yaml: &str| serde_norway::from_str::<Strict<Vec<f64>>>(yaml);
    assert_eq!(read("[1, 2.5]").unwrap(), Strict(vec![1.0, 2.5]));
    for odd in [".nan", ".inf", "-.inf"] {
        let error = read(&format!("[1, {odd}]")).unwrap_err().to_string();
        assert!(error.starts_with("`[1]`"), "{error}");
        assert!(error.contains("expected a finite number"), "{error}");
    }
}
