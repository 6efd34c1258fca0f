//! The stand-in for LaunchDarkly.

use super::{
    book::Book,
    difference::Scope,
    documented::Documented,
    expectation::Expectation,
    rule::{Answers, Order, Origin, Rule, Times},
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

/// A stand-in for LaunchDarkly: it answers the requests of its clients, and reports expected requests that were not sent.
///
/// The [module](super) shows how to use it. Dropping it verifies, too, unless the thread is already panicking. If a test ends
/// with `?`, the panic replaces the error of the test, so its message lists the errors that were sent as responses, or the last
/// request if there were none.
pub struct StandIn {
    book: Arc<Book>,
    servers: Mutex<Vec<JoinHandle<()>>>,
}

impl StandIn {
    /// Creates a stand-in that only answers expected requests.
    #[must_use]
    pub fn new() -> Self {
        Self::with(None)
    }

    /// Creates a stand-in that answers every operation with its documented example. Expectations take precedence.
    ///
    /// - The first page of a list leads to its last page.
    /// - Creating the same thing twice is a conflict, if the operation documents one. Things are the same if path and `key` are
    ///   equal, or path and body where the body has no `key`, and what is created stands below the path. A DELETE forgets what it
    ///   deletes, and what was created in it, such as the flags of a project. An expected request that succeeds counts, too.
    /// - A request that is not as documented is answered with 400 and the problem: an unknown parameter, a value of another
    ///   type, beyond the documented limits or not among the documented values, a filter with an unknown field, or an invalid
    ///   body. A beta request without `LD-API-Version: beta` is answered with 403, and one without an access token with 401.
    /// - An [expected](Self::expect) request is answered as set. After that, it is answered as documented, unless
    ///   [`times`](Expectation::times) says how often it is sent: then one more is an error.
    ///
    /// It knows the operations of all groups whose features are on. It has no state except for what was created, and does not
    /// apply filters, `sort`, `limit` or `offset`: it only checks them, and responds with the documented pages of the list.
    #[must_use]
    pub fn documented() -> Self {
        Self::with(Some(Documented::default()))
    }

    /// Creates a stand-in that expects all of these.
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

    /// Returns a client that sends its requests to this stand-in. It is an ordinary one, with the default settings.
    ///
    /// # Panics
    ///
    /// Never, since its settings are valid.
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

    /// Returns the transport, for an app that creates its own client.
    pub fn transport(&self) -> impl Transport + use<> {
        Arc::clone(&self.book)
    }

    /// Expects a request, which must be created by a client of this stand-in and must not be sent. Set its response on the
    /// returned value; by default, it is the documented example.
    ///
    /// Requests are the same if method, path (without that of a base URL), query (in any order) and body are equal. If several
    /// expected requests are the same, they are met in the order in which they were added.
    ///
    /// # Panics
    ///
    /// If the request belongs to another client, or is invalid.
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
            origin: Origin::Test,
            place: Location::caller(),
        };
        Expectation::new(Arc::clone(&self.book), rule)
    }

    /// Returns the requests that were received so far, in order.
    #[must_use]
    pub fn received(&self) -> Vec<Sent> {
        self.book.received()
    }

    /// Waits until all expected requests were sent, for the test of an app that does not end by itself. It has no time limit:
    /// use `tokio::time::timeout`.
    ///
    #[cfg_attr(feature = "environments", doc = "```")]
    #[cfg_attr(not(feature = "environments"), doc = "```text")]
    /// # use launchdarkly_api::{Error, testing::StandIn};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Error> {
    /// let stand_in = StandIn::new();
    /// let get = stand_in.client().environments().get_environment("web", "production");
    /// stand_in.expect(get.clone()).at_least(2);
    ///
    /// // The app asks again and again.
    /// let app = tokio::spawn(async move { while get.clone().await.is_ok() {} });
    /// stand_in.all_came().await;
    /// app.abort();
    /// # let _ = app.await;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn all_came(&self) {
        self.book.all_came().await;
    }

    /// Listens on a free port of loopback, for programs in other processes or languages. Set their `LAUNCHDARKLY_BASE_URL` to
    /// `http://{address}`. Any access token is accepted.
    ///
    /// It ends when the stand-in is dropped. Unexpected requests are answered with 501.
    ///
    /// # Errors
    ///
    /// The errors of the operating system.
    ///
    /// # Panics
    ///
    /// Outside of a Tokio runtime with time and network drivers.
    pub async fn listen(&self) -> io::Result<SocketAddr> {
        let (address, server) = server::listen(Arc::clone(&self.book)).await?;
        let servers = self.servers.lock();
        servers.unwrap_or_else(PoisonError::into_inner).push(server);
        Ok(address)
    }

    /// Checks that all expected requests were sent, and no others.
    ///
    /// # Panics
    ///
    /// If they were not. The message lists missing requests and unexpected ones.
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
        let problems: Vec<_> = [self.book.complaint(), waiting(under_way)]
            .into_iter()
            .flatten()
            .collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}

/// Why it is dropped too early, if it is.
fn waiting(under_way: usize) -> Option<String> {
    let requests = match under_way {
        0 => return None,
        1 => "a request waits for its answer".to_owned(),
        many => format!("{many} requests wait for their answers"),
    };
    Some(format!(
        "the stand-in is dropped while {requests}: end what sends them first"
    ))
}
