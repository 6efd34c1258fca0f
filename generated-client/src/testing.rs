//! Test your app: without an account, without a network, and without a fake of your own.
//!
//! A [`StandIn`] answers in place of LaunchDarkly. A request is its own matcher: expect the request that the app should send,
//! and set its response. Enable the feature `testing` in `[dev-dependencies]`:
//!
//! ```toml
//! launchdarkly-api = { version = "0.1", default-features = false, features = ["testing"] }
//! ```
//!
//! Cargo adds this to the features in `[dependencies]`. Without `default-features = false`, it would add all groups, and the
//! default TLS.
//!
#![cfg_attr(all(feature = "environments", feature = "feature-flags"), doc = "```")]
#![cfg_attr(
    not(all(feature = "environments", feature = "feature-flags")),
    doc = "```text"
)]
//! use launchdarkly_api::{
//!     Client, Error,
//!     environments::Environment,
//!     feature_flags::{FeatureFlag, FlagPatch, TurnFlagOff},
//!     testing::StandIn,
//! };
//!
//! /// The app: turns a flag off, unless the environment is critical, and deletes an
//! /// environment that may be gone already.
//! async fn clean_up(client: &Client) -> Result<(), Error> {
//!     let staging = client.environments().get_environment("web", "staging");
//!     // Strictly: what cannot be read must not look like `false`.
//!     if !staging.with_strict_response().await?.critical {
//!         let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key("staging");
//!         let turn_off = || client.feature_flags().patch_feature_flag("web", "checkout", &patch);
//!         match turn_off().await {
//!             Err(error) if error.is_version_conflict() => drop(turn_off().await?),
//!             outcome => drop(outcome?),
//!         }
//!     }
//!     match client.environments().delete_environment("web", "old").await {
//!         Err(error) if !error.is_not_found() => Err(error),
//!         _ => Ok(()),
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let stand_in = StandIn::new();
//! let client = stand_in.client(); // an ordinary `Client`
//!
//! let mut staging = Environment::example(); // the documented example, typed
//! staging.critical = false;
//! let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key("staging");
//! let environments = client.environments();
//! stand_in.expect(environments.get_environment("web", "staging")).returning(staging);
//! stand_in
//!     .expect(client.feature_flags().patch_feature_flag("web", "checkout", &patch))
//!     .failing(409, "optimistic_locking_error", "Try again")
//!     .then_returning(FeatureFlag::example());
//! stand_in
//!     .expect(environments.delete_environment("web", "old"))
//!     .failing(404, "not_found", "Unknown environment");
//!
//! clean_up(&client).await?;
//! stand_in.verify(); // what was expected and never came, what came and was not expected
//! # Ok(())
//! # }
//! ```
//!
//! An unexpected request is an error for the app, [`ErrorKind::Request`](crate::ErrorKind::Request), and is not retried. The
//! error shows the closest expected request, and the differences. [`verify`](StandIn::verify) reports it as well, and so does
//! dropping the stand-in: an app that swallows the error does not pass.
//!
//! [`Expectation`] has more settings: how often a request is sent, in which order, and which parts are not compared.
//!
//! # Without a client
//!
//! - A function that takes a value needs no stand-in: every type has `example()`, which returns the documented value, and
//!   `blank()`. [`Example`] returns the other documented values, by name. Change their fields one by one: the types are
//!   `#[non_exhaustive]`, so that `Environment { critical: true, ..Environment::example() }` does not compile.
//! - A function that takes an [`Error`](crate::Error) does not need one, either: [`error`] creates an error of LaunchDarkly,
//!   [`rate_limit_error`] one with the time to wait, and [`timeout_error`], [`transport_error`], [`decode_error`],
//!   [`request_error`] and [`config_error`] create the other kinds.
//! - For a function that returns a request, [`Sent::of`] shows what it would send.
//!
//! # Lists
//!
//! [`returning_pages`](Expectation::returning_pages) takes the items of each page, and adds the links or tokens that lead from
//! one to the next.
//!
#![cfg_attr(feature = "environments", doc = "```")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # use launchdarkly_api::{Error, environments::Environment, testing::StandIn};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let stand_in = StandIn::new();
//! let list = stand_in.client().environments().get_environments_by_project("web");
//! let environment = Environment::example;
//! let pages = [vec![environment(), environment()], vec![environment()], vec![]];
//! stand_in.expect(list.clone()).returning_pages(pages);
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
//! # use launchdarkly_api::{environments::Environment, testing::StandIn};
//! let stand_in = StandIn::new();
//! let request = stand_in.client().environments().get_environment("web", "production");
//! stand_in.expect(request).returning_pages([[Environment::example()]]);
//! ```
//!
//! # When things go wrong
//!
//! [`failing`](Expectation::failing) answers with an error of LaunchDarkly, and [`failing_by`](Expectation::failing_by) takes
//! a [`Fault`]: rate limits, lost connections, responses that break off or are not JSON. A response can also lack a field
//! ([`without_field`](Expectation::without_field)), have an unknown one
//! ([`with_unknown_fields`](Expectation::with_unknown_fields)), or have any body at all
//! ([`returning_body`](Expectation::returning_body)).
//!
//! The client is an ordinary one: it retries where that is safe, and waits before it does. Each attempt counts as a request.
//! If Tokio's time is paused, waits take no time. That is for clients in the runtime of the test, and not for a stand-in that
//! [listens](StandIn::listen): paused time runs ahead of the network, so that time limits pass before the response arrives.
//! With the feature `blocking`, calls run on a thread of their own, whose time goes on: expect short waits, such as
//! `Fault::RouteLimited(Duration::from_millis(20))`, or create the client by [`client_builder`](StandIn::client_builder) with
//! [`RetryPolicy::none`](crate::RetryPolicy::none).
//!
#![cfg_attr(feature = "environments", doc = "```")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # use launchdarkly_api::{Error, environments::Environment, testing::{Fault, StandIn}};
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
//! [`StandIn::documented`] answers every operation with its documented example, and checks each request against the
//! documentation. Expectations take precedence. It can also [listen](StandIn::listen) on loopback, for a program in any
//! language that is started with `LAUNCHDARKLY_BASE_URL`. If the program does not end by itself,
//! [`all_came`](StandIn::all_came) waits until it has sent what is expected.
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
//! `cargo run --example stand_in`, in the repository of this crate, does this.
//!
//! # What LaunchDarkly answered
//!
//! A [`Recorder`] writes LaunchDarkly's responses into a file, with fakes in place of secrets and names, and [`Replay`] plays
//! them back.

