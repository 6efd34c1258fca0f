//! Parameters of the path -> arguments.

use crate::support::{Spec, operation, parameter};
use expect_test::expect;
use serde_json::json;

/// One of the parameters is shared, and its enumeration has a name.
#[test]
fn path_parameters_may_be_integers_and_enumerations() {
    let mut get = operation("getThing");
    let mut kind = parameter("kind", "path");
    kind["schema"] = json!({"type": "string", "description": "A kind.", "oneOf": [{"const": "flags", "description": "Flags."}]});
    kind["example"] = "flags".into();
    let mut version = parameter("version", "path");
    version["schema"] = json!({"type": "integer", "format": "int64"});
    version["example"] = 3.into();
    let mut size = parameter("size", "path");
    size["schema"] = json!({"$ref": "#/components/schemas/Size"});
    size["example"] = "small".into();
    let target = json!({"$ref": "#/components/parameters/Size"});
    get["parameters"] = json!([kind, version, target]);
    let named = json!({"type": "string", "description": "A size.", "oneOf": [{"const": "small", "description": "Small."}]});
    let spec = Spec::new()
        .schema("Size", named)
        .operation("/things/{kind}/{size}/{version}", "get", get)
        .with(|things| things["components"]["parameters"]["Size"] = size);
    let text = spec.method("get_thing");
    let (_, sample) = text.split_once("```no_run").expect("a sample");
    expect![[r#"

            /// use launchdarkly_api::Client;
            /// use launchdarkly_api::things::{GetThingKind, Size};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// client.things().get_thing(GetThingKind::Flags, Size::Small, 3).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "getThing")]
            #[doc(alias = "GET /things/{kind}/{size}/{version}")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn get_thing(&self, kind: GetThingKind, size: Size, version: i64) -> GetThing {
                let operation = Operation::get("getThing", "/things/{kind}/{size}/{version}");
                let call = Call::new(&self.client, operation)
                    .path(kind)
                    .path(size)
                    .path(version);
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(sample);
    let checks = spec.table("things.rs");
    let (_, call) = checks.split_once("id: \"getThing\"").expect("a call");
    expect![[r#"
        ,
                call: |client, _| outcome(
                    client.things().get_thing(GetThingKind::Flags, Size::Small, 3).send(),
                ),
            },
        ];
    "#]]
    .assert_eq(call);
}
