//! Gives an environment another SDK key, while the old one works for another hour.
//!
//! Without `LAUNCHDARKLY_ACCESS_TOKEN` it asks a stand-in that answers the documented examples; with it,
//! LaunchDarkly. In an app, `Client::from_env()?` is all that is needed in place of `cookbook::client()`.
//!
//! ```text
//! cargo run --example rotate_sdk_key
//! LAUNCHDARKLY_ACCESS_TOKEN=api-… cargo run --example rotate_sdk_key my-project production
//! ```
#![expect(clippy::print_stdout, reason = "a program that shows what it got")]

mod cookbook;

use std::time::Duration;

use launchdarkly_api::UnixMillis;

const OVERLAP: Duration = Duration::from_secs(60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, server) = cookbook::client()?;
    let mut arguments = std::env::args().skip(1);
    let project = arguments.next().unwrap_or_else(|| "my-project".to_owned());
    let key = arguments.next().unwrap_or_else(|| "production".to_owned());

    let expiry = UnixMillis::now() + OVERLAP;
    let environments = client.environments();
    let request = environments.reset_environment_sdk_key(&project, &key);
    let environment = match request.expiry(expiry).await {
        // Not sent again by itself, since the key may have been replaced all the same.
        Err(error) if error.is_timeout() => {
            return Err("no answer in time: look at the key before rotating it again".into());
        }
        Err(error) if error.is_forbidden() => {
            return Err("the token's role lacks the action updateApiKey".into());
        }
        outcome => outcome?,
    };

    println!(
        "{} has a new SDK key; the old one works until {expiry}",
        environment.name
    );
    // Secrets hide in `Debug`. Here the new one goes to where services read it, a secret store for instance.
    println!("  printed, it is {:?}", environment.api_key);
    if !environment.api_key.expose().starts_with("sdk-") {
        return Err("the answer has no SDK key".into());
    }
    let sent = server.map(|server| server.received());
    let in_words = expiry.as_millis().to_string();
    match sent.and_then(|requests| requests.into_iter().next()) {
        Some(request) if request.parameter("expiry") != Some(&in_words) => {
            Err("the expiry was not sent".into())
        }
        _ => Ok(()),
    }
}
