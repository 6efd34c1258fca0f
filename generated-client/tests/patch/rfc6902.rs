//! The examples of RFC 6902, appendix A, and RFC 6901, section 5: each patch is put together by the builder, compared with
//! the document in the RFC, and applied by the `json-patch` crate.

use launchdarkly_api::JsonPatch;
use serde_json::{Value, json};

/// The result of applying a patch, `None` if it cannot be applied.
fn apply(mut document: Value, patch: &JsonPatch) -> Option<Value> {
    let json = serde_json::to_string(patch).expect("a patch without problems");
    let patch: json_patch::Patch = serde_json::from_str(&json).expect("a patch by the RFC");
    json_patch::patch(&mut document, &patch)
        .ok()
        .map(|()| document)
}

/// A patch as the RFC writes it, and what becomes of a document.
#[track_caller]
fn check(document: Value, patch: &JsonPatch, written: &Value, expected: impl Into<Option<Value>>) {
    let own = serde_json::to_value(patch).expect("a patch without problems");
    assert_eq!(own, *written);
    let read: JsonPatch = serde_json::from_value(own).expect("a patch by the RFC");
    assert_eq!(read, *patch);
    assert_eq!(apply(document, patch), expected.into());
}

fn new() -> JsonPatch {
    JsonPatch::new()
}

#[test]
fn a1_to_a4_adding_and_removing() {
    check(
        json!({"foo": "bar"}),
        &new().add("/baz", "qux"),
        &json!([{"op": "add", "path": "/baz", "value": "qux"}]),
        Some(json!({"baz": "qux", "foo": "bar"})),
    );
    check(
        json!({"foo": ["bar", "baz"]}),
        &new().add(["foo", "1"], "qux"),
        &json!([{"op": "add", "path": "/foo/1", "value": "qux"}]),
        Some(json!({"foo": ["bar", "qux", "baz"]})),
    );
    check(
        json!({"baz": "qux", "foo": "bar"}),
        &new().remove("/baz"),
        &json!([{"op": "remove", "path": "/baz"}]),
        Some(json!({"foo": "bar"})),
    );
    check(
        json!({"foo": ["bar", "qux", "baz"]}),
        &new().remove("/foo/1"),
        &json!([{"op": "remove", "path": "/foo/1"}]),
        Some(json!({"foo": ["bar", "baz"]})),
    );
}

#[test]
fn a5_to_a7_replacing_and_moving() {
    check(
        json!({"baz": "qux", "foo": "bar"}),
        &new().replace("/baz", "boo"),
        &json!([{"op": "replace", "path": "/baz", "value": "boo"}]),
        Some(json!({"baz": "boo", "foo": "bar"})),
    );
    check(
        json!({"foo": {"bar": "baz", "waldo": "fred"}, "qux": {"corge": "grault"}}),
        &new().move_("/foo/waldo", ["qux", "thud"]),
        &json!([{"op": "move", "from": "/foo/waldo", "path": "/qux/thud"}]),
        Some(json!({"foo": {"bar": "baz"}, "qux": {"corge": "grault", "thud": "fred"}})),
    );
    check(
        json!({"foo": ["all", "grass", "cows", "eat"]}),
        &new().move_("/foo/1", "/foo/3"),
        &json!([{"op": "move", "from": "/foo/1", "path": "/foo/3"}]),
        Some(json!({"foo": ["all", "cows", "eat", "grass"]})),
    );
}

#[test]
fn a8_to_a10_testing_and_nesting() {
    check(
        json!({"baz": "qux", "foo": ["a", 2, "c"]}),
        &new().test("/baz", "qux").test("/foo/1", 2),
        &json!([{"op": "test", "path": "/baz", "value": "qux"}, {"op": "test", "path": "/foo/1", "value": 2}]),
        Some(json!({"baz": "qux", "foo": ["a", 2, "c"]})),
    );
    check(
        json!({"baz": "qux"}),
        &new().test("/baz", "bar"),
        &json!([{"op": "test", "path": "/baz", "value": "bar"}]),
        None,
    );
    check(
        json!({"foo": "bar"}),
        &new().add("/child", json!({"grandchild": {}})),
        &json!([{"op": "add", "path": "/child", "value": {"grandchild": {}}}]),
        Some(json!({"foo": "bar", "child": {"grandchild": {}}})),
    );
}

#[test]
fn a11_members_that_are_not_known_are_ignored() {
    let written = json!([{"op": "add", "path": "/baz", "value": "qux", "xyz": 123}]);
    let patch: JsonPatch = serde_json::from_value(written).unwrap();
    assert_eq!(patch, new().add("/baz", "qux"));
    assert_eq!(
        apply(json!({"foo": "bar"}), &patch),
        Some(json!({"foo": "bar", "baz": "qux"}))
    );
}

