//! The kinds of patches that an operation takes, one or several.

use expect_test::expect;
use serde_json::json;

use super::{JSON, SEMANTIC, commented, method, semantic, takes};

#[test]
fn the_type_of_the_body_decides_how_it_is_sent() {
    let both = [
        (JSON, "PatchWithComment", commented()),
        (SEMANTIC, "ThingPatch", semantic()),
    ];
    let spec = takes(&both);
    expect![[r#"
        `
            ///
            /// # Arguments
            ///
            /// * `patch`: `&PatchWithComment`, `&JsonPatch` or `&ThingPatch`. The changes.
            ///
            /// # Example
            ///
            /// ```no_run
            /// use launchdarkly_api::{Client, JsonPatch};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let patch = JsonPatch::new().remove("/a").with_comment("why");
            /// client.things().patch_thing(&patch).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "patchThing")]
            #[doc(alias = "PATCH /things")]
            #[doc(alias = "do it")]
            pub fn patch_thing(&self, patch: &impl BodyOf<PatchThing>) -> PatchThing {
                let operation = Operation::patch("patchThing", "/things");
                let mut call = Call::new(&self.client, operation);
                call.body::<PatchThing, _>(patch);
                PatchThing { call }
            }
        }
    "#]]
    .assert_eq(&method(&spec));
    expect![[r#"
        use crate::generated::things::{ThingPatch, ThingsApi};
        use crate::requests::body::BodyOf;
        use crate::requests::call::Call;
        use crate::requests::patch::{JsonPatch, PatchWithComment};
        use crate::wire::parts::Operation;

        impl ThingsApi {
            /// Does it.
            ///
            /// `PATCH /things`
            ///
            /// # Arguments
            ///
            /// * `patch`: `&PatchWithComment`, `&JsonPatch` or `&ThingPatch`. The changes.
            ///
            /// # Example
            ///
            /// ```no_run
            /// use launchdarkly_api::{Client, JsonPatch};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let patch = JsonPatch::new().remove("/a").with_comment("why");
            /// client.things().patch_thing(&patch).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "patchThing")]
            #[doc(alias = "PATCH /things")]
            #[doc(alias = "do it")]
            pub fn patch_thing(&self, patch: &impl BodyOf<PatchThing>) -> PatchThing {
                let operation = Operation::patch("patchThing", "/things");
                let mut call = Call::new(&self.client, operation);
                call.body::<PatchThing, _>(patch);
                PatchThing { call }
            }
        }

        /// A request created by [`ThingsApi::patch_thing`].
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
        #[derive(Debug, Clone)]
        #[must_use = "a request does nothing until it is awaited or sent"]
        pub struct PatchThing {
            call: Call,
        }

        request!(PatchThing, ());

        bodies!(
            PatchThing,
            [JSON(PatchWithComment), JSON(JsonPatch), SEMANTIC_PATCH(ThingPatch)],
        );
    "#]]
    .assert_eq(&spec.file("things/operations/patch_thing.rs"));
    let conformance = spec.table("things.rs");
    let (_, calls) = conformance.split_once("OPERATIONS").expect("it is called");
    expect![[r#"
        : &[OperationCheck] = &[
            OperationCheck {
                file: FILE,
                id: "patchThing",
                call: |client, _| outcome(
                    client
                        .things()
                        .patch_thing(&JsonPatch::new().remove("/a").with_comment("why"))
                        .send(),
                ),
            },
            OperationCheck {
                file: FILE,
                id: "patchThing",
                call: |client, _| outcome(
                    client
                        .things()
                        .patch_thing(
                            &ThingPatch::new([json!({ "kind" : "turnFlagOn" })]).comment("why"),
                        )
                        .send(),
                ),
            },
        ];
    "#]]
    .assert_eq(calls);
}

#[test]
fn a_patch_that_may_have_a_comment_may_be_bare() {
    let spec = takes(&[(JSON, "PatchWithComment", commented())]);
    let text = spec.file("things/operations/patch_thing.rs");
    assert!(
        text.contains("bodies!(PatchThing, [JSON(PatchWithComment), JSON(JsonPatch)]);"),
        "{text}"
    );
}

#[test]
fn an_object_may_stand_beside_a_semantic_patch() {
    let merge = (JSON, "ThingMerge", json!({"name": "New"}));
    let text = takes(&[merge, (SEMANTIC, "ThingPatch", semantic())])
        .file("things/operations/patch_thing.rs");
    assert!(
        text.contains("bodies!(PatchThing, [JSON(ThingMerge), SEMANTIC_PATCH(ThingPatch)]);"),
        "{text}"
    );
}
