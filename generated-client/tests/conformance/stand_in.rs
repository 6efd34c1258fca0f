//! Compares the feature `testing` with the spec: the shortened copy of the spec in the client must mean the same.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use launchdarkly_api::{Error, Method, testing::StandIn};

use super::calls::{Given, OperationCheck};
use super::contract::Contract;
use super::judge::Judge;
use super::spec::Spec;
use crate::tables::OPERATIONS;

/// A stand-in for the whole API accepts every documented request, and gives documented answers.
#[tokio::test]
async fn every_documented_call_is_answered_as_documented() {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let contracts = Contract::all(spec, &judge);
    let checks: Vec<&OperationCheck> = OPERATIONS.iter().copied().flatten().collect();
    for (given, is_example) in [(Given::EXAMPLE, true), (Given::ALL[1], false)] {
        let stand_in = StandIn::documented();
        let client = stand_in.client();
        for check in &checks {
            let contract = contracts.iter().find(|contract| contract.id() == check.id);
            let (status, examples) = successes(contract.expect(check.id));
            let outcome = (check.call)(&client, given).await;
            let answered = match outcome {
                // With an ending, the example may not be a valid filter any more.
                Err(error) if !is_example && is_of_filter(&error) => continue,
                outcome => outcome.unwrap_or_else(|error| panic!("{}: {error}", check.id)),
            };
            assert_eq!(answered.status, status, "{}", check.id);
            assert!(
                answered.deviations.is_empty(),
                "{}: {:?}",
                check.id,
                answered.deviations
            );
            // Without a body, the value comes from a header.
            let has_body = examples != [Value::Null];
            assert!(
                !has_body || examples.contains(&without_links(answered.value)),
                "{}: the answer is not documented",
                check.id
            );
        }
        let sent = stand_in.received().len();
        assert_eq!(sent, checks.len(), "each is sent once");
    }
}

/// If a documented page has a link to another page, the stand-in answers that with the last page.
#[tokio::test]
async fn every_documented_list_ends() {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let called: BTreeSet<_> = OPERATIONS
        .iter()
        .copied()
        .flatten()
        .map(|check| check.id)
        .collect();
    let mut lists = 0;
    for contract in Contract::all(spec, &judge) {
        let answers = contract.answers();
        let first = answers.iter().find(|answer| answer.status < 300);
        let first = first.and_then(|answer| answer.body.as_ref());
        let link = first.and_then(|(_, page)| next_link(page));
        let Some(link) = link.filter(|_| contract.is_read() && called.contains(contract.id()))
        else {
            continue;
        };
        let (path, query) = link
            .split_once('?')
            .expect("a link says where the page begins");
        let mut request = client.request(Method::GET, path).beta();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            request = request.query(name, percent_decode_str(value).decode_utf8_lossy());
        }
        let last = request
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", contract.id()));
        let last: Value = last.json().expect("a page");
        assert_eq!(next_link(&last), None, "{}", contract.id());
        lists += 1;
    }
    assert!(lists > 40 || cfg!(not(feature = "full")), "{lists}");
}

fn is_of_filter(error: &Error) -> bool {
    let message = error.message().unwrap_or_default();
    error.is_bad_request() && message.contains("the query parameter `filter`: ")
}

fn next_link(page: &Value) -> Option<&str> {
    page.pointer("/_links/next/href")?.as_str()
}

/// Returns the lowest status of a success, and its bodies.
fn successes(contract: &Contract<'_>) -> (u16, Vec<Value>) {
    let answers = contract.answers();
    let successes = answers.iter().filter(|answer| answer.status < 300);
    let statuses: BTreeSet<_> = successes.clone().map(|answer| answer.status).collect();
    let status = *statuses.first().expect("a success is documented");
    let bodies = successes
        .filter(|answer| answer.status == status)
        .map(|answer| {
            let body = answer.body.as_ref();
            without_links(body.map_or(Value::Null, |(_, example)| example.clone()))
        });
    (status, bodies.collect())
}

/// Removes the links, since a stand-in rewrites the link to the next page for the request.
fn without_links(mut body: Value) -> Value {
    if let Some(links) = body.get_mut("_links").and_then(Value::as_object_mut) {
        links.remove("next");
    }
    body
}
