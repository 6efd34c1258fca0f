//! Drafts an operation.

use std::collections::BTreeMap;

use heck::ToKebabCase as _;
use serde_json::{Map, Value, json};

use super::parameters::drafted;
use super::types::{Site, Types};
use crate::node::Node;
use crate::upstream::Extent;
use crate::upstream::messages::{VERSION_HEADER, parameters};
use crate::upstream::names;
use crate::upstream::operation::Operation;
use crate::upstream::shape::Shape;

/// The status codes that any request can be answered with (`spec/README.md`, "Status codes").
const USUAL: [&str; 3] = ["401", "403", "429"];

/// Returns what is known about an operation, in the style of our spec.
pub(super) fn skeleton<'d>(
    types: &mut Types<'_, 'd>,
    operation: &Operation<'d>,
    file: &str,
    extent: Extent,
) -> Value {
    let mut skeleton = Map::new();
    let mut add = |key: &str, value: Value| skeleton.insert(key.to_owned(), value);
    add("operationId", json!(operation.id));
    if let Some(url) = page(types, operation, file) {
        add("externalDocs", json!({"url": url}));
    }
    if operation.node.is("deprecated") {
        add("deprecated", json!(true));
    }
    if is_beta(operation) && !types.kin.is_beta(file) {
        add("x-beta", json!(true));
    }
    let parameters = drafted(types, operation, file);
    if !parameters.is_empty() {
        add("parameters", Value::Array(parameters));
    }
    if let Some(body) = body(types, operation, file) {
        add("requestBody", body);
    }
    let (responses, own) = responses(types, operation, file);
    add("responses", responses);
    if let Some(style) = style(operation) {
        add("x-pagination", style);
    }
    if extent == Extent::Complete && !own.is_empty() {
        let statuses: Vec<_> = own.iter().map(|status| format!("no {status}")).collect();
        let statuses = statuses.join(" and ");
        let comment = format!("The official document has {statuses} here: see *Status codes*.");
        add("x-comment", json!(comment));
    }
    Value::Object(skeleton)
}

fn is_beta(operation: &Operation<'_>) -> bool {
    let mut all = parameters(operation).into_iter();
    all.any(|(_, _, node)| node.text("name") == Some(VERSION_HEADER))
}

/// Returns the address of the documentation page. It is named like the group's other pages: after the summary, or after the
/// `operationId`.
fn page(types: &Types<'_, '_>, operation: &Operation<'_>, file: &str) -> Option<String> {
    let summary = |operation: &Operation<'_>| {
        operation
            .node
            .text("summary")
            .map(heck::ToKebabCase::to_kebab_case)
    };
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut by_name, mut by_summary) = (0, 0);
    for (ours, official) in types
        .kin
        .siblings()
        .filter(|(ours, _)| ours.node.place.file == file)
    {
        let docs = ours.node.get("externalDocs");
        let Some((folder, page)) = docs
            .as_ref()
            .and_then(|docs| docs.text("url")?.rsplit_once('/'))
        else {
            continue;
        };
        *folders.entry(folder).or_default() += 1;
        by_name += usize::from(page == official.id.to_kebab_case());
        by_summary += usize::from(Some(page) == summary(official).as_deref());
    }
    let folder = folders.into_iter().max_by_key(|(_, count)| *count);
    let Some((folder, _)) = folder else {
        let page = summary(operation).unwrap_or_else(|| operation.id.to_kebab_case());
        return Some(format!("{}/{page}", types.kin.page(file)?));
    };
    let page = summary(operation).filter(|_| by_summary > by_name);
    let page = page.unwrap_or_else(|| operation.id.to_kebab_case());
    Some(format!("{folder}/{page}"))
}

fn body<'d>(types: &mut Types<'_, 'd>, operation: &Operation<'d>, file: &str) -> Option<Value> {
    let body = operation.node.get("requestBody")?.resolved();
    let content = content(types, &body, |target| Site {
        file: file.to_owned(),
        name: names::sent(&target.place.last(), operation.id, operation.method),
        property: String::new(),
        way: format!("{}: request", operation.id),
    });
    Some(json!({"required": body.is("required"), "content": content}))
}

