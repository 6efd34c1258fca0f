//! Lists with `limit` and `offset`, and what all styles have in common.

use super::{ids, names, sizes};
use crate::{
    error::ErrorKind,
    test_api::{
        ByOffset, ByOffsetCapped, Item, Unlimited, answer, items, link, number, queries, serve,
    },
    test_server::Received,
};

/// The part of a list that is asked for, as long as the server's own limit allows.
pub(super) fn part(list: &[Item], request: &Received, most: i64) -> Vec<Item> {
    let limit = number(request, "limit", 2).min(most);
    let skip = usize::try_from(number(request, "offset", 0)).unwrap();
    list.iter()
        .skip(skip)
        .take(usize::try_from(limit).unwrap())
        .cloned()
        .collect()
}

#[tokio::test]
async fn the_end_is_a_short_or_an_empty_page() {
    for (length, expected) in [
        (0, vec!["limit=3"]),
        (1, vec!["limit=3"]),
        (3, vec!["limit=3", "limit=3&offset=3"]),
        (5, vec!["limit=3", "limit=3&offset=3"]),
    ] {
        let list = items(&vec![0; length]);
        let all = names(&list);
        let (server, client) = serve(move |request| {
            // The total is wrong, and nobody cares.
            answer(&part(&list, request, 3), r#", "totalCount": 999"#)
        })
        .await;
        assert_eq!(
            ids(ByOffsetCapped::new(&client, "k").items())
                .await
                .unwrap(),
            all
        );
        assert_eq!(queries(&server), expected);
    }
}

#[tokio::test]
async fn a_page_that_the_server_cut_is_not_the_end() {
    // Asked for 100: once with a documented limit of 3, once with one that is not documented and not the default either.
    for most in [3, 4] {
        let list = items(&[0; 10]);
        let all = names(&list);
        let (server, client) = serve(move |request| answer(&part(&list, request, most), "")).await;
        let found = if most == 3 {
            ids(ByOffsetCapped::new(&client, "k").set("limit", 100).items()).await
        } else {
            ids(ByOffset::new(&client, "k").set("limit", 100).items()).await
        };
        assert_eq!(found.unwrap(), all);
        let next = format!("limit=100&offset={most}");
        assert_eq!(queries(&server)[..2], ["limit=100".to_owned(), next]);
    }
}

#[tokio::test]
async fn no_combination_of_limits_loses_an_item() {
    let list = items(&[0; 7]);
    let all = names(&list);
    for (length, most) in (0..=7).flat_map(|length| [(length, 2), (length, 3), (length, 4)]) {
        let list = list[..length].to_vec();
        let (_server, client) = serve(move |request| answer(&part(&list, request, most), "")).await;
        for limit in 1..=6 {
            let request = ByOffset::new(&client, "k").set("limit", limit);
            let found = ids(request.items()).await.unwrap();
            assert_eq!(found, all[..length], "{length} {most} {limit}");
        }
    }
}

#[tokio::test]
async fn a_short_page_with_a_link_is_not_the_end() {
    let list = items(&[0; 4]);
    let all = names(&list);
    let (server, client) = serve(move |request| {
        // One item on each page, although three may come. What offset the link says does not matter.
        let more = link("/api/v2/lists/k?limit=3&offset=777");
        answer(&part(&list, request, 1), &more)
    })
    .await;
    let request = ByOffsetCapped::new(&client, "k").set("offset", 1);
    assert_eq!(ids(request.items()).await.unwrap(), all[1..]);
    let offsets = [1, 2, 3, 4].map(|offset| format!("offset={offset}&limit=3"));
    let sent = queries(&server);
    assert_eq!(sent.len(), 4);
    for (sent, offset) in sent.iter().zip(offsets) {
        let mut sorted: Vec<_> = sent.split('&').collect();
        sorted.sort_unstable();
        let mut expected: Vec<_> = offset.split('&').collect();
        expected.sort_unstable();
        assert_eq!(sorted, expected);
    }
}

/// The link is not followed, but says that there is more.
#[tokio::test]
async fn a_link_that_leads_elsewhere_tells_of_more() {
    for href in [
        "https://elsewhere.example/api/v2/lists/k?offset=1",
        "/internal/lists/k?offset=1",
        "/api/v2/lists/k?page=2",
    ] {
        let list = items(&[0; 4]);
        let all = names(&list);
        let (server, client) = serve(move |request| {
            let more = number(request, "offset", 0) < 3;
            let next = if more { link(href) } else { String::new() };
            answer(&part(&list, request, 1), &next)
        })
        .await;
        let found = ids(ByOffsetCapped::new(&client, "k").items()).await;
        assert_eq!(found.unwrap(), all, "{href}");
        assert_eq!(queries(&server).len(), 4);
    }
}

#[tokio::test]
async fn without_any_known_limit_a_shrinking_page_is_the_end() {
    for (length, pages) in [(0, 1), (1, 2), (4, 3), (5, 3)] {
        let list = items(&vec![0; length]);
        let all = names(&list);
        let (server, client) = serve(move |request| answer(&part(&list, request, 2), "")).await;
        assert_eq!(
            ids(Unlimited::new(&client, "k").items()).await.unwrap(),
            all
        );
        assert_eq!(queries(&server).len(), pages, "{length}");
        assert_eq!(queries(&server)[0], "");
    }
}

#[tokio::test]
async fn parameters_and_headers_hold_for_every_page() {
    let list = items(&[0; 5]);
    let (server, client) = serve(move |request| answer(&part(&list, request, 99), "")).await;
    let request = ByOffset::new(&client, "a/b")
        .set("filter", "x:1+2")
        .set("limit", 2);
    assert_eq!(
        sizes(request.with_header("x-a", "1").pages())
            .await
            .unwrap(),
        [2, 2, 1]
    );
    for (index, request) in server.received().iter().enumerate() {
        let offset = ["", "&offset=2", "&offset=4"][index];
        let target = format!("/api/v2/lists/a%2Fb?filter=x%3A1%2B2&limit=2{offset}");
        assert_eq!(request.target, target);
        assert_eq!(request.header("x-a"), ["1"]);
    }
}

#[tokio::test]
async fn a_server_that_ignores_the_offset_is_an_error() {
    let list = items(&[0; 3]);
    let (server, client) = serve(move |_| answer(&list, "")).await;
    let mut stream = ByOffsetCapped::new(&client, "k").pages();
    assert_eq!(stream.next().await.unwrap().unwrap().items.len(), 3);
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.operation()),
        (ErrorKind::Decode, Some("byOffsetCapped"))
    );
    assert!(error.to_string().contains("given before"), "{error}");
    assert!(stream.next().await.is_none());
    assert_eq!(queries(&server).len(), 2);
}

