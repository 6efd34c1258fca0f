//! Drafts of every operation of an official document: each group is emptied, and its operations are drafted anew. Prints
//! what the generator says of the drafts, beside sentences and examples, which people write.
//!
//! ```text
//! cargo run -p evidence --example drafts -- DOCUMENT [GROUP…]
//! ```
//!
//! The spec on disk stays as it is.
#![expect(clippy::print_stdout, reason = "a program that shows what it found")]

#[path = "../../examples/support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use codegen::{Color, MANIFEST, Problem, Rules, Sources};
use evidence::upstream::{Draft, Extent, Failure, Wish, draft};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let document = words.next().ok_or("name the document")?;
    let wanted: Vec<_> = words.collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let manifest = fs::read_to_string(root.join(MANIFEST))?;
    let official = fs::read_to_string(document)?;
    let spec = support::spec(&root.join("spec"))?;
    let published = identifiers(&serde_json::from_str(&official)?);
    let mut sentences = 0;
    for (file, text) in spec.iter() {
        let group = file.trim_end_matches(".json");
        let is_wanted = wanted.is_empty() || wanted.iter().any(|name| name == group);
        let operations = identifiers(&serde_json::from_str(text)?);
        let operations: Vec<_> = operations.intersection(&published).cloned().collect();
        if !is_wanted || operations.is_empty() {
            continue;
        }
        let emptied = emptied(&spec, file)?;
        let wish = Wish {
            operations: &operations,
            group: Some(group),
            extent: Extent::Complete,
        };
        let draft = draft(&emptied, &official, wish)
            .map_err(|failure| format!("{group}: {}", told(&failure)))?;
        println!(
            "{group}: {} operations, {} types",
            operations.len(),
            draft.written.len()
        );
        for what in &draft.lost {
            println!("  not carried over: {what}");
        }
        sentences += show(&emptied, &draft, &manifest);
    }
    println!("{sentences} sentences and examples are left to write");
    Ok(())
}

/// The `operationId`s of a document.
fn identifiers(document: &Value) -> BTreeSet<String> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(_, item)| item.as_object().into_iter().flatten());
    let named = operations.filter_map(|(_, operation)| operation["operationId"].as_str());
    named.map(str::to_owned).collect()
}

/// The spec without the operations of a file, and without what only they need.
fn emptied(spec: &Sources, file: &str) -> Result<Sources, Box<dyn Error>> {
    let mut files: BTreeMap<String, Value> = BTreeMap::new();
    for (name, text) in spec.iter() {
        files.insert(name.to_owned(), serde_json::from_str(text)?);
    }
    if let Some(document) = files.get_mut(file).and_then(Value::as_object_mut) {
        document.insert("paths".to_owned(), json!({}));
    }
    while drop_unused(&mut files) {}
    Ok(files
        .iter()
        .map(|(name, value)| (name.clone(), format!("{value:#}\n")))
        .collect())
}

/// Drops components that nothing refers to; whether there were any.
fn drop_unused(files: &mut BTreeMap<String, Value>) -> bool {
    let mut used = BTreeSet::new();
    for (file, value) in &*files {
        references(file, value, &mut used);
    }
    let mut has_dropped = false;
    for (file, value) in files {
        let components = value.get_mut("components").and_then(Value::as_object_mut);
        for (kind, members) in components.into_iter().flatten() {
            let Some(members) = members.as_object_mut() else {
                continue;
            };
            let all = members.len();
            members.retain(|name, _| {
                used.contains(&format!("{file}#/components/{kind}/{name}"))
                    || kind.starts_with("security")
            });
            has_dropped |= members.len() < all;
        }
    }
    has_dropped
}

fn references(file: &str, value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get("$ref") {
                let own = target.starts_with('#');
                used.insert(if own {
                    format!("{file}{target}")
                } else {
                    target.clone()
                });
            }
            members
                .values()
                .for_each(|value| references(file, value, used));
        }
        Value::Array(list) => list.iter().for_each(|value| references(file, value, used)),
        _ => {}
    }
}

/// Prints what is wrong with a draft; how many sentences and examples are missing.
fn show(emptied: &Sources, draft: &Draft, manifest: &str) -> usize {
    let sources: Sources = emptied
        .iter()
        .map(|(file, text)| (file, draft.files.get(file).map_or(text, String::as_str)))
        .collect();
    let Err(codegen::Failure::Spec(problems)) = codegen::generate(&sources, manifest, Rules::House)
    else {
        return 0;
    };
    let (prose, other): (Vec<_>, Vec<_>) = problems.iter().partition(|problem| is_prose(problem));
    for problem in other {
        let place = problem.place();
        println!("  {}{}: {}", place.file, place.pointer, problem.message());
    }
    prose.len()
}

fn told(failure: &Failure) -> String {
    match failure {
        Failure::Spec(problems) => problems.render(Color::None),
        Failure::Document(reason) | Failure::Wish(reason) => reason.clone(),
    }
}

fn is_prose(problem: &Problem) -> bool {
    let message = problem.message();
    let words = ["description", "summary", "example"];
    let is_missing = ["is missing here", "has no "]
        .iter()
        .any(|words| message.contains(words));
    is_missing && words.iter().any(|word| message.contains(word))
}
