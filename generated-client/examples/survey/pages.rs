//! What only shows in lists: whether pages overlap, and whether the server gives as many items as it is asked for.

use serde_json::Value;

use crate::harvest::items;
use crate::operations::Operation;
use crate::plan::{First, Reason, Request, with_each, with_query};
use crate::report::{Kind, Report};
use crate::walk::place;

/// What is asked for where no maximum is documented.
const MANY: u64 = 1000;

/// What to ask after the first answer of an operation.
pub(crate) fn also(operation: &Operation<'_>, request: &Request, answer: &Value) -> Vec<Request> {
    let ask = |target: String, reason| Request {
        target,
        reason,
        ..request.clone()
    };
    let mut all = Vec::new();
    if let Some(expand) = operation
        .query("expand")
        .filter(|one| !one.values.is_empty())
    {
        let target = if expand.is_joined {
            with_query(&request.target, "expand", &expand.values.join(","))
        } else {
            with_each(&request.target, "expand", &expand.values)
        };
        all.push(ask(target, Reason::Expanded));
    }
    if !goes_on(answer, items(operation, answer).len()) {
        return all;
    }
    if let Some(target) = next(operation, &request.target, answer) {
        let identities = identities(operation, answer).map(str::to_owned);
        all.push(ask(target, Reason::NextPage(identities.collect())));
    }
    if let Some(limit) = operation
        .query("limit")
        .filter(|_| operation.paging().is_some())
    {
        let most = limit.schema.value["maximum"].as_u64().unwrap_or(MANY);
        let target = with_query(&request.target, "limit", &most.to_string());
        all.push(ask(target, Reason::Limit(most, First::of(answer))));
    }
    all
}

/// Holds the answer against what it was asked for.
pub(crate) fn judge(
    operation: &Operation<'_>,
    request: &Request,
    answer: &Value,
    report: &mut Report,
) {
    match &request.reason {
        Reason::Answer | Reason::Expanded => {}
        Reason::NextPage(seen) => {
            let mut again = identities(operation, answer);
            if again.any(|identity| seen.iter().any(|other| other == identity)) {
                report.notes(&operation.place("/x-pagination"), Kind::PagesOverlap, None);
            }
        }
        // The same answer, links and all: from a stand-in as well.
        Reason::Limit(_, first) if *first == First::of(answer) => {}
        Reason::Limit(most, _) => {
            let count = items(operation, answer).len();
            let is_cut = u64::try_from(count).is_ok_and(|count| count < *most);
            if let Some(limit) = operation
                .query("limit")
                .filter(|_| is_cut && goes_on(answer, count))
            {
                let at = format!("{}/maximum", place(&limit.schema));
                report.notes(&at, Kind::LimitCut, Some(&count.to_string()));
            }
        }
    }
}

/// Whether a first page says that there are more: by a link or a token; by the count where a page has no links.
fn goes_on(answer: &Value, count: usize) -> bool {
    let total = answer["totalCount"]
        .as_u64()
        .filter(|_| answer.get("_links").is_none());
    let is_more = total.is_some_and(|total| u64::try_from(count).is_ok_and(|count| total > count));
    link(answer).is_some() || token(answer).is_some() || is_more
}

fn link(answer: &Value) -> Option<&str> {
    let link = answer.pointer("/_links/next/href")?.as_str()?;
    link.find("/api/v2/").map(|start| &link[start..])
}

fn token(answer: &Value) -> Option<&str> {
    answer["continuationToken"]
        .as_str()
        .filter(|token| !token.is_empty())
}

/// The target of the second page. Pages by time repeat what happened at one instant, so that they may overlap.
fn next(operation: &Operation<'_>, target: &str, answer: &Value) -> Option<String> {
    let paging = operation.paging().filter(|paging| paging.time.is_none())?;
    match (paging.style, token(answer)) {
        (_, _) if link(answer).is_some() => link(answer).map(str::to_owned),
        ("continuation-token", Some(token)) => Some(with_query(target, "continuationToken", token)),
        ("offset", _) => {
            let count = items(operation, answer).len();
            Some(with_query(target, "offset", &count.to_string()))
        }
        _ => None,
    }
}

/// What tells the items apart; of an item that has nothing like that, nothing.
fn identities<'v>(operation: &Operation<'_>, answer: &'v Value) -> impl Iterator<Item = &'v str> {
    let own = |item: &'v Value| {
        ["_id", "id", "_key", "key"]
            .iter()
            .find_map(|name| item[*name].as_str())
    };
    items(operation, answer).iter().filter_map(own)
}
