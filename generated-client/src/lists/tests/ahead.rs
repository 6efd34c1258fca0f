//! Pages that are fetched ahead are the same pages.

use super::{ids, names, offset::part};
use crate::{
    client::handle::Client,
    test_api::{ByOffset, ByToken, answer, items, link, number, queries, reply, serve},
    wire::{
        retry::RetryPolicy,
        transport::{RequestBody, ResponseBody, Transport, TransportFuture},
    },
};
use std::{sync::Arc, time::Duration};
use tokio::sync::Barrier;

#[tokio::test]
async fn pages_come_in_order_and_complete() {
    let list = items(&[0; 9]);
    for (length, most, limit) in [
        (0, 2, 2),
        (1, 2, 2),
        (2, 2, 2),
        (9, 2, 2),
        (9, 4, 100),
        (8, 3, 5),
    ] {
        let list = list[..length].to_vec();
        let all = names(&list);
        let (server, client) = serve(move |request| answer(&part(&list, request, most), "")).await;
        let request = || ByOffset::new(&client, "k").set("limit", limit).items();
        assert_eq!(ids(request()).await.unwrap(), all);
        let alone = queries(&server);
        server.forget();
        assert_eq!(ids(request().prefetch(4)).await.unwrap(), all);
        let ahead = queries(&server);
        assert!(alone.iter().all(|query| ahead.contains(query)), "{ahead:?}");
        assert!(ahead.len() <= alone.len() + 3, "{ahead:?}");
    }
}

#[tokio::test]
async fn a_page_that_is_shorter_than_the_first_loses_nothing() {
    let list = items(&[0; 9]);
    let all = names(&list);
    let (_server, client) = serve(move |request| {
        let most = if number(request, "offset", 0) == 2 {
            1
        } else {
            2
        };
        answer(
            &part(&list, request, most),
            &link("/api/v2/lists/k?offset=1"),
        )
    })
    .await;
    let items = ByOffset::new(&client, "k").items().prefetch(4);
    assert_eq!(ids(items).await.unwrap(), all);
}

#[tokio::test]
async fn an_error_comes_when_its_page_is_due() {
    let list = items(&[0; 9]);
    let (_server, client) = serve(move |request| match number(request, "offset", 0) {
        4.. => reply(400, "{}"),
        _ => answer(&part(&list, request, 2), ""),
    })
    .await;
    let mut items = ByOffset::new(&client, "k").items().prefetch(3);
    for _ in 0..4 {
        items.next().await.unwrap().unwrap();
    }
    assert_eq!(
        items.next().await.unwrap().unwrap_err().status().unwrap(),
        400
    );
    assert!(items.next().await.is_none());
    assert_eq!(items.position().to_string(), "byOffset?offset=4");
}

#[tokio::test]
async fn lists_by_token_are_fetched_one_by_one() {
    let (server, client) = serve(|_| answer(&items(&[0]), "")).await;
    assert_eq!(
        ids(ByToken::new(&client, "k").items().prefetch(4))
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(queries(&server).len(), 1);
}

/// Answers the first page at once, and others when that many of them are asked for at the same time.
struct Together(Barrier);

impl Transport for Together {
    fn send(&self, request: http::Request<RequestBody>) -> TransportFuture<'_> {
        Box::pin(async move {
            if request.uri().to_string().contains("offset=") {
                self.0.wait().await;
            }
            let item = |n| format!(r#"{{"id": "{n}/{}", "date": 1}}"#, request.uri());
            let body = format!(r#"{{"items": [{}, {}]}}"#, item(1), item(2));
            Ok(http::Response::new(ResponseBody::from(body)))
        })
    }
}

async fn pages_of(requests: usize, bound: usize) -> usize {
    let transport = Arc::new(Together(Barrier::new(4)));
    let builder = Client::builder()
        .access_token("api-hidden")
        .transport(transport);
    let builder = builder.retry(RetryPolicy::none());
    let client = builder.max_concurrent_requests(bound).build().unwrap();
    let mut pages = ByOffset::new(&client, "k").pages().prefetch(requests);
    let mut good = 0;
    while let Some(page) = pages.next().await {
        if good == 9 || page.is_err() {
            break;
        }
        good += 1;
    }
    good
}

#[tokio::test(start_paused = true)]
async fn as_many_as_wanted_are_under_way() {
    // The paused clock runs into the time limit of a call that waits for others in vain.
    assert_eq!(pages_of(4, 99).await, 9);
    assert_eq!(pages_of(3, 99).await, 1);
    assert_eq!(pages_of(4, 3).await, 1);
}

#[tokio::test(start_paused = true)]
async fn what_is_fetched_ahead_ends_with_the_stream() {
    let transport = Arc::new(Together(Barrier::new(99)));
    let kept = Arc::downgrade(&transport);
    let builder = Client::builder()
        .access_token("api-hidden")
        .transport(transport);
    let client = builder
        .timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .build()
        .unwrap();
    let mut pages = ByOffset::new(&client, "k").pages().prefetch(4);
    pages.next().await.unwrap().unwrap();
    let next = tokio::time::timeout(Duration::from_secs(1), pages.next());
    assert!(next.await.is_err());
    drop((pages, client));
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert!(kept.upgrade().is_none(), "a task still holds the client");
}
