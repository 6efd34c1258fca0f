//! A typed, async client for the [LaunchDarkly REST API](https://launchdarkly.com/docs/api).
//!
#![cfg_attr(feature = "feature-flags", doc = "```no_run")]
#![cfg_attr(not(feature = "feature-flags"), doc = "```text")]
//! # async fn run() -> Result<(), launchdarkly_api::Error> {
//! use launchdarkly_api::Client;
//!
//! let client = Client::from_env()?; // reads LAUNCHDARKLY_ACCESS_TOKEN
//! let flag = client.feature_flags().get_feature_flag("my-project", "my-flag").await?;
//! println!("{} has {} variations", flag.name, flag.variations.len());
//! # Ok(())
//! # }
//! ```
//!
//! # Finding your way
//!
//! Each API group is a module of this crate and a method of [`Client`], which returns a cheap handle. The handle has a method
//! for each operation. That method takes the required parameters and returns a request: chain the optional parameters, then
//! await it. The project always comes first and then the environment, also where the path has them the other way round.
//!
//! The page of each module lists its operations with method and path.
#![cfg_attr(feature = "full", doc = "The page [`operations`] lists all of them.")]
//! The search of this documentation finds an operation by its name in LaunchDarkly's documentation (`postFeatureFlag`), by
//! its request (`POST /api/v2/flags/{projectKey}`), and by the usual verbs (`create flag`).
//!
//! - `request.await` returns the value, as `Result<T, Error>`.
//! - `request.send().await` returns a [`Response`]: the value with status, headers and the raw body.
//! - `request.with_timeout(…)`, `request.with_retry(…)` and `request.with_header(…)` are options of one call. Options begin
//!   with `with_`; parameters of the API have their bare names.
//! - A field or a function that holds a request names it by its operation: `teams::DeleteTeam` is what `delete_team` returns.
//!   That name stays when LaunchDarkly adds an optional parameter.
//! - [`Client::request`] calls an endpoint that this crate does not know yet, with the same authentication, limits and
//!   errors.
//! - `request.optional().await` returns `None` if the response is a 404: see [`OptionalFuture`].
//! - [`Client::follow`] requests the target of a link in a response.
//!
//! Most instants are [`UnixMillis`], and some are text, as a [`DateTime`]. Both can be compared with each other, and
//! `UnixMillis::now() + Duration::from_secs(3600)` is an hour from now.
//!
//! Wherever a list is expected, you can also pass a single value ([`OneOrMany`]); wherever a value is optional, an `Option`
//! ([`IntoOption`]).
//!
//! The [recipes] in the repository are programs of a page, to be copied: flags, targeting and segments, roles and teams,
//! approvals, audit log, code references.
//!
//! [recipes]: https://github.com/launchdarkly-api-rs/launchdarkly-api/tree/main/generated-client/examples
//!
//! # Lists
//!
//! Awaiting the request of a list returns one page. `request.items()` is a stream of all items and `request.pages()` of all
//! pages, fetched one by one as they are needed. Both implement [`Stream`] and have a method `next` of their own.
//!
#![cfg_attr(feature = "insights-scores", doc = "```no_run")]
#![cfg_attr(not(feature = "insights-scores"), doc = "```text")]
//! # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
//! let mut groups = client.insights_scores().get_insight_groups().items();
//! while let Some(group) = groups.next().await {
//!     println!("{}", group?.name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Where LaunchDarkly documents the fields of a list's filter, the operation has a type with a method for each condition. It
//! writes the syntax and quotes the values. A string works as well, for fields that are not documented:
//!
#![cfg_attr(feature = "feature-flags", doc = "```no_run")]
#![cfg_attr(not(feature = "feature-flags"), doc = "```text")]
//! # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
//! use launchdarkly_api::feature_flags::{FlagState, GetFeatureFlagsFilter};
//!
//! let filter = GetFeatureFlagsFilter::new().state(FlagState::Live).tags(["billing", "eu"]);
//! let flags = client.feature_flags().get_feature_flags("my-project").filter(&filter).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Both streams end after an error, so `filter_map(Result::ok)` and similar adapters end, too. [`Pages`] describes how lists end, and
//! how to continue from a [`Position`], after an error or later. [`Pages::prefetch`] fetches pages ahead, in lists paged by
//! offset.
//!
//! To export a list that is larger than memory, write each item as it comes. What this crate has no fields for is written,
//! too; a null, or a value of another type than documented, is only in the raw bodies that [`Pages::next_response`] returns.
//! Read strictly ([`ClientBuilder::strict_responses`]) what must not look empty by mistake: a page without its list of items
//! reads as an empty list. To follow the audit log, ask for the entries after the time of the last one, again and again:
//!
#![cfg_attr(feature = "audit-log", doc = "```no_run")]
#![cfg_attr(not(feature = "audit-log"), doc = "```text")]
//! # use launchdarkly_api::{Client, Error, UnixMillis};
//! # async fn run(client: Client, mut latest: UnixMillis) -> Result<(), Error> {
//! let mut entries = client.audit_log().get_audit_log_entries().after(latest).items();
//! while let Some(entry) = entries.next().await {
//!     let entry = entry?;
//!     latest = latest.max(entry.date); // entries come newest first
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The recipe `tail_audit_log` does this without losing or repeating an entry, and across restarts. It reports the one gap that
//! the API leaves: where more entries than fit on a page have the same millisecond.
//!
//! # Several requests at once
//!
//! Requests own their data, so they can be stored, spawned and sent between threads. A request is not yet a future: pass
//! `request.into_future()` to functions that take futures, such as `tokio::spawn` and `join_all`; `request.send()` is a future,
//! too. A future that is dropped is no longer waited for or retried, but what was sent may be carried out.
//!
//! Clones of a client share its connections and its limits: [`ClientBuilder::max_concurrent_requests`] limits how many
//! requests are in flight at once, and [`ClientBuilder::pace_requests`] waits before LaunchDarkly's rate limits are exceeded.
//! So it does no harm to start more requests than may run:
//!
#![cfg_attr(feature = "environments", doc = "```no_run")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # async fn run(projects: Vec<String>) -> Result<(), Box<dyn std::error::Error>> {
//! use launchdarkly_api::ClientBuilder;
//! use std::future::IntoFuture;
//! use tokio::task::JoinSet;
//!
//! let client = ClientBuilder::from_env()?.max_concurrent_requests(4).pace_requests().build()?;
//! let mut calls = JoinSet::new();
//! for project in &projects {
//!     calls.spawn(client.environments().get_environment(project, "production").into_future());
//! }
//! while let Some(environment) = calls.join_next().await {
//!     println!("{}", environment??.name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Awaiting a request needs a [Tokio](https://docs.rs/tokio) runtime with its time and network drivers (`enable_all`). Outside
//! of a runtime it is an error. In a runtime without these drivers Tokio panics, and there is no way to ask it before. With the feature
//! `blocking`, the module of that name waits for requests without one.
//!
//! # Changes and uploads
//!
//! A [`JsonPatch`] changes a resource by paths into its JSON, a semantic patch by instructions. Operations with documented
//! instructions have types for both: a struct for each instruction, and a patch that lists them. Where an operation accepts
//! several kinds of changes, the type of the argument decides how it is sent ([`BodyOf`]). A [`SemanticPatch`] is put
//! together by hand, for [`Client::request`]. A request that returns nothing has the value `()`. To upload a file, pass a
//! [`FileUpload`].
//!
//! # Errors
//!
//! All functions of this crate return one type of error, [`Error`]. Its [`kind`](Error::kind) is the stage that failed,
//! predicates such as [`is_not_found`](Error::is_not_found) answer the usual questions, and [`code`](Error::code) and
//! [`message`](Error::message) are LaunchDarkly's own words, if it sent any.
//!
#![cfg_attr(feature = "environments", doc = "```no_run")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
//! match client.environments().get_environment("my-project", "production").await {
//!     Ok(environment) => println!("{}", environment.name),
//!     Err(error) if error.is_not_found() => println!("no such environment"),
//!     Err(error) if error.is_rate_limited() => println!("wait for {:?}", error.retry_after()),
//!     Err(error) if error.is_timeout() => println!("no response in time: {error}"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Retries, limits and time
//!
//! A call is retried where that is safe and may help, up to 4 attempts, or 5 after a 429. [`RetryPolicy`] describes the
//! rules, and can be set for a client or for one call. [`Response::attempts`] and [`Error::attempts`] return how many
//! attempts there were.
//!
//! - After a 429 the client waits as long as the server asks, up to 60 seconds. If the server asks for more, the call fails
//!   at once, and [`Error::retry_after`] returns the time. If the server does not say, the waits together outlast a window of
//!   ten seconds. [`Response::rate_limit`] and [`Error::rate_limit`] return all figures.
//! - The time limit is 60 seconds for a call with all its waits, 30 seconds for an attempt, and 10 seconds for a connection:
//!   [`ClientBuilder::timeout`], [`attempt_timeout`](ClientBuilder::attempt_timeout) and
//!   [`connect_timeout`](ClientBuilder::connect_timeout). An upload, and a call `with_timeout`, may use all of its time for
//!   one attempt, unless a limit for attempts is set.
//! - The size limit of a response is 32 MiB after decompression: [`ClientBuilder::max_response_size`].
//!
//! # Testing
//!
//! With the feature `testing`, the module of that name stands in for LaunchDarkly: it expects requests, answers them with
//! documented values, with pages or with faults, and listens on loopback for other processes. With
//! `#[tokio::test(start_paused = true)]`, retries and waits take no time, unless the stand-in listens or the app waits by
//! `wait()`. [`ClientBuilder::strict_responses`] makes an error of a response that is not as documented.
//!
//! # Metrics, logs and middleware
//!
//! [`Hooks`] are called on every attempt, for metrics, and for responses that are not as documented. With the feature
//! `tracing`, each call is a span (`operation`, `method`, `path` with its values, but without the query and the path of the
//! base URL, `route` with names in place of values), and each attempt an event with its time.
//! [`ClientBuilder::wrap_transport`] wraps the real transport, as middleware does: its example is a token that changes while the
//! client is in use.
//!
//! # Lenient decoding
//!
//! One unexpected value does not make a response useless. Unknown properties and enum values are kept, null reads as absent,
//! and a value that is missing or of another type reads as blank. Everything that is not as documented is a [`Deviation`],
//! which describes the rules. [`Response::deviations`] lists those of a response. [`ClientBuilder::strict_responses`], or
//! `with_strict_response` for one call, turns them into errors, except for unknown enum values.
//!
//! Properties that a type has no field for are in its field `extra`, and are sent back with the value. To send one, use
//! `with_extra`:
//!
#![cfg_attr(feature = "projects", doc = "```")]
#![cfg_attr(not(feature = "projects"), doc = "```text")]
//! # use launchdarkly_api::projects::ProjectPost;
//! let post = ProjectPost::new("my-project", "My project").with_extra("icon", "rocket");
//! assert_eq!(post.extra.get("icon").and_then(|icon| icon.as_str()), Some("rocket"));
//! ```
//!
//! Numbers in `extra` and in free values lose digits beyond an `f64` or 64 bits, unless the feature `arbitrary_precision` of
//! `serde_json` is on.
//!
//! Files that people write should not be read leniently: [`Strict`] rejects what it does not know, and names the place. A type of
//! this crate takes any object, so as a variant of an enum that is `#[serde(untagged)]` it must come last; a `Strict` of it may
//! come before others.
//!
//! # Secrets
//!
//! The access token and the keys in responses ([`Secret`]) print as `[redacted]` in every `Debug`, and an error
//! never prints the body of a successful response. A token that the server has echoed is removed from an error if it has at
//! least 8 bytes. Serializing a response writes its keys as they are, and `Debug` shows what this crate cannot know to be
//! secret: values of unknown variants, free-form values, the path of a raw request, and the bodies in `testing`.
//!
//! # Cargo features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `full` | yes | every API group; without it, name the groups that you need, such as `environments` |
//! | `rustls` | yes | TLS by rustls with aws-lc-rs and the certificates of the platform |
//! | `rustls-ring` | | the same with `ring`, which compiles in a fraction of the time; requires `default-features = false` |
//! | `rustls-no-provider` | | TLS by rustls with the crypto provider that your program installs |
//! | `native-tls` | | TLS by the operating system's library |
//! | `blocking` | | the module `blocking`: `wait()` in place of `.await` |
//! | `chrono`, `time`, `jiff` | | conversions of [`UnixMillis`] |
//! | `schemars` | | `JsonSchema` for every type of the API |
//! | `testing` | | the module `testing`, for `[dev-dependencies]`: stand-ins for LaunchDarkly, documented values, recordings |
//! | `tracing` | | a span for each call and an event for each attempt: operation, status, attempt and wait |
//!
//! Most of a first build is the TLS library, so `rustls-ring` saves far more time than naming single groups does. If a group
//! is missing, the compiler says which feature to add.

