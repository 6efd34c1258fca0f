//! Aliases of an operation for the search in its documentation: its `operationId`, its request line, and the usual words.

use std::iter;

use crate::api::Operation;

/// The usual verbs for the first word of a summary.
const VERBS: [(&str, &str); 8] = [
    ("add", "create"),
    ("change", "update"),
    ("create", "create"),
    ("delete", "delete"),
    ("get", "get"),
    ("list", "list"),
    ("remove", "delete"),
    ("replace", "update"),
];

/// Words of a summary that nobody searches for.
const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// Returns the aliases of an operation, without repetitions and without those that rustdoc rejects.
pub(super) fn for_operation(operation: &Operation) -> Vec<String> {
    let request_line = format!("{} {}", operation.method, operation.path);
    let mut aliases = vec![operation.id.clone(), request_line];
    for phrase in phrases(operation) {
        if !aliases.contains(&phrase) {
            aliases.push(phrase);
        }
    }
    // rustc also rejects the name of the method itself.
    aliases.retain(|alias| !alias.contains(['"', '\'']) && *alias != operation.function);
    aliases
}

/// Returns verb and noun: `list feature flags` from the summary, and `list flags` from the path.
fn phrases(operation: &Operation) -> Vec<String> {
    let summary = operation.summary.to_lowercase();
    let words = summary.split(|sign: char| !sign.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty() && !ARTICLES.contains(word));
    let Some(first) = words.next() else {
        return Vec::new();
    };
    let noun: String = words.flat_map(|word| [" ", word]).collect();
    match VERBS.iter().find(|(verb, _)| *verb == first) {
        Some((_, verb)) => {
            let short = short_noun(verb, &operation.path);
            let short = short.map(|short| format!("{verb} {short}"));
            iter::once(format!("{verb}{noun}")).chain(short).collect()
        }
        None => vec![format!("{first}{noun}")],
    }
}

/// Returns the last part of the path that is not a parameter, as the object of the verb.
fn short_noun(verb: &str, path: &str) -> Option<String> {
    let mut parts = path.rsplit('/').take_while(|part| !is_version(part));
    let noun = parts.find(|part| !part.starts_with('{'))?;
    let noun = noun.replace('-', " ");
    let is_one = verb == "create" || (verb != "list" && path.ends_with('}'));
    Some(if is_one { singular(&noun) } else { noun })
}

/// `v2`
fn is_version(part: &str) -> bool {
    let number = part.strip_prefix('v').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
}

/// Returns the singular of an English noun.
fn singular(noun: &str) -> String {
    for (several, one) in [("ies", "y"), ("ches", "ch"), ("uses", "us"), ("s", "")] {
        if let Some(stem) = noun.strip_suffix(several) {
            return format!("{stem}{one}");
        }
    }
    noun.to_owned()
}
