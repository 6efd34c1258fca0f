//! Semantic patches that are built one instruction at a time, and whose environment comes from the path.

use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{Spec, object, operation, parameter};

/// An instruction of this kind.
fn instruction(kind: &str) -> Value {
    let mut one = object(
        "kind",
        json!({"type": "string", "const": kind, "description": "What is to be done."}),
    );
    one["required"] = json!(["kind"]);
    one
}

/// A spec with a patch that requires these properties, and an operation with this path that takes the patch.
fn patch(path: &str, required: &[&str]) -> Spec {
    let text = json!({"type": "string", "description": "The key."});
    let mut schema = object(
        "instructions",
        json!({
            "type": "array",
            "items": {"$ref": "#/components/schemas/ThingInstruction"},
            "description": "What is to be done.",
        }),
    );
    schema["properties"]["environmentKey"] = text;
    schema["required"] = json!(required);
    let instructions = json!({
        "description": "A change.",
        "oneOf": [
            {"$ref": "#/components/schemas/TurnOn"},
            {"$ref": "#/components/schemas/TurnOff"},
        ],
        "discriminator": {"propertyName": "kind"},
    });
    let example = json!({
        "environmentKey": "one",
        "instructions": [{"kind": "turnOn"}, {"kind": "turnOff"}],
    });
    let mut change = operation("patchThing");
    if path.contains("{environmentKey}") {
        change["parameters"] = json!([parameter("environmentKey", "path")]);
    }
    let media_type = super::SEMANTIC;
    change["requestBody"] = json!({"required": true, "content": {media_type: {
        "schema": {"$ref": "#/components/schemas/ThingPatch"},
        "examples": {"all": {"summary": "All", "value": example}},
    }}});
    Spec::new()
        .schema("TurnOn", instruction("turnOn"))
        .schema("TurnOff", instruction("turnOff"))
        .schema("ThingInstruction", instructions)
        .schema("ThingPatch", schema)
        .operation(path, "patch", change)
}

/// Returns the lines of the patch that show how to create one.
fn made(spec: &Spec) -> String {
    let parts = [
        "Default",
        "pub ",
        "schemars(required)",
        "environmentKey",
        "patch!",
    ];
    lines_with(&spec.file("things/types/thing_patch.rs"), &parts)
}

/// Returns the sample code and the body of the operation.
fn sent(spec: &Spec) -> String {
    lines_with(
        &spec.method("patch_thing"),
        &["///     .", "let patch", "call."],
    )
}

/// Returns the lines that contain one of these parts.
fn lines_with(text: &str, parts: &[&str]) -> String {
    let has_part = |line: &&str| parts.iter().any(|part| line.contains(part));
    let lines = text.lines().filter(has_part).map(str::trim_start);
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_patch_begins_with_nothing_and_grows() {
    let spec = patch("/things", &["instructions"]);
    expect![[r##"
        #[derive(Default)]
        pub struct ThingPatch {
        pub instructions: Vec<ThingInstruction>,
        pub environment_key: Option<String>,
        pub extra: Extra,
        pub fn new<K>(instructions: impl OneOrMany<ThingInstruction, K>) -> Self {
        1: "environmentKey?" environment_key = None,
        patch!(ThingPatch, instructions(ThingInstruction));
    "##]]
    .assert_eq(&made(&spec));
    expect![[r#"
        /// let patch = ThingPatch::default()
        ///     .instruction(TurnOn::new())
        ///     .instruction(TurnOff::new())
        ///     .environment_key("one");
        call.semantic_patch(patch);
    "#]]
    .assert_eq(&sent(&spec));
}

#[test]
fn the_environment_comes_from_the_path() {
    let spec = patch(
        "/things/{environmentKey}",
        &["environmentKey", "instructions"],
    );
    expect![[r##"
        #[derive(Default)]
        pub struct ThingPatch {
        pub instructions: Vec<ThingInstruction>,
        #[cfg_attr(feature = "schemars", schemars(required))]
        pub environment_key: Option<String>,
        pub extra: Extra,
        pub fn new<K>(instructions: impl OneOrMany<ThingInstruction, K>) -> Self {
        1: "environmentKey?" environment_key = None,
        patch!(ThingPatch, instructions(ThingInstruction));
    "##]]
    .assert_eq(&made(&spec));
    expect![[r#"
        /// let patch = ThingPatch::default()
        ///     .instruction(TurnOn::new())
        ///     .instruction(TurnOff::new());
        call.semantic_patch(patch);
        call.in_environment(environment_key);
    "#]]
    .assert_eq(&sent(&spec));
}

#[test]
fn an_environment_that_no_path_names_is_asked_for() {
    let spec = patch("/things", &["environmentKey", "instructions"]);
    expect![[r#"
        pub struct ThingPatch {
        pub instructions: Vec<ThingInstruction>,
        pub environment_key: String,
        pub extra: Extra,
        pub fn new<K>(
        1: "environmentKey" environment_key = Decode::blank(),
        patch!(ThingPatch, instructions(ThingInstruction));
    "#]]
    .assert_eq(&made(&spec));
    expect![[r#"
        /// let patch = ThingPatch::new(
        call.semantic_patch(patch);
    "#]]
    .assert_eq(&sent(&spec));
}
