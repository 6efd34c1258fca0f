//! Test your app: without an account, without a network, and without a fake of your own.
//!
//! A [`StandIn`] answers in place of LaunchDarkly. A request is its own matcher: expect the one that the app should send,
//! and say what it is answered. With the feature `testing`, in `[dev-dependencies]`:
//!
//! ```toml
//! launchdarkly-api = { version = "0.1", features = ["testing"] }
//! ```
//!
#![cfg_attr(all(feature = "environments", feature = "feature-flags"), doc = "```")]
#![cfg_attr(
    not(all(feature = "environments", feature = "feature-flags")),
    doc = "```text"
)]
//! use launchdarkly_api::{Client, Error, environments::Environment, feature_flags::{FeatureFlag, FlagPatch, TurnFlagOff}};
//! use launchdarkly_api::testing::{Example, StandIn};
//!
//! /// The app: turns a flag off, unless the environment is critical, and deletes an environment that may be gone already.
//! async fn clean_up(client: &Client) -> Result<(), Error> {
//!     let production = client.environments().get_environment("web", "production").await?;
//!     assert!(production.critical);
//!     match client.environments().delete_environment("web", "old").await {
//!         Err(error) if !error.is_not_found() => return Err(error),
//!         _ => {}
//!     }
//!     let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key("staging");
//!     let turned_off = || client.feature_flags().patch_feature_flag("web", "checkout", &patch);
//!     match turned_off().await {
//!         Err(error) if error.is_version_conflict() => drop(turned_off().await?),
//!         outcome => drop(outcome?),
//!     }
//!     Ok(())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let stand_in = StandIn::new();
//! let client = stand_in.client(); // an ordinary `Client`
//!
//! let mut production = Environment::example(); // the documented example, typed
//! production.critical = true;
//! let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key("staging");
//! let environments = client.environments();
//! stand_in.expect(environments.get_environment("web", "production")).returning(production);
//! stand_in.expect(environments.delete_environment("web", "old")).failing(404, "not_found", "Unknown environment");
//! stand_in
//!     .expect(client.feature_flags().patch_feature_flag("web", "checkout", &patch))
//!     .failing(409, "optimistic_locking_error", "Try again")
//!     .then_returning(FeatureFlag::example());
//!
//! clean_up(&client).await?;
//! stand_in.verify(); // what was expected and never came, what came and was not expected
//! # Ok(())
//! # }
//! ```
//!
//! A request that fits nothing is an error for the app, [`ErrorKind::Request`](crate::ErrorKind::Request), and is not
//! repeated. It shows the nearest request that is expected, and what differs. [`verify`](StandIn::verify) tells it once more,
//! and dropping the stand-in verifies, too: an app that swallows the error does not pass.
//!
//! [`Expectation`] has the rest: how often a request comes, in which order, and what of it does not count.
//!
//! # Without a client
//!
//! - A function that takes a value needs no stand-in: [`Example`] gives documented values of every type, and blank ones.
//! - A function that takes an [`Error`](crate::Error) does not, either: [`error`] makes one as LaunchDarkly answers it, and
//!   [`timeout_error`], [`transport_error`], [`decode_error`], [`request_error`] and [`config_error`] those of the other kinds.
//! - A function that makes a request can be asked what it would send: [`Sent::of`].
//!
//! # Lists
//!
//! [`returning_pages`](Expectation::returning_pages) takes the items of each page, and adds what leads from one to the next, in
//! whatever way the operation has.
//!
#![cfg_attr(feature = "environments", doc = "```")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # use launchdarkly_api::{Error, environments::Environment, testing::{Example, StandIn}};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let stand_in = StandIn::new();
//! let list = stand_in.client().environments().get_environments_by_project("web");
//! let environment = Environment::example;
//! stand_in.expect(list.clone()).returning_pages([vec![environment(), environment()], vec![environment()], vec![]]);
//!
//! let (mut items, mut count) = (list.items(), 0);
//! while let Some(item) = items.next().await {
//!     item?;
//!     count += 1;
//! }
//! assert_eq!(count, 3);
//! # Ok(())
//! # }
//! ```
//!
//! A request that is not a list has no pages: this does not compile.
//!
#![cfg_attr(feature = "environments", doc = "```compile_fail,E0277")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # use launchdarkly_api::{environments::Environment, testing::{Example, StandIn}};
//! let stand_in = StandIn::new();
//! let request = stand_in.client().environments().get_environment("web", "production");
//! stand_in.expect(request).returning_pages([[Environment::example()]]);
//! ```
//!
//! # When things go wrong
//!
//! [`failing`](Expectation::failing) answers as LaunchDarkly does, and [`failing_by`](Expectation::failing_by) takes a
//! [`Fault`]: rate limits, lost connections, answers that are cut off or no JSON. Answers can lack a field
//! ([`without_field`](Expectation::without_field)) or have one that nobody knows yet
//! ([`with_unknown_fields`](Expectation::with_unknown_fields)).
//!
//! The client is an ordinary one: it repeats what may be repeated, and waits before it does. Each attempt is a request
//! that comes. With paused time, no wait takes any time:
//!
#![cfg_attr(feature = "environments", doc = "```")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # use launchdarkly_api::{Error, environments::Environment, testing::{Example, Fault, StandIn}};
//! # use std::time::Duration;
//! // #[tokio::test(start_paused = true)]
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), Error> {
//! let stand_in = StandIn::new();
//! let request = stand_in.client().environments().get_environment("web", "production");
//! stand_in
//!     .expect(request.clone())
//!     .failing_by(Fault::RouteLimited(Duration::from_secs(8)))
//!     .then_failing_by(Fault::GoneAway)
//!     .then_returning(Environment::example());
//!
//! let response = request.send().await?;
//! assert_eq!(response.attempts(), 3);
//! # Ok(())
//! # }
//! ```
//!
//! # A whole process
//!
//! [`StandIn::documented`] answers every operation with its documented example, checks each request against what is
//! documented, and can be told otherwise as above. It [listens](StandIn::listen) on loopback, too: for a program that is
//! started with `LAUNCHDARKLY_BASE_URL`, in whatever language it is written.
//!
#![cfg_attr(feature = "environments", doc = "```")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # use launchdarkly_api::{Client, testing::StandIn};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let stand_in = StandIn::documented();
//! let address = stand_in.listen().await?;
//! // Command::new("my-app").env("LAUNCHDARKLY_BASE_URL", format!("http://{address}"))…
//! # let client = Client::builder().access_token("api-any").base_url(format!("http://{address}")).build()?;
//! # let environment = client.environments().get_environment("web", "production").await?;
//! # assert_eq!(environment.key, "production");
//! # Ok(())
//! # }
//! ```
//!
//! `cargo run --example stand_in`, in the repository of this crate, is just that.
//!
//! # What LaunchDarkly answered
//!
//! A [`Recorder`] writes what LaunchDarkly answered into a file, with fakes in place of secrets and names, and [`Replay`] plays
//! it back.

// What this wing stands on: the transport, which is the seam for everybody, and the types of requests and values, which say
// what they are in four traits that are compiled with the feature alone (`Called`, `Listed`, `Named`, `ToBody`).
//
// | room | what it holds |
// |---|---|
// | `stand_in` | the stand-in |
// | `expectation` | what is said of an expected request |
// | `rule`, `book` | what is expected, as data; where every request is judged |
// | `answer`, `fault`, `pages` | what is answered |
// | `sent`, `form`, `difference` | requests as they are sent, and what differs between two |
// | `documents`, `occurrences` | what is documented, as the generator left it, and where in it values of each type are |
// | `documented`, `schema` | answers as documented, and requests compared with it |
// | `example`, `errors` | values and errors without a stand-in |
// | `server` | HTTP on loopback |
// | `recorder`, `replay` | recordings; `tape` is what is in the file, `fakes` what is not |

mod answer;
mod book;
mod difference;
mod documented;
pub(crate) mod documents;
mod errors;
mod example;
mod expectation;
mod fakes;
mod fault;
mod form;
mod occurrences;
mod pages;
mod recorder;
mod replay;
mod rule;
mod schema;
mod sent;
mod server;
mod stand_in;
mod tape;

pub use self::{
    errors::{config_error, decode_error, error, request_error, timeout_error, transport_error},
    example::Example,
    expectation::Expectation,
    fault::Fault,
    form::Part,
    recorder::Recorder,
    replay::Replay,
    sent::Sent,
    stand_in::StandIn,
};
