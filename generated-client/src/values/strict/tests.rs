//! What is refused, and what is said of it.

use super::Strict;
use crate::values::{decode::Decode, extra::Extra};

struct Rule {
    effect: String,
    resources: Vec<String>,
    note: Option<String>,
    next: Option<Box<Rule>>,
    extra: Extra,
}

record! {
    Rule["kind" = "rule"] {
        0: "effect" effect = Decode::blank(),
        1: "resources" resources = Decode::blank(),
        2: "note?" note = None,
        3: "next?" next = None,
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
            "`when`: there is no such property; there are `effect`, `resources`, `note`, `next`",
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
