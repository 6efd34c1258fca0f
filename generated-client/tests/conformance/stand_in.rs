//! The feature `testing`, compared with the spec: what the generator left of it in the client has to say the same.

use std::collections::BTreeSet;

use serde_json::Value;

use launchdarkly_api::testing::StandIn;

use super::calls::{Given, OperationCheck};
use super::contract::Contract;
use super::judge::{Formats, Judge, complaints};
use super::spec::Spec;
use super::types;
use crate::tables::OPERATIONS;

#[test]
fn every_type_has_an_example_that_fits_its_schema() {
    let spec = Spec::read();
    let judge = Judge::new(&spec);
    for check in types::all().values() {
        let example = (check.example)();
        let schema = judge.of(check.file, check.pointer, Formats::Checked);
        let place = format!("{}#{}", check.file, check.pointer);
        assert_eq!(complaints(&schema, &example), Ok(()), "{place}: {example}");
    }
}

/// A stand-in for the whole API takes what is documented, and answers what is documented.
#[tokio::test]
async fn every_documented_call_is_answered_as_documented() {
    let spec = Spec::read();
    let judge = Judge::new(&spec);
    let contracts = Contract::all(&spec, &judge);
    let checks: Vec<&OperationCheck> = OPERATIONS.iter().copied().flatten().collect();
    for given in [Given::EXAMPLE, Given::ALL[1]] {
        let stand_in = StandIn::documented();
        let client = stand_in.client();
        for check in &checks {
            let contract = contracts.iter().find(|contract| contract.id() == check.id);
            let (status, examples) = successes(contract.expect(check.id));
            let outcome = (check.call)(&client, given).await;
            let answered = outcome.unwrap_or_else(|error| panic!("{}: {error}", check.id));
            assert_eq!(answered.status, status, "{}", check.id);
            assert!(
                answered.deviations.is_empty(),
                "{}: {:?}",
                check.id,
                answered.deviations
            );
            assert!(
                examples.contains(&without_links(answered.value)),
                "{}: the answer is not documented",
                check.id
            );
        }
        let sent = stand_in.received().len();
        assert_eq!(sent, checks.len(), "each is sent once");
    }
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
