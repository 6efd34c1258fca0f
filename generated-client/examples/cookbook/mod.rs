//! A client for the examples: of LaunchDarkly where there is a token, of a stand-in if there is none.

use std::env;

use launchdarkly_api::{Client, Error, testing::StandIn};

/// The client, and the stand-in, which answers what is documented.
pub fn client() -> Result<(Client, Option<StandIn>), Error> {
    if env::var_os("LAUNCHDARKLY_ACCESS_TOKEN").is_some() {
        return Ok((Client::from_env()?, None));
    }
    let stand_in = StandIn::documented();
    Ok((stand_in.client(), Some(stand_in)))
}
