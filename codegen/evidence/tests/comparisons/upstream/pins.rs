//! The accepted state, and the reports of changes since.

use evidence::upstream::{Extent, Pin, Since};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::{official, read_and_compare, spec, thing};
use crate::support::Spec;

/// A spec with an explained difference.
fn commented() -> Spec {
    let mut thing = thing();
    thing["properties"]["kind"]["$comment"] = json!("A number in the official document.");
    spec(thing)
}

/// The document that was accepted: `kind` is a number.
fn accepted() -> Value {
    let mut official = official();
    official["components"]["schemas"]["ThingRep"]["properties"]["kind"] =
        json!({"type": "integer"});
    official
}

fn pin() -> Pin {
    read_and_compare(&commented(), &accepted().to_string(), Extent::Complete).pin()
}

/// What has changed since, once the document has been edited.
#[track_caller]
fn since(edit: impl FnOnce(&mut Value), expected: &Expect) {
    let mut official = accepted();
    edit(&mut official);
    let mut report = read_and_compare(&commented(), &official.to_string(), Extent::Complete);
    report.hold_against(&pin());
    assert!(report.since != Some(Since::default()) && !report.is_clean());
    expected.assert_eq(&report.render());
}

/// No difference is told, and no change of facts.
#[track_caller]
fn unchanged(edit: impl FnOnce(&mut Value)) {
    let mut official = accepted();
    edit(&mut official);
    let mut report = read_and_compare(&commented(), &official.to_string(), Extent::Complete);
    report.hold_against(&pin());
    assert!(report.is_clean(), "{}", report.render());
}

fn get(official: &mut Value) -> &mut Value {
    &mut official["paths"]["/things/{thingKey}"]["get"]
}

