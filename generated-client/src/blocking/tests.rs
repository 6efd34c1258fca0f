//! Waiting, where it is allowed and where it is not.

use super::Wait;
use crate::{
    client::handle::Client,
    error::{Error, ErrorKind},
    test_api::{ByOffset, Delete, answer, items, number, reply, serve},
    test_server::Server,
    wire::hooks::{Attempt, AttemptEnd, Hooks},
};
use std::panic::{self, AssertUnwindSafe};
use tokio::{runtime, task};

/// A server on a runtime of its own, that has five items, and does not find the list `none`.
fn server() -> (runtime::Runtime, Server, Client) {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let (server, client) = runtime.block_on(serve(|request| {
        if request.target.contains("none") {
            return reply(404, "{}");
        }
        let start = usize::try_from(number(request, "offset", 0)).unwrap();
        answer(&items(&[0; 5])[start.min(5)..(start + 2).min(5)], "")
    }));
    (runtime, server, client)
}

fn outcome(client: &Client) -> Result<usize, Error> {
    ByOffset::new(client, "k")
        .wait()
        .map(|list| list.items.len())
}

#[test]
fn everything_that_can_be_awaited_can_be_waited_for() {
    let (_runtime, server, client) = server();
    assert_eq!(outcome(&client).unwrap(), 2);
    let response = ByOffset::new(&client, "k")
        .set("offset", 4)
        .send()
        .wait()
        .unwrap();
    assert_eq!(
        (response.status().as_u16(), response.value().items.len()),
        (200, 1)
    );
    let raw = client.request(http::Method::GET, "/x").wait().unwrap();
    assert!(raw.body().starts_with(b"{"));
    let error = Delete::new(&client, "none").wait().unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.operation(), Some("delete"));

    let sizes: Result<Vec<_>, _> = ByOffset::new(&client, "k")
        .pages()
        .wait()
        .map(|page| page.map(|page| page.items.len()))
        .collect();
    assert_eq!(sizes.unwrap(), [2, 2, 1]);
    let ids: Result<Vec<_>, _> = ByOffset::new(&client, "k")
        .items()
        .wait()
        .map(|item| item.map(|item| item.id))
        .collect();
    assert_eq!(ids.unwrap().len(), 5);
    let mut pages = ByOffset::new(&client, "k").pages().wait();
    pages.next().unwrap().unwrap();
    let rest = ByOffset::new(&client, "k")
        .pages()
        .starting_at(pages.position())
        .into_items();
    assert_eq!(rest.wait().count(), 3);
    assert!(server.received().len() > 10);
}

#[test]
fn iterators_end_after_an_error() {
    let (_runtime, server, client) = server();
    let mut none = ByOffset::new(&client, "none").items().wait();
    assert!(none.next().unwrap().unwrap_err().is_not_found());
    assert!(none.next().is_none());
    assert_eq!(
        ByOffset::new(&client, "none")
            .items()
            .wait()
            .filter_map(Result::ok)
            .count(),
        0
    );
    assert_eq!(server.received().len(), 2);
}

#[test]
fn lists_go_on_and_are_fetched_ahead() {
    let (_runtime, _server, client) = server();
    let list = || ByOffset::new(&client, "k").items();
    let mut items = list().prefetch(4).wait();
    let first = items.next().unwrap().unwrap().id;
    let rest = list().starting_at(items.position()).wait();
    let ids: Vec<_> = items.map(|item| item.unwrap().id).collect();
    assert_eq!(ids, ["1/0", "2/0", "3/0", "4/0"]);
    assert!(rest.map(|item| item.unwrap().id).eq(ids));
    assert_eq!(first, "0/0");
    let mut pages = ByOffset::new(&client, "k").pages().wait();
    let page = pages.next_response().unwrap().unwrap();
    assert_eq!((page.status().as_u16(), page.value().items.len()), (200, 2));
}

#[test]
fn threads_wait_side_by_side() {
    let (_runtime, server, client) = server();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| outcome(&client).unwrap());
        }
    });
    assert_eq!(server.received().len(), 8);
}

