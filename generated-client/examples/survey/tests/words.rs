//! No word of the account is in a report.

use serde_json::{Value, json};

use super::world::{World, arguments, surveyed, surveyed_by};
use crate::arguments::Values;
use crate::names::looks_like_a_name;
use crate::operations::Operation;
use crate::report::{json as as_json, markdown};
use crate::spec::Spec;

/// It stands for whatever people call their things.
const MARK: &str = "Zyzzyva";

/// Every string that an answer holds, but for those of enumerations, gets the mark; so do names in maps.
fn mark(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(mark),
        Value::Object(object) => {
            for (name, value) in object.iter_mut() {
                match value {
                    Value::String(text)
                        if ["key", "_key", "_id", "id", "name", "email"]
                            .contains(&name.as_str()) =>
                    {
                        text.insert_str(0, MARK);
                    }
                    value => mark(value),
                }
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn no_word_of_the_account_is_shown() {
    let spec = Spec::read();
    let world = World::documented(&spec).changed(|id, _, mut reply| {
        mark(&mut reply.body);
        if let Some(item) = reply
            .body
            .pointer_mut("/items/0")
            .and_then(Value::as_object_mut)
        {
            // As a map that is keyed by what people chose, and a value that is no name of the API.
            let key = item.get("key").or(item.get("_id")).cloned();
            let key = key
                .as_ref()
                .and_then(Value::as_str)
                .unwrap_or("ZyzzyvaOther")
                .to_owned();
            item.insert(key, json!(1));
            item.insert(format!("{MARK} 7"), json!(1));
        }
        if id == "getMembers" {
            reply.body["items"][0]["role"] = json!("Zyzzyva-1");
            reply.body["items"][0]["name"] = json!("ZyzzyvaOther");
        }
        reply.answer()
    });
    let world = world.start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = arguments(&folder);
    arguments.values = Values::Shown;
    let report = surveyed(&spec, &arguments, &world).await;
    let hidden = report
        .places
        .keys()
        .filter(|place| place.ends_with("/properties/*"))
        .count();
    assert!(hidden > 20, "{hidden} places with hidden names");
    for text in [as_json(&report), markdown(&report, &spec)] {
        let shown = text.lines().find(|line| line.contains(MARK));
        assert_eq!(shown, None);
    }
}

#[tokio::test]
async fn values_are_shown_if_they_are_asked_for_and_look_like_names() {
    let spec = Spec::read();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (values, role, expected) in [
        (Values::Hidden, "emperor", ""),
        (Values::Shown, "emperor", "emperor"),
        (Values::Shown, "role 7 of Sandy", ""),
        (Values::Shown, "sandy@acme.com", ""),
    ] {
        let world = World::documented(&spec).changed(move |id, _, mut reply| {
            if id == "getMembers" {
                reply.body["items"][0]["role"] = role.into();
            }
            reply.answer()
        });
        let world = world.start().await;
        let mut arguments = arguments(&folder);
        arguments.values = values;
        let report = surveyed_by(&spec, &arguments, &world, |one| one.id == "getMembers").await;
        let place = "account-members.json#/components/schemas/Member/properties/role";
        let shown = report.places[place]
            .values
            .iter()
            .cloned()
            .collect::<Vec<_>>()
            .join(",");
        assert_eq!(shown, expected, "{role}");
    }
}

#[test]
fn names_look_like_names() {
    for name in [
        "key",
        "_links",
        "isBeta",
        "x-rate-limit",
        "snake_case",
        "a.b",
        "$schema",
    ] {
        assert!(looks_like_a_name(name), "{name}");
    }
    for other in [
        "",
        "_",
        "a b",
        "a1",
        "5f3a",
        "a@b",
        "ü",
        "a/b",
        "a:b",
        "one-two-three-four-five-six",
        "a--b",
    ] {
        assert!(!looks_like_a_name(other), "{other}");
    }
    assert!(!looks_like_a_name(&"a".repeat(41)));
}

#[tokio::test]
async fn lines_lead_to_the_places() {
    let spec = Spec::read();
    let world = World::documented(&spec).changed(|_, _, mut reply| {
        let members = reply.body.as_object_mut().into_iter().flatten();
        members.for_each(|(_, value)| *value = json!({"odd": 1}));
        reply.answer()
    });
    let world = world.start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let is_list = |one: &Operation<'_>| one.needs().count() == 0;
    let report = surveyed_by(&spec, &arguments(&folder), &world, is_list).await;
    let mut checked = 0;
    for (place, evidence) in &report.places {
        let (file, pointer) = place.split_once('#').expect("a place");
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let is_key = name.parse::<usize>().is_err() && !name.contains('~');
        let Some(line) = evidence.line.filter(|_| is_key) else {
            continue;
        };
        let path = format!("{}/../spec/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file of the spec");
        let index = usize::try_from(line - 1).expect("a line");
        let line = text.lines().nth(index).expect("a line").trim();
        if spec_has(&spec, place) {
            assert!(line.starts_with(&format!("\"{name}\":")), "{place}: {line}");
            checked += 1;
        }
    }
    assert!(checked > 50, "{checked} places");
}

fn spec_has(spec: &Spec, place: &str) -> bool {
    let (file, pointer) = place.split_once('#').unwrap_or_default();
    let mut documents = spec.documents().filter(|document| document.file == file);
    documents.any(|document| document.value.pointer(pointer).is_some())
}