fn content<'d>(
    types: &mut Types<'_, 'd>,
    node: &Node<'d>,
    site: impl Fn(&Node<'d>) -> Site,
) -> Value {
    let media = node.members("content").into_iter().map(|(media, node)| {
        let schema = node.get("schema").map(|schema| {
            let site = site(&schema.resolved());
            types.schema(&schema, &site)
        });
        (
            media.to_owned(),
            json!({"schema": schema.unwrap_or_else(|| json!({}))}),
        )
    });
    Value::Object(media.collect())
}

/// Returns the responses, and the status codes among them that the official document does not mention.
fn responses<'d>(
    types: &mut Types<'_, 'd>,
    operation: &Operation<'d>,
    file: &str,
) -> (Value, Vec<String>) {
    let mut responses = BTreeMap::new();
    for (status, node) in operation.node.members("responses") {
        let response = error(types, status).unwrap_or_else(|| {
            let content = content(types, &node.resolved(), |target| Site {
                file: file.to_owned(),
                name: names::read(&target.place.last()),
                property: "response".to_owned(),
                way: format!("{}: response {status}", operation.id),
            });
            let is_empty = content.as_object().is_some_and(Map::is_empty);
            if is_empty {
                json!({})
            } else {
                json!({"content": content})
            }
        });
        responses.insert(status.to_owned(), response);
    }
    let mut own = Vec::new();
    for status in usual(operation) {
        if let (false, Some(response)) = (responses.contains_key(status), error(types, status)) {
            responses.insert(status.to_owned(), response);
            own.push(status.to_owned());
        }
    }
    (Value::Object(responses.into_iter().collect()), own)
}

fn usual<'d>(operation: &Operation<'d>) -> Vec<&'d str> {
    let mut usual = USUAL.to_vec();
    if operation.path.contains('{') {
        usual.push("404");
    }
    if operation.node.get("requestBody").is_some() || !parameters(operation).is_empty() {
        usual.push("400");
    }
    usual.sort_unstable();
    usual
}

fn error(types: &Types<'_, '_>, status: &str) -> Option<Value> {
    let response = types
        .kin
        .response(status)
        .filter(|_| status.starts_with(['4', '5']));
    response.map(|response| json!({"$ref": response}))
}

/// Returns how a list is paged, if its parameters and its response show that.
fn style(operation: &Operation<'_>) -> Option<Value> {
    let all = parameters(operation);
    let has = |name: &str| {
        all.iter()
            .any(|(_, _, node)| node.text("name") == Some(name))
    };
    let success = operation
        .node
        .members("responses")
        .into_iter()
        .find(|(status, _)| *status == "200")?
        .1
        .resolved();
    let schema = success
        .get("content")?
        .get("application/json")?
        .get("schema")?;
    let shape = Shape::read(&schema);
    let is_list = |node: &Node<'_>| Shape::read(node).types.contains("array");
    let items = shape
        .properties
        .iter()
        .any(|(name, node)| *name == "items" && is_list(node));
    let token = shape
        .properties
        .iter()
        .find_map(|(name, node)| cursor(name, node));
    match (items && has("limit"), token) {
        (true, _) if has("offset") => Some(json!({"style": "offset", "items": "items"})),
        (true, Some(token)) if has("cursor") => {
            Some(json!({"style": "cursor", "items": "items", "token": token}))
        }
        _ => None,
    }
}

/// Returns the path to the cursor of the next page, if it is in this property of the response.
fn cursor(name: &str, node: &Node<'_>) -> Option<String> {
    let inside = Shape::read(node).properties;
    let next = inside.iter().find(|(name, _)| *name == "nextCursor");
    match next {
        Some((next, _)) => Some(format!("{name}.{next}")),
        None => (name == "nextCursor").then(|| name.to_owned()),
    }
}
