//! The groups: compares the list in the root document with the files.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{COMMON, ROOT, file_of};
use crate::files::is_document;
use crate::naming::{group, is_group};
use crate::problem::Problem;
use crate::source::{Place, Sources};
use crate::spec::Document;
use crate::suggest::closest;

/// Returns the groups of the root document, and checks that each has a file, and each file has a group.
pub(super) fn groups(
    documents: &BTreeMap<String, Document>,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    problems.extend(missing(sources));
    let Some(root) = documents.get(ROOT) else {
        return Vec::new();
    };
    let mut listed: IndexMap<&str, Place> = IndexMap::new();
    let tags = Place::root(ROOT).key("tags");
    for (index, tag) in root.tags.iter().flatten().enumerate() {
        let place = tags.key(index).key("name");
        problems.extend(judge(&tag.name, &place, &listed, sources));
        listed.entry(&tag.name).or_insert(place);
    }
    problems.extend(strangers(&listed, sources));
    // A wrong name would cause many other problems.
    let well_named = listed
        .keys()
        .filter(|name| is_group(name) && !is_no_group(name));
    well_named.map(|name| (*name).to_owned()).collect()
}

/// Checks the two documents that each spec has.
fn missing(sources: &Sources) -> impl Iterator<Item = Problem> {
    let files = [ROOT, COMMON].into_iter();
    let missing = files.filter(|file| sources.text(file).is_none());
    missing.map(|file| {
        let help = format!("create spec/{file}; spec/README.md describes its content");
        Problem::bytes(file, 0..0, format!("spec/{file} is missing"), help)
    })
}

/// Checks an entry of `tags`.
fn judge(
    name: &str,
    place: &Place,
    listed: &IndexMap<&str, Place>,
    sources: &Sources,
) -> Option<Problem> {
    if let Some(first) = listed.get(name) {
        let message = format!("the group `{name}` is listed twice");
        let problem = Problem::new(place, message, "remove one of the two");
        return Some(problem.also(first, "first here"));
    }
    if is_no_group(name) {
        let message = format!("spec/{} is not the document of a group", file_of(name));
        let help = "remove the entry, or choose another name for the group and its file";
        return Some(Problem::new(place, message, help));
    }
    if !is_group(name) {
        return Some(Problem::new(place, misnamed(name), renaming(name)));
    }
    let is_there = sources.text(&file_of(name)).is_some();
    (!is_there).then(|| without_file(name, place, sources))
}

fn without_file(name: &str, place: &Place, sources: &Sources) -> Problem {
    let file = file_of(name);
    let message = format!("the group `{name}` has no file");
    let mut files = sources.iter().map(|(file, _)| file);
    if let Some(other) = files.find(|other| resembles(other, name)) {
        let help = format!("rename spec/{other} to `{file}`");
        return Problem::new(place, message, help);
    }
    let stems = sources
        .iter()
        .filter_map(|(file, _)| file.strip_suffix(".json"));
    let groups = stems.filter(|stem| is_group(stem) && !is_shared(&file_of(stem)));
    let help = match closest(name, groups) {
        Some(meant) => format!("did you mean `{meant}`? Otherwise create spec/{file}"),
        None => format!("create spec/{file}"),
    };
    Problem::new(place, message, help)
}

fn misnamed(name: &str) -> String {
    format!("`{name}` cannot be the name of a group")
}

/// Returns whether a name is valid for everything that a group becomes: a file, a module, a Cargo feature and a part of
/// addresses.
fn renaming(name: &str) -> String {
    match group(name) {
        Some(right) => format!(
            "rename it to `{right}`, and its file to `{}`: small letters, digits and hyphens",
            file_of(&right)
        ),
        None => "name it in small letters, digits and hyphens, as in `flag-links`".to_owned(),
    }
}

/// Returns whether a file is that of the group, apart from its spelling.
fn resembles(file: &str, name: &str) -> bool {
    let (stem, _) = file.rsplit_once('.').unwrap_or((file, ""));
    file != file_of(name) && group(stem).as_deref() == Some(name)
}

/// Returns whether a file of this name is something else.
fn is_no_group(name: &str) -> bool {
    let file = file_of(name);
    is_shared(&file) || !is_document(&file)
}

fn is_shared(file: &str) -> bool {
    [ROOT, COMMON].contains(&file)
}

/// Returns the files that are not in `tags`.
fn strangers(listed: &IndexMap<&str, Place>, sources: &Sources) -> Vec<Problem> {
    let is_listed = |file: &str| {
        let stem = file.strip_suffix(".json");
        stem.is_some_and(|stem| listed.contains_key(stem))
    };
    // If a file was renamed by mistake, only the group without a file is reported.
    let is_reported = |file: &str| {
        let without_file = listed
            .keys()
            .filter(|name| sources.text(&file_of(name)).is_none());
        without_file.into_iter().any(|name| resembles(file, name))
    };
    let files = sources.iter().map(|(file, _)| file);
    files
        .filter(|file| !is_shared(file) && !is_listed(file) && !is_reported(file))
        .map(stranger)
        .collect()
}

fn stranger(file: &str) -> Problem {
    let (stem, _) = file.rsplit_once('.').unwrap_or((file, ""));
    let message = format!("spec/{file} belongs to no group");
    let help = match group(stem) {
        Some(right) if is_no_group(&right) => {
            format!("rename it to `{}`, or remove the file", file_of(&right))
        }
        Some(right) if file_of(&right) != file => format!(
            "rename it to `{}`, and list `{right}` under `tags` in spec/{ROOT}; or remove the file",
            file_of(&right)
        ),
        Some(_) => format!("list `{stem}` under `tags` in spec/{ROOT}, or remove the file"),
        None => format!(
            "rename it to small letters, digits and hyphens, as in `flag-links.json`, and list it under `tags` in spec/{ROOT}; or remove the file"
        ),
    };
    Problem::new(&Place::root(file), message, help)
}