/// In place of an error that says that nothing was sent.
#[test]
fn a_panic_of_a_hook_is_that_of_the_caller() {
    struct Panics;
    impl Hooks for Panics {
        fn after_attempt(&self, _: &Attempt<'_>, _: &AttemptEnd) {
            panic!("a bug in a hook");
        }
    }
    let (_runtime, server, _) = server();
    let builder = Client::builder().access_token("api-hidden").hooks(Panics);
    let client = builder.base_url(server.url()).build().unwrap();
    let call = || client.request(http::Method::POST, "/x").wait();
    let panic = panic::catch_unwind(AssertUnwindSafe(call)).unwrap_err();
    assert_eq!(*panic.downcast::<&str>().unwrap(), "a bug in a hook");
    assert_eq!(server.received().len(), 1);
}

#[cfg(feature = "tracing")]
#[test]
fn a_call_logs_where_its_caller_does() {
    use std::{fs, sync::Arc};
    let (_runtime, _server, client) = server();
    let log = tempfile::NamedTempFile::new().unwrap();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(Arc::new(log.reopen().unwrap()))
        .with_ansi(false)
        .finish();
    let is_logged = tracing::subscriber::with_default(subscriber, || {
        let _span = tracing::info_span!("command").entered();
        // A span whose first use is in another test at this very moment may not know of this subscriber yet.
        (0..100).any(|_| {
            tracing::callsite::rebuild_interest_cache();
            outcome(&client).unwrap();
            let text = fs::read_to_string(log.path()).unwrap();
            let mut lines = text.lines().filter(|line| line.contains("answered"));
            lines.any(|line| line.contains(" command:launchdarkly_api{"))
        })
    });
    assert!(is_logged, "{}", fs::read_to_string(log.path()).unwrap());
}

#[test]
fn waiting_in_a_task_is_refused() {
    let (_runtime, server, client) = server();
    let refused = |client: &Client| {
        let error = outcome(client).unwrap_err();
        assert_eq!(
            (error.kind(), error.operation()),
            (ErrorKind::Request, Some("byOffset"))
        );
        assert!(error.to_string().contains("`wait` would block"), "{error}");
        let error = ByOffset::new(client, "k")
            .items()
            .wait()
            .next()
            .unwrap()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        // Asking costs the task nothing of what it may do in one go.
        assert!(task::coop::has_budget_remaining());
    };
    let single = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let multi = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    for runtime in [&single, &multi] {
        runtime.block_on(async {
            refused(&client);
            let spawned = client.clone();
            tokio::spawn(async move { refused(&spawned) })
                .await
                .unwrap();
            let set = task::LocalSet::new();
            set.run_until(async { refused(&client) }).await;
        });
    }
    assert!(server.received().is_empty());
}

/// Also if the list was begun elsewhere.
#[test]
fn nothing_is_fetched_ahead_in_a_task() {
    let (runtime, server, client) = server();
    let mut pages = ByOffset::new(&client, "k").pages().prefetch(4).wait();
    pages.next().unwrap().unwrap();
    runtime.block_on(async {
        let error = pages.next().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        // What has been started would be sent now.
        ByOffset::new(&client, "k").await.unwrap();
    });
    assert_eq!(server.received().len(), 2);
}

#[test]
fn waiting_is_allowed_where_blocking_is() {
    let (runtime, server, client) = server();
    let single = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for runtime in [&single, &runtime] {
        let blocking = client.clone();
        let inner =
            runtime.block_on(async { task::spawn_blocking(move || outcome(&blocking)).await });
        assert_eq!(inner.unwrap().unwrap(), 2);
        let _guard = runtime.enter();
        assert_eq!(outcome(&client).unwrap(), 2);
    }
    let multi = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    multi.block_on(async { task::block_in_place(|| outcome(&client)).unwrap() });
    // The client is the same one in both worlds.
    multi.block_on(async { ByOffset::new(&client, "k").await.unwrap() });
    assert_eq!(server.received().len(), 6);
}
