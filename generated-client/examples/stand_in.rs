//! Stands in for LaunchDarkly, for programs in any language: answers every documented operation with its documented example,
//! and what is not as documented with an error that says why.
//!
//! ```text
//! cargo run --example stand_in
//! LAUNCHDARKLY_ACCESS_TOKEN=api-any LAUNCHDARKLY_BASE_URL=http://127.0.0.1:… my-app
//! ```

use std::future;

use launchdarkly_api::testing::StandIn;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let stand_in = StandIn::documented();
    let address = stand_in.listen().await?;
    println!("LAUNCHDARKLY_BASE_URL=http://{address}");
    future::pending().await
}