#![cfg_attr(docsrs, feature(doc_cfg))]
// A rule for libraries, which the examples would have to be excused from if it stood in the workspace manifest.
#![warn(clippy::print_stderr, clippy::print_stdout)]
#![cfg_attr(
    any(test, not(feature = "full")),
    allow(
        dead_code,
        unused_macros,
        reason = "not every group needs every helper"
    )
)]

// The map. Each wing lives in a folder; its head (`values.rs`, …) says what belongs there and lists its rooms.
//
// | wing | what lives there | what it may use |
// |---|---|---|
// | `values` | what stands in JSON: decoding, records, unions, enums, secrets, instants | nothing else of the crate |
// | `error` | the one error of the crate | `values` |
// | `wire` | one call, from its parts to the raw response | `error` and what that uses |
// | `client` | the client and its settings | `wire` and what that uses |
// | `requests` | what a user builds and awaits | `client` and what that uses |
// | `lists` | pages, items and positions | `requests` and what those use |
// | `testing` | what the tests of apps are written with | `lists` and what those use |
// | `blocking` | the same without `.await` | `lists` and what those use |
// | `generated` | the groups: handles, operations and types | all of the above; nothing above uses it |
// | `helpers` | what everyone would derive by hand from the values of a group | all of the above; nothing uses it |
//
// The tests of the wings do without `generated`, which takes ten times as long to compile as all of them; its own tests
// are `tests/conformance`, a program that uses the crate as an app does.
//
// Inside the crate, a name is imported from the module that defines it: what is exported here is for users.
// `cargo test -p codegen --test rooms` holds all of this.
//
// Macros that generated code calls, each in the wing of what it makes:
//
// | macro | where | what it makes |
// |---|---|---|
// | `record!` | `values::record` | a struct that is read, written, shown, compared and copied by its table of fields |
// | `setters!` | `values::given` | a method for each optional property of a struct |
// | `union!` | `values::union` | an enum of structs that a property tells apart |
// | `open_enum!` | `values::open_enum` | what an enum does that keeps the values it does not know, by its table |
// | `request!` | `requests::request` | `send`, the options of a call and `.await` for a request type |
// | `filter!` | `requests::filter` | what all filters of lists have |
// | `bodies!` | `requests::body` | the types that a request takes as its body |
// | `patch!` | `requests::patch` | the methods of a semantic patch that grows |
// | `outcome!` | `requests::outcome` | an enum of an operation's successes |
// | `page!` | `lists::page` | what has to be known of a page |
// | `paged!` | `lists::items` | `pages` and `items` for a request type |
// | `gated!` | `client::gated` | what the compiler says of a group whose feature is off |
// | `exemplary!` | here | what the types of `record!`, `union!` and `open_enum!` have for tests |

