//! The mutations: each changes one spec file like a typo, a bad merge or a broken disk would.

use codegen::Sources;
use fastrand::Rng;
use serde_json::{Map, Value};

use crate::structure::{
    break_reference, delete, duplicate, plant, rename, renumber, reorder, retype, reword, swap,
};
use crate::text::{cut_out, overwrite, repeat_key, truncate};

/// A spec with one change.
pub struct Mutation {
    /// The spec after the change.
    pub sources: Sources,
    /// A description of the change, so that it can be repeated by hand.
    pub what: String,
}

/// Changes a document, and describes the change. Returns `None` if there is nothing that it could change.
type Change = fn(&mut Value, &mut Rng) -> Option<String>;
/// Changes the text of a document.
type TextChange = fn(&str, &mut Rng) -> (String, String);

const CHANGES: [Change; 10] = [
    delete,
    duplicate,
    rename,
    retype,
    reorder,
    break_reference,
    swap,
    reword,
    renumber,
    plant,
];
const TEXT_CHANGES: [TextChange; 4] = [repeat_key, truncate, cut_out, overwrite];

/// Strings that are harmless in JSON, but not in Rust, Markdown, URLs or TOML.
pub const STRINGS: [&str; 22] = [
    "",
    " ",
    "\n",
    "self",
    "Self",
    "crate",
    "_",
    "type",
    "r#type",
    "Unknown",
    "unknown",
    "Option",
    "é",
    "ß",
    "日本",
    "1",
    "+1",
    "-1",
    "a\"b\\c\u{0}",
    "{",
    "`*<b>[x](y)",
    "https://",
];
/// Keys that are valid in other places of our subset, or only in OpenAPI.
pub const MEMBERS: [&str; 18] = [
    "deprecated",
    "description",
    "default",
    "maximum",
    "format",
    "required",
    "nullable",
    "x-rust-name",
    "x-rust-type",
    "x-beta",
    "x-read-only",
    "x-filter",
    "examples",
    "servers",
    "tags",
    "summary",
    "const",
    "minimum",
];

/// Changes one thing in one of the files.
pub fn mutate(sources: &Sources, rng: &mut Rng) -> Mutation {
    let files: Vec<_> = sources.iter().collect();
    loop {
        let (file, text) = files[rng.usize(..files.len())];
        if rng.usize(..100) == 0 {
            return replaced(sources, file, None, "removed");
        }
        if rng.usize(..6) == 0 {
            let change = TEXT_CHANGES[rng.usize(..TEXT_CHANGES.len())];
            let (text, what) = change(text, rng);
            return replaced(sources, file, Some(text), &what);
        }
        let mut value: Value = serde_json::from_str(text).expect("the spec is JSON");
        let change = CHANGES[rng.usize(..CHANGES.len())];
        if let Some(what) = change(&mut value, rng) {
            return replaced(sources, file, Some(format!("{value:#}\n")), &what);
        }
    }
}

fn replaced(sources: &Sources, file: &str, text: Option<String>, what: &str) -> Mutation {
    let others = sources.iter().filter(|(name, _)| *name != file);
    let all = others.map(|(name, text)| (name.to_owned(), text.to_owned()));
    Mutation {
        sources: all
            .chain(text.map(|text| (file.to_owned(), text)))
            .collect(),
        what: format!("spec/{file}: {what}"),
    }
}

/// Returns the pointers of all values inside a document, in the order of the text.
pub fn places(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        let mut enter = |key: &str, value: &Value| {
            let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            found.push(at.clone());
            walk(value, &at, found);
        };
        match value {
            Value::Object(object) => object.iter().for_each(|(key, value)| enter(key, value)),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(index, value)| enter(&index.to_string(), value)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// Returns a random one of the values for which `fits` is true.
pub fn choose(
    document: &Value,
    rng: &mut Rng,
    fits: impl Fn(&str, &Value) -> bool,
) -> Option<String> {
    let mut all = places(document);
    all.retain(|at| document.pointer(at).is_some_and(|value| fits(at, value)));
    rng.choice(all)
}

/// Returns the container that a pointer leads into, and the last token as a key.
pub fn split(pointer: &str) -> (&str, String) {
    let (parent, token) = pointer
        .rsplit_once('/')
        .expect("no pointer of `places` is empty");
    (parent, token.replace("~1", "/").replace("~0", "~"))
}

pub fn object_at<'v>(document: &'v mut Value, pointer: &str) -> Option<&'v mut Map<String, Value>> {
    document.pointer_mut(pointer)?.as_object_mut()
}

pub fn short(value: &Value) -> String {
    value.to_string().chars().take(80).collect()
}
