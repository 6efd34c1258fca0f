//! Responses -> the types that requests return.

use crate::support::{Spec, object, operation};
use expect_test::expect;
use serde_json::{Value, json};

fn response(schema: Value, example: Value) -> Value {
    json!({
        "description": "What came of it.",
        "content": {"application/json": {
            "schema": schema,
            "examples": {"one": {"summary": "One", "value": example}},
        }},
    })
}

fn spec(operation: Value) -> Spec {
    let name = json!({"type": "string", "description": "Its name."});
    Spec::new()
        .schema("Thing", object("name", name))
        .operation("/things", "post", operation)
}

#[test]
fn several_successes_are_an_enum() {
    let thing = json!({"$ref": "#/components/schemas/Thing"});
    let mut create = operation("createThings");
    create["responses"] = json!({
        "201": response(thing.clone(), json!({"name": "a"})),
        "207": response(json!({"type": "array", "items": thing}), json!([{"name": "a"}])),
        "204": {"description": "There was nothing to do."},
    });
    let spec = spec(create);
    expect![[r#"
        use serde::Serialize;

        use crate::generated::things::{Thing, ThingsApi};
        use crate::requests::call::Call;
        use crate::requests::request::Request;
        use crate::wire::parts::Operation;

        impl ThingsApi {
            /// Does it.
            ///
            /// `POST /things`
            ///
            /// # Example
            ///
            /// ```no_run
            /// use launchdarkly_api::Client;
            ///
            /// # async fn example() -> Result<(), launchdarkly_api::Error> {
            /// let client = Client::from_env()?;
            /// let outcome = client.things().create_things().await?;
            /// println!("{outcome:#?}");
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
            #[doc(alias = "createThings")]
            #[doc(alias = "POST /things")]
            #[doc(alias = "do it")]
            #[inline]
            pub fn create_things(&self) -> CreateThings {
                let operation = Operation::post("createThings", "/things");
                let call = Call::new(&self.client, operation);
                Request::new(call)
            }
        }

        /// A request created by [`ThingsApi::create_things`].
        pub type CreateThings = Request<CreateThingsOutcome>;

        /// The successful results of [`ThingsApi::create_things`]: one variant for each status.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum CreateThingsOutcome {
            /// `201`: What came of it.
            Created(Thing),
            /// `207`: What came of it.
            MultiStatus(Vec<Thing>),
            /// `204`: There was nothing to do.
            NoContent,
        }

        outcome!(
            CreateThingsOutcome,
            Created(201, Thing),
            MultiStatus(207, Vec<Thing>),
            NoContent(204),
        );
    "#]]
    .assert_eq(&spec.file("things/operations/create_things.rs"));
    let docs = spec.method("create_things");
    let lines = docs.lines().filter(|line| line.contains("outcome"));
    let sample: Vec<_> = lines.map(str::trim_start).collect();
    expect![[r#"
        /// let outcome = client.things().create_things().await?;
        /// println!("{outcome:#?}");"#]]
    .assert_eq(&sample.join("\n"));
}

#[test]
fn an_answer_that_only_says_where_something_is_has_a_location() {
    let mut create = operation("createThings");
    create["responses"] = json!({"201": {
        "description": "Made.",
        "headers": {"Location": {"description": "Its address.", "schema": {"type": "string"}}},
    }});
    let text = spec(create).file("things/operations/create_things.rs");
    let told: Vec<_> = text
        .lines()
        .filter(|line| line.to_lowercase().contains("location"))
        .map(str::trim_start)
        .collect();
    expect![[r#"
        use crate::requests::location::Location;
        /// let location = client.things().create_things().await?;
        /// println!("{location:#?}");
        pub type CreateThings = Request<Location>;"#]]
    .assert_eq(&told.join("\n"));
}
