//! If one value of a response is wrong, the call still returns the rest, and says where the wrong value is. This is tested
//! for every operation, at every place in each documented successful response and in random ones.
//!
//! A run tries a part of the changes. This tries all of them, and prints their number:
//!
//! ```text
//! CHANGES=all cargo test -p launchdarkly-api --features schemars --test conformance deviations -- --nocapture
//! ```

use std::sync::{Arc, Mutex};

use crate::calls::{Given, OperationCheck};
use crate::changes::{Change, change, plans};
use crate::contract::{Contract, Documented};
use crate::instances::{Leniency, Maker};
use crate::judge::Judge;
use crate::spec::{Node, Spec};
use crate::tables::OPERATIONS;
use launchdarkly_api::{
    Client, Deviation, DeviationKind, ErrorKind, RequestBody, ResponseBody, Transport,
    TransportFuture, http,
};
use serde_json::Value;

/// Every change whose number is a multiple of this one is tried.
const SHARE: usize = 397;

/// Answers each request with the status and the body that were set last.
#[derive(Clone, Default)]
struct Canned(Arc<Mutex<(u16, String)>>);

impl Transport for Canned {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        let (status, body) = self.0.lock().expect("nobody panics with it").clone();
        let mut response = http::Response::new(ResponseBody::from(body));
        *response.status_mut() = http::StatusCode::from_u16(status).expect("a documented status");
        Box::pin(async { Ok(response) })
    }
}

struct Trial {
    canned: Canned,
    lenient: Client,
    strict: Client,
}

impl Trial {
    fn new() -> Self {
        let canned = Canned::default();
        let builder = Client::builder().access_token("api-hidden");
        let builder = builder.transport(canned.clone());
        let lenient = builder.clone().build().expect("a client");
        let strict = builder.strict_responses().build().expect("a client");
        Self {
            canned,
            lenient,
            strict,
        }
    }

    /// Makes a call that is answered with the changed body, and checks its result.
    async fn tries(&self, check: &OperationCheck, status: u16, change: &Change) {
        *self.canned.0.lock().expect("nobody panics with it") = (status, change.sent.to_string());
        let about = format!("{}: {} at {}", check.id, change.what, change.path);
        let read = (check.call)(&self.lenient, Given::EXAMPLE).await;
        let read = read.unwrap_or_else(|error| panic!("{about}: {error}"));
        let noted = read.deviations.iter().map(noted);
        let expected = change.deviation.map(|kind| (change.path.clone(), kind));
        assert_eq!(
            noted.collect::<Vec<_>>(),
            Vec::from_iter(expected),
            "{about}"
        );
        assert_eq!(read.value, change.kept, "{about}");

        let strict = (check.call)(&self.strict, Given::EXAMPLE).await;
        let is_error = change
            .deviation
            .is_some_and(|kind| kind != DeviationKind::UnknownValue);
        assert_eq!(strict.is_err(), is_error, "{about}");
        if let Err(error) = strict {
            assert_eq!(error.kind(), ErrorKind::Decode, "{about}");
            assert_eq!(error.decode_path(), Some(change.path.as_str()), "{about}");
        }
    }
}

fn noted(deviation: &Deviation) -> (String, DeviationKind) {
    (deviation.path().to_owned(), deviation.kind())
}

/// Returns the successful responses with a JSON body.
fn successes(contract: &Contract<'_>) -> Vec<Documented> {
    let answers = contract.answers().into_iter();
    answers
        .filter(|answer| answer.status < 300)
        .filter(
            |answer| matches!(&answer.body, Some((media_type, _)) if media_type.contains("json")),
        )
        .collect()
}

/// The number of random instances of each successful response.
const INSTANCES: usize = 2;

/// Returns the successful responses: schema, status, and a documented or random body. The random bodies contain only what a
/// typed value keeps, since they are compared with one.
fn examples<'s>(contract: &Contract<'s>, maker: &'s Maker<'s>) -> Vec<(Node<'s>, u16, Value)> {
    let (mut all, mut seeds) = (Vec::new(), 0..);
    for Documented { status, body, .. } in successes(contract) {
        let schema = contract.success(status).expect("it has a body");
        let random = seeds.by_ref().take(INSTANCES);
        let random = random.map(|seed| maker.make(&schema, seed, Leniency::Valid).kept);
        let (_, documented) = body.unwrap_or_default();
        let bodies = std::iter::once(documented).chain(random);
        all.extend(bodies.map(|body| (schema.clone(), status, body)));
    }
    all
}

/// The memory that values may take is a multiple of `max_response_size`. It is enough for each response, even if the limit
/// is just the size of that response.
#[tokio::test]
async fn every_documented_response_fits_into_memory() {
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let maker = Maker::new(spec);
    let contracts = Contract::all(spec, &judge);
    let canned = Canned::default();
    let builder = Client::builder().access_token("api-hidden");
    let builder = builder.transport(canned.clone());
    for check in OPERATIONS.iter().copied().flatten() {
        let contract = contracts.iter().find(|contract| contract.id() == check.id);
        for (_, status, body) in examples(contract.expect(check.id), &maker) {
            let body = body.to_string();
            let client = builder.clone().max_response_size(body.len());
            *canned.0.lock().expect("nobody panics with it") = (status, body);
            let read = (check.call)(&client.build().expect("a client"), Given::EXAMPLE).await;
            read.unwrap_or_else(|error| panic!("{}: {error}", check.id));
        }
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the number of changes shows that enough were tried"
)]
#[tokio::test]
async fn whatever_is_changed_the_rest_is_read() {
    let share = match std::env::var("CHANGES").as_deref() {
        Ok("all") => 1,
        _ => SHARE,
    };
    let spec = Spec::read();
    let judge = Judge::new(spec);
    let maker = Maker::new(spec);
    let contracts = Contract::all(spec, &judge);
    let trial = Trial::new();
    let (mut made, mut tried) = (0, 0);
    for check in OPERATIONS.iter().copied().flatten() {
        let contract = contracts.iter().find(|contract| contract.id() == check.id);
        let contract = contract.expect(check.id);
        for (schema, status, body) in examples(contract, &maker) {
            for plan in plans(spec, &schema, &body) {
                made += 1;
                if made % share == 0 {
                    trial.tries(check, status, &change(spec, plan, &body)).await;
                    tried += 1;
                }
            }
        }
    }
    println!("{tried} of {made} changes were tried");
    let operations = OPERATIONS.iter().copied().flatten().count();
    assert!(
        made > 10 * operations,
        "only {made} changes were made of the answers of {operations} operations"
    );
}