#[test]
fn a12_a_target_that_does_not_exist() {
    check(
        json!({"foo": "bar"}),
        &new().add("/baz/bat", "qux"),
        &json!([{"op": "add", "path": "/baz/bat", "value": "qux"}]),
        None,
    );
}

#[test]
fn a13_invalid_documents_are_not_read() {
    for document in [
        r#"[{"op": "transcend", "path": "/baz", "value": "qux"}]"#,
        r#"[{"op": "add", "path": "/baz"}]"#,
        r#"[{"op": "test", "path": "/baz"}]"#,
        r#"[{"op": "replace", "path": "/baz"}]"#,
        r#"[{"op": "move", "path": "/baz"}]"#,
        r#"[{"op": "copy", "path": "/baz"}]"#,
        r#"[{"op": "add", "value": "qux"}]"#,
        r#"[{"op": "remove", "path": "baz"}]"#,
        r#"[{"op": "remove", "path": "/ba~z"}]"#,
        r#"[{"path": "/baz", "value": "qux"}]"#,
        r#"{"op": "remove", "path": "/baz"}"#,
    ] {
        assert!(
            serde_json::from_str::<JsonPatch>(document).is_err(),
            "{document}"
        );
    }
}

#[test]
fn a14_and_a15_escapes_and_types() {
    let document = json!({"/": 9, "~1": 10});
    let written = |value: Value| json!([{"op": "test", "path": "/~01", "value": value}]);
    check(
        document.clone(),
        &new().test("/~01", 10),
        &written(json!(10)),
        Some(document.clone()),
    );
    check(
        document.clone(),
        &new().test(["~1"], 10),
        &written(json!(10)),
        Some(document.clone()),
    );
    check(
        document.clone(),
        &new().test(["~1"], "10"),
        &written(json!("10")),
        None,
    );
}

#[test]
fn a16_adding_an_array() {
    check(
        json!({"foo": ["bar"]}),
        &new().add(["foo", "-"], ["abc", "def"]),
        &json!([{"op": "add", "path": "/foo/-", "value": ["abc", "def"]}]),
        Some(json!({"foo": ["bar", ["abc", "def"]]})),
    );
}

/// Section 4: what the appendix does not show.
#[test]
fn operations_by_their_definition() {
    let document = json!({"a": {"b": [1, 2]}, "n": null});
    for (patch, expected) in [
        (new(), Some(document.clone())),
        (
            new().copy("/a/b", "/c"),
            Some(json!({"a": {"b": [1, 2]}, "c": [1, 2], "n": null})),
        ),
        (new().copy("/x", "/c"), None),
        (new().add("/a", 1), Some(json!({"a": 1, "n": null}))),
        (new().add("", json!([])), Some(json!([]))),
        (new().replace(&[] as &[&str], 1), Some(json!(1))),
        (new().replace("/x", 1), None),
        (new().remove("/x"), None),
        (new().move_("/a", "/a/b"), None),
        (
            new().move_("/n", "/m"),
            Some(json!({"a": {"b": [1, 2]}, "m": null})),
        ),
        (new().test("/n", None::<u8>), Some(document.clone())),
        (
            new().replace("/a/b/0", None::<u8>),
            Some(json!({"a": {"b": [null, 2]}, "n": null})),
        ),
        (new().add("/a/b/3", 1), None),
        (
            new().add("/a/b/2", 3),
            Some(json!({"a": {"b": [1, 2, 3]}, "n": null})),
        ),
        (new().remove("/a/b/01"), None),
        (new().remove("/n").test("/a", 0), None),
    ] {
        assert_eq!(apply(document.clone(), &patch), expected, "{patch:?}");
    }
}

/// RFC 6901, section 5.
#[test]
fn segments_are_escaped() {
    let document = json!({
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8
    });
    for (segments, pointer, value) in [
        (&[][..], "", document.clone()),
        (&["foo"], "/foo", json!(["bar", "baz"])),
        (&["foo", "0"], "/foo/0", json!("bar")),
        (&[""], "/", json!(0)),
        (&["a/b"], "/a~1b", json!(1)),
        (&["c%d"], "/c%d", json!(2)),
        (&["e^f"], "/e^f", json!(3)),
        (&["g|h"], "/g|h", json!(4)),
        (&["i\\j"], "/i\\j", json!(5)),
        (&["k\"l"], "/k\"l", json!(6)),
        (&[" "], "/ ", json!(7)),
        (&["m~n"], "/m~0n", json!(8)),
    ] {
        let patch = new().test(segments, &value);
        assert_eq!(patch, new().test(pointer, &value));
        assert_eq!(
            apply(document.clone(), &patch),
            Some(document.clone()),
            "{pointer}"
        );
    }
    let hard = ["~1", "~0/", "~~//"];
    assert_eq!(new().remove(hard), new().remove("/~01/~00~1/~0~0~1~1"));
}
