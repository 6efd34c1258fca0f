//! Answers as documented, to requests that are checked against what is documented.

mod created;

use super::{
    answer::Reply,
    documents::{Node, Operation},
    form::Part,
    parameters, schema,
    sent::Sent,
};
use created::Created;
use http::StatusCode;
use serde_json::{Map, Value};

/// The answers of a stand-in for the whole API.
#[derive(Debug, Default)]
pub(super) struct Documented {
    created: Created,
}

/// The parameters that say where a page begins.
const PLACES: [&str; 6] = [
    "after",
    "before",
    "continuationToken",
    "cursor",
    "offset",
    "searchAfter",
];

/// Those that a page gives the value of: the parameter, the pointer of the object that has it, and its name there.
const TOKENS: [(&str, &str, &str); 2] = [
    ("continuationToken", "", "continuationToken"),
    ("cursor", "/page", "nextCursor"),
];

impl Documented {
    /// Returns the documented example of the operation that the request calls, or what is wrong with the request.
    pub(super) fn answer(&self, request: &Sent) -> Reply {
        let method = request.method().as_str();
        let Some(operation) = Operation::called_by(method, request.path()) else {
            let problem = format!("{method} {} is no documented operation", request.path());
            return Reply::error(StatusCode::NOT_FOUND, "not_found", &problem);
        };
        if request.access_token().is_none() {
            let problem = "there is no access token: the header `Authorization` is missing";
            return Reply::error(StatusCode::UNAUTHORIZED, "unauthorized", problem);
        }
        if let Err(problem) = check_version(&operation, request) {
            return Reply::error(StatusCode::FORBIDDEN, "forbidden", &problem);
        }
        if let Err(problem) = check(&operation, request) {
            let problem = format!("{}: {problem}", operation.id());
            return Reply::error(StatusCode::BAD_REQUEST, "invalid_request", &problem);
        }
        self.success(&operation, request)
    }

    fn success(&self, operation: &Operation, request: &Sent) -> Reply {
        let Some(success) = operation.success() else {
            let problem = format!("no success of {} is documented", operation.id());
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            return Reply::error(status, "internal_service_error", &problem);
        };
        if let Some(conflict) = self.created.change(operation, request) {
            let conflict = conflict.to_string().into_bytes();
            return Reply::json(Some(StatusCode::CONFLICT), conflict);
        }
        let body = page(&success.bodies, request);
        Reply::success(&success, body.as_ref(), request)
    }

    /// Takes note of a request that a test has answered itself, with a success.
    pub(super) fn note(&self, request: &Sent) {
        if let Some(operation) = Operation::called_by(request.method().as_str(), request.path()) {
            // What it was answered is already said.
            let _ = self.created.change(&operation, request);
        }
    }
}

/// Returns the example that is answered: of a list, its last page, once the request continues from the first one.
fn page(examples: &[&'static Value], request: &Sent) -> Option<Value> {
    let first = *examples.first()?;
    let goes_on = request
        .query()
        .iter()
        .any(|(name, value)| PLACES.contains(&name.as_str()) && value != "0" && leads(first, name));
    if !goes_on {
        return Some(leading_on(first, request));
    }
    let mut last = examples.iter().filter(|page| !is_followed(page));
    let last = last.next().map(|page| (*page).clone());
    Some(last.unwrap_or_else(|| ended(first)))
}

/// Returns the first page, whose link to the next one is of this very list, whatever its keys.
fn leading_on(page: &Value, request: &Sent) -> Value {
    let mut page = page.clone();
    if let Some(Value::String(link)) = page.pointer_mut("/_links/next/href")
        && let Some((_, query)) = link.split_once('?')
    {
        *link = format!("{}?{query}", request.path());
    }
    page
}

/// Returns whether the next page is reached by that parameter.
fn leads(page: &Value, parameter: &str) -> bool {
    let link = next_link(page).and_then(|link| link.split_once('?'));
    let by_link = link.is_some_and(|(_, query)| {
        let mut names = query.split('&').map(|pair| pair.split('=').next());
        names.any(|name| name == Some(parameter))
    });
    by_link || tokens(page).any(|name| name == parameter)
}

/// Returns whether a page says that there is another one.
pub(super) fn is_followed(page: &Value) -> bool {
    next_link(page).is_some() || tokens(page).next().is_some()
}

fn next_link(page: &Value) -> Option<&str> {
    page.pointer("/_links/next/href")?.as_str()
}

/// Returns the parameters that the page gives a value of.
fn tokens(page: &Value) -> impl Iterator<Item = &'static str> {
    let given = TOKENS.iter().filter(|(_, around, name)| {
        let token = page.pointer(around).and_then(|around| around.get(name));
        token
            .and_then(Value::as_str)
            .is_some_and(|token| !token.is_empty())
    });
    given.map(|(parameter, ..)| *parameter)
}

