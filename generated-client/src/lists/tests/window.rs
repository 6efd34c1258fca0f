//! Lists by time, newest first.

use super::{ids, names};
use crate::{
    error::ErrorKind,
    test_api::{
        ById, ByTime, ByTimeUncapped, Item, answer, items, link, number, queries, reply, serve,
    },
    test_server::Received,
};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What lies in the window that is asked for. Whether its end is part of it is not said: `reach` is 1 if it is.
fn part(list: &[Item], request: &Received, reach: i64) -> Vec<Item> {
    let before = number(request, "before", i64::MAX - 1) + reach;
    let after = number(request, "after", i64::MIN);
    let limit = usize::try_from(number(request, "limit", 2)).unwrap();
    let within = list
        .iter()
        .filter(|item| item.date.as_millis() < before && item.date.as_millis() > after);
    within.take(limit).cloned().collect()
}

#[tokio::test]
async fn items_of_one_millisecond_on_two_pages_come_once_each() {
    for dates in [
        &[][..],
        &[9],
        &[9, 8, 7],
        &[9, 8, 7, 7, 7, 6, 5, 5, 4, 3, 3, 3, 2],
        &[9, 9, 8, 8, 7, 7],
        &[9, 9, 9],
    ] {
        for (reach, limit, linked) in [
            (0, 1, 0),
            (0, 2, 1),
            (0, 3, 0),
            (1, 1, 0),
            (1, 2, 1),
            (1, 3, 0),
        ] {
            let list = items(dates);
            let all = names(&list);
            let tail = link("/api/v2/lists/k?before=1").repeat(linked);
            let (_server, client) =
                serve(move |request| answer(&part(&list, request, reach), &tail)).await;
            let request = ByTimeUncapped::new(&client, "k").set("limit", limit);
            let found = ids(request.items()).await.unwrap();
            assert_eq!(found, all, "{dates:?} {reach} {limit} {linked}");
        }
    }
}

#[tokio::test]
async fn the_callers_window_is_kept() {
    let list = items(&[9, 8, 7, 6, 5, 4, 3, 2, 1]);
    let (server, client) = serve(move |request| answer(&part(&list, request, 0), "")).await;
    let request = ByTime::new(&client, "k").set("before", 9).set("after", 2);
    let found = ids(request.items()).await.unwrap();
    assert_eq!(found, ["1/8", "2/7", "3/6", "4/5", "5/4", "6/3"]);
    let windows: Vec<_> = server
        .received()
        .iter()
        .map(|request| {
            (
                number(request, "before", 0),
                number(request, "after", 0),
                number(request, "limit", 0),
            )
        })
        .collect();
    assert_eq!(windows, [(9, 2, 3), (7, 2, 3), (5, 2, 3)]);
}

#[tokio::test]
async fn a_millisecond_with_more_items_than_a_page_is_an_error() {
    let list = items(&[9, 7, 7, 7, 7, 6]);
    let (server, client) = serve(move |request| answer(&part(&list, request, 0), "")).await;
    let mut stream = ByTime::new(&client, "k").items();
    let mut found = Vec::new();
    let error = loop {
        match stream.next().await.unwrap() {
            Ok(item) => found.push(item.id),
            Err(error) => break error,
        }
    };
    assert_eq!(found, ["0/9", "1/7", "2/7", "3/7"]);
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("`before(7)` goes on"), "{error}");
    assert_eq!(queries(&server).len(), 3);
}

/// They may come in turns: another page each time, but never an older one.
#[tokio::test]
async fn a_millisecond_whose_pages_change_is_an_error() {
    let turns = AtomicUsize::new(0);
    let (server, client) = serve(move |_| {
        let turn = turns.fetch_add(1, Ordering::SeqCst) % 2 * 3;
        answer(&items(&[7; 6])[turn..turn + 3], "")
    })
    .await;
    let error = ids(ByTime::new(&client, "k").items()).await.unwrap_err();
    assert!(error.to_string().contains("`before(7)` goes on"), "{error}");
    assert!(queries(&server).len() <= 6);
}

#[tokio::test]
async fn a_full_page_without_times_is_not_the_end() {
    for (page, is_end) in [("[null, {}, 7]", false), ("[null, 7]", true)] {
        let body = format!(r#"{{"items": {page}}}"#);
        let (server, client) = serve(move |_| reply(200, &body)).await;
        let found = ids(ByTime::new(&client, "k").items()).await;
        assert_eq!(found.is_ok(), is_end, "{page}");
        if let Err(error) = found {
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert!(error.to_string().contains("more items follow"), "{error}");
        }
        assert_eq!(queries(&server), ["limit=3"]);
    }
}

/// A full page is followed by others, and so is one with a link, which says so.
#[tokio::test]
async fn a_page_that_others_follow_is_not_the_end() {
    let link = link("https://elsewhere.example/lists/k?after=b&before=5");
    let short = format!(r#"{{"items": [{{"id": "a"}}, {{"date": 7}}]{link}}}"#);
    let full = r#"{"items": [{"id": "a"}, {"id": "b"}, {"date": 7}]}"#.to_owned();
    for page in [short, full] {
        let (_server, client) = serve(move |_| reply(200, &page)).await;
        for found in [
            ids(ByTime::new(&client, "k").items()).await,
            ids(ById::new(&client, "k").items()).await,
        ] {
            let error = found.unwrap_err();
            assert!(error.to_string().contains("more items follow"), "{error}");
        }
    }
}

/// It reads as zero, and the page after zero would be the end of the list.
#[tokio::test]
async fn an_item_without_its_time_does_not_end_the_list() {
    for odd in [r#"{"id": "b"}"#, r#"{"id": "b", "date": null}"#] {
        let (server, client) = serve(move |request| match number(request, "before", 0) {
            0 => reply(
                200,
                &format!(
                    r#"{{"items": [{{"id": "a", "date": 9}}, {odd}, {{"id": "c", "date": 7}}]}}"#
                ),
            ),
            8 => reply(200, r#"{"items": [{"id": "d", "date": 5}]}"#),
            _ => reply(200, r#"{"items": []}"#),
        })
        .await;
        let found = ids(ByTime::new(&client, "k").items()).await.unwrap();
        assert_eq!(found, ["a", "b", "c", "d"]);
        assert_eq!(queries(&server).len(), 2);
    }
}
