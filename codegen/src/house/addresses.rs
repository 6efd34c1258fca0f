//! Links to documentation, and links in prose, which must be absolute.

use serde_json::Value;

use super::operations::all;
use super::walk::walk;
use crate::load::{ROOT, Spec};
use crate::problem::Problem;
use crate::source::{Place, Trail};

/// Returns a problem for each wrong link.
pub(super) fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    let Some(site) = page_of(spec, ROOT) else {
        return;
    };
    walk(spec, &mut |key, value, trail| match (key, value) {
        ("externalDocs", Value::Object(docs)) => {
            let url = docs.get("url").and_then(Value::as_str);
            problems.extend(url.and_then(|url| on_site(url, trail, site)));
        }
        ("description", Value::String(text)) => problems.extend(relative(text, trail)),
        _ => {}
    });
    for (place, operation) in all(spec) {
        let url = operation.external_docs.as_ref().map(|docs| &docs.url);
        let group = page_of(spec, &place.file);
        let place = place.key("externalDocs").key("url");
        problems.extend(
            url.zip(group)
                .and_then(|(url, group)| of_group(url, &place, site, group)),
        );
    }
}

/// Returns the documentation page of a document.
fn page_of<'s>(spec: &'s Spec, file: &str) -> Option<&'s str> {
    let docs = spec.documents.get(file)?.external_docs.as_ref()?;
    Some(&docs.url)
}

fn on_site(url: &str, docs: Trail<'_>, site: &str) -> Option<Problem> {
    if is_page(url, site) {
        return None;
    }
    let place = docs.place().key("url");
    let message = "this is not a page of the API's documentation";
    let help = format!("write the address of the page, which starts with `{site}/`");
    let root = Place::root(ROOT).key("externalDocs").key("url");
    Some(Problem::new(&place, message, help).also(&root, "where that is"))
}

/// Returns whether an address is that of the site or of a page below it, spelled as there: no capitals, no anchors.
fn is_page(url: &str, site: &str) -> bool {
    let Some(rest) = url.strip_prefix(site) else {
        return false;
    };
    let is_sign = |sign: char| matches!(sign, 'a'..='z' | '0'..='9' | '-');
    let is_word = |word: &str| !word.is_empty() && word.chars().all(is_sign);
    rest.is_empty() || (rest.starts_with('/') && rest.split('/').skip(1).all(is_word))
}

/// The page of an operation is one level below that of its group, or is that page if there is no other. A group and what
/// is in beta of it may have pages apart.
fn of_group(url: &str, place: &Place, site: &str, group: &str) -> Option<Problem> {
    let plain = |page: &str| page.trim_end_matches("-beta").to_owned();
    let above = url.rsplit_once('/').map(|(above, _)| above);
    let is_below = above.is_some_and(|above| plain(above) == plain(group));
    if is_below || url == group || !is_page(url, site) {
        return None;
    }
    let message = "this is not a page of the group";
    let help = format!("write the address that has the group before the operation: `{group}/…`");
    let docs = Place::root(&place.file).key("externalDocs").key("url");
    Some(Problem::new(place, message, help).also(&docs, "the page of the group"))
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
