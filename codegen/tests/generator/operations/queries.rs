//! Parameters in the query.

use expect_test::expect;
use serde_json::{Value, json};

use super::{get_thing, spec};
use crate::support::parameter;

fn list(explode: bool) -> Value {
    json!({
        "name": "fields",
        "in": "query",
        "required": false,
        "description": "Which fields.",
        "schema": {"type": "array", "items": {"type": "string"}},
        "style": "form",
        "explode": explode,
        "example": ["name"],
    })
}

#[test]
fn optional_parameters_are_setters_by_encoding() {
    let mut get = get_thing();
    let mut limit = parameter("limit", "query");
    limit["schema"] = json!({"type": "integer", "default": 20, "minimum": 0});
    limit["example"] = 50.into();
    let mut pairs = list(true);
    pairs["name"] = "kinds".into();
    let added = [list(false), pairs, limit, parameter("filter", "query")];
    get["parameters"]
        .as_array_mut()
        .expect("a list")
        .extend(added);
    expect![[r#"
        impl GetThing {
            /// Which fields.
            pub fn fields<K>(mut self, fields: impl OneOrMany<Text, K>) -> Self {
                self.call.query_list("fields", fields.into_list());
                self
            }

            /// Which fields.
            pub fn kinds<K>(mut self, kinds: impl OneOrMany<Text, K>) -> Self {
                self.call.query_each("kinds", kinds.into_list());
                self
            }

            /// Which one.
            ///
            /// Defaults to `20`.
            pub fn limit(mut self, limit: impl Into<Option<u64>>) -> Self {
                self.call.query("limit", limit.into());
                self
            }

            /// Which one.
            pub fn filter<K>(mut self, filter: impl IntoOption<Text, K>) -> Self {
                self.call.query("filter", filter.into_option());
                self
            }
        }
    "#]]
    .assert_eq(&spec(get).item("things/operations/get_thing.rs", "impl GetThing"));
}

#[test]
fn required_query_parameters_are_arguments() {
    let mut get = get_thing();
    let mut from = parameter("from", "query");
    from["required"] = true.into();
    from["schema"] = json!({"type": "integer", "format": "unix-millis"});
    from["example"] = 1_700_000_000_000_i64.into();
    get["parameters"].as_array_mut().expect("a list").push(from);
    let text = spec(get).method("get_thing");
    let (_, function) = text
        .split_once("    /// # Example")
        .expect("the method is documented");
    expect![[r#"

            ///
            /// ```no_run
            /// use launchdarkly_api::{Client, UnixMillis};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let thing = client
            ///     .things()
            ///     .get_thing("one", "one", UnixMillis::new(1_700_000_000_000))
            ///     .await?;
            /// println!("{thing:#?}");
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "getThing")]
            #[doc(alias = "GET /projects/{projectKey}/things/{thingKey}")]
            #[doc(alias = "do it")]
            pub fn get_thing(
                &self,
                project_key: &str,
                thing_key: &str,
                from: impl Into<UnixMillis>,
            ) -> GetThing {
                let operation = Operation::get(
                    "getThing",
                    "/projects/{projectKey}/things/{thingKey}",
                );
                let mut call = Call::new(&self.client, operation)
                    .path(project_key)
                    .path(thing_key);
                call.query("from", Some(from.into().as_millis()));
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(function);
}
