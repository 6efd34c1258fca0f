//! Names of types and groups by the house rules.

use heck::ToUpperCamelCase as _;

use codegen::naming::pascal;

/// Suffixes that the official document's generators add to a name.
const SUFFIXES: [&str; 5] = ["Rep", "Output", "Response", "Representation", "Dto"];

/// Further suffixes, for types in requests.
const SENT: [&str; 6] = ["Request", "Body", "Post", "Put", "Patch", "Input"];

/// Verbs that say no more than the method.
const PLAIN: [&str; 9] = [
    "Create", "Update", "Replace", "Post", "Put", "Patch", "Delete", "Get", "List",
];

/// The name of a type that is read.
pub(super) fn read(official: &str) -> String {
    let name = stripped(official, &SUFFIXES);
    match name.strip_suffix("Collection") {
        Some(one) if !one.is_empty() => plural(one),
        _ => pascal(&name),
    }
}

/// The name of the body of a request: `ThingPost`, and `ThingStart` where the operation says more than its method.
pub(super) fn sent(official: &str, id: &str, method: &str) -> String {
    // Some generators write `putThing_request`.
    let name = stripped(&stripped(&pascal(official), &SUFFIXES), &SENT);
    let verb = id
        .split(|sign: char| sign.is_uppercase())
        .next()
        .unwrap_or_default();
    let verb = verb.to_upper_camel_case();
    let is_plain = PLAIN.contains(&verb.as_str());
    let verbs = PLAIN.into_iter().chain([verb.as_str()]);
    let thing = verbs
        .filter_map(|verb| name.strip_prefix(verb))
        .find(|rest| rest.starts_with(|sign: char| sign.is_uppercase()));
    let end = if is_plain {
        method.to_upper_camel_case()
    } else {
        verb.clone()
    };
    pascal(&format!("{}{end}", thing.unwrap_or(&name)))
}

/// The name of a group, after its tag: `account-usage` for "Account usage (beta)".
pub(super) fn slug(tag: &str) -> String {
    let tag = tag.to_lowercase();
    let words = tag.trim_end_matches("(beta)").split_whitespace();
    words.collect::<Vec<_>>().join("-")
}

/// The name of what has none, after its place.
pub(super) fn placed(owner: &str, property: &str) -> String {
    format!("{owner}{}", pascal(property))
}

fn stripped(name: &str, ends: &[&str]) -> String {
    let mut name = name;
    while let Some(rest) = ends
        .iter()
        .filter_map(|end| name.strip_suffix(end))
        .find(|rest| !rest.is_empty())
    {
        name = rest;
    }
    name.to_owned()
}

fn plural(name: &str) -> String {
    if name.ends_with('s') && !name.ends_with("ss") {
        return pascal(name);
    }
    match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{name}s"),
    }
}
