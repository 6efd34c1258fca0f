//! Gives an environment another SDK key, while the old one works for another hour.
//!
//! ```text
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example rotate_sdk_key my-project production
//! ```

use std::time::Duration;

use launchdarkly_api::{Client, UnixMillis};

const OVERLAP: Duration = Duration::from_secs(60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, environment] = arguments.as_slice() else {
        return Err("usage: rotate_sdk_key PROJECT ENVIRONMENT".into());
    };

    let expiry = UnixMillis::now() + OVERLAP;
    let environments = client.environments();
    let request = environments.reset_environment_sdk_key(project, environment);
    // Strictly, since a missing key must not read as an empty one.
    let request = request.expiry(expiry).with_strict_response();
    let environment = match request.await {
        // The client does not retry this, since the key may have been replaced.
        Err(error) if error.may_have_taken_effect() => {
            return Err(format!("look at the key before rotating it again: {error}").into());
        }
        Err(error) if error.is_forbidden() => {
            return Err("the token's role lacks the action updateApiKey".into());
        }
        outcome => outcome?,
    };
    println!(
        "the old SDK key of {} works until {expiry}",
        environment.name
    );
    // `Debug` hides a secret; `environment.api_key.expose()` is the new key, for the place where services read it.
    println!("the new one prints as {:?}", environment.api_key);
    Ok(())
}
