//! Operations under the tag of another group.

use codegen::Sources;
use evidence::upstream::{Extent, upstream};
use serde_json::{Value, json};

use super::{official, read, spec, thing};
use crate::support::Spec;

const OPERATIONS: [(&str, &str); 4] = [
    ("/things/{thingKey}", "getThing"),
    ("/others/{thingKey}", "getOther"),
    ("/thirds/{thingKey}", "getThird"),
    ("/parts/{thingKey}", "getPart"),
];

/// A spec with two groups: `things` has three of the operations, and `parts` one. `comment` is that of `getOther`.
fn two_groups(comment: &str) -> Sources {
    let [_, other, third, part] = OPERATIONS;
    let mut get = read(other.1);
    get["x-comment"] = comment.into();
    let things = spec(thing())
        .operation(other.0, "get", get)
        .operation(third.0, "get", read(third.1))
        .with_root(|root| root["tags"] = json!([{"name": "parts"}, {"name": "things"}]))
        .sources();
    let mut part_of = read(part.1);
    let schema = &mut part_of["responses"]["200"]["content"]["application/json"]["schema"];
    schema["$ref"] = "things.json#/components/schemas/Thing".into();
    let parts = Spec::new().operation(part.0, "get", part_of).sources();
    let parts = parts.text("things.json").unwrap_or_default();
    things.iter().chain([("parts.json", parts)]).collect()
}

/// An official document that has the operations under these tags.
fn tagged(tags: [&str; 4]) -> Value {
    let mut official = official();
    let get = official["paths"]["/things/{thingKey}"]["get"].take();
    for ((path, id), tag) in OPERATIONS.into_iter().zip(tags) {
        official["paths"][path]["get"] = get.clone();
        official["paths"][path]["get"]["operationId"] = id.into();
        official["paths"][path]["get"]["tags"] = json!([tag]);
    }
    official
}

/// The unexplained differences.
#[track_caller]
fn moved(comment: &str, tags: [&str; 4]) -> Vec<String> {
    let official = tagged(tags).to_string();
    let report = upstream(&two_groups(comment), &official, Extent::Complete);
    let report = report.unwrap_or_else(|failure| panic!("{failure:?}"));
    let line = |found: &evidence::upstream::Difference| {
        format!("{}; {} -> {}", found.key, found.ours, found.official)
    };
    report.unexplained().map(line).collect()
}

#[test]
fn a_tag_may_have_another_name_than_its_group() {
    for (things, parts) in [
        ("Things", "Parts"),
        ("Things (beta)", "Parts"),
        ("Stuff", "Gadgets"),
    ] {
        let none: Vec<String> = Vec::new();
        assert_eq!(
            moved("It is a comment.", [things, things, things, parts]),
            none
        );
    }
}

#[test]
fn an_operation_under_the_tag_of_another_group_has_moved() {
    let found = ["getOther / tag: tag; things -> Parts"];
    assert_eq!(
        moved("It is a comment.", ["Things", "Parts", "Things", "Parts"]),
        found
    );
    let found = ["getPart / tag: tag; parts -> Stuff"];
    assert_eq!(
        moved("It is a comment.", ["Stuff", "Stuff", "Stuff", "Stuff"]),
        found
    );
}

#[test]
fn a_comment_explains_why_it_stays() {
    let comment = "The official document has it under another tag, where nobody looks for it.";
    let none: Vec<String> = Vec::new();
    assert_eq!(moved(comment, ["Things", "Parts", "Things", "Parts"]), none);
}