// What this wing stands on: the transport, which is the seam for everybody, and the types of requests and values, which say
// what they are in four traits that are compiled with the feature alone (`Called`, `Listed`, `Named`, `ToBody`).
//
// | room | what it holds |
// |---|---|
// | `stand_in` | the stand-in |
// | `expectation` | what is said of an expected request |
// | `rule`, `book` | what is expected, as data; what came, and where every request is judged |
// | `answer`, `fault`, `pages` | what is answered |
// | `sent`, `form`, `difference` | requests as they are sent, and what differs between two |
// | `documents`, `occurrences` | what is documented, as the generator left it, and where in it values of each type are |
// | `documented`, `parameters`, `schema`, `filter` | answers as documented, and requests compared with it |
// | `example`, `errors` | values and errors without a stand-in |
// | `server` | HTTP on loopback |
// | `recorder`, `replay` | recordings; `tape` is what is in the file, `fakes` what is not, `overheard` a body that is recorded |

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
mod filter;
mod form;
mod occurrences;
mod overheard;
mod pages;
mod parameters;
mod recorder;
mod replay;
mod rule;
mod schema;
mod sent;
mod server;
mod stand_in;
mod tape;

pub use crate::{lists::page::Listed, requests::call::Called};

pub use self::{
    errors::{
        config_error, decode_error, error, rate_limit_error, request_error, timeout_error,
        transport_error,
    },
    example::Example,
    expectation::Expectation,
    fault::Fault,
    form::Part,
    recorder::Recorder,
    replay::Replay,
    sent::Sent,
    stand_in::StandIn,
};
