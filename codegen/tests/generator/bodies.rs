//! Bodies of any type: the arguments of methods, and the results of requests.

mod optional;

use crate::support::{Spec, object, operation};
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

/// Returns the sample code and the method of an operation whose request and response have this body.
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
