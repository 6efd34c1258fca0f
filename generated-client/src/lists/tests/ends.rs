//! What ends a stream, and that one can continue from there.

use super::{names, offset::part};
use crate::{
    error::{Error, ErrorKind},
    lists::items::Items,
    test_api::{ByOffset, ByOffsetCapped, Item, List, answer, items, queries, reply, serve},
};
use futures_core::{FusedStream, Stream};
use std::{
    future::poll_fn,
    pin::Pin,
    sync::atomic::{AtomicUsize, Ordering},
};

/// As `StreamExt::next` does it, which knows nothing of `Items`.
async fn polled<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}

#[tokio::test]
async fn an_error_is_the_end() {
    for body in ["", r#"{"items": ["#] {
        let status = if body.is_empty() { 404 } else { 200 };
        let (server, client) = serve(move |_| reply(status, body)).await;
        let mut items = ByOffset::new(&client, "k").items();
        assert!(!items.is_terminated());
        assert!(polled(&mut items).await.unwrap().is_err());
        assert!(items.is_terminated());
        for _ in 0..3 {
            assert!(polled(&mut items).await.is_none());
            assert!(items.next().await.is_none());
        }
        let mut pages = ByOffset::new(&client, "k").pages();
        assert!(polled(&mut pages).await.unwrap().is_err());
        assert!(pages.is_terminated());
        assert!(polled(&mut pages).await.is_none() && pages.next_response().await.is_none());
        assert_eq!(queries(&server), ["limit=2", "limit=2"]);
    }
}

#[tokio::test]
async fn the_end_of_the_list_is_the_end() {
    let list = items(&[0; 3]);
    let (_server, client) = serve(move |request| answer(&part(&list, request, 2), "")).await;
    let mut items = ByOffset::new(&client, "k").items();
    for _ in 0..3 {
        assert!(!items.is_terminated());
        assert!(items.next().await.unwrap().is_ok());
    }
    assert!(items.is_terminated() && items.next().await.is_none());
}

/// Asks again after each error, from where it is; gives what came, and after how many items the errors were.
async fn insist(mut stream: Items<List>) -> (Vec<String>, Vec<(ErrorKind, usize)>) {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    while let Some(item) = stream.next().await {
        match item {
            Ok(Item { id, .. }) => found.push(id),
            Err(error) => {
                errors.push((error.kind(), found.len()));
                let position = stream.position();
                stream = stream.starting_at(position);
            }
        }
    }
    (found, errors)
}

#[tokio::test]
async fn one_can_go_on_after_an_error() {
    let list = items(&[0; 5]);
    let all = names(&list);
    let requests = AtomicUsize::new(0);
    let (server, client) = serve(move |request| {
        let good = answer(&part(&list, request, 3), "");
        match requests.fetch_add(1, Ordering::SeqCst) {
            1 => reply(400, "{}"),
            2 => reply(200, r#"{"items": ["#),
            _ => good,
        }
    })
    .await;
    let (found, errors) = insist(ByOffsetCapped::new(&client, "k").items()).await;
    assert_eq!(found, all);
    assert_eq!(errors, [(ErrorKind::Api, 3), (ErrorKind::Decode, 3)]);
    let again = "limit=3&offset=3";
    assert_eq!(queries(&server), ["limit=3", again, again, again]);
}

#[tokio::test]
async fn a_page_comes_with_its_response() -> Result<(), Error> {
    let list = items(&[0; 3]);
    let (_server, client) = serve(move |request| answer(&part(&list, request, 2), "")).await;
    let mut pages = ByOffset::new(&client, "k").pages();
    let first = pages.next_response().await.unwrap()?;
    assert_eq!((first.status().as_u16(), first.attempts()), (200, 1));
    assert_eq!(first.headers()["content-type"], "application/json");
    assert_eq!(first.value().items.len(), 2);
    assert!(first.body().starts_with(b"{\"items\""));
    assert_eq!(pages.next().await.unwrap()?.items.len(), 1);
    assert!(pages.next_response().await.is_none());
    Ok(())
}
