//! The real spec, cut down to one group at a time: each run of the generator is so much faster, and every file is met.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codegen::{Files, Sources, generate};
use serde_json::{Value, json};

use crate::MANIFEST;
use crate::meaning::meaning;

/// A group of the real spec, with all that it refers to.
pub struct Slice {
    /// The files.
    pub sources: Sources,
    /// What they mean.
    pub meaning: BTreeMap<String, Value>,
    /// What is generated from them.
    pub files: Files,
}

/// A slice for each group.
pub fn slices() -> Vec<Slice> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let read = |name: &str| {
        std::fs::read_to_string(spec.join(format!("{name}.json"))).expect("a file of the spec")
    };
    let root: Value = serde_json::from_str(&read("openapi")).expect("JSON");
    let tags = root["tags"].as_array().expect("a list").iter();
    let names = tags
        .filter_map(|tag| tag["name"].as_str())
        .map(str::to_owned);
    let groups: BTreeMap<_, _> = names.map(|name| (name.clone(), read(&name))).collect();
    groups
        .keys()
        .map(|group| slice(&root, &read("common"), &groups, group))
        .collect()
}

fn slice(root: &Value, common: &str, groups: &BTreeMap<String, String>, group: &str) -> Slice {
    let needed = needed(groups, group);
    let mut root = root.clone();
    root["tags"] = needed.iter().map(|name| json!({"name": name})).collect();
    let mut files = BTreeMap::from([("openapi.json".to_owned(), format!("{root:#}\n"))]);
    files.extend(
        needed
            .iter()
            .map(|name| (format!("{name}.json"), groups[*name].clone())),
    );
    files.insert("common.json".to_owned(), common.to_owned());
    let files = without_unused(files);
    let sources: Sources = files.into_iter().collect();
    let files = generate(&sources, MANIFEST)
        .expect("the spec is whole")
        .files;
    let meaning = meaning(&sources).expect("the spec is JSON");
    Slice {
        sources,
        meaning,
        files,
    }
}

/// The group with those that it refers to, directly or not.
fn needed<'g>(groups: &'g BTreeMap<String, String>, group: &'g str) -> BTreeSet<&'g str> {
    let (mut needed, mut next) = (BTreeSet::new(), vec![group]);
    while let Some(name) = next.pop() {
        if needed.insert(name) {
            let refers = |other: &&String| groups[name].contains(&format!("\"{other}.json#"));
            next.extend(groups.keys().filter(refers).map(String::as_str));
        }
    }
    needed
}

/// The files without what is there to be shared, but not by these files. Of it, responses come first: they use examples.
fn without_unused(mut files: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let names: Vec<_> = files.keys().cloned().collect();
    for section in ["parameters", "responses", "examples"] {
        for name in &names {
            let text = used(&files, name, section);
            files.insert(name.clone(), text);
        }
    }
    files
}

/// The text of a file with those entries of a section that are referred to.
fn used(files: &BTreeMap<String, String>, file: &str, section: &str) -> String {
    let mut document: Value = serde_json::from_str(&files[file]).expect("JSON");
    let target = |name: &str| format!("#/components/{section}/{name}\"");
    let is_used = |name: &str| {
        let from_others = format!("\"{file}{}", target(name));
        files[file].contains(&format!("\"{}", target(name)))
            || files.values().any(|text| text.contains(&from_others))
    };
    if let Some(entries) = document["components"][section].as_object_mut() {
        entries.retain(|name, _| is_used(name));
    } else {
        return files[file].clone();
    }
    format!("{document:#}\n")
}
