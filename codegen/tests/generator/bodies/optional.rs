//! Bodies, and properties of bodies, that may be left out.

use expect_test::expect;
use serde_json::{Value, json};

use super::{content, spec};
use crate::support::{object, operation, parameter};

/// This also holds for a DELETE, which sometimes has a body.
#[test]
fn a_body_that_may_be_left_out_is_a_setter() {
    let mut delete = operation("deleteThings");
    let names = json!({"type": "array", "items": {"type": "string"}});
    delete["parameters"] = json!([parameter("comment", "query")]);
    delete["requestBody"] = json!({
        "description": "Their names; all, if it is left out.",
        "required": false,
        "content": content(names, json!(["a"])),
    });
    let spec = spec(operation("createThing")).operation("/things", "delete", delete);
    expect![[r#"
        impl DeleteThings {
            /// Their names; all, if it is left out.
            pub fn body(mut self, body: impl IntoIterator<Item = impl Into<String>>) -> Self {
                self.call.json::<Vec<String>>(&body.into_iter().map(Into::into).collect());
                self
            }

            /// Which one.
            pub fn comment<K>(mut self, comment: impl IntoOption<Text, K>) -> Self {
                self.call.query("comment", comment.into_option());
                self
            }
        }
    "#]]
    .assert_eq(&spec.item("things/operations/delete_things.rs", "impl DeleteThings"));
    let methods = spec.method("delete_things");
    let (_, method) = methods
        .split_once("/// `DELETE /things`")
        .expect("the deletion is there");
    expect![[r#"

            ///
            /// # Example
            ///
            /// ```no_run
            /// use launchdarkly_api::Client;
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let body = ["a"];
            /// client.things().delete_things().body(body).comment("one").await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "deleteThings")]
            #[doc(alias = "DELETE /things")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn delete_things(&self) -> DeleteThings {
                let operation = Operation::delete("deleteThings", "/things");
                let call = Call::new(&self.client, operation);
                DeleteThings { call }
            }
        }
    "#]]
    .assert_eq(method);
    let checks = spec.table("things.rs");
    let (_, call) = checks
        .split_once("id: \"deleteThings\"")
        .expect("the deletion is called");
    expect![[r#"
        ,
                call: |client, given| outcome(
                    client.things().delete_things().body(["a"]).comment(given.text("one")).send(),
                ),
            },
        ];
    "#]]
    .assert_eq(call);
}

/// The limit is checked like one in the query, since a page without items looks like the end of the list.
#[test]
fn a_limit_in_a_body_is_checked() {
    let calls = |schema: Value, example: Value, change: fn(&mut Value)| {
        let mut search = object("limit", schema);
        change(&mut search);
        let schema = json!({"$ref": "#/components/schemas/Search"});
        let content = content(schema, json!({"limit": example}));
        let mut create = operation("createThing");
        create["requestBody"] = json!({"required": true, "content": content});
        let methods = spec(create).schema("Search", search).method("create_thing");
        let lines = methods.lines().map(str::trim);
        let calls = lines.filter(|line| line.starts_with("call."));
        calls.collect::<Vec<_>>().join(" ")
    };
    let count =
        json!({"type": "integer", "format": "int64", "minimum": 0, "description": "How many."});
    assert_eq!(
        calls(count.clone(), json!(1), |_| ()),
        "call.check_limit(body.limit); call.json(body);"
    );
    assert_eq!(
        calls(count, json!(1), |search| search["required"] =
            json!(["limit"])),
        "call.check_limit(Some(body.limit)); call.json(body);"
    );
    let text = json!({"type": "string", "description": "What is not passed."});
    assert_eq!(calls(text, json!("a"), |_| ()), "call.json(body);");
}
