//! The stand-in for LaunchDarkly: answers what is documented, and what a test says instead.

use launchdarkly_api::{
    Method, RawRequest,
    testing::{Expectation, StandIn},
};
use serde::Serialize;

/// The access token that the recipes are given.
pub const TOKEN: &str = "api-00000000-0000-4000-8000-00000000test";

/// Answers the next request of that method and path with an error, whatever else it says.
pub fn failing(
    stand_in: &StandIn,
    method: Method,
    path: &str,
    status: u16,
    code: &str,
) -> Expectation<RawRequest> {
    told(stand_in, method, path).failing(status, code, "As told")
}

/// Answers the next request of that method and path with this, whatever else it says.
pub fn answering(
    stand_in: &StandIn,
    method: Method,
    path: &str,
    body: impl Serialize,
) -> Expectation<RawRequest> {
    told(stand_in, method, path).returning_json(body)
}

fn told(stand_in: &StandIn, method: Method, path: &str) -> Expectation<RawRequest> {
    let request = stand_in.client().request(method, path);
    stand_in.expect(request).any_query().any_body()
}