// Each type has its examples without an import. It stands here since `values`, where types are made, knows nothing of tests.
#[cfg(feature = "testing")]
macro_rules! exemplary {
    ($name:ident) => {
        impl $name {
            /// Returns the documented example, with the feature `testing`:
            /// [`Example::example`](crate::testing::Example::example) without an import.
            ///
            /// # Panics
            ///
            /// If nothing of the kind is documented: then there is [`blank`](Self::blank).
            #[must_use]
            #[track_caller]
            #[inline]
            pub fn example() -> Self {
                <Self as $crate::testing::Example>::example()
            }

            /// Returns a value with nothing in it, with the feature `testing`:
            /// [`Example::blank`](crate::testing::Example::blank) without an import.
            #[must_use]
            #[inline]
            pub fn blank() -> Self {
                <Self as $crate::testing::Example>::blank()
            }
        }
    };
}

#[macro_use]
mod values;
#[macro_use]
mod requests;
#[macro_use]
mod lists;
#[cfg(feature = "blocking")]
pub mod blocking;
#[macro_use]
mod client;
mod error;
#[cfg(not(test))]
#[rustfmt::skip]
mod generated;
#[cfg(not(test))]
mod helpers;
#[cfg(test)]
#[expect(
    dead_code,
    reason = "not every operation needs all that its macro gives"
)]
mod test_api;
#[cfg(test)]
#[expect(dead_code, reason = "the tests in this folder need a part of it")]
#[path = "../tests/support/mod.rs"]
mod test_server;
#[cfg(feature = "testing")]
pub mod testing;
mod wire;

