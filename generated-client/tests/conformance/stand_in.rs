//! The feature `testing`, compared with the spec: what the generator left of it in the client has to say the same.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use launchdarkly_api::{Error, Method, testing::StandIn};

use super::calls::{Given, OperationCheck};
use super::contract::Contract;
use super::judge::Judge;
use super::spec::Spec;
use crate::tables::OPERATIONS;

/// A stand-in for the whole API takes what is documented, and answers what is documented.
#[tokio::test]
async fn every_documented_call_is_answered_as_documented() {
    let spec = Spec::read();
    let judge = Judge::new(&spec);
    let contracts = Contract::all(&spec, &judge);
    let checks: Vec<&OperationCheck> = OPERATIONS.iter().copied().flatten().collect();
    for (given, is_example) in [(Given::EXAMPLE, true), (Given::ALL[1], false)] {
        let stand_in = StandIn::documented();
        let client = stand_in.client();
        for check in &checks {
            let contract = contracts.iter().find(|contract| contract.id() == check.id);
            let (status, examples) = successes(contract.expect(check.id));
            let outcome = (check.call)(&client, given).await;
            let answered = match outcome {
                // What has such an ending is no filter any more.
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
            // Where there is no body, the value says what a header says.
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

/// Where a documented page leads to another one, that is the last one.
#[tokio::test]
async fn every_documented_list_ends() {
    let spec = Spec::read();
    let judge = Judge::new(&spec);
    let stand_in = StandIn::documented();
    let client = stand_in.client();
    let called: BTreeSet<_> = OPERATIONS
        .iter()
        .copied()
        .flatten()
        .map(|check| check.id)
        .collect();
    let mut lists = 0;
    for contract in Contract::all(&spec, &judge) {
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

/// The lowest status of a success, and its bodies.
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

/// A stand-in writes the link to the next page again, for the keys of the request.
fn without_links(mut body: Value) -> Value {
    if let Some(links) = body.get_mut("_links").and_then(Value::as_object_mut) {
        links.remove("next");
    }
    body
}
