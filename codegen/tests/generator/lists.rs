//! Lists that come in pages.

use codegen::Sources;
use expect_test::expect;
use serde_json::{Value, json};

use crate::problems::Case;
use crate::support::{Spec, object, operation, parameter};

/// Mistakes, for the catalogue.
pub(crate) const CASES: &[Case] = &[
    (
        "a style without its parameters",
        a_style_without_its_parameters,
    ),
    (
        "a style without what it needs of an item",
        a_style_without_what_it_needs_of_an_item,
    ),
    ("a page without its items", a_page_without_its_items),
    ("items that are no list", items_that_are_no_list),
    ("an item without the property", an_item_without_the_property),
    ("a list that is no object", a_list_that_is_no_object),
    ("pages of impossible size", pages_of_impossible_size),
    (
        "a cursor of which nobody says where it is",
        a_cursor_without_a_token,
    ),
    ("a token that is not always there", a_token_behind_an_option),
    ("a token that is no string", a_token_that_is_no_string),
    ("a token for another style", a_token_for_another_style),
];

fn limit() -> Value {
    let mut limit = parameter("limit", "query");
    limit["schema"] = json!({"type": "integer", "default": 10, "minimum": 1, "maximum": 20});
    limit["example"] = 5.into();
    limit
}

/// A list of events before a time, the latest first.
fn list(pagination: Value) -> Spec {
    let mut before = parameter("before", "query");
    before["schema"] = json!({"type": "integer", "format": "unix-millis"});
    before["example"] = 1_700_000_000_000_i64.into();
    let mut get = operation("getEvents");
    get["x-pagination"] = pagination;
    get["parameters"] = json!([limit(), before]);
    let page = json!({"items": [{"_id": "a", "date": 1_700_000_000_000_i64}]});
    get["responses"] = json!({"200": {"description": "Events.", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Events"},
        "examples": {"one": {"summary": "One", "value": page}},
    }}}});
    let mut event = object("_id", json!({"type": "string", "description": "Its ID."}));
    event["properties"]["date"] =
        json!({"type": "integer", "format": "unix-millis", "description": "When."});
    let events = json!({"type": "array", "items": {"$ref": "#/components/schemas/Event"}, "description": "Events."});
    let mut page = object("items", events);
    page["properties"]["name"] = json!({"type": "string", "description": "A name."});
    Spec::new()
        .schema("Event", event)
        .schema("Events", page)
        .operation("/events", "get", get)
}

fn by_time() -> Value {
    json!({"style": "time-window", "items": "items", "id": "_id", "time": "date"})
}

