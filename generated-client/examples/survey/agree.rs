//! Gives the same answer to the client, through the call of the operation: what it notes must be what the walk found.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use launchdarkly_api::{
    Client, DeviationKind, RequestBody, ResponseBody, Transport, TransportFuture, http,
};

use crate::calls::{Given, OperationCheck};
use crate::tables::{NAMED, OPERATIONS};
use crate::walk::Difference;

/// A client that is told what to receive.
pub(crate) struct Peer {
    canned: Canned,
    client: Client,
    calls: BTreeMap<&'static str, &'static OperationCheck>,
}

/// Answers each request with what it was given last.
#[derive(Clone, Default)]
struct Canned(Arc<Mutex<(http::StatusCode, Vec<u8>)>>);

impl Canned {
    fn set(&self, status: http::StatusCode, body: &[u8]) {
        let mut canned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *canned = (status, body.to_vec());
    }
}

impl Transport for Canned {
    fn send(&self, _: http::Request<RequestBody>) -> TransportFuture<'_> {
        let (status, body) = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let mut response = http::Response::new(ResponseBody::from(body));
        *response.status_mut() = status;
        Box::pin(async { Ok(response) })
    }
}

/// What the client and the walk do not agree on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Disagreement {
    /// The walk found it, at that place in the spec, and the client did not say so.
    Unsaid(String),
    /// The client says what the walk did not find, or could not read the answer at all.
    Unfounded,
}

impl Peer {
    /// # Errors
    ///
    /// If the client cannot be made, which has no reason to happen.
    pub(crate) fn new() -> Result<Self, String> {
        let canned = Canned::default();
        let builder = Client::builder().access_token("api-none");
        let client = builder.transport(canned.clone()).build();
        let calls = OPERATIONS.iter().copied().flatten();
        Ok(Self {
            canned,
            client: client.map_err(|error| error.to_string())?,
            // An operation with two kinds of bodies is listed twice; its answer is the same.
            calls: calls.map(|check| (check.id, check)).collect(),
        })
    }

    /// Holds what the client notes in a success against what was found in it.
    pub(crate) async fn disagrees(
        &self,
        operation: &str,
        (status, body): (u16, &[u8]),
        found: &[Difference],
    ) -> Vec<Disagreement> {
        let (Some(check), Ok(status)) = (
            self.calls.get(operation),
            http::StatusCode::from_u16(status),
        ) else {
            return Vec::new();
        };
        self.canned.set(status, body);
        let Ok(answered) = (check.call)(&self.client, Given::EXAMPLE).await else {
            return vec![Disagreement::Unfounded];
        };
        let deviations = answered.deviations;
        let noted: BTreeSet<_> = deviations
            .iter()
            .map(|one| (one.path(), rank(one.kind())))
            .collect();
        let is_whole = deviations.count() == noted.len();
        compare(found, &noted, is_whole.then_some(deviations.count()))
    }
}

/// `count` is how many the client noted, if it has told all of them.
fn compare(
    found: &[Difference],
    noted: &BTreeSet<(&str, u8)>,
    count: Option<usize>,
) -> Vec<Disagreement> {
    let of_client = |one: &Difference| match one.deviation? {
        DeviationKind::Missing | DeviationKind::Null if is_named(&one.place) => None,
        kind => Some(rank(kind)),
    };
    let expected = found
        .iter()
        .filter_map(|one| Some((one.path.as_str(), of_client(one)?)));
    let expected: BTreeSet<_> = expected.collect();
    let mut all = Vec::new();
    if noted.iter().any(|one| !expected.contains(one)) {
        all.push(Disagreement::Unfounded);
    }
    if count.is_some() {
        let unsaid = found.iter().filter(|one| {
            of_client(one).is_some_and(|kind| !noted.contains(&(one.path.as_str(), kind)))
        });
        all.extend(unsaid.map(|one| Disagreement::Unsaid(one.place.clone())));
    }
    all
}

/// Whether a setter gives the property: the client reads `None` where it is missing, which says it all.
fn is_named(place: &str) -> bool {
    let mut types = NAMED.iter();
    types.any(|(of, properties)| {
        let schema = format!("/components/schemas/{of}/properties/");
        let (_, property) = place.split_once(&schema).unwrap_or_default();
        properties.contains(&property)
    })
}

/// The kinds can be told apart, but not sorted.
fn rank(kind: DeviationKind) -> u8 {
    match kind {
        DeviationKind::Missing => 0,
        DeviationKind::Null => 1,
        DeviationKind::OtherType => 2,
        DeviationKind::UnknownValue => 3,
        _ => 4,
    }
}
