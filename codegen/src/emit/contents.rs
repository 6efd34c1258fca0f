//! Tables of contents: on the page of a group, and on the page of all operations.

use proc_macro2::TokenStream;

use super::docs;
use crate::api::{Api, Deprecation, Group, Operation, Output, Version};
use crate::prose::{cell, rustdoc, wrapped};

/// The head of a table of operations. A column of its own for the request would be wider than most screens.
const HEAD: [&str; 2] = ["| method and request | what it does |", "|---|---|"];

/// Returns the sections of a group's page.
pub(super) fn group(group: &Group) -> Vec<String> {
    let module = &group.module;
    let requests = group.operations.iter();
    let requests: Vec<_> = requests.map(|one| one.request.as_str()).collect();
    let outcomes = group.operations.iter().filter_map(outcome);
    let names = module.types.iter().map(|ty| ty.name.as_str());
    let (sent, received): (Vec<_>, Vec<_>) = names.partition(|name| module.sent.contains(*name));
    let received: Vec<_> = outcomes.chain(received).collect();
    let mut lines = vec!["# Operations".to_owned(), String::new()];
    lines.extend(wrapped(intro(group)));
    lines.push(String::new());
    lines.extend(table(group, &group.handle));
    lines.extend(section("Requests", &requests));
    lines.extend(section("Types that are sent", &sent));
    lines.extend(section("Types that are received", &received));
    lines
}

/// Returns the enum of an operation's successes.
fn outcome(operation: &Operation) -> Option<&str> {
    match &operation.output {
        Output::Outcome(outcome) => Some(&outcome.name),
        Output::Nothing | Output::Value(_) => None,
    }
}

/// Returns the sentence that leads from the client to the operations.
fn intro(group: &Group) -> Vec<String> {
    let text = format!(
        "These are the methods of [`{}`], which [`Client::{}`] returns. They need the Cargo feature `{}`.",
        group.handle, group.module.name, group.feature
    );
    text.split(' ').map(str::to_owned).collect()
}

/// Returns a row for each operation; `handle` is the path of the type that has the methods.
fn table(group: &Group, handle: &str) -> Vec<String> {
    let rows = group.operations.iter().map(|operation| {
        let function = &operation.function;
        let summary = cell(&operation.summary);
        let (method, path) = (operation.method, cell(&format!("`{}`", operation.path)));
        let marks = marks(operation);
        format!("| [`{function}`]({handle}::{function})<br>{method} {path} | {summary}{marks} |")
    });
    HEAD.map(str::to_owned).into_iter().chain(rows).collect()
}

/// Returns what users should know before they choose the operation.
fn marks(operation: &Operation) -> String {
    let mut marks = String::new();
    if operation.version == Version::Beta {
        marks.push_str(" (beta)");
    }
    if operation.deprecated == Deprecation::Deprecated {
        marks.push_str(" (deprecated)");
    }
    marks
}

/// Returns a heading with links to types.
fn section(heading: &str, names: &[&str]) -> Vec<String> {
    let Some((last, others)) = names.split_last() else {
        return Vec::new();
    };
    let pieces = others.iter().map(|name| format!("[`{name}`],"));
    let pieces = pieces.chain([format!("[`{last}`]")]);
    let mut lines = vec![String::new(), format!("# {heading}"), String::new()];
    lines.extend(wrapped(pieces));
    lines
}

/// Returns the docs of a group's handle, and of the client's method that returns it.
pub(super) fn handle(group: &Group) -> (TokenStream, TokenStream) {
    let (title, module) = (&group.module.title, &group.module.name);
    let page = format!("[The module's page](crate::{module}#operations) lists them.");
    let mut handle = rustdoc(&format!("The operations of the group *{title}*."));
    handle.extend([String::new(), page.clone(), String::new()]);
    handle.push(docs::link(&group.module.url));
    let mut accessor = rustdoc(&format!("Returns the operations of the group *{title}*."));
    accessor.extend([String::new(), page]);
    (docs::outer(&handle), docs::outer(&accessor))
}

/// `operations.rs`: a page without code.
pub(super) fn all(api: &Api) -> TokenStream {
    let intro = "All operations, by group: the method of this crate, the request that it sends, and what it does.";
    let mut lines = rustdoc(intro);
    for group in api.groups.iter().filter(|one| !one.operations.is_empty()) {
        let (title, module) = (cell(&group.module.title), &group.module.name);
        let heading = format!("# [{title}](crate::{module})");
        lines.extend([String::new(), heading, String::new()]);
        lines.extend(table(group, &format!("crate::{module}::{}", group.handle)));
    }
    docs::inner(&lines)
}
