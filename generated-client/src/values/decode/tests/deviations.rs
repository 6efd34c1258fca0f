//! What is not as documented: what it reads as, what is said of it, and what is an error.

use super::{LEAST, Node, node, read};
use crate::values::{
    decode::{Strictness, as_other, from_slice},
    deviation::Deviation,
};
use serde_json::json;

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
        from_slice::<Vec<String>>(json.as_bytes(), Strictness::Lenient, usize::MAX).unwrap();
    assert_eq!((texts.len(), deviations.count()), (100, 100));
    assert_eq!(deviations.iter().len(), 32);
    assert_eq!(deviations.iter().last().map(Deviation::path), Some("[31]"));
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
        let error =
            from_slice::<Node>(json.as_bytes(), Strictness::Strict, usize::MAX).unwrap_err();
        assert_eq!(error.path.as_deref(), Some(path), "{}", error.message);
        assert!(
            error.message.contains(message) && !error.message.contains("hidden"),
            "{}",
            error.message
        );
    }
    let new = format!(r#"{{{LEAST}, "kind": "new", "more": 1}}"#);
    let (_, deviations) =
        from_slice::<Node>(new.as_bytes(), Strictness::Strict, usize::MAX).unwrap();
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
            let error = from_slice::<Node>(json.as_bytes(), strictness, usize::MAX).unwrap_err();
            assert_eq!(error.path, None);
            assert!(!error.message.contains("hidden"), "{}", error.message);
            assert!(error.message.contains(message), "{}", error.message);
        }
    }
    let json = format!("{{{LEAST}}} x");
    let error = from_slice::<Node>(json.as_bytes(), Strictness::Lenient, usize::MAX).unwrap_err();
    assert!(error.path.is_none() && error.message.contains("trailing characters"));
}

#[test]
fn a_long_name_is_cut_in_a_path() {
    let name = "ü".repeat(1001);
    let (_, deviations) = read::<Node>(&format!(r#"{{{LEAST}, "links": {{"{name}": 0}}}}"#));
    let path = format!("`links[\"{}…\"]`: ", "ü".repeat(1000));
    assert!(deviations[0].starts_with(&path));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(
        node(&format!("\u{feff}{{{LEAST}}}")),
        node(&format!("{{{LEAST}}}"))
    );
    let twice = from_slice::<Node>(
        "\u{feff}\u{feff}{}".as_bytes(),
        Strictness::Lenient,
        usize::MAX,
    );
    assert!(twice.is_err());
}

/// What can be read as a type of ours can be read as one of the caller's.
#[test]
fn a_type_of_the_caller_is_read_as_leniently() {
    for (json, text) in [
        ("\u{feff}[\"a\"]", "a"),
        (r#"["\ud83c"]"#, "\u{fffd}"),
        ("[1e400]", "1e400"),
    ] {
        let read: Vec<String> = as_other(json.as_bytes()).unwrap();
        assert_eq!(read, [text]);
    }
    for json in ["", "[\"\\ud83c\"", "{}"] {
        assert!(as_other::<Vec<String>>(json.as_bytes()).is_err());
    }
}

#[test]
fn invalid_unicode_is_an_error() {
    let json = [b"{\"text\": \"", &[0xFF][..], b"\"}"].concat();
    let error = from_slice::<Node>(&json, Strictness::Lenient, usize::MAX).unwrap_err();
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

/// Messages are logged, and what was found may be a key.
#[test]
fn a_type_of_the_caller_gets_no_message_with_content() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Sdk,
    }
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Key {
        kind: Kind,
    }
    assert!(as_other::<Key>(br#"{"kind": "sdk"}"#).is_ok_and(|key| matches!(key.kind, Kind::Sdk)));
    for (json, message) in [
        (
            r#"{"kind": "sdk-1-secret"}"#,
            "the value does not fit the type",
        ),
        (r#"{"sdk-1-secret": 1}"#, "the value does not fit the type"),
        (
            r#""sdk-1-secret""#,
            "invalid type: string, expected struct Key",
        ),
        ("{}", "missing field `kind`"),
    ] {
        let found = as_other::<Key>(json.as_bytes()).unwrap_err().message;
        assert!(found.starts_with(message), "{found}");
        assert!(
            !found.contains("secret") && found.contains(" at line 1 column "),
            "{found}"
        );
    }
}
