//! Calls every operation over real HTTP. The request must be as documented in the spec, and each documented answer must be
//! read as the documented value or error.
//!
//! The calls are generated with the operations, so an operation is tested as soon as its spec is written.

use super::calls::{Answered, Given, OperationCheck};
use super::contract::{Contract, Documented};
use super::judge::Judge;
use super::spec::Spec;
use crate::support::{Answer, Received, Server};
use crate::tables::OPERATIONS;
use launchdarkly_api::{Client, Error, ErrorKind, RetryPolicy};

const TOKEN: &str = "api-00000000-0000-4000-8000-00000000test";

fn checks() -> impl Iterator<Item = &'static OperationCheck> {
    OPERATIONS.iter().copied().flatten()
}

#[cfg(feature = "full")]
#[test]
fn every_documented_operation_is_called() {
    use std::collections::BTreeSet;

    let spec = Spec::read();
    let judge = Judge::new(spec);
    let documented = Contract::all(spec, &judge);
    let media_types: usize = documented.iter().map(Contract::media_types).sum();
    let documented: BTreeSet<_> = documented
        .iter()
        .map(|contract| (contract.file(), contract.id()))
        .collect();
    let called: BTreeSet<_> = checks().map(|check| (check.file, check.id)).collect();
    assert_eq!(called, documented);
    assert_eq!(media_types, checks().count());
}

#[tokio::test]
async fn every_operation_keeps_its_contract() {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let contracts = Contract::all(spec, &judge);
    for check in checks() {
        let contract = contracts.iter().find(|contract| contract.id() == check.id);
        keeps(check, contract.expect(check.id)).await;
    }
}

/// Makes the call for each documented answer, with each way to change strings.
async fn keeps(check: &OperationCheck, contract: &Contract<'_>) {
    let documented = contract.answers();
    let successes = documented
        .iter()
        .filter(|documented| documented.status < 300)
        .count();
    assert!(
        successes > 0 && successes < documented.len(),
        "{}: successes and errors are documented",
        check.id
    );

    let calls: Vec<_> = Given::ALL
        .into_iter()
        .flat_map(|given| documented.iter().map(move |documented| (given, documented)))
        .collect();
    let server = Server::script(calls.iter().map(|(_, documented)| answer(documented)))
        .await
        .expect("a free port");
    let client = client(&server);
    for (given, documented) in &calls {
        let outcome = (check.call)(&client, *given).await;
        compare(check.id, documented, outcome);
    }
    let requests = server.received();
    assert_eq!(requests.len(), calls.len(), "{}: requests", check.id);
    for (request, (given, _)) in requests.iter().zip(&calls) {
        let complaints = contract.complaints(request, *given, TOKEN);
        assert!(
            complaints.is_empty(),
            "{} with {given:?}: {complaints:#?}\n{request:#?}",
            check.id
        );
    }
}

/// Checks that the result of the call is what the server sent.
fn compare(id: &str, documented: &Documented, outcome: Result<Answered, Error>) {
    let status = documented.status;
    let expected = match (&documented.body, documented.location) {
        (Some((_, example)), _) => example.clone(),
        (None, location) => location.into(),
    };
    let error = match outcome {
        Ok(got) => {
            assert_eq!((got.status, &got.value), (status, &expected), "{id}");
            assert!(got.deviations.is_empty(), "{id}: {:?}", got.deviations);
            return;
        }
        Err(error) => error,
    };
    assert!(status >= 400, "{id}: {status} became {error}");
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::Api, Some(id)),
        "{error}"
    );
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        Some(status),
        "{id}"
    );
    let said = (error.code(), error.message(), error.errors().len());
    let errors = expected["errors"].as_array().map_or(0, Vec::len);
    assert_eq!(
        said,
        (
            expected["code"].as_str(),
            expected["message"].as_str(),
            errors
        ),
        "{id}: {status}"
    );
    let shown = error.to_string();
    assert!(shown.starts_with(&format!("{id}: {status} ")), "{shown}");
}

fn answer(documented: &Documented) -> Answer {
    let status = documented.status;
    let answer = if let Some((media_type, example)) = &documented.body {
        Answer::with_type(status, media_type, example.to_string().as_bytes())
    } else {
        let location = documented.location.map(|it| format!("location: {it}\r\n"));
        Answer::with_headers(status, &location.unwrap_or_default(), b"")
    };
    answer.keeping_alive()
}

fn client(server: &Server) -> Client {
    let builder = Client::builder().access_token(TOKEN).base_url(server.url());
    builder
        .retry(RetryPolicy::none())
        .build()
        .expect("a client")
}

/// The test above would notice a wrong request: any change of a good request leads to a complaint.
#[tokio::test]
async fn a_request_that_breaks_the_contract_is_noticed() {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let contracts = Contract::all(spec, &judge);
    let mut tried = 0;
    for check in checks() {
        let contract = contracts
            .iter()
            .find(|contract| contract.id() == check.id)
            .expect(check.id);
        let server = Server::script([Answer::json(200, "{}")]).await;
        let server = server.expect("a free port");
        // Only the request matters here, not the result of the call.
        drop((check.call)(&client(&server), Given::EXAMPLE).await);
        let good = server.received().remove(0);
        for (change, bad) in broken(&good) {
            let complaints = contract.complaints(&bad, Given::EXAMPLE, TOKEN);
            assert!(
                !complaints.is_empty(),
                "{}: {change} goes unnoticed\n{bad:#?}",
                check.id
            );
            tried += 1;
        }
    }
    assert!(
        tried >= 10 * checks().count(),
        "only {tried} requests were tried"
    );
}

/// Returns copies of the request with one change each, and a description of the change.
fn broken(good: &Received) -> Vec<(String, Received)> {
    let mut all = Vec::new();
    let mut add = |what: String, change: &dyn Fn(&mut Received)| {
        let mut bad = good.clone();
        change(&mut bad);
        all.push((what, bad));
    };
    add("another method".to_owned(), &|bad| {
        "OPTIONS".clone_into(&mut bad.method);
    });
    add("an additional parameter".to_owned(), &|bad| {
        let mark = if bad.target.contains('?') { '&' } else { '?' };
        bad.target = format!("{}{mark}more=1", good.target);
    });
    let path = good.target.split('?').next().unwrap_or_default();
    for (index, _) in path.match_indices('/') {
        add(format!("an x at {index}"), &|bad| {
            bad.target.insert(index + 1, 'x');
        });
    }
    for (index, _) in good.target.match_indices('=') {
        add(format!("an x at {index}"), &|bad| {
            bad.target.insert(index + 1, 'x');
        });
        add(format!("a raw space at {index}"), &|bad| {
            bad.target.insert(index + 1, '+');
        });
    }
    if let Some((rest, last)) = good.target.rsplit_once(['?', '&']) {
        add("a missing parameter".to_owned(), &|bad| {
            rest.clone_into(&mut bad.target);
        });
        add("a parameter twice".to_owned(), &|bad| {
            bad.target = format!("{}&{last}", good.target);
        });
    }
    for name in ["authorization", "ld-api-version", "content-type"] {
        let twice = (name.to_owned(), "application/json".to_owned());
        add(format!("another {name} header"), &|bad| {
            bad.headers.push(twice.clone());
        });
        if !good.header(name).is_empty() {
            add(format!("no {name}"), &|bad| {
                bad.headers.retain(|(other, _)| other != name);
            });
        }
    }
    add("another body".to_owned(), &|bad| {
        bad.body = br#"{"unheard-of": true}"#.to_vec();
    });
    all
}
