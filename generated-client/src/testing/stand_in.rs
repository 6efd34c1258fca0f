//! The stand-in for LaunchDarkly.

use super::{
    book::Book,
    difference::Scope,
    documented::Documented,
    expectation::Expectation,
    rule::{Answers, Order, Rule, Times},
    sent::Sent,
    server,
};
use crate::{
    client::{builder::ClientBuilder, handle::Client},
    requests::call::Called,
    wire::transport::Transport,
};
use std::{
    io,
    net::SocketAddr,
    panic::Location,
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use tokio::task::JoinHandle;

/// Stands in for LaunchDarkly: answers the requests of its clients, and says what was expected and did not come.
///
/// The [chapter](super) shows how it is used. When it is dropped, it verifies, unless the thread is panicking already.
pub struct StandIn {
    book: Arc<Book>,
    servers: Mutex<Vec<JoinHandle<()>>>,
}

impl StandIn {
    /// Makes one that answers what it is told to expect, and nothing else.
    #[must_use]
    pub fn new() -> Self {
        Self::with(None)
    }

    /// Makes one that answers every documented operation with its documented example, unless it is told otherwise.
    ///
    /// - The first page of a list leads to its last page.
    /// - What is created twice in the same words is a conflict, where the operation documents one.
    /// - A request that is not as documented is answered 400, with what is wrong with it: an unknown parameter, a value of
    ///   another type, a body that does not fit. One in beta without `LD-API-Version: beta` is answered 403.
    ///
    /// It knows the operations of those groups whose features are on. Nothing is remembered but what was created.
    #[must_use]
    pub fn documented() -> Self {
        Self::with(Some(Documented::default()))
    }

    /// Makes one that expects all of these.
    pub(super) fn playing(rules: Vec<Rule>) -> Self {
        let stand_in = Self::new();
        for rule in rules {
            stand_in.book.add(rule);
        }
        stand_in
    }

    fn with(rest: Option<Documented>) -> Self {
        Self {
            book: Arc::new(Book::new(rest)),
            servers: Mutex::default(),
        }
    }

    /// Returns a client whose requests come here. It is an ordinary one, with the default settings.
    ///
    /// # Panics
    ///
    /// Never: its settings are right.
    #[must_use]
    pub fn client(&self) -> Client {
        let client = self.client_builder().build();
        client.expect("the settings of a stand-in's client are right")
    }

    /// Returns the settings of such a client, for a test that needs others, such as a retry policy.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder()
            .access_token(self.book.token.as_str())
            .transport(self.transport())
    }

    /// Returns what leads here, for the settings of an app that makes its client itself.
    pub fn transport(&self) -> impl Transport + use<> {
        Arc::clone(&self.book)
    }

    /// Expects a request, made by a client of this stand-in, and not sent. What is returned says what it is answered; without
    /// a word, the documented example.
    ///
    /// A request is expected if method, path, query (in any order) and body are the same. Of several expected requests that
    /// are the same, the one that was written first is met first.
    ///
    /// # Panics
    ///
    /// If the request is one of another client, or cannot be sent as it was put together.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a test has no other use for the request"
    )]
    #[track_caller]
    pub fn expect<R: Called>(&self, request: R) -> Expectation<R> {
        let parts = request.call().parts();
        assert!(
            parts.shared.token.expose() == self.book.token,
            "the expected request `{}` is one of another client: make it with `stand_in.client()`",
            parts.operation
        );
        let sent = match Sent::of(&request) {
            Ok(sent) => sent,
            Err(error) => panic!("the expected request cannot be sent: {error}"),
        };
        let rule = Rule {
            request: sent,
            operation: parts.operation,
            scope: Scope::default(),
            answers: Answers::Each(Vec::new()),
            times: Times::AsAnswered,
            came: 0,
            order: Order::Any,
            place: Location::caller(),
        };
        Expectation::new(Arc::clone(&self.book), rule)
    }

    /// Returns the requests that came so far, in their order.
    #[must_use]
    pub fn received(&self) -> Vec<Sent> {
        self.book.received()
    }

    /// Listens on a free port of loopback, for programs of other processes or languages: the address belongs into
    /// `LAUNCHDARKLY_BASE_URL`, as `http://{address}`. Any access token will do.
    ///
    /// It ends when the stand-in is dropped. Requests that nothing is expected of are answered 501.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    ///
    /// # Panics
    ///
    /// Outside of a Tokio runtime that has its drivers of time and network.
    pub async fn listen(&self) -> io::Result<SocketAddr> {
        let (address, server) = server::listen(Arc::clone(&self.book)).await?;
        let servers = self.servers.lock();
        servers.unwrap_or_else(PoisonError::into_inner).push(server);
        Ok(address)
    }

    /// Checks that all that was expected came, and nothing else.
    ///
    /// # Panics
    ///
    /// If it did not. The message lists what was expected and never came, and what came and was not expected.
    #[track_caller]
    pub fn verify(&self) {
        if let Some(complaint) = self.book.complaint() {
            panic!("{complaint}");
        }
    }
}

impl Default for StandIn {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for StandIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StandIn").finish_non_exhaustive()
    }
}

/// Verifies, and ends what listens.
impl Drop for StandIn {
    fn drop(&mut self) {
        let servers = self.servers.get_mut();
        for server in servers.unwrap_or_else(PoisonError::into_inner) {
            server.abort();
        }
        let under_way = self.book.under_way();
        self.book.close();
        if thread::panicking() {
            return;
        }
        self.verify();
        assert!(
            under_way == 0,
            "the stand-in is dropped while {under_way} requests wait for their answers: end what sends them first"
        );
    }
}
