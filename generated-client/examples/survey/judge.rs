//! Holds one answer against what the spec says of its operation.

use serde_json::Value;

use crate::agree::{Disagreement, Peer};
use crate::confirm::Second;
use crate::names::Words;
use crate::operations::Operation;
use crate::report::{Kind, Report};
use crate::shape::{MEDIA_TYPES, looks_like_a_name};
use crate::spec::{Node, Spec};
use crate::walk::{Found, place, walk};
use crate::wire::Answer;

/// Headers that are HTTP's own, in the registry of IANA, and those that LaunchDarkly's overview explains.
const KNOWN: [&str; 52] = [
    "accept-ranges",
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-max-age",
    "age",
    "allow",
    "alt-svc",
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-security-policy",
    "content-type",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "date",
    "deprecation",
    "etag",
    "expires",
    "keep-alive",
    "last-modified",
    "link",
    "location",
    "nel",
    "permissions-policy",
    "pragma",
    "referrer-policy",
    "report-to",
    "reporting-endpoints",
    "retry-after",
    "server",
    "server-timing",
    "set-cookie",
    "strict-transport-security",
    "sunset",
    "trailer",
    "transfer-encoding",
    "vary",
    "via",
    "www-authenticate",
    "x-content-type-options",
    "x-frame-options",
    "x-ratelimit-auth-token-",
    "x-ratelimit-global-",
    "x-ratelimit-reset",
    "x-ratelimit-route-",
];

/// What an answer is held against.
pub(crate) struct Judge<'s> {
    spec: &'s Spec,
    second: Second,
    peer: Peer,
}

/// Which part of an answer a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    /// The list of a page.
    Items,
    /// An element of that list.
    Item,
}

impl<'s> Judge<'s> {
    pub(crate) fn new(spec: &'s Spec) -> Result<Self, String> {
        Ok(Self {
            spec,
            second: Second::new(spec),
            peer: Peer::new()?,
        })
    }

    /// Notes all that is to be noted of an answer. What it is as JSON, if it is a success.
    pub(crate) async fn hear(
        &mut self,
        operation: &Operation<'s>,
        answer: &Answer,
        words: &mut Words,
        report: &mut Report,
    ) -> Option<Value> {
        headers(answer, report);
        let status = answer.status;
        let part = format!("/responses/{status}");
        let Some(response) = operation.response(self.spec, status) else {
            report.notes(&operation.place(&part), Kind::UndocumentedStatus, None);
            return None;
        };
        if status < 300 && operation.node.value["deprecated"] == true {
            report.notes(&operation.place(""), Kind::Deprecated, None);
        }
        let schema = media(&response, answer, report)?;
        let Ok(value) = serde_json::from_slice::<Value>(&answer.body) else {
            report.notes(&place(&schema), Kind::NotJson, None);
            return None;
        };
        if schema.value.get("$ref").is_none() && schema.value.get("type").is_none() {
            // It may be anything, such as an OpenAPI document: nothing differs, and its words are not the account's.
            return None;
        }
        words.learn(&value);
        let found = self.hold(&schema, &value, report);
        if status < 300 {
            let heard = (status, answer.body.as_slice());
            let disagreements = self.peer.disagrees(operation.id, heard, &found.differences);
            for one in disagreements.await {
                let at = match one {
                    Disagreement::Unsaid(place) => place,
                    Disagreement::Unfounded => place(&schema),
                };
                report.notes(&at, Kind::ClientDisagrees, None);
            }
        }
        (status < 300).then_some(value)
    }

    /// Notes what a part of an answer shows.
    pub(crate) fn hear_part(
        &mut self,
        operation: &Operation<'s>,
        (status, part): (u16, Part),
        value: &Value,
        words: &mut Words,
        report: &mut Report,
    ) -> Result<(), String> {
        let schema = self.part(operation, status, part);
        let schema = schema.ok_or_else(|| format!("{} has no list at {status}", operation.id))?;
        words.learn(value);
        self.hold(&schema, value, report);
        Ok(())
    }

    /// Notes what of a body that was sent is not as documented.
    pub(crate) fn hear_sent(
        &self,
        operation: &Operation<'s>,
        value: &Value,
        words: &mut Words,
        report: &mut Report,
    ) -> Result<(), String> {
        let body = operation
            .node
            .get("requestBody")
            .map(|body| self.spec.resolve(&body));
        let contents = body.map_or(Vec::new(), |body| body.inside("content"));
        let is_semantic = value.get("instructions").is_some();
        let fits = |(name, _): &&(String, Node<'s>)| name.contains("semanticpatch") == is_semantic;
        let content = contents.iter().find(fits).or(contents.first());
        let schema = content.and_then(|(_, content)| content.get("schema"));
        let schema = schema.ok_or_else(|| format!("{} is sent no body", operation.id))?;
        words.learn(value);
        let found = walk(self.spec, &schema, value);
        report.take_sent(&found);
        Ok(())
    }

    fn hold(&mut self, schema: &Node<'s>, value: &Value, report: &mut Report) -> Found {
        let found = walk(self.spec, schema, value);
        if !self.second.confirms(schema, value, &found.differences) {
            report.notes(&place(schema), Kind::ValidatorDisagrees, None);
        }
        report.take(&found);
        found
    }

    fn part(&self, operation: &Operation<'s>, status: u16, part: Part) -> Option<Node<'s>> {
        let response = operation.response(self.spec, status)?;
        let (_, content) = response.inside("content").into_iter().next()?;
        let whole = content.get("schema")?;
        if part == Part::Whole {
            return Some(whole);
        }
        let name = operation.paging().map_or("items", |paging| paging.items);
        let page = self.spec.resolve(&whole);
        let items = self.spec.resolve(&page.get("properties")?.get(name)?);
        if part == Part::Items {
            Some(items)
        } else {
            items.get("items")
        }
    }
}

/// The schema of what came, if it came as documented.
fn media<'s>(response: &Node<'s>, answer: &Answer, report: &mut Report) -> Option<Node<'s>> {
    let contents = response.inside("content");
    let found = answer
        .media_type
        .as_deref()
        .filter(|_| !answer.body.is_empty());
    let content = contents
        .iter()
        .find(|(name, _)| Some(name.as_str()) == found);
    match (content, found) {
        (Some((_, content)), _) => content.get("schema"),
        (None, None) if contents.is_empty() => None,
        (None, found) => {
            let found = found.unwrap_or("none");
            let mut known = MEDIA_TYPES.into_iter();
            let shown = known.find(|known| *known == found).unwrap_or("other");
            let at = format!("{}/content", place(response));
            report.notes(&at, Kind::OtherMediaType, Some(shown));
            None
        }
    }
}

fn headers(answer: &Answer, report: &mut Report) {
    for name in answer.headers.iter().filter(|name| !is_known(name)) {
        let shown = if looks_like_a_name(name) { name } else { "*" };
        let at = format!("common.json#/components/headers/{shown}");
        report.notes(&at, Kind::UndocumentedHeader, None);
    }
}

fn is_known(header: &str) -> bool {
    let is = |known: &str| header == known || (known.ends_with('-') && header.starts_with(known));
    KNOWN.into_iter().any(is)
}
