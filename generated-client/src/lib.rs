//! A typed, async client for the [LaunchDarkly REST API](https://launchdarkly.com/docs/api).
//!
//! ```no_run
//! # async fn run() -> Result<(), launchdarkly_api::Error> {
//! use launchdarkly_api::{Client, Method};
//!
//! let client = Client::from_env()?; // reads LAUNCHDARKLY_ACCESS_TOKEN
//! let response = client.request(Method::GET, "/api/v2/caller-identity").await?;
//! let caller: serde_json::Value = response.json()?;
//! # Ok(())
//! # }
//! ```
//!
//! With the feature of its group, an operation has a method with documented parameters and a typed result:
//!
#![cfg_attr(feature = "environments", doc = "```no_run")]
#![cfg_attr(not(feature = "environments"), doc = "```text")]
//! # async fn run(client: launchdarkly_api::Client) -> Result<(), launchdarkly_api::Error> {
//! let environment = client.environments().get_environment("my-project", "production").await?;
//! println!("{} {:?}", environment.name, environment.tags);
//! # Ok(())
//! # }
//! ```
//!
//! # Finding your way
//!
//! One API group is one module here: [`Client`] has a method for each group, which gives a cheap handle, and
//! the handle has a method for each operation. What that method returns is a request: chain the optional
//! parameters, then await it.
//!
//! - `request.await` gives the value, as `Result<T, Error>`.
//! - `request.send().await` gives a [`Response`]: the value with status, headers and the body as it came.
//! - `request.with_timeout(…)`, `request.with_retry(…)` and `request.with_header(…)` are options of one call.
//!   Parameters of the API have bare names, options of the call begin with `with_`.
//! - [`Client::request`] reaches an endpoint that this crate does not know yet, through the same
//!   authentication, limits and errors.
//!
//! Requests own what they need, so they can be stored, spawned and sent between threads. Dropping the future
//! of a request cancels it. A [Tokio](https://docs.rs/tokio) runtime, with its drivers of time and network, is needed to
//! await one; with the feature `blocking`, the module of that name waits without one.
//!
//! # Lists
//!
//! The request of a list gives one page when it is awaited. `request.items()` gives all items and `request.pages()` all
//! pages, fetched one by one as they are needed: both are a [`Stream`] and have a `next` of their own.
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
//! Both end after an error, so that `filter_map(Result::ok)` and its like end, too. [`Pages`] says what else ends a list, and
//! how to go on from a [`Position`], after an error or another time. [`Pages::prefetch`] fetches lists by offset ahead.
//!
//! # Changes
//!
//! A [`JsonPatch`] changes a resource by places in it, a semantic patch by instructions. An operation that knows its
//! instructions has types for both: the patch lists them, and each is a struct of its own. Where an operation takes more than
//! one kind of change, the type of the argument decides how it is sent ([`BodyOf`]). A [`SemanticPatch`] is put together
//! by hand, for [`Client::request`]. A request that changes something is awaited like any other; where there is nothing
//! to answer, the value is `()`.
//!
//! # Uploads
//!
//! An operation that takes a file takes a [`FileUpload`]: a path, which is read while it is sent, or bytes with a name.
//!
//! # Errors
//!
//! There is one [`Error`] for everything. Its [`kind`](Error::kind) tells the stage that failed; predicates such as
//! [`is_not_found`](Error::is_not_found) answer the usual questions; [`code`](Error::code) and
//! [`message`](Error::message) are what LaunchDarkly said, if it said anything.
//!
//! # Retries, limits and time
//!
//! A call is repeated where that is safe and may help, up to 4 attempts in all, and 5 after a 429: [`RetryPolicy`] has the
//! rules, and is set for a client or a call. [`Response::attempts`] and [`Error::attempts`] tell how many there were.
//!
//! - After a 429 it waits as long as the server asks, up to 60 seconds; if the server asks for more, the call fails at
//!   once and [`Error::retry_after`] says for how much. If it does not say, the attempts outlast a window of ten seconds.
//!   [`Response::rate_limit`] and [`Error::rate_limit`] have all figures.
//! - [`ClientBuilder::pace_requests`] waits before a 429 instead of after it, by all figures that come with answers, and
//!   [`ClientBuilder::max_concurrent_requests`] bounds what is under way at once.
//! - A call takes at most 60 seconds, waits included, an attempt 30, and a connection 10:
//!   [`ClientBuilder::timeout`], [`attempt_timeout`](ClientBuilder::attempt_timeout) and
//!   [`connect_timeout`](ClientBuilder::connect_timeout). A call `with_timeout`, and an upload, may take all of its time for
//!   one attempt, unless a limit for attempts is set.
//! - A response may have 32 MiB, decompressed: [`ClientBuilder::max_response_size`]. It is not read any further.
//!
//! # Looking in, and standing in
//!
//! [`Hooks`] are told of every attempt, for metrics. With the feature `tracing`, each call is a span and each attempt an
//! event. A [`Transport`] sends the requests in place of `reqwest`, such as middleware.
//!
//! # Tests
//!
//! With the feature `testing`, the module of that name stands in for LaunchDarkly: it expects requests, answers them with
//! documented values, with pages or with faults, and listens on loopback for other processes.
//!
//! # Lenient decoding
//!
//! One unexpected value does not cost you a response:
//!
//! - a property that this crate does not know is kept in [`extra`](Extra), and sent back;
//! - an unknown value of an enumeration is kept in its `Unknown` variant;
//! - `null` reads as absent for an optional field;
//! - a required value that is missing or null reads as blank: `false`, 0, `""`, an empty list or map, a struct of such values;
//! - a value of another type reads as blank, too, or as `None` where it is optional. A number or a boolean that is written as
//!   a string reads as what it says;
//! - an integer may be written as `5.0`, and of a repeated key the last one counts.
//!
//! Whatever is not as documented is a [`Deviation`]: [`Response::deviations`] lists them, [`Hooks::on_deviations`] is told,
//! and the feature `tracing` has an event for it. [`ClientBuilder::strict_responses`], or `with_strict_response` for one
//! call, makes an error of the first one.
//!
//! What remains an error is text that is no JSON, and a body of another kind than documented, such as a list in place of an
//! object. The error keeps the body ([`Error::body`]).
//!
//! # Secrets
//!
//! The access token and the keys in responses ([`Secret`]) print as `[redacted]` in every `Debug`, and an error
//! never prints the body of a successful response.
//!
//! # Cargo features
//!
//! | feature | default | what it does |
//! |---|---|---|
//! | `full` | yes | every API group; without it, name the groups you need, such as `environments`, to compile less |
//! | `rustls` | yes | TLS by rustls with aws-lc-rs and the certificates of the platform |
//! | `rustls-ring` | | the same with `ring`, which compiles in a fraction of the time; choose it without the default features |
//! | `rustls-no-provider` | | TLS by rustls with the crypto provider that your program installs |
//! | `native-tls` | | TLS by the operating system's library |
//! | `blocking` | | the module `blocking`: `wait()` in place of `.await` |
//! | `chrono`, `time`, `jiff` | | conversions of [`UnixMillis`] |
//! | `schemars` | | `JsonSchema` for every type |
//! | `testing` | | the module `testing`, for `[dev-dependencies]`: stand-ins for LaunchDarkly, documented values, recordings |
//! | `tracing` | | a span for each call and an event for each attempt: operation, status, attempt and wait |