#[test]
fn a_list_can_be_paged_through() {
    let spec = list(by_time());
    expect![[r#"
        paged!(GetEvents, Events, Paging::TIME_WINDOW.default_limit(10).max_limit(20));
    "#]]
    .assert_eq(&spec.item("things/operations/get_events.rs", "paged!"));
    expect![[r#"
        page!(Events, items(Event), [id(id), time(date)]);
    "#]]
    .assert_eq(&spec.item("things/types/events.rs", "page!"));
    expect![[r#"
        impl GetEvents {
            /// Which one.
            ///
            /// Defaults to `10`. At least `1`. At most `20`.
            pub fn limit(mut self, limit: impl Into<Option<u64>>) -> Self {
                self.call.query("limit", limit.into());
                self
            }

            /// Which one.
            pub fn before<K>(mut self, before: impl IntoOption<UnixMillis, K>) -> Self {
                self.call.query("before", before.into_option().map(UnixMillis::as_millis));
                self
            }
        }
    "#]]
    .assert_eq(&spec.item("things/operations/get_events.rs", "impl GetEvents"));
}

/// A list with a cursor that is inside an object of the response.
fn by_cursor(pagination: Value) -> Spec {
    let next = json!({"type": "string", "description": "Where the next page begins."});
    let mut around = object("nextCursor", next);
    around["properties"]["total"] =
        json!({"type": "integer", "format": "int64", "description": "How many."});
    around
        .as_object_mut()
        .expect("an object")
        .remove("required");
    list(pagination)
        .schema("EventsPage", around)
        .with(|things| {
            let mut cursor = parameter("cursor", "query");
            cursor["schema"] = json!({"type": "string"});
            things["paths"]["/events"]["get"]["parameters"][1] = cursor;
            let events = &mut things["components"]["schemas"]["Events"];
            events["properties"]["page"] =
                json!({"$ref": "#/components/schemas/EventsPage", "description": "The page."});
            events["required"] = json!(["items", "page"]);
            let get = &mut things["paths"]["/events"]["get"];
            let json = &mut get["responses"]["200"]["content"]["application/json"];
            json["examples"]["one"]["value"]["page"] = json!({"total": 1});
        })
}

#[test]
fn a_cursor_may_stand_inside_of_the_answer() {
    let token = json!({"style": "cursor", "items": "items", "token": "page.nextCursor"});
    let spec = by_cursor(token);
    expect![[r#"
        paged!(GetEvents, Events, Paging::CURSOR.default_limit(10).max_limit(20));
    "#]]
    .assert_eq(&spec.item("things/operations/get_events.rs", "paged!"));
    expect![[r#"
        page!(Events, items(Event), [token(page.next_cursor)]);
    "#]]
    .assert_eq(&spec.item("things/types/events.rs", "page!"));
}

/// Without the parameter `limit`, the documentation does not mention a limit. A body is the same for every page.
#[test]
fn a_list_may_lack_a_limit_and_have_a_body() {
    let spec = list(by_time()).with(|things| {
        let mut post = things["paths"]["/events"]["get"].take();
        things["paths"] = json!({});
        post["parameters"].as_array_mut().expect("a list").remove(0);
        post["requestBody"] = json!({"required": true, "content": {"application/json": {
            "schema": {"type": "array", "items": {"type": "string"}},
            "examples": {"one": {"summary": "One", "value": ["a"]}},
        }}});
        things["paths"]["/events"]["post"] = post;
    });
    expect![[r#"
        paged!(GetEvents, Events, Paging::TIME_WINDOW);
    "#]]
    .assert_eq(&spec.item("things/operations/get_events.rs", "paged!"));
    let text = spec.method("get_events");
    let (_, method) = text.split_once("pub fn get_events").expect("the method");
    expect![[r#"
        (
                &self,
                body: impl IntoIterator<Item = impl Into<String>>,
            ) -> GetEvents {
                let operation = Operation::post("getEvents", "/events");
                let mut call = Call::new(&self.client, operation);
                call.json::<Vec<String>>(&body.into_iter().map(Into::into).collect());
                GetEvents { call }
            }
        }
    "#]]
    .assert_eq(method);
}

#[test]
fn the_sample_goes_through_the_items() {
    let text = list(by_time()).method("get_events");
    let sample = text
        .split("# Example")
        .nth(1)
        .and_then(|rest| rest.split("pub fn").next());
    let lines = sample
        .unwrap_or_default()
        .lines()
        .map(|line| line.trim().to_owned() + "\n");
    expect![[r#"

        ///
        /// ```no_run
        /// use launchdarkly_api::{Client, UnixMillis};
        ///
        /// # async fn example() -> Result<(), launchdarkly_api::Error> {
        /// let client = Client::from_env()?;
        /// let mut items = client
        ///     .things()
        ///     .get_events()
        ///     .limit(5)
        ///     .before(UnixMillis::new(1_700_000_000_000))
        ///     .items();
        /// while let Some(event) = items.next().await {
        ///     let event = event?;
        ///     println!("{event:#?}");
        /// }
        /// # Ok(())
        /// # }
        /// ```
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things/do-it)
        #[doc(alias = "getEvents")]
        #[doc(alias = "GET /events")]
        #[doc(alias = "do it")]
        #[inline]

    "#]]
    .assert_eq(&lines.collect::<String>());
}

fn check(pagination: Value) -> Sources {
    list(pagination).sources()
}

fn a_style_without_its_parameters() -> Sources {
    check(json!({"style": "offset", "items": "items"}))
}

fn a_style_without_what_it_needs_of_an_item() -> Sources {
    check(json!({"style": "time-window", "items": "items", "time": "date"}))
}

fn a_page_without_its_items() -> Sources {
    check(json!({"style": "time-window", "items": "events"}))
}

fn items_that_are_no_list() -> Sources {
    check(json!({"style": "time-window", "items": "name"}))
}

fn an_item_without_the_property() -> Sources {
    check(json!({"style": "time-window", "items": "items", "id": "id", "time": "date"}))
}

fn a_list_that_is_no_object() -> Sources {
    let spec = list(by_time()).with(|things| {
        things["paths"]["/events"]["get"]["responses"] =
            json!({"204": {"description": "Nothing."}});
    });
    spec.sources()
}

fn a_cursor_without_a_token() -> Sources {
    by_cursor(json!({"style": "cursor", "items": "items"})).sources()
}

fn a_token_behind_an_option() -> Sources {
    let token = json!({"style": "cursor", "items": "items", "token": "page.nextCursor"});
    let spec = by_cursor(token).with(|things| {
        things["components"]["schemas"]["Events"]["required"] = json!(["items"]);
    });
    spec.sources()
}

fn a_token_that_is_no_string() -> Sources {
    by_cursor(json!({"style": "cursor", "items": "items", "token": "page.total"})).sources()
}

fn a_token_for_another_style() -> Sources {
    let mut style = by_time();
    style["token"] = json!("name");
    check(style)
}

fn pages_of_impossible_size() -> Sources {
    let spec = list(by_time()).with(|things| {
        let parameters = &mut things["paths"]["/events"]["get"]["parameters"];
        parameters[0]["schema"]["default"] = (-1).into();
        parameters[0]["schema"]["maximum"] = 5_000_000_000_i64.into();
    });
    spec.sources()
}
