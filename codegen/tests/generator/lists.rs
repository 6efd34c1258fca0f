//! Lists that come in pages.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::support::{Spec, object, operation, parameter};

fn limit() -> Value {
    let mut limit = parameter("limit", "query");
    limit["schema"] = json!({"type": "integer", "default": 10, "maximum": 20});
    limit["example"] = 5.into();
    limit
}

/// A list of events, by the latest before a time.
fn list(pagination: Value) -> Spec {
    let mut before = parameter("before", "query");
    before["schema"] = json!({"type": "integer", "format": "unix-millis"});
    before["example"] = 1_700_000_000_000_i64.into();
    let mut get = operation("getEvents");
    get["x-pagination"] = pagination;
    get["parameters"] = json!([limit(), before]);
    let page = json!({"items": [{"_id": "a", "date": 1}]});
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
    .assert_eq(&spec.item("things/requests.rs", "paged!"));
    expect![[r#"
        page!(Events, items(Event), [id(id), time(date)]);
    "#]]
    .assert_eq(&spec.item("things/types.rs", "page!"));
    expect![[r#"
        impl GetEvents {
            /// Which one.
            ///
            /// Defaults to `10`. At most `20`.
            pub fn limit(mut self, limit: i64) -> Self {
                self.call.query("limit", limit);
                self
            }

            /// Which one.
            pub fn before(mut self, before: UnixMillis) -> Self {
                self.call.query("before", before.as_millis());
                self
            }
        }
    "#]]
    .assert_eq(&spec.item("things/requests.rs", "impl GetEvents"));
}

#[test]
fn the_sample_goes_through_the_items() {
    let text = list(by_time()).file("things.rs");
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

    "#]]
    .assert_eq(&lines.collect::<String>());
}

#[track_caller]
fn check(pagination: Value, expected: &Expect) {
    expected.assert_eq(&list(pagination).report());
}

#[test]
fn a_style_without_its_parameters() {
    check(
        json!({"style": "offset", "items": "items"}),
        &expect![[r#"
        error: this style needs the query parameters `offset`
          --> spec/things.json:45:20
           |
        45 |           "style": "offset",
           |                    ^^^^^^^^
           |
           = note: the place is /paths/~1events/get/x-pagination/style
           = help: describe them under `parameters`, as optional, or choose another style

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_style_without_what_it_needs_of_an_item() {
    check(
        json!({"style": "time-window", "items": "items", "time": "date"}),
        &expect![[r#"
        error: this style needs `id`
          --> spec/things.json:44:9
           |
        44 |         "x-pagination": {
           |         ^^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1events/get/x-pagination
           = help: add `id`: the property of an item that is its id

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_page_without_its_items() {
    check(
        json!({"style": "time-window", "items": "events"}),
        &expect![[r#"
        error: `Events` has no property `events`
          --> spec/things.json:46:20
           |
        46 |           "items": "events"
           |                    ^^^^^^^^
           |
           = note: the place is /paths/~1events/get/x-pagination/items
           = help: name one of its properties

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn items_that_are_no_list() {
    check(
        json!({"style": "time-window", "items": "name"}),
        &expect![[r#"
        error: `name` is no list
          --> spec/things.json:46:20
           |
        46 |           "items": "name"
           |                    ^^^^^^
           |
           = note: the place is /paths/~1events/get/x-pagination/items
           = help: name the property that holds the list

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_item_without_the_property() {
    check(
        json!({"style": "time-window", "items": "items", "id": "id", "time": "date"}),
        &expect![[r#"
            error: `Event` has no property `id`
              --> spec/things.json:47:17
               |
            47 |           "id": "id",
               |                 ^^^^
               |
               = note: the place is /paths/~1events/get/x-pagination/id
               = help: name one of its properties

            error: 1 problem in the spec; nothing was written
        "#]],
    );
}

#[test]
fn a_list_that_is_no_object() {
    let spec = list(by_time()).with(|things| {
        things["paths"]["/events"]["get"]["responses"] =
            json!({"204": {"description": "Nothing."}});
    });
    expect![[r#"
        error: the operation does not answer with an object
          --> spec/things.json:24:9
           |
        24 |         "x-pagination": {
           |         ^^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1events/get/x-pagination
           = help: answer with a named schema that has the list as a property

        error: 1 problem in the spec; nothing was written
    "#]]
    .assert_eq(&spec.report());
}