// The groups by name, and not by a glob: so the compiler can say which feature a missing one needs.
#[cfg(not(test))]
include!("generated/exports.rs");
pub use self::{
    client::{builder::ClientBuilder, handle::Client},
    error::{Error, ErrorKind},
    lists::{
        items::Items,
        page::Page,
        pages::Pages,
        position::{ParsePositionError, Position},
    },
    requests::{
        body::BodyOf,
        future::ResponseFuture,
        location::Location,
        optional::OptionalFuture,
        patch::{Instruction, JsonPatch, JsonPointer, PatchPath, PatchWithComment, SemanticPatch},
        query::Text,
        request::{RawRequest, Request},
        upload::FileUpload,
    },
    values::{
        date_time::DateTime,
        deviation::{Deviation, DeviationKind, Deviations},
        extra::Extra,
        given::{IntoOption, OneOrMany},
        link::Link,
        open_enum::UnknownValue,
        secret::Secret,
        strict::Strict,
        timestamp::UnixMillis,
    },
    wire::{
        base_url::Region,
        hooks::{Attempt, AttemptEnd, CallInfo, Hooks},
        rate_limit::RateLimit,
        response::Response,
        retry::RetryPolicy,
        transport::{RequestBody, ResponseBody, Transport, TransportError, TransportFuture},
    },
};
pub use bytes::Bytes;
pub use futures_core::{FusedStream, Stream};
pub use http::{HeaderMap, Method, StatusCode};
pub use {http, reqwest};

/// The README's program compiles.
#[cfg(all(doctest, feature = "full"))]
#[doc = include_str!("../README.md")]
struct Readme;
