//! Bodies whose type is part of the runtime.

use expect_test::expect;
use serde_json::{Value, json};

pub(crate) use self::mistakes::CASES;
use crate::support::{Spec, object, operation, parameter};

mod growing;
mod kinds;
mod mistakes;

const JSON: &str = "application/json";
const SEMANTIC: &str = "application/json; domain-model=launchdarkly.semanticpatch";

fn patch(provided: &str) -> Spec {
    let text = json!({"type": "string"});
    let properties = json!({"op": text, "path": text, "from": text, "value": {}});
    let step = json!({"type": "object", "required": ["op", "path"], "properties": properties});
    let schema =
        json!({"type": "array", "items": step, "description": "A patch.", "x-rust-type": provided});
    let steps: Value = json!([
        {"op": "replace", "path": "/name", "value": "New name"},
        {"op": "move", "from": "/a", "path": "/b"},
        {"op": "add", "path": "/tags/-", "value": {"deep": [1, null]}},
        {"op": "remove", "path": "/old"},
    ]);
    let mut change = operation("patchThing");
    change["parameters"] = json!([parameter("thingKey", "path")]);
    change["requestBody"] = json!({"required": true, "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/JsonSteps"},
        "examples": {"rename": {"summary": "Rename", "value": steps}},
    }}});
    Spec::new()
        .schema("JsonSteps", schema)
        .operation("/things/{thingKey}", "patch", change)
}

#[test]
fn a_json_patch_is_built_by_the_runtime() {
    let text = patch("JsonPatch").method("patch_thing");
    let (_, method) = text
        .split_once("# Example")
        .expect("the method is documented");
    expect![[r#"

            ///
            /// ```no_run
            /// use serde_json::json;
            /// use launchdarkly_api::{Client, JsonPatch};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let patch = JsonPatch::new()
            ///     .replace("/name", "New name")
            ///     .move_("/a", "/b")
            ///     .add("/tags/-", json!({ "deep" : [1, null] }))
            ///     .remove("/old");
            /// client.things().patch_thing("one", &patch).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "patchThing")]
            #[doc(alias = "PATCH /things/{thingKey}")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn patch_thing(&self, thing_key: &str, patch: &JsonPatch) -> PatchThing {
                let operation = Operation::patch("patchThing", "/things/{thingKey}");
                let mut call = Call::new(&self.client, operation).path(thing_key);
                call.json_patch(patch);
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(method);
    assert!(!patch("JsonPatch").file("things.rs").contains("types"));
}

/// A spec whose operation takes these bodies, each with its example.
fn takes(bodies: &[(&str, &str, Value)]) -> Spec {
    let text = json!({"type": "string", "description": "-"});
    let instruction = json!({"description": "An instruction."});
    let instructions = json!({"type": "array", "items": instruction, "description": "-"});
    let mut semantic = object("instructions", instructions);
    semantic["properties"]["comment"] = text.clone();
    semantic["required"] = json!(["instructions"]);
    let steps =
        json!({"type": "array", "items": {}, "description": "-", "x-rust-type": "JsonPatch"});
    let mut with_comment = object("comment", text.clone());
    with_comment["properties"]["patch"] =
        json!({"$ref": "#/components/schemas/JsonPatch", "description": "-"});
    with_comment["required"] = json!(["comment", "patch"]);
    with_comment["x-rust-type"] = "PatchWithComment".into();
    let mut content = json!({});
    for (media_type, name, example) in bodies {
        content[media_type] = json!({
            "schema": {"$ref": format!("#/components/schemas/{name}")},
            "examples": {"one": {"summary": "One", "value": example}},
        });
    }
    let mut change = operation("patchThing");
    change["requestBody"] =
        json!({"required": true, "description": "The changes.", "content": content});
    let spec = Spec::new()
        .schema("ThingPatch", semantic)
        .schema("ThingMerge", object("name", text))
        .operation("/things", "patch", change);
    // A type of the runtime must be used somewhere. The form with a comment uses it.
    let takes = |wanted: &str| bodies.iter().any(|(_, name, _)| *name == wanted);
    match (takes("JsonPatch"), takes("PatchWithComment")) {
        (_, true) => spec
            .schema("JsonPatch", steps)
            .schema("PatchWithComment", with_comment),
        (true, false) => spec.schema("JsonPatch", steps),
        (false, false) => spec,
    }
}

fn semantic() -> Value {
    json!({"comment": "why", "instructions": [{"kind": "turnFlagOn"}]})
}

fn commented() -> Value {
    json!({"comment": "why", "patch": [{"op": "remove", "path": "/a"}]})
}

/// Returns the code of the method, from its arguments on.
fn method(spec: &Spec) -> String {
    let text = spec.method("patch_thing");
    let (_, method) = text.split_once("PATCH /things").expect("it is documented");
    method.to_owned()
}

#[test]
fn a_semantic_patch_has_a_media_type_of_its_own() {
    let spec = takes(&[(SEMANTIC, "ThingPatch", semantic())]);
    expect![[r#"
        `
            ///
            /// # Arguments
            ///
            /// * `patch`: The changes.
            ///
            /// # Example
            ///
            /// ```no_run
            /// use serde_json::json;
            /// use launchdarkly_api::Client;
            /// use launchdarkly_api::things::ThingPatch;
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let patch = ThingPatch::new([json!({ "kind" : "turnFlagOn" })]).comment("why");
            /// client.things().patch_thing(&patch).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "patchThing")]
            #[doc(alias = "PATCH /things")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn patch_thing(&self, patch: &ThingPatch) -> PatchThing {
                let operation = Operation::patch("patchThing", "/things");
                let mut call = Call::new(&self.client, operation);
                call.semantic_patch(patch);
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(&method(&spec));
}
