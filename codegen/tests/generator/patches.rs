//! Bodies that the runtime has a type for.

use codegen::Sources;
use expect_test::expect;
use serde_json::{Value, json};

use crate::problems::Case;
use crate::support::{Spec, operation, parameter};

/// Mistakes, for the catalogue.
pub(crate) const CASES: &[Case] = &[(
    "a type that the runtime lacks",
    a_type_that_the_runtime_lacks,
)];

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
    let text = patch("JsonPatch").file("things.rs");
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
            pub fn patch_thing(&self, thing_key: &str, patch: &JsonPatch) -> PatchThing {
                let mut call = Call::new(&self.client, &PATCH_THING);
                call.path(thing_key);
                call.json_patch(patch);
                PatchThing { call }
            }
        }
    "#]]
    .assert_eq(method);
    assert!(
        !patch("JsonPatch")
            .file("things/types.rs")
            .contains("JsonSteps")
    );
}

fn a_type_that_the_runtime_lacks() -> Sources {
    patch("JsonPath").sources()
}
