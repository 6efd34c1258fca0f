//! Positions: what they hold, and that a list continues from them.

use super::ids;
use crate::{
    error::ErrorKind,
    lists::position::{ParsePositionError, Position},
    test_api::{ByOffset, ByTime, ByToken, answer, items, number, queries, serve},
};
use futures_core::FusedStream;

#[tokio::test]
async fn a_list_goes_on_where_it_was_left() {
    let (server, client) = serve(|request| {
        let start = usize::try_from(number(request, "offset", 0)).unwrap();
        let list = items(&[0; 5]);
        answer(&list[start.min(5)..(start + 2).min(5)], "")
    })
    .await;
    let mut first = ByOffset::new(&client, "k").pages();
    let begin = first.position();
    first.next().await.unwrap().unwrap();
    let text = serde_json::to_string(&first.position()).unwrap();
    drop(first);

    let kept: Position = serde_json::from_str(&text).unwrap();
    let mut rest = ByOffset::new(&client, "k").pages().starting_at(kept);
    let rest_items = rest.next().await.unwrap().unwrap().items;
    assert_eq!(rest_items[0].id, "2/0");
    rest.next().await.unwrap().unwrap();
    let end = rest.position();
    let nothing = ByOffset::new(&client, "k").pages().starting_at(end);
    let error = ids(nothing.into_items()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("the end of the list"), "{error}");
    assert_eq!(
        queries(&server),
        ["limit=2", "limit=2&offset=2", "limit=2&offset=4"]
    );

    let mut all = ByOffset::new(&client, "k").set("offset", 1).pages();
    all.next().await.unwrap().unwrap();
    let all = all.starting_at(begin);
    assert_eq!(ids(all.into_items()).await.unwrap().len(), 4);
}

#[tokio::test]
async fn items_seen_before_are_left_out_after_resuming() {
    let (_server, client) = serve(|request| {
        let before = number(request, "before", 100);
        let list = items(&[9, 8, 7, 7, 6]);
        let list: Vec<_> = list
            .into_iter()
            .filter(|item| item.date.as_millis() < before)
            .take(3)
            .collect();
        answer(&list, "")
    })
    .await;
    let mut first = ByTime::new(&client, "k").pages();
    first.next().await.unwrap().unwrap();
    let position: Position = first.position().to_string().parse().unwrap();
    assert_eq!(position, first.position());
    let rest = ByTime::new(&client, "k").pages().starting_at(position);
    assert_eq!(ids(rest.into_items()).await.unwrap(), ["3/7", "4/6"]);
}

#[tokio::test]
async fn positions_of_something_else_are_refused() {
    let (server, client) = serve(|_| answer(&[], "")).await;
    let other = ByToken::new(&client, "k").pages().position();
    for position in [other, "byOffset?token=x".parse().unwrap()] {
        let mut pages = ByOffset::new(&client, "k").pages().starting_at(position);
        let error = pages.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains("the position is"), "{error}");
    }
    assert!(server.received().is_empty());
}

/// The stream is not spoilt by a wrong position, wherever it stands itself.
#[tokio::test]
async fn a_right_position_is_taken_after_a_wrong_one() {
    let (server, client) = serve(|_| answer(&items(&[0]), "")).await;
    let mut pages = ByOffset::new(&client, "k").pages().prefetch(2);
    let begin = pages.position();
    for _ in 0..2 {
        assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 1);
        let end = pages.position();
        assert!(pages.next().await.is_none());
        for wrong in ["byToken".parse().unwrap(), end] {
            pages = pages.starting_at(wrong);
            assert!(!pages.is_terminated());
            let error = pages.next().await.unwrap().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Request);
        }
        pages = pages.starting_at(begin.clone());
    }
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_position_before_all_times_is_no_overflow() {
    let (_server, client) = serve(|_| answer(&items(&[0; 3]), "")).await;
    let position = format!(
        "byTime?before={}&seen=0%2F0&seen=1%2F0&seen=2%2F0",
        i64::MIN
    );
    let list = ByTime::new(&client, "k").items();
    let list = list.starting_at(position.parse().unwrap());
    assert_eq!(ids(list).await.unwrap_err().kind(), ErrorKind::Decode);
}

#[test]
fn positions_are_strings() {
    for text in [
        "op",
        "op?offset=18446744073709551615",
        "op?token=a%3D%26%20%C3%A4",
        "op?after=x",
        "op?before=-5",
        "op?before=5&seen=a&seen=%2F",
        "op?end=",
        "op?skip=3",
        "op?token=a%3D&skip=3",
        "op?before=5&seen=a&skip=1",
    ] {
        let position: Position = text.parse().unwrap();
        assert_eq!(position.to_string(), text);
        assert!(!format!("{position:?}").contains('?'));
    }
    for text in [
        "",
        "?offset=1",
        "op?",
        "op?offset",
        "op?offset=-1",
        "op?offset=x",
        "op?offset=1&offset=2",
        "op?before=1&sean=2",
        "op?before=1&",
        "op?token=%FF",
        "op?other=1",
        "o p",
        "op?end=&x=1",
        "op?end=&skip=1",
        "op?skip=",
        "op?skip=1&skip=2",
        "op?skip=1&token=a",
        "op?token=askip=1",
    ] {
        assert_eq!(text.parse::<Position>(), Err(ParsePositionError), "{text}");
    }
}
