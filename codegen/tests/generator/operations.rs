//! Operations -> routes, methods and requests.

mod queries;

use crate::support::{Spec, object, operation, parameter};
use expect_test::expect;
use serde_json::{Value, json};

fn get_thing() -> Value {
    let mut get = operation("getThing");
    get["description"] = "Gets one thing, with its [links].".into();
    get["parameters"] = json!([
        parameter("thingKey", "path"),
        parameter("projectKey", "path")
    ]);
    get["responses"] = json!({
        "200": {
            "description": "The thing.",
            "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Thing"},
                "examples": {"one": {"summary": "One", "value": {"name": "a"}}},
            }},
        },
        "404": {"description": "There is no such thing. Look again."},
    });
    get
}

fn spec(operation: Value) -> Spec {
    Spec::new()
        .schema(
            "Thing",
            object(
                "name",
                json!({"type": "string", "description": "Its name."}),
            ),
        )
        .operation("/projects/{projectKey}/things/{thingKey}", "get", operation)
}

#[test]
fn an_operation_has_a_route_a_method_in_the_order_of_the_template_and_a_request() {
    expect![[r#"
        use crate::generated::things::{Thing, ThingsApi};
        use crate::requests::call::Call;
        use crate::requests::request::Request;
        use crate::wire::parts::Operation;

        impl ThingsApi {
            /// Does it.
            ///
            /// Gets one thing, with its \[links\].
            ///
            /// `GET /projects/{projectKey}/things/{thingKey}`
            ///
            /// # Arguments
            ///
            /// * `project_key`: Which one.
            /// * `thing_key`: Which one.
            ///
            /// # Errors
            ///
            /// * `404`: There is no such thing.
            ///
            /// # Example
            ///
            /// ```no_run
            /// use launchdarkly_api::Client;
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let thing = client.things().get_thing("one", "one").await?;
            /// println!("{thing:#?}");
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "getThing")]
            #[doc(alias = "GET /projects/{projectKey}/things/{thingKey}")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn get_thing(&self, project_key: &str, thing_key: &str) -> GetThing {
                let operation = Operation::get(
                    "getThing",
                    "/projects/{projectKey}/things/{thingKey}",
                );
                let call = Call::new(&self.client, operation).path(project_key).path(thing_key);
                Request::new(call)
            }
        }

        /// A request created by [`ThingsApi::get_thing`].
        pub type GetThing = Request<Thing>;
    "#]]
    .assert_eq(&spec(get_thing()).file("things/operations/get_thing.rs"));
}

#[test]
fn a_body_is_encoded_by_the_caller_and_shown_in_the_sample() {
    let schema = json!({
        "type": "object",
        "description": "A thing to make.",
        "required": ["name", "size"],
        "properties": {
            "name": {"type": "string", "description": "Its name."},
            "size": {"type": "string", "description": "Its size.", "oneOf": [{"const": "small", "description": "Small."}]},
            "tags": {"type": "array", "items": {"type": "string"}, "description": "Its tags."},
            "limits": {"type": "object", "additionalProperties": {"type": "integer"}, "description": "Limits."},
            "config": {"description": "Anything."},
        },
    });
    let example = json!({
        "name": "a \"quoted\" name",
        "size": "small",
        "tags": ["x"],
        "limits": {"a": 1},
        "config": {"deep": [1, null]},
    });
    let mut create = operation("createThing");
    create["x-beta"] = true.into();
    create["deprecated"] = true.into();
    create["requestBody"] = json!({
        "description": "The thing to make.",
        "required": true,
        "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/ThingPost"},
            "examples": {"full": {"summary": "Full", "value": example}},
        }},
    });
    let text = Spec::new()
        .schema("ThingPost", schema)
        .operation("/things", "post", create)
        .method("create_thing");
    let (_, methods) = text
        .split_once("impl ThingsApi {\n")
        .expect("the handle has methods");
    expect![[r#"
            /// Does it.
            ///
            /// `POST /things` (beta: sent with `LD-API-Version: beta`)
            ///
            /// # Arguments
            ///
            /// * `body`: The thing to make.
            ///
            /// # Example
            ///
            /// ```no_run
            /// use serde_json::json;
            /// use launchdarkly_api::Client;
            /// use launchdarkly_api::things::{ThingPost, ThingPostSize};
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let body = ThingPost::new("a \"quoted\" name", ThingPostSize::Small)
            ///     .tags("x")
            ///     .limits([("a", 1)])
            ///     .config(json!({ "deep" : [1, null] }));
            /// client.things().create_thing(&body).await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "createThing")]
            #[doc(alias = "POST /things")]
            #[doc(alias = "do it")]
            #[deprecated = "deprecated by LaunchDarkly"]
            #[inline]
            pub fn create_thing(&self, body: &ThingPost) -> CreateThing {
                let operation = Operation::post("createThing", "/things");
                let mut call = Call::new(&self.client, operation).beta();
                call.json(body);
                Request::new(call)
            }
        }
    "#]]
    .assert_eq(methods);
}

#[test]
fn a_post_that_only_reads_says_so() {
    let mut search = operation("searchThings");
    search["x-read-only"] = true.into();
    let text = Spec::new()
        .operation("/things/search", "post", search)
        .method("search_things");
    assert!(
        text.contains("/// Although it is a POST, it only reads, and is retried like a GET."),
        "{text}"
    );
    assert!(
        text.contains("Call::new(&self.client, operation).read_only();"),
        "{text}"
    );
}
