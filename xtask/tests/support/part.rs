//! A part of the spec: a few groups, and what they share.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// The groups. They need no other one, and have all that the tests change.
const GROUPS: [&str; 5] = [
    "account-members",
    "applications",
    "environments",
    "tags",
    "teams",
];
const SHARED: &str = "common.json";

/// The documents by their names.
pub fn of(spec: &Path) -> Vec<(String, String)> {
    let read = |file: &str| fs::read_to_string(spec.join(file)).expect("a document of the spec");
    let parsed = |file: &str| serde_json::from_str::<Value>(&read(file)).expect("JSON");
    let mut root = parsed("openapi.json");
    root["tags"] = GROUPS.map(|name| json!({"name": name})).into();
    let mut documents: Vec<_> = GROUPS
        .map(|group| (format!("{group}.json"), read(&format!("{group}.json"))))
        .into();
    let mut shared = parsed(SHARED);
    let mut kept = BTreeSet::new();
    for (_, text) in &documents {
        keep(&shared, text, &format!("{SHARED}#"), &mut kept);
    }
    let sections = shared["components"].as_object_mut().expect("an object");
    for (section, entries) in sections {
        let entries = entries.as_object_mut().expect("an object");
        entries.retain(|name, _| kept.contains(&format!("/components/{section}/{name}")));
    }
    for (file, document) in [("openapi.json", root), (SHARED, shared)] {
        documents.push((file.to_owned(), format!("{document:#}\n")));
    }
    documents
}

/// Notes what a text refers to in the shared document, directly or not.
fn keep(shared: &Value, text: &str, prefix: &str, kept: &mut BTreeSet<String>) {
    let targets = text.split("\"$ref\": \"").skip(1);
    let targets = targets.filter_map(|rest| rest.split('"').next()?.strip_prefix(prefix));
    for target in targets {
        if kept.insert(target.to_owned()) {
            let value = shared.pointer(target).expect("a reference leads somewhere");
            keep(shared, &format!("{value:#}"), "#", kept);
        }
    }
}
