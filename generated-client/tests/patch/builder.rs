//! The builders: paths and values of all kinds, what is wrong with them, and what `Debug` shows.

use launchdarkly_api::{Instruction, JsonPatch, JsonPointer, PatchWithComment, SemanticPatch};
use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::{Value, json};

/// What serde cannot write.
struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("never"))
    }
}

#[test]
fn paths_are_pointers_or_segments() {
    let owned = vec!["a".to_owned(), "b/c".to_owned()];
    let patch = JsonPatch::new()
        .remove("/a/b~1c")
        .remove(String::from("/a/b~1c"))
        .remove(["a", "b/c"])
        .remove(&owned)
        .remove(&owned[..])
        .remove(owned.clone())
        .remove(JsonPointer::from_segments(&owned));
    assert_eq!((patch.len(), patch.is_empty()), (7, false));
    let written = serde_json::to_value(&patch).unwrap();
    for operation in written.as_array().unwrap() {
        assert_eq!(operation["path"], "/a/b~1c");
    }
}

#[test]
fn what_is_wrong_is_kept() {
    let new = JsonPatch::new;
    for (patch, problem) in [
        (new().remove("name"), r#""name" is not a JSON pointer"#),
        (new().remove("/a~2b"), "`~` is written as `~0`"),
        (new().remove("/a~"), "`~` is written as `~0`"),
        (
            new().copy("/a", "b").add("c", 1),
            r#""b" is not a JSON pointer"#,
        ),
        (new().move_("a", "/b"), r#""a" is not a JSON pointer"#),
        (
            new().add("/a", Unwritable),
            "`/a`: the value cannot be written as JSON: never",
        ),
    ] {
        let error = serde_json::to_string(&patch.with_comment("c")).unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
    }
    for (patch, problem) in [
        (
            SemanticPatch::new().instruction(json!([1])),
            "an object with the member `kind`",
        ),
        (
            SemanticPatch::new().instruction(json!({"kind": 1})),
            "an object with the member `kind`",
        ),
        (SemanticPatch::new().instruction(Unwritable), "never"),
        (
            SemanticPatch::new().instruction(Instruction::new("k").with("f", Unwritable)),
            "`f`: the value",
        ),
    ] {
        let error = serde_json::to_string(&patch).unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
    }
    assert!(serde_json::to_string(&PatchWithComment::merge(Unwritable, "c")).is_err());
}

#[test]
fn semantic_patches_and_comments_are_written_as_documented() {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Rename {
        kind: &'static str,
        value: &'static str,
    }
    let patch = SemanticPatch::new()
        .environment("production")
        .comment("why")
        .instruction(
            Instruction::new("addTargets")
                .with("values", ["u"])
                .with("variationId", "v"),
        )
        .instruction(Rename {
            kind: "updateName",
            value: "New",
        });
    let expected = json!({"environmentKey": "production", "comment": "why", "instructions": [
        {"kind": "addTargets", "values": ["u"], "variationId": "v"}, {"kind": "updateName", "value": "New"}]});
    assert_eq!(serde_json::to_value(&patch).unwrap(), expected);
    assert_eq!(
        serde_json::to_value(SemanticPatch::new()).unwrap(),
        json!({"instructions": []})
    );

    let patch = JsonPatch::new().remove("/a").with_comment("why");
    let expected = json!({"patch": [{"op": "remove", "path": "/a"}], "comment": "why"});
    assert_eq!(serde_json::to_value(&patch).unwrap(), expected);
    let merge = PatchWithComment::merge(json!({"name": "n", "tags": null}), "why");
    let expected = json!({"merge": {"name": "n", "tags": null}, "comment": "why"});
    assert_eq!(serde_json::to_value(&merge).unwrap(), expected);
}

#[test]
fn values_are_not_shown() {
    let json = JsonPatch::new()
        .add("/a", "hidden")
        .test("/b", "hidden")
        .move_("/a", "/c");
    assert_eq!(
        format!("{json:?}"),
        "JsonPatch { changes: [add /a, test /b, move /a /c], problem: None }"
    );
    let instruction = Instruction::new("turnFlagOn").with("value", "hidden");
    let semantic = SemanticPatch::new().instruction(&instruction);
    let merge = PatchWithComment::merge(Value::from("hidden"), "c");
    let shown = format!(
        "{instruction:?} {semantic:?} {merge:?} {:?}",
        json.with_comment("c")
    );
    assert!(
        shown.contains("turnFlagOn") && !shown.contains("hidden"),
        "{shown}"
    );
}