/// As many servers do, it repeats the offset in its answer, so that no two answers are equal.
#[tokio::test]
async fn an_ignored_offset_is_noticed_where_it_is_repeated() {
    let list = items(&[0; 3]);
    let (server, client) = serve(move |request| {
        let offset = number(request, "offset", 0);
        answer(&list, &format!(r#", "offset": {offset}"#))
    })
    .await;
    let error = ids(ByOffsetCapped::new(&client, "k").items()).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(queries(&server).len(), 2);
}

/// Tests of apps fill pages with one example.
#[tokio::test]
async fn items_that_are_all_equal_are_no_circle() {
    let list = vec![items(&[0]).remove(0); 9];
    let (_server, client) = serve(move |request| {
        let offset = number(request, "offset", 0);
        answer(
            &part(&list, request, 3),
            &format!(r#", "offset": {offset}"#),
        )
    })
    .await;
    let found = ids(ByOffsetCapped::new(&client, "k").items()).await;
    assert_eq!(found.unwrap().len(), 9);
}

#[tokio::test]
async fn one_page_is_held_at_a_time() {
    let list = items(&[0; 7]);
    let (server, client) = serve(move |request| answer(&part(&list, request, 3), "")).await;
    let mut stream = ByOffsetCapped::new(&client, "k").items();
    assert_eq!(queries(&server).len(), 0);
    for requests in [1, 1, 1, 2, 2, 2, 3] {
        stream.next().await.unwrap().unwrap();
        assert_eq!(queries(&server).len(), requests);
    }
}

#[tokio::test]
async fn a_dropped_next_loses_nothing() {
    let list = items(&[0; 2]);
    let all = names(&list);
    let (server, client) = serve(move |request| answer(&part(&list, request, 3), "")).await;
    let mut stream = ByOffsetCapped::new(&client, "k").items();
    {
        let mut next = std::pin::pin!(stream.next());
        let waker = std::task::Waker::noop();
        assert!(
            next.as_mut()
                .poll(&mut std::task::Context::from_waker(waker))
                .is_pending()
        );
    }
    assert_eq!(ids(stream).await.unwrap(), all);
    assert_eq!(queries(&server).len(), 1);
}

#[test]
fn streams_are_send_and_show_nothing() {
    fn check<T: Send + Unpin + futures_core::Stream>(_: &T) {}
    let client = crate::client::handle::Client::builder()
        .access_token("api-hidden")
        .base_url("http://localhost")
        .build()
        .unwrap();
    let request = ByOffset::new(&client, "k").set("filter", "hidden");
    check(&request.clone().pages());
    check(&request.clone().items());
    let shown = format!("{:?} {:?}", request.clone().pages(), request.items());
    assert!(
        shown.contains("byOffset") && !shown.contains("hidden"),
        "{shown}"
    );
}
