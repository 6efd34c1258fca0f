//! No word of the account is in a report.

use std::sync::Mutex;

use serde_json::{Value, json};

use super::support::Answer;
use super::world::{Reply, World, arguments, surveyed_by};
use crate::arguments::Values;
use crate::operations::Operation;
use crate::report::{Kind, json as as_json, markdown};
use crate::shape::looks_like_a_name;
use crate::spec::Spec;

/// What people call their things, and what programs keep secret. The first ones look like names of the API.
const SECRETS: [&str; 12] = [
    "zyzzyva",
    "acmeCorp",
    "isZyzzyva",
    "x-acme",
    "ZyzzyvaOther",
    "Zyzzyva Acme",
    "zyzzyva@acme.com",
    "https://acme.com/zyzzyva?zyzzyva=acme",
    "sdk-4a5f7e21-9f3c-4d1b-8e2a-acme00000000",
    "acme5f3a1c2b9d8e7f6a5b4c",
    "+49 151 acme 12345678",
    "Bearer acme/zyzzyva==",
];

/// Puts secrets wherever an answer has a string, and into each object under a name like that; links lead where they led.
fn plant(value: &mut Value, count: &mut usize) {
    *count += 1;
    let secret = SECRETS[*count % SECRETS.len()];
    match value {
        Value::String(text) => secret.clone_into(text),
        Value::Array(list) => list.iter_mut().for_each(|value| plant(value, count)),
        Value::Object(object) => {
            let members = object.iter_mut().filter(|(name, _)| *name != "href");
            members.for_each(|(_, value)| plant(value, count));
            object.insert(secret.to_owned(), json!({ secret: secret }));
        }
        _ => {}
    }
}

/// With secrets in the body, in the names and values of headers, in media types, and in what refusals say.
fn planted(id: &str, mut reply: Reply, count: &mut usize) -> Answer {
    plant(&mut reply.body, count);
    let body = reply.body.to_string();
    let with_type = |media_type: &str| {
        let headers = format!(
            "content-type: {media_type}\r\nx-acme-zone: zyzzyva\r\nx-region-acme: 1\r\nlocation: /zyzzyva\r\n"
        );
        Answer::with_headers(reply.status, &headers, body.as_bytes()).keeping_alive()
    };
    match id.len() % 8 {
        0 => with_type("application/vnd.acme.zyzzyva+json"),
        1 => with_type("application/zyzzyva; name=acme"),
        2 => Answer::json(
            403,
            r#"{"code": "acme", "message": "zyzzyva@acme.com is not permitted", "acme": 1}"#,
        )
        .keeping_alive(),
        _ => with_type("application/json; charset=acme"),
    }
}

#[tokio::test]
async fn no_secret_is_shown_wherever_it_stands() {
    let spec = Spec::read();
    let count = Mutex::new(0);
    let world = World::documented(spec).changed(move |id, _, reply| {
        let mut count = count.lock().expect("no test panics with it");
        planted(id, reply, &mut count)
    });
    let world = world.start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    // What is hidden then is hidden without being asked, too.
    let mut arguments = arguments(&folder);
    arguments.values = Values::Shown;
    let report = surveyed_by(spec, &arguments, &world, |one| one.needs().count() < 2).await;
    let hidden = report.places.keys().filter(|place| place.ends_with("/*"));
    assert!(hidden.count() > 50, "{} places", report.places.len());
    for text in [as_json(&report), markdown(&report, spec)] {
        let lower = text.to_lowercase();
        let is_told = |line: &&str| line.contains("acme") || line.contains("zyzzyva");
        assert_eq!(lower.lines().find(is_told), None);
    }
}

/// Names in words of the API are shown, and others if that is asked for; never those that the account has, too.
#[tokio::test]
async fn names_that_say_something_of_the_account_are_hidden() {
    let spec = Spec::read();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (values, expected) in [
        (Values::Hidden, ["*", "memberRegion"].as_slice()),
        (Values::Shown, &["*", "emperor", "memberRegion"]),
    ] {
        let world = World::documented(spec).changed(move |_, _, mut reply| {
            for name in ["emperor", "memberRegion", "sandy", "Production"] {
                reply.body["items"][0][name] = json!(1);
            }
            reply.body["items"][0]["firstName"] = json!("Sandy");
            reply.body["items"][0]["_id"] = json!("production");
            reply.answer()
        });
        let world = world.start().await;
        let mut arguments = arguments(&folder);
        arguments.values = values;
        let report = surveyed_by(spec, &arguments, &world, |one| one.id == "getMembers").await;
        let member = "account-members.json#/components/schemas/Member/properties/";
        let new = report.places.iter().filter_map(|(place, evidence)| {
            let is_new = evidence.differs.contains_key(&Kind::UnknownProperty);
            place.strip_prefix(member).filter(|_| is_new)
        });
        assert_eq!(new.collect::<Vec<_>>(), expected);
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
        let world = World::documented(spec).changed(move |id, _, mut reply| {
            if id == "getMembers" {
                reply.body["items"][0]["role"] = role.into();
            }
            reply.answer()
        });
        let world = world.start().await;
        let mut arguments = arguments(&folder);
        arguments.values = values;
        let report = surveyed_by(spec, &arguments, &world, |one| one.id == "getMembers").await;
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
        "flag.key",
        "$schema",
        "xAxis",
        "memberIDs",
        "prerequisiteflagkey",
        "updateFallthroughVariationOrRollout",
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
        "feedfacedeadbeef",
        "xKqPzTbLmWsRvNcJdFgH",
        "qzxkvbnmwrtplkjhgf",
    ] {
        assert!(!looks_like_a_name(other), "{other}");
    }
    assert!(!looks_like_a_name(&"a".repeat(41)));
}

#[tokio::test]
async fn lines_lead_to_the_places() {
    let spec = Spec::read();
    let world = World::documented(spec).changed(|_, _, mut reply| {
        let members = reply.body.as_object_mut().into_iter().flatten();
        members.for_each(|(_, value)| *value = json!({"odd": 1}));
        reply.answer()
    });
    let world = world.start().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let is_list = |one: &Operation<'_>| one.needs().count() == 0;
    let report = surveyed_by(spec, &arguments(&folder), &world, is_list).await;
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
        if spec_has(spec, place) {
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
