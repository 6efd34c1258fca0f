//! The order of arguments, and the required properties that have a setter nevertheless.

use crate::support::{Spec, operation, parameter};
use expect_test::expect;
use serde_json::{Value, json};

/// Returns the constructor of a type that is sent, with these required properties. Its example is the one of a body.
fn constructor(properties: &[(&str, Value)], example: Value) -> (String, String) {
    let mut post = operation("postThing");
    post["requestBody"] = json!({
        "required": true,
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/ThingPost"},
            "examples": {"one": {"summary": "One", "value": example}},
        }},
    });
    let parts = properties.iter();
    let parts = parts.map(|(name, schema)| ((*name).to_owned(), schema.clone()));
    let names: Vec<_> = properties.iter().map(|(name, _)| *name).collect();
    let thing = json!({
        "type": "object",
        "description": "A thing.",
        "properties": parts.collect::<serde_json::Map<_, _>>(),
        "required": names,
    });
    let spec = Spec::new()
        .schema("ThingPost", thing)
        .operation("/thing", "post", post);
    let file = spec.file("things/types/thing_post.rs");
    let (_, methods) = file.split_once("\nimpl ThingPost").expect("methods");
    let (methods, _) = methods.split_once("\nrecord! {").expect("a table");
    let methods = format!("impl ThingPost{methods}");
    let table = spec.table("mod.rs");
    let left = table.split_once("NAMED").map_or("", |(_, left)| left);
    (methods, left.to_owned())
}

fn schema(kind: &str) -> Value {
    json!({"type": kind, "description": "A part."})
}

#[test]
fn a_constructor_takes_the_key_then_the_name_then_the_rest() {
    let text = || schema("string");
    let example = json!({"color": "c", "key": "k", "name": "n"});
    let parts = [("color", text()), ("key", text()), ("name", text())];
    let (methods, _) = constructor(&parts, example);
    expect![[r#"
        impl ThingPost {
            /// Creates a value from its properties, all of which are required.
            #[must_use]
            pub fn new(
                key: impl Into<String>,
                name: impl Into<String>,
                color: impl Into<String>,
            ) -> Self {
                Self {
                    color: color.into(),
                    key: key.into(),
                    name: name.into(),
                    ..Decode::blank()
                }
            }
        }
    "#]]
    .assert_eq(&methods);
}

#[test]
fn what_would_be_mixed_up_has_setters() {
    let example = json!({"from": "f", "key": "k", "name": "n", "to": "t", "at": 1});
    let text = || schema("string");
    let parts = [
        ("at", schema("integer")),
        ("from", text()),
        ("key", text()),
        ("name", text()),
        ("to", text()),
    ];
    let (methods, named) = constructor(&parts, example);
    expect![[r#"
        impl ThingPost {
            /// Creates a value from the required properties that cannot be mistaken for one another.
            /// The API also requires `from`, `to`, which methods of the same names set.
            #[must_use]
            pub fn new(key: impl Into<String>, name: impl Into<String>, at: i64) -> Self {
                Self {
                    at,
                    key: key.into(),
                    name: name.into(),
                    ..Decode::blank()
                }
            }
        }

        setters! {
            ThingPost {
                /// A part.
                ///
                /// The API requires this property, although the constructor does not: set it before
                /// sending.
                from: IntoOption<String>,
                /// A part.
                ///
                /// The API requires this property, although the constructor does not: set it before
                /// sending.
                to: IntoOption<String>,
            }
        }
    "#]]
    .assert_eq(&methods);
    expect![[r#"
        : &[(&str, &[&str])] = &[("ThingPost", &["from", "to"])];
    "#]]
    .assert_eq(&named);
    let example = json!({"on": true, "sign": false, "url": "u"});
    let truth = || schema("boolean");
    let parts = [("on", truth()), ("sign", truth()), ("url", text())];
    let (_, named) = constructor(&parts, example);
    expect![[r#"
        : &[(&str, &[&str])] = &[("ThingPost", &["on", "sign"])];
    "#]]
    .assert_eq(&named);
}

#[test]
fn an_operation_takes_the_project_then_the_environment() {
    let mut get = operation("getThing");
    let names = ["thingKey", "projectKey", "environmentKey", "id"];
    get["parameters"] = names.map(|name| parameter(name, "path")).into();
    let spec = Spec::new().operation(
        "/things/{thingKey}/{projectKey}/{id}/of/{environmentKey}",
        "get",
        get,
    );
    expect![[r#"
        impl ThingsApi {
            /// Does it.
            ///
            /// `GET /things/{thingKey}/{projectKey}/{id}/of/{environmentKey}`
            ///
            /// # Arguments
            ///
            /// * `project_key`: Which one.
            /// * `environment_key`: Which one.
            /// * `thing_key`: Which one.
            /// * `id`: Which one.
            ///
            /// # Example
            ///
            /// ```no_run
            /// use launchdarkly_api::Client;
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// client.things().get_thing("one", "one", "one", "one").await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "getThing")]
            #[doc(alias = "GET /things/{thingKey}/{projectKey}/{id}/of/{environmentKey}")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn get_thing(
                &self,
                project_key: &str,
                environment_key: &str,
                thing_key: &str,
                id: &str,
            ) -> GetThing {
                let operation = Operation::get(
                    "getThing",
                    "/things/{thingKey}/{projectKey}/{id}/of/{environmentKey}",
                );
                let call = Call::new(&self.client, operation)
                    .path(thing_key)
                    .path(project_key)
                    .path(id)
                    .path(environment_key);
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(&spec.method("get_thing"));
}
