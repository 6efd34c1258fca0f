//! The real lists, page by page: one for each style of paging.

use launchdarkly_api::{Client, Error};
use serde_json::Value;

use crate::client;
use crate::spec::Spec;
use crate::support::{Answer, Server};

/// The documented answer of an operation.
fn documented(operation: &str) -> Value {
    let operations = Spec::read().expect("the spec can be read").operations();
    let documented = operations
        .into_iter()
        .find(|documented| documented.id == operation);
    let documented = documented.expect("the operation is documented");
    documented
        .success()
        .expect("a success is documented")
        .1
        .clone()
}

#[test]
fn a_documented_list_goes_on_to_its_last_page() {
    let operations = Spec::read().expect("the spec can be read").operations();
    let mut lists = 0;
    for operation in operations {
        let Some((status, first)) = operation.success_of(&operation.path) else {
            continue;
        };
        // One example is no documentation of two pages.
        let pages = operation.responses[&status].len();
        let next = first.pointer("/_links/next/href").and_then(Value::as_str);
        let Some(next) = next.filter(|_| pages > 1) else {
            continue;
        };
        let (_, page) = operation.success_of(next).expect("there is a first page");
        assert_eq!(
            page.pointer("/_links/next"),
            None,
            "{} has no last page",
            operation.id
        );
        lists += 1;
    }
    assert!(lists > 40, "{lists}");
}

/// The first documented item of a list, as often as wanted, each with what `change` makes of it.
fn items(operation: &str, count: usize, change: impl Fn(&mut Value, usize)) -> Vec<Value> {
    let page = documented(operation);
    let item = |index| {
        let mut item = page["items"][0].clone();
        change(&mut item, index);
        item
    };
    (0..count).map(item).collect()
}

/// The documented page with these items, and without what leads to another one.
fn page(operation: &str, items: &[Value]) -> Value {
    let mut page = documented(operation);
    page["items"] = items.into();
    for hint in ["_links", "continuationToken"] {
        page.as_object_mut()
            .expect("a page is an object")
            .remove(hint);
    }
    page
}

/// A server that answers one page, and another one where the query says `more`.
async fn server(first: Value, more: &'static str, second: Value) -> Server {
    let answer = move |target: &str| {
        if target.contains(more) {
            second.to_string()
        } else {
            first.to_string()
        }
    };
    Server::start(move |request| Answer::json(200, &answer(&request.target)))
        .await
        .expect("a loopback socket")
}

fn queries(server: &Server) -> Vec<String> {
    let targets = server.received().into_iter().map(|request| request.target);
    targets
        .map(|target| {
            target
                .split_once('?')
                .map_or(String::new(), |(_, query)| query.to_owned())
        })
        .collect()
}

async fn keys_of_groups(client: &Client) -> Result<Vec<String>, Error> {
    let mut groups = client
        .insights_scores()
        .get_insight_groups()
        .limit(2)
        .items();
    let mut keys = Vec::new();
    while let Some(group) = groups.next().await {
        keys.push(group?.key);
    }
    Ok(keys)
}

#[tokio::test]
async fn insight_groups_come_by_offset_and_a_wrong_total_does_not_matter() {
    let operation = "getInsightGroups";
    let groups = items(operation, 3, |group, index| {
        group["key"] = format!("g{index}").into();
    });
    let mut first = page(operation, &groups[..2]);
    first["totalCount"] = 0.into();
    let server = server(first, "offset=2", page(operation, &groups[2..])).await;
    let keys = keys_of_groups(&client(&server)).await.expect("both pages");
    assert_eq!(keys, ["g0", "g1", "g2"]);
    assert_eq!(queries(&server), ["limit=2", "limit=2&offset=2"]);
}

#[tokio::test]
async fn contexts_come_by_continuation_token() {
    let operation = "getContexts";
    let contexts = items(operation, 2, |_, _| {});
    let mut first = page(operation, &contexts[..1]);
    first["continuationToken"] = "a/b=".into();
    let more = "continuationToken=a%2Fb%3D";
    let server = server(first, more, page(operation, &contexts[1..])).await;
    let client = client(&server);
    let mut pages = client
        .contexts()
        .get_contexts("p", "e", "user", "u")
        .limit(1)
        .pages();
    let mut counts = Vec::new();
    while let Some(page) = pages.next().await {
        counts.push(page.expect("a page").items.len());
    }
    assert_eq!(counts, [1, 1]);
    assert_eq!(
        queries(&server),
        ["limit=1".to_owned(), format!("limit=1&{more}")]
    );
}

#[tokio::test]
async fn deployments_come_after_the_last_one_and_go_on_from_a_position() {
    let operation = "getDeployments";
    let ids = |deployment: &mut Value, index| deployment["id"] = format!("d{index}").into();
    let deployments = items(operation, 2, ids);
    let (first, second) = (
        page(operation, &deployments[..1]),
        page(operation, &deployments[1..]),
    );
    let server = server(first, "after=d0", second).await;
    let client = client(&server);
    let request = || {
        client
            .insights_deployments()
            .get_deployments("p", "e")
            .limit(1)
            .pages()
    };
    let mut pages = request();
    pages.next().await.expect("a page").expect("the first page");
    let position = pages.position().to_string().parse().expect("a position");

    let mut later = request().starting_at(position);
    let page = later
        .next()
        .await
        .expect("a page")
        .expect("the second page");
    assert_eq!(page.items[0].id, "d1");
    let asked = "projectKey=p&environmentKey=e&limit=1";
    assert_eq!(
        queries(&server),
        [asked.to_owned(), format!("{asked}&after=d0")]
    );
}

#[tokio::test]
async fn audit_log_entries_come_by_time_newest_first() {
    let operation = "getAuditLogEntries";
    let entries = items(operation, 3, |entry, index| {
        entry["_id"] = format!("e{index}").into();
        entry["date"] = (1_700_000_000_000_i64 - i64::try_from(index).unwrap_or_default()).into();
    });
    let (first, second) = (
        page(operation, &entries[..2]),
        page(operation, &entries[1..]),
    );
    let server = server(first, "before=1700000000000", second).await;
    let client = client(&server);
    let mut log = client.audit_log().get_audit_log_entries().limit(2).items();
    let mut ids = Vec::new();
    while let Some(entry) = log.next().await {
        ids.push(entry.expect("an entry").id);
    }
    assert_eq!(ids, ["e0", "e1", "e2"]);
}