#![cfg_attr(docsrs, feature(doc_cfg))]
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
// | `union!` | `values::union` | an enum of structs that a property tells apart |
// | `open_enum!` | `values::open_enum` | an enum that keeps the values it does not know |
// | `request!` | `requests::request` | `send`, the options of a call and `.await` for a request type |
// | `bodies!` | `requests::body` | the types that a request takes as its body |
// | `outcome!` | `requests::outcome` | an enum of an operation's successes |
// | `page!` | `lists::page` | what has to be known of a page |
// | `paged!` | `lists::items` | `pages` and `items` for a request type |

#[macro_use]
mod values;
#[macro_use]
mod requests;
#[macro_use]
mod lists;
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod error;
#[cfg(not(test))]
#[rustfmt::skip]
mod generated;
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

#[cfg(not(test))]
pub use self::generated::*;
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
        patch::{Instruction, JsonPatch, JsonPointer, PatchPath, PatchWithComment, SemanticPatch},
        request::{RawRequest, Request},
        upload::FileUpload,
    },
    values::{
        deviation::{Deviation, DeviationKind, Deviations},
        extra::Extra,
        open_enum::UnknownValue,
        secret::Secret,
        strict::Strict,
        timestamp::{TimestampRangeError, UnixMillis},
    },
    wire::{
        base_url::Region,
        hooks::{Attempt, AttemptEnd, Hooks},
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