#[test]
fn a_pin_holds_facts_and_reads_as_it_was_written() {
    expect![[r#"
        {
          "operations": {
            "getThing": "operation:ee982557 parameters:6210485f responses:dee3e370"
          },
          "differences": {
            "things.json": {
              "Thing / kind: type": "integer"
            }
          }
        }
    "#]]
    .assert_eq(&pin().text());
    assert_eq!(Pin::read(&pin().text()), Ok(pin()));
    assert!(Pin::read("{}").is_err());
    assert!(Pin::read(r#"{"operations": {}, "differences": {}, "more": 1}"#).is_err());
}

#[test]
fn what_is_accepted_is_clean() {
    unchanged(|_| ());
}

#[test]
fn an_accepted_difference_that_has_another_value_is_told() {
    since(
        |official| {
            official["components"]["schemas"]["ThingRep"]["properties"]["kind"] =
                json!({"type": "boolean"});
        },
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): responses

            Differences that are not as they were accepted (1):
              Thing / kind: type: accepted integer; official now boolean (spec/things.json:80)

            1 of 1 operations covered, 0 of our own; 1 differences: 1 explained, 0 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn an_accepted_difference_that_is_gone_is_told() {
    since(
        |official| {
            official["components"]["schemas"]["ThingRep"]["properties"]["kind"] =
                json!({"type": "string"});
        },
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): responses

            Differences that are not as they were accepted (1):
              Thing / kind: type: accepted integer; no difference any more (spec/things.json)

            1 of 1 operations covered, 0 of our own; 0 differences: 0 explained, 0 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn a_new_difference_at_a_place_with_a_comment_is_told() {
    since(
        |official| {
            official["components"]["schemas"]["ThingRep"]["properties"]["kind"]["nullable"] =
                json!(true);
        },
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): responses

            Differences that are not as they were accepted (1):
              Thing / kind: null: new; ours never null; official nullable (spec/things.json:80)

            1 of 1 operations covered, 0 of our own; 2 differences: 2 explained, 0 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn operations_that_come_and_go_are_told() {
    since(
        |official| {
            let old = get(official).take();
            official["paths"] = json!({"/other": {"get": old}});
            official["paths"]["/other"]["get"]["operationId"] = json!("getOther");
        },
        &expect![[r#"
            Operations that are gone upstream (1):
              getThing

            Differences that are not as they were accepted (1):
              Thing / kind: type: accepted integer; no difference any more (spec/things.json)

            Missing operations (1):
              GET /other (getOther)

            Unexplained differences (1):
              getThing: operation: operation: ours GET /things/{thingKey} (getThing); official absent (spec/things.json:13)

            0 of 1 operations covered, 1 of our own; 1 differences: 0 explained, 1 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn facts_that_nothing_compares_are_told() {
    since(
        |official| get(official)["parameters"][1]["schema"]["maximum"] = json!(50),
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): parameters

            1 of 1 operations covered, 0 of our own; 1 differences: 1 explained, 0 unexplained; 0 explanations without a difference
        "#]],
    );
    since(
        |official| {
            official["components"]["schemas"]["ThingRep"]["properties"]["key"]["maxLength"] =
                json!(50);
        },
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): responses

            1 of 1 operations covered, 0 of our own; 1 differences: 1 explained, 0 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn texts_names_of_schemas_order_and_what_is_implied_are_no_facts() {
    unchanged(|official| {
        get(official)["summary"] = json!("Get a thing");
        get(official)["tags"] = json!(["Things"]);
        get(official)["deprecated"] = json!(false);
        let parameters = &mut get(official)["parameters"];
        parameters.as_array_mut().expect("a list").reverse();
        parameters[0]["explode"] = json!(true);
        parameters[1]["style"] = json!("simple");
    });
    unchanged(|official| {
        let schema = official["components"]["schemas"]["ThingRep"].take();
        official["components"]["schemas"] = json!({"Renamed": schema});
        official["components"]["schemas"]["Renamed"]["properties"]["key"]["example"] = json!("b");
        let json = &mut get(official)["responses"]["200"]["content"]["application/json"];
        json["schema"]["$ref"] = json!("#/components/schemas/Renamed");
    });
}

#[test]
fn a_property_may_be_called_like_a_text() {
    since(
        |official| {
            official["components"]["schemas"]["ThingRep"]["properties"]["title"] =
                json!({"type": "string"});
        },
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): responses

            Unexplained differences (1):
              getThing: response 200 / title: property: ours absent; official there (spec/things.json:69)

            1 of 1 operations covered, 0 of our own; 2 differences: 1 explained, 1 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn schemas_in_a_circle_have_facts() {
    let next = |official: &mut Value, name: &str| {
        let thing = &mut official["components"]["schemas"]["ThingRep"]["properties"];
        thing[name] = json!({"$ref": "#/components/schemas/ThingRep"});
    };
    since(
        |official| next(official, "next"),
        &expect![[r#"
            Operations whose facts have changed since they were accepted (1):
              GET /things/{thingKey} (getThing): responses

            Unexplained differences (1):
              getThing: response 200 / next: property: ours absent; official there (spec/things.json:69)

            1 of 1 operations covered, 0 of our own; 2 differences: 1 explained, 1 unexplained; 0 explanations without a difference
        "#]],
    );
}

#[test]
fn what_is_not_explained_is_not_accepted() {
    let report = read_and_compare(&spec(thing()), &accepted().to_string(), Extent::Complete);
    assert!(!report.pin().text().contains("kind"));
}

/// Each schema has two properties of the next one, so that the last one is meant a billion times.
#[test]
fn references_that_multiply_come_to_an_end() {
    let mut official = accepted();
    for level in 0..30 {
        let next = json!({"$ref": format!("#/components/schemas/Level{}", level + 1)});
        official["components"]["schemas"][format!("Level{level}")] =
            json!({"type": "object", "properties": {"a": next, "b": next}});
    }
    official["components"]["schemas"]["Level30"] = json!({"type": "string"});
    official["components"]["schemas"]["ThingRep"]["properties"]["extra"] =
        json!({"$ref": "#/components/schemas/Level0"});
    let report = read_and_compare(&commented(), &official.to_string(), Extent::Complete);
    assert!(report.render().contains("response 200 / extra: property"));
}
