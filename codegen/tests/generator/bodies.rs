//! Bodies of any shape: what a method takes, and what a request gives.

use crate::support::{Spec, object, operation, parameter};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

fn content(schema: Value, example: Value) -> Value {
    json!({"application/json": {
        "schema": schema,
        "examples": {"one": {"summary": "One", "value": example}},
    }})
}

fn spec(operation: Value) -> Spec {
    let name = json!({"type": "string", "description": "Its name."});
    let size = json!({"type": "string", "description": "A size.", "oneOf": [{"const": "small", "description": "Small."}]});
    Spec::new()
        .schema("Thing", object("name", name))
        .schema("Size", size)
        .operation("/things", "post", operation)
}

/// The sample and the method of an operation that takes and gives such a body.
#[track_caller]
fn check(schema: Value, example: Value, expected: &Expect) {
    let mut create = operation("createThing");
    let content = content(schema, example);
    create["requestBody"] = json!({"required": true, "content": content});
    create["responses"]["200"] = json!({"description": "Made.", "content": content});
    create["responses"]
        .as_object_mut()
        .expect("an object")
        .remove("204");
    let spec = spec(create);
    let text = spec.file("things/operations/create_thing.rs");
    let methods = spec.method("create_thing");
    let sample = methods
        .lines()
        .skip_while(|line| !line.contains("Client::from_env"))
        .skip(1)
        .take_while(|line| !line.contains("# Ok(())"));
    let method = methods
        .lines()
        .skip_while(|line| !line.contains("pub fn create_thing"));
    let uses = text.lines().filter(|line| line.starts_with("use "));
    let request = text.lines().filter(|line| line.starts_with("request!"));
    let lines: Vec<_> = uses.chain(sample).chain(method).chain(request).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn a_list_of_objects() {
    let schema = json!({"type": "array", "items": {"$ref": "#/components/schemas/Thing"}});
    check(
        schema,
        json!([{"name": "a"}]),
        &expect![[r#"
            use crate::generated::things::{Thing, ThingsApi};
            use crate::requests::call::Call;
            use crate::requests::request::Request;
            use crate::wire::parts::Operation;
                /// let body = [Thing::new().name("a")];
                /// let response = client.things().create_thing(body).await?;
                /// println!("{response:#?}");
                pub fn create_thing(&self, body: impl IntoIterator<Item = Thing>) -> CreateThing {
                    let operation = Operation::post("createThing", "/things");
                    let mut call = Call::new(&self.client, operation);
                    call.json::<Vec<Thing>>(&body.into_iter().collect());
                    Request::new(call)
                }
            }
        "#]],
    );
}

#[test]
fn a_list_of_strings() {
    let schema = json!({"type": "array", "items": {"type": "string"}});
    check(
        schema,
        json!(["a", "b"]),
        &expect![[r#"
            use crate::generated::things::ThingsApi;
            use crate::requests::call::Call;
            use crate::requests::request::Request;
            use crate::wire::parts::Operation;
                /// let body = ["a", "b"];
                /// let response = client.things().create_thing(body).await?;
                /// println!("{response:#?}");
                pub fn create_thing(
                    &self,
                    body: impl IntoIterator<Item = impl Into<String>>,
                ) -> CreateThing {
                    let operation = Operation::post("createThing", "/things");
                    let mut call = Call::new(&self.client, operation);
                    call.json::<Vec<String>>(&body.into_iter().map(Into::into).collect());
                    Request::new(call)
                }
            }
        "#]],
    );
}

#[test]
fn a_map() {
    let schema = json!({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer"}}});
    check(
        schema,
        json!({"a": [1]}),
        &expect![[r#"
            use std::collections::BTreeMap;
            use crate::generated::things::ThingsApi;
            use crate::requests::call::Call;
            use crate::requests::request::Request;
            use crate::wire::parts::Operation;
                /// let body = [("a", [1])];
                /// let response = client.things().create_thing(body).await?;
                /// println!("{response:#?}");
                pub fn create_thing(
                    &self,
                    body: impl IntoIterator<
                        Item = (impl Into<String>, impl IntoIterator<Item = i64>),
                    >,
                ) -> CreateThing {
                    let operation = Operation::post("createThing", "/things");
                    let mut call = Call::new(&self.client, operation);
                    call.json::<
                            BTreeMap<String, Vec<i64>>,
                        >(
                        &body
                            .into_iter()
                            .map(|(key, value)| (key.into(), value.into_iter().collect()))
                            .collect(),
                    );
                    Request::new(call)
                }
            }
        "#]],
    );
}

#[test]
fn a_string() {
    check(
        json!({"type": "string"}),
        json!("a"),
        &expect![[r#"
            use crate::generated::things::ThingsApi;
            use crate::requests::call::Call;
            use crate::requests::request::Request;
            use crate::wire::parts::Operation;
                /// let body = "a";
                /// let response = client.things().create_thing(body).await?;
                /// println!("{response:#?}");
                pub fn create_thing(&self, body: impl Into<String>) -> CreateThing {
                    let operation = Operation::post("createThing", "/things");
                    let mut call = Call::new(&self.client, operation);
                    call.json::<String>(&body.into());
                    Request::new(call)
                }
            }
        "#]],
    );
}

#[test]
fn anything() {
    let schema = json!({"description": "Anything."});
    check(
        schema,
        json!({"a": [1, null]}),
        &expect![[r#"
            use serde_json::Value;
            use crate::generated::things::ThingsApi;
            use crate::requests::call::Call;
            use crate::requests::request::Request;
            use crate::wire::parts::Operation;
                /// let body = json!({ "a" : [1, null] });
                /// let response = client.things().create_thing(body).await?;
                /// println!("{response:#?}");
                pub fn create_thing(&self, body: impl Into<Value>) -> CreateThing {
                    let operation = Operation::post("createThing", "/things");
                    let mut call = Call::new(&self.client, operation);
                    call.json::<Value>(&body.into());
                    Request::new(call)
                }
            }
        "#]],
    );
}

#[test]
fn a_named_enumeration() {
    let schema = json!({"$ref": "#/components/schemas/Size"});
    check(
        schema,
        json!("small"),
        &expect![[r#"
            use crate::generated::things::{Size, ThingsApi};
            use crate::requests::call::Call;
            use crate::requests::request::Request;
            use crate::wire::parts::Operation;
                /// let body = Size::Small;
                /// let size = client.things().create_thing(&body).await?;
                /// println!("{size:#?}");
                pub fn create_thing(&self, body: &Size) -> CreateThing {
                    let operation = Operation::post("createThing", "/things");
                    let mut call = Call::new(&self.client, operation);
                    call.json(body);
                    Request::new(call)
                }
            }
        "#]],
    );
}

/// Also on a deletion, which has a body now and then.
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

/// As one in the query is: a page of no items looks like the end of the list.
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
