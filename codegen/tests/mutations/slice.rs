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
    let common = shared(common, &files);
    files.insert("common.json".to_owned(), common);
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

/// The shared document without the parameters and responses that these files do not refer to.
fn shared(common: &str, files: &BTreeMap<String, String>) -> String {
    let mut common: Value = serde_json::from_str(common).expect("JSON");
    for section in ["parameters", "responses"] {
        let entries = common["components"][section]
            .as_object_mut()
            .expect("an object");
        entries.retain(|name, _| {
            let target = format!("\"common.json#/components/{section}/{name}\"");
            files.values().any(|text| text.contains(&target))
        });
    }
    format!("{common:#}\n")
}
