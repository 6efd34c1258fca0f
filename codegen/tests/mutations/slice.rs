//! The real spec, cut down to one group at a time. This makes each run of the generator much faster, and all files are used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codegen::{Output, Rules, Sources, generate};
use serde_json::{Value, json};

use crate::MANIFEST;
use crate::meaning::meaning;

/// A group of the real spec, with everything that it refers to.
pub struct Slice {
    /// The files.
    pub sources: Sources,
    /// The meaning of the files.
    pub meaning: BTreeMap<String, Value>,
    /// The files that are generated from them.
    pub output: Output,
}

/// Documents by file name.
type Documents = BTreeMap<String, Value>;
/// The files, each with the pointers that references lead to.
type Reached = BTreeMap<String, BTreeSet<String>>;

/// The role of a document in a slice.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// The document of the group.
    Home,
    /// A document that the group refers to.
    Other,
}

/// Returns a slice for each group.
pub fn slices() -> Vec<Slice> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let read = |name: &str| -> Value {
        let text = std::fs::read_to_string(spec.join(format!("{name}.json")));
        serde_json::from_str(&text.expect("a file of the spec")).expect("JSON")
    };
    let root = read("openapi");
    let tags = root["tags"].as_array().expect("a list").iter();
    let groups: Vec<_> = tags.filter_map(|tag| tag["name"].as_str()).collect();
    let names = groups.iter().copied().chain(["common"]);
    let documents: Documents = names
        .map(|name| (format!("{name}.json"), read(name)))
        .collect();
    let slice = |group: &&str| slice(&root, &documents, group);
    groups.iter().map(slice).collect()
}

fn slice(root: &Value, documents: &Documents, group: &str) -> Slice {
    let home = format!("{group}.json");
    let mut reached = Reached::from([(home.clone(), BTreeSet::new())]);
    reach(documents, &home, &documents[&home], &mut reached);
    reached.entry("common.json".to_owned()).or_default();
    let mut root = root.clone();
    let others = reached.keys().filter(|file| *file != "common.json");
    root["tags"] = others
        .map(|file| json!({"name": file.trim_end_matches(".json")}))
        .collect();
    let mut files = Documents::from([("openapi.json".to_owned(), root)]);
    for (file, pointers) in &reached {
        let mut document = documents[file].clone();
        let part = if *file == home {
            Part::Home
        } else {
            Part::Other
        };
        keep(&mut document, pointers, part);
        files.insert(file.clone(), document);
    }
    let texts = files.iter();
    let sources: Sources = texts
        .map(|(file, document)| (file.clone(), format!("{document:#}\n")))
        .collect();
    let output = generate(&sources, MANIFEST, Rules::Client).expect("the spec is whole");
    let meaning = meaning(&sources).expect("the spec is JSON");
    Slice {
        sources,
        meaning,
        output,
    }
}

/// Collects everything that a value in `file` refers to, directly or not.
fn reach(documents: &Documents, file: &str, value: &Value, reached: &mut Reached) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value.as_str().filter(|_| key == "$ref") {
                    Some(target) => follow(documents, file, target, reached),
                    None => reach(documents, file, value, reached),
                }
            }
        }
        Value::Array(values) => {
            for value in values {
                reach(documents, file, value, reached);
            }
        }
        _ => {}
    }
}

fn follow(documents: &Documents, file: &str, target: &str, reached: &mut Reached) {
    let (other, pointer) = target.split_once('#').expect("a reference has a pointer");
    let file = if other.is_empty() { file } else { other };
    let pointers = reached.entry(file.to_owned()).or_default();
    if pointers.insert(pointer.to_owned()) {
        let value = documents[file].pointer(pointer);
        let value = value.expect("a reference leads somewhere");
        reach(documents, file, value, reached);
    }
}

/// Removes the components that nothing refers to. Documents of other groups also lose their operations.
fn keep(document: &mut Value, pointers: &BTreeSet<String>, part: Part) {
    if part == Part::Other {
        document["paths"] = json!({});
        let info = document["info"].as_object_mut().expect("an object");
        info.shift_remove("x-beta");
    }
    let is_whole = |section: &str| part == Part::Home && section == "schemas";
    let components = document.get_mut("components");
    let sections = components
        .and_then(Value::as_object_mut)
        .into_iter()
        .flatten();
    for (section, entries) in sections.filter(|(section, _)| !is_whole(section)) {
        if let Some(entries) = entries.as_object_mut() {
            entries.retain(|name, _| pointers.contains(&format!("/components/{section}/{name}")));
        }
    }
}
