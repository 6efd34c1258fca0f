//! Mistakes in operations, their bodies and their responses.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::support::{Spec, object, operation};

fn thing() -> Value {
    let mut thing = object(
        "name",
        json!({"type": "string", "description": "Its name."}),
    );
    thing["required"] = json!(["name"]);
    thing
}

#[track_caller]
fn check(operation: Value, expected: &Expect) {
    expected.assert_eq(
        &Spec::new()
            .schema("Thing", thing())
            .operation("/things", "post", operation)
            .report(),
    );
}

fn content(examples: Value) -> Value {
    json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "examples": examples}})
}

#[test]
fn one_operation_id_twice() {
    let spec = Spec::new()
        .operation("/things", "get", operation("getThings"))
        .operation("/all-things", "get", operation("getThings"));
    expect![[r#"
        error: two operations are named `getThings`
          --> spec/things.json:28:24
           |
        14 |         "operationId": "getThings",
           |         ------------- the other one
        ...
        28 |         "operationId": "getThings",
           |                        ^^^^^^^^^^^
           |
           = note: the place is /paths/~1all-things/get/operationId
           = help: rename one of the two

        error: 1 problem in the spec; nothing was written
    "#]]
    .assert_eq(&spec.report());
}

#[test]
fn two_operations_of_one_rust_name() {
    let spec = Spec::new()
        .operation("/things", "get", operation("getOAuthThings"))
        .operation("/all-things", "get", operation("getOauthThings"));
    expect![[r#"
        error: the operation's request would be `GetOauthThings` in Rust, and so would another one
          --> spec/things.json:28:9
           |
        14 |         "operationId": "getOAuthThings",
           |         ------------- `GetOauthThings` already
        ...
        28 |         "operationId": "getOauthThings",
           |         ^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1all-things/get/operationId
           = help: rename it; an enumeration that is named after its place gets a name of its own in `components.schemas`

        error: 1 problem in the spec; nothing was written
    "#]].assert_eq(&spec.report());
}

#[test]
fn an_operation_named_like_a_type() {
    let spec = Spec::new().schema("MakeThing", thing()).operation(
        "/things",
        "post",
        operation("makeThing"),
    );
    expect![[r#"
        error: the operation's request would be `MakeThing` in Rust, and so would another one
          --> spec/things.json:14:9
           |
        14 |         "operationId": "makeThing",
           |         ^^^^^^^^^^^^^
        ...
        29 |       "MakeThing": {
           |       ----------- `MakeThing` already
           |
           = note: the place is /paths/~1things/post/operationId
           = help: rename it; an enumeration that is named after its place gets a name of its own in `components.schemas`

        error: 1 problem in the spec; nothing was written
    "#]].assert_eq(&spec.report());
}

#[test]
fn a_summary_that_is_a_sentence() {
    let mut create = operation("createThing");
    create["summary"] = "Creates a thing.".into();
    check(
        create,
        &expect![[r#"
        error: the summary ends in a full stop
          --> spec/things.json:15:20
           |
        15 |         "summary": "Creates a thing.",
           |                    ^^^^^^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/post/summary
           = help: remove it; what needs a sentence belongs into `description`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn no_success() {
    let mut create = operation("createThing");
    create["responses"] = json!({"404": {"description": "Nothing there."}});
    check(
        create,
        &expect![[r#"
        error: the operation has 0 successful responses
          --> spec/things.json:19:9
           |
        19 |         "responses": {
           |         ^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/post/responses
           = help: document exactly one of 200 to 299; more are not known yet

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn two_successes() {
    let mut create = operation("createThing");
    create["responses"]["207"] = json!({"description": "In part."});
    check(
        create,
        &expect![[r#"
        error: the operation has 2 successful responses
          --> spec/things.json:19:9
           |
        19 |         "responses": {
           |         ^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/post/responses
           = help: document exactly one of 200 to 299; more are not known yet

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_unknown_media_type() {
    let mut create = operation("createThing");
    create["responses"]["204"]["content"] =
        content(json!({"a": {"summary": "A", "value": {"name": "a"}}}));
    create["responses"]["204"]["content"]["text/csv"] = json!({
        "schema": {"type": "string", "description": "-"},
        "examples": {"a": {"summary": "A", "value": "a,b"}},
    });
    check(
        create,
        &expect![[r#"
        error: the media type `text/csv` is not known
          --> spec/things.json:36:15
           |
        36 |               "text/csv": {
           |               ^^^^^^^^^^
           |
           = note: the place is /paths/~1things/post/responses/204/content/text~1csv
           = help: the generator knows `application/json` only

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_dangling_response() {
    let mut create = operation("createThing");
    create["responses"]["404"] = json!({"$ref": "common.json#/components/responses/NotFond"});
    let spec = Spec::new()
        .operation("/things", "post", create)
        .with(|things| {
            things["components"]["responses"]["NotFound"] = json!({"description": "Not there."});
        });
    expect![[r#"
        error: nothing stands at `common.json#/components/responses/NotFond`
          --> spec/things.json:24:21
           |
        24 |             "$ref": "common.json#/components/responses/NotFond"
           |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/post/responses/404/$ref
           = help: did you mean `things.json#/components/responses/NotFound`?

        error: 1 problem in the spec; nothing was written
    "#]]
    .assert_eq(&spec.report());
}

#[test]
fn a_body_without_an_example() {
    let mut create = operation("createThing");
    create["requestBody"] = json!({"required": true, "content": content(json!({}))});
    check(
        create,
        &expect![[r#"
        error: expected at least one entry, found `{}`
          --> spec/things.json:31:15
           |
        31 |               "examples": {}
           |               ^^^^^^^^^^
           |
           = note: the place is /paths/~1things/post/requestBody/content/application~1json/examples
           = help: write what is expected; spec/README.md shows the forms

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_example_that_contradicts_the_body() {
    let mut create = operation("createThing");
    let examples = json!({"bad": {"summary": "Bad", "value": {"name": 5}}, "empty": {"summary": "Empty", "value": {}}});
    create["requestBody"] = json!({"required": true, "content": content(examples)});
    check(
        create,
        &expect![[r#"
        error: expected a value of type string, found `5`
          --> spec/things.json:35:29
           |
        28 |               "schema": {
           |               -------- the schema that it contradicts
        ...
        35 |                     "name": 5
           |                             ^
           |
           = note: the place is /paths/~1things/post/requestBody/content/application~1json/examples/bad/value/name
           = help: change the example, or the schema that it contradicts

        error: `name` is missing here
          --> spec/things.json:40:19
           |
        28 |               "schema": {
           |               -------- the schema that it contradicts
        ...
        40 |                   "value": {}
           |                   ^^^^^^^
           |
           = note: the place is /paths/~1things/post/requestBody/content/application~1json/examples/empty/value
           = help: add `name`

        error: 2 problems in the spec; nothing was written
    "#]],
    );
}