/// Returns a page that nothing follows.
pub(super) fn ended(page: &Value) -> Value {
    let mut page = page.clone();
    if let Some(links) = page.get_mut("_links").and_then(Value::as_object_mut) {
        links.remove("next");
    }
    for (_, around, name) in TOKENS {
        if let Some(object) = page.pointer_mut(around).and_then(Value::as_object_mut) {
            object.remove(name);
        }
    }
    page
}

fn check_version(operation: &Operation, request: &Sent) -> Result<(), String> {
    let is_beta = request
        .headers()
        .get("ld-api-version")
        .is_some_and(|version| version == "beta");
    if is_beta || !operation.is_beta() {
        return Ok(());
    }
    Err(format!(
        "{} needs the header `LD-API-Version: beta`",
        operation.id()
    ))
}

fn check(operation: &Operation, request: &Sent) -> Result<(), String> {
    parameters::check(operation, request)?;
    check_body(operation, request)
}

fn check_body(operation: &Operation, request: &Sent) -> Result<(), String> {
    let body = operation.node.get("requestBody").map(Node::resolved);
    let (Some(body), false) = (body, request.body().is_empty()) else {
        return match (body, request.body().is_empty()) {
            (None, false) => Err("a body is not documented".to_owned()),
            (Some(body), true) if body.says("required") => Err("the body is missing".to_owned()),
            _ => Ok(()),
        };
    };
    let given = request.content_type().unwrap_or_default();
    let is_given = |name: &str| essence(name) == essence(given);
    let mut contents = body.inside("content");
    let Some((_, content)) = contents.find(|(name, _)| is_given(name)) else {
        let known: Vec<_> = body.inside("content").map(|(name, _)| name).collect();
        return Err(format!(
            "the media type is `{given}`; there are `{}`",
            known.join("`, `")
        ));
    };
    let Some(schema) = content.get("schema") else {
        return Ok(());
    };
    let value = match request.parts() {
        Some(parts) => form(schema.resolved(), &parts),
        None => request.json().ok_or("the body is not JSON")?,
    };
    schema::check(alone(schema, &value), &value, "the body")
}

/// The API takes a JSON Patch without the object that has a comment beside it, too, as the client's operations do.
fn alone(schema: Node, value: &Value) -> Node {
    let patch = schema.resolved().get("properties");
    let patch = patch.and_then(|properties| properties.get("patch"));
    patch.filter(|_| value.is_array()).unwrap_or(schema)
}

/// Returns a media type without what says nothing of its kind.
fn essence(name: &str) -> String {
    let parameters = name.split(';').map(str::trim);
    let kept =
        parameters.filter(|part| !part.starts_with("boundary=") && !part.starts_with("charset="));
    kept.collect::<Vec<_>>().join(";").to_ascii_lowercase()
}

/// Returns a form as the object that its schema describes: parts of one name are a list, where one is documented.
fn form(schema: Node, parts: &[Part]) -> Value {
    let mut object = Map::new();
    for part in parts {
        let text = String::from_utf8_lossy(part.content());
        let property = schema.get("properties");
        let property = property.and_then(|properties| properties.get(part.name()));
        let property = property.map(Node::resolved);
        let items = property.and_then(|property| property.get("items"));
        let value = match items.or(property).map(Node::resolved) {
            Some(schema) => schema::typed(schema, &text),
            None => text.as_ref().into(),
        };
        match object.get_mut(part.name()) {
            Some(Value::Array(list)) if items.is_some() => list.push(value),
            _ if items.is_some() => drop(object.insert(part.name().to_owned(), vec![value].into())),
            _ => drop(object.insert(part.name().to_owned(), value)),
        }
    }
    Value::Object(object)
}
