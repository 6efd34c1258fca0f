//! Links to documentation, and links in prose, which must be absolute.

use serde_json::Value;

use crate::load::{ROOT, Spec};
use crate::problem::Problem;
use crate::source::{Place, Trail};

/// Returns a problem for each wrong link.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    let site = spec.documents.get(ROOT);
    let site = site.and_then(|root| root.external_docs.as_ref());
    let Some(site) = site.map(|docs| docs.url.as_str()) else {
        return;
    };
    for (file, value) in &spec.values {
        walk(value, Trail::Start(&Place::root(file)), site, problems);
    }
}

fn walk(value: &Value, trail: Trail<'_>, site: &str, problems: &mut Vec<Problem>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter().filter(|(_, value)| is_open(value)) {
                match (key.as_str(), value) {
                    ("externalDocs", Value::Object(docs)) => {
                        let url = docs.get("url").and_then(Value::as_str);
                        let docs = || Trail::Key(&trail, key).place();
                        problems.extend(url.and_then(|url| page(url, &docs, site)));
                    }
                    ("description", Value::String(text)) => {
                        problems.extend(relative(text, Trail::Key(&trail, key)));
                    }
                    // Values are not prose.
                    ("example" | "examples" | "default" | "value", _) => {}
                    _ => walk(value, Trail::Key(&trail, key), site, problems),
                }
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate().filter(|(_, value)| is_open(value)) {
                walk(value, Trail::Index(&trail, index), site, problems);
            }
        }
        _ => {}
    }
}

/// Returns whether a value may contain a link.
fn is_open(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains("]("),
        Value::Object(_) | Value::Array(_) => true,
        _ => false,
    }
}

fn page(url: &str, docs: &dyn Fn() -> Place, site: &str) -> Option<Problem> {
    let rest = url.strip_prefix(site);
    let is_page = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if is_page && !url.contains(char::is_whitespace) {
        return None;
    }
    let place = docs().key("url");
    let message = "this is not a page of the API's documentation";
    let help = format!("write the address of the page, which starts with `{site}/`");
    let root = Place::root(ROOT).key("externalDocs").key("url");
    Some(Problem::new(&place, message, help).also(&root, "where that is"))
}

/// Checks the links in prose. They cannot be relative, since prose is read in editors and on docs.rs.
fn relative(text: &str, trail: Trail<'_>) -> Option<Problem> {
    let mut targets = text.split("](").skip(1);
    let target = targets.find(|target| !target.starts_with("https://"))?;
    let target = target.split(')').next().unwrap_or_default();
    let message = format!("the link `{target}` leads nowhere from the client's documentation");
    let help = "write the whole address, with `https://`";
    Some(Problem::new(&trail.place(), message, help))
}
