//! Mistakes in files and their structure.

use expect_test::{Expect, expect};
use serde_json::json;

use crate::support::{Spec, object, operation, report};

#[track_caller]
fn check(spec: &Spec, expected: &Expect) {
    expected.assert_eq(&spec.report());
}

/// Replaces the text of a file, or adds one.
#[track_caller]
fn check_text(file: &str, text: &str, expected: &Expect) {
    let whole = Spec::new().sources();
    let others = whole.iter().filter(|(name, _)| *name != file);
    expected.assert_eq(&report(&others.chain([(file, text)]).collect()));
}

#[test]
fn not_json() {
    check_text(
        "things.json",
        "{\n  \"openapi\": \"3.1.1\"\n  \"info\": {}\n}\n",
        &expect![[r#"
        error: not JSON: expected `,` or `}`
         --> spec/things.json:3:3
          |
        3 |   "info": {}
          |   ^
          |
          = help: mend the JSON syntax; the other checks of this file wait for it

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn truncated() {
    check_text(
        "things.json",
        "{\n  \"openapi\": ",
        &expect![[r#"
        error: not JSON: EOF while parsing a value
         --> spec/things.json:2:13
          |
        2 |   "openapi": 
          |             ^
          |
          = help: mend the JSON syntax; the other checks of this file wait for it

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_key_twice() {
    let text = Spec::new()
        .sources()
        .text("things.json")
        .unwrap_or_default()
        .replacen('{', "{\n  \"paths\": {},", 1);
    check_text(
        "things.json",
        &text,
        &expect![[r#"
        error: the key `paths` stands twice in one object
          --> spec/things.json:12:3
           |
         2 |   "paths": {},
           |   ------- first here
        ...
        12 |   "paths": {},
           |   ^^^^^^^
           |
           = help: remove one of the two; a reader would see the last one only

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn no_shared_document() {
    let whole = Spec::new().sources();
    expect![[r#"
        error: spec/common.json is missing
         --> spec/common.json:1:1
          |
        1 |
          | ^
          |
          = help: create spec/common.json; spec/README.md says what it holds

        error: 1 problem in the spec; nothing was written
    "#]]
    .assert_eq(&report(
        &whole
            .iter()
            .filter(|(name, _)| *name != "common.json")
            .collect(),
    ));
}

#[test]
fn a_file_without_a_group() {
    check_text(
        "strange.json",
        Spec::new()
            .sources()
            .text("things.json")
            .unwrap_or_default(),
        &expect![[r#"
        error: spec/strange.json belongs to no group
         --> spec/strange.json:1:1
          |
        1 | {
          | ^
          |
          = help: list `strange` under `tags` in spec/openapi.json, or remove the file

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_group_without_a_file() {
    check(
        &Spec::new()
            .with_root(|root| root["tags"] = json!([{"name": "things"}, {"name": "thing"}])),
        &expect![[r#"
        error: the group `thing` has no file
          --> spec/openapi.json:22:15
           |
        22 |       "name": "thing"
           |               ^^^^^^^
           |
           = note: the place is /tags/1/name
           = help: create spec/thing.json

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_group_twice() {
    check(
        &Spec::new()
            .with_root(|root| root["tags"] = json!([{"name": "things"}, {"name": "things"}])),
        &expect![[r#"
        error: the group `things` is listed twice
          --> spec/openapi.json:22:15
           |
        19 |       "name": "things"
           |       ------ first here
        ...
        22 |       "name": "things"
           |               ^^^^^^^^
           |
           = note: the place is /tags/1/name
           = help: remove one of the two

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_unknown_key_that_resembles_a_known_one() {
    let mut get = operation("getThing");
    get["descripton"] = "Gets.".into();
    check(
        &Spec::new().operation("/things", "get", get),
        &expect![[r#"
        error: unknown key `descripton`
          --> spec/things.json:24:9
           |
        24 |         "descripton": "Gets."
           |         ^^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/get/descripton
           = help: did you mean `description`?

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn an_unknown_key_that_resembles_none() {
    check(
        &Spec::new().with(|things| things["info"]["zzz"] = 1.into()),
        &expect![[r#"
        error: unknown key `zzz`
         --> spec/things.json:7:5
          |
        7 |     "zzz": 1
          |     ^^^^^
          |
          = note: the place is /info/zzz
          = help: the keys known here are `title`, `description`, `version`, `x-beta`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_plain_enum() {
    let schema = json!({"type": "string", "enum": ["a"], "description": "-"});
    check(
        &Spec::new().schema("Thing", object("kind", schema)),
        &expect![[r#"
        error: unknown key `enum`
          --> spec/things.json:20:13
           |
        20 |             "enum": [
           |             ^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/kind/enum
           = help: write each value as an entry of `oneOf`: {"const": …, "description": …}, so that it is documented

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_missing_key() {
    let mut get = operation("getThing");
    get.as_object_mut().expect("an object").remove("summary");
    check(
        &Spec::new().operation("/things", "get", get),
        &expect![[r#"
        error: `summary` is missing here
          --> spec/things.json:13:7
           |
        13 |       "get": {
           |       ^^^^^
           |
           = note: the place is /paths/~1things/get
           = help: add `summary`

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_value_of_the_wrong_type() {
    let mut get = operation("getThing");
    get["deprecated"] = "yes".into();
    check(
        &Spec::new().operation("/things", "get", get),
        &expect![[r#"
        error: expected a value of type boolean, found `"yes"`
          --> spec/things.json:24:23
           |
        24 |         "deprecated": "yes"
           |                       ^^^^^
           |
           = note: the place is /paths/~1things/get/deprecated
           = help: write what is expected; spec/README.md shows the forms

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_value_that_is_none_of_those_allowed() {
    check(
        &Spec::new().schema(
            "Thing",
            object("name", json!({"type": "strng", "description": "-"})),
        ),
        &expect![[r#"
        error: expected one of `boolean`, `integer`, `number`, `string`, `array`, `object`, found `"strng"`
          --> spec/things.json:19:21
           |
        19 |             "type": "strng",
           |                     ^^^^^^^
           |
           = note: the place is /components/schemas/Thing/properties/name/type
           = help: did you mean `string`?

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_version_that_is_not_the_one() {
    check(
        &Spec::new().with(|things| things["openapi"] = "3.0.3".into()),
        &expect![[r#"
        error: expected `"3.1.1"`, found `"3.0.3"`
         --> spec/things.json:2:14
          |
        2 |   "openapi": "3.0.3",
          |              ^^^^^^^
          |
          = note: the place is /openapi
          = help: write what is expected; spec/README.md shows the forms

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_status_that_is_none() {
    let mut get = operation("getThing");
    get["responses"]["2XX"] = json!({"description": "Done."});
    check(
        &Spec::new().operation("/things", "get", get),
        &expect![[r#"
        error: the operation has 2 successful responses
          --> spec/things.json:19:9
           |
        19 |         "responses": {
           |         ^^^^^^^^^^^
           |
           = note: the place is /paths/~1things/get/responses
           = help: document exactly one of 200 to 299; more are not known yet

        error: expected a key that is a string that matches ^[1-5][0-9][0-9]$, found `2XX`
          --> spec/things.json:23:11
           |
        23 |           "2XX": {
           |           ^^^^^
           |
           = note: the place is /paths/~1things/get/responses/2XX
           = help: rename it

        error: 2 problems in the spec; nothing was written
    "#]],
    );
}

#[test]
fn null_for_a_key_that_is_left_out() {
    let mut get = operation("getThing");
    get["description"] = serde_json::Value::Null;
    check(
        &Spec::new().operation("/things", "get", get),
        &expect![[r#"
        error: expected a value of type string, found `null`
          --> spec/things.json:24:24
           |
        24 |         "description": null
           |                        ^^^^
           |
           = note: the place is /paths/~1things/get/description
           = help: write what is expected; spec/README.md shows the forms

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}

#[test]
fn a_document_without_a_documentation_page() {
    check(
        &Spec::new().with(|things| {
            things
                .as_object_mut()
                .expect("an object")
                .remove("externalDocs");
        }),
        &expect![[r#"
        error: the document has no documentation page
         --> spec/things.json:3:3
          |
        3 |   "info": {
          |   ^^^^^^
          |
          = note: the place is /info
          = help: add `externalDocs` with the page in LaunchDarkly's documentation

        error: 1 problem in the spec; nothing was written
    "#]],
    );
}
