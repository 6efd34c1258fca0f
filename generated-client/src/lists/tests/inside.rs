//! Positions between two items of a page.

use super::{ids, names};
use crate::{
    lists::{items::Items, page::Page, position::Position},
    test_api::{
        ById, ByOffset, ByTime, ByTimeUncapped, ByToken, Item, answer, items, number, parameter,
        serve,
    },
    test_server::{Answer, Received},
};

type Serve = fn(&[Item], &Received) -> Answer;

fn by_offset(list: &[Item], request: &Received) -> Answer {
    answer(&super::offset::part(list, request, 3), "")
}

fn by_token(list: &[Item], request: &Received) -> Answer {
    let token = parameter(request, "continuationToken");
    let start: usize = token.map_or(0, |token| token.parse().unwrap());
    let end = list.len().min(start + 3);
    answer(
        &list[start..end],
        &format!(r#", "continuationToken": "{end}""#),
    )
}

fn by_id(list: &[Item], request: &Received) -> Answer {
    let after = parameter(request, "after");
    let start = after.map_or(0, |id| {
        1 + list.iter().position(|item| item.id == id).unwrap()
    });
    answer(&list[start..list.len().min(start + 3)], "")
}

fn by_time(list: &[Item], request: &Received) -> Answer {
    let before = number(request, "before", i64::MAX);
    let limit = usize::try_from(number(request, "limit", 3)).unwrap();
    let within = list.iter().filter(|item| item.date.as_millis() < before);
    answer(&within.take(limit).cloned().collect::<Vec<_>>(), "")
}

/// Takes so many items, and the rest from the position that was kept then, as a string.
async fn in_two<P: Page<Item = Item>>(list: impl Fn() -> Items<P>, first: usize) -> Vec<String> {
    let mut items = list();
    let mut found = Vec::new();
    for _ in 0..first {
        found.push(items.next().await.unwrap().unwrap().id);
    }
    let position: Position = items.position().to_string().parse().unwrap();
    assert_eq!(position, items.position());
    drop(items);
    found.extend(ids(list().starting_at(position)).await.unwrap());
    found
}

#[tokio::test]
async fn items_go_on_from_any_place() {
    let list = items(&[9, 8, 8, 8, 7, 6, 6, 5]);
    let all = names(&list);
    let style = |answer: Serve| {
        let list = list.clone();
        serve(move |request| answer(&list, request))
    };
    let (_offset, offset) = style(by_offset).await;
    let (_token, token) = style(by_token).await;
    let (_id, id) = style(by_id).await;
    let (_time, time) = style(by_time).await;
    for first in 0..all.len() {
        let limited = || ByOffset::new(&offset, "k").set("limit", 3).items();
        assert_eq!(in_two(limited, first).await, all, "{first}");
        assert_eq!(
            in_two(|| ByToken::new(&token, "k").items(), first).await,
            all,
            "{first}"
        );
        assert_eq!(
            in_two(|| ById::new(&id, "k").items(), first).await,
            all,
            "{first}"
        );
        assert_eq!(
            in_two(
                || ByTimeUncapped::new(&time, "k").set("limit", 3).items(),
                first
            )
            .await,
            all,
            "{first}"
        );
    }
}

#[tokio::test]
async fn a_position_inside_a_page_holds_while_a_log_grows() {
    let (old, new) = (items(&[5, 4, 3, 3, 2]), items(&[9, 8, 7]));
    let all = names(&old);
    let is_later = std::sync::atomic::AtomicBool::new(false);
    let (_server, client) = serve(move |request| {
        let later = is_later.swap(true, std::sync::atomic::Ordering::SeqCst);
        let newer = if later { &new[..] } else { &[] };
        by_time(&[newer, &old].concat(), request)
    })
    .await;
    assert_eq!(in_two(|| ByTime::new(&client, "k").items(), 1).await, all);
}

#[tokio::test]
async fn pages_from_a_place_between_items_begin_there() {
    let list = items(&[0; 5]);
    let (_server, client) = serve(move |request| by_token(&list, request)).await;
    let pages = |position: &str| {
        let position = position.parse().unwrap();
        ByToken::new(&client, "k").pages().starting_at(position)
    };
    for (position, sizes) in [
        ("byToken?skip=2", &[1, 2][..]),
        ("byToken?token=3&skip=1", &[1]),
        // There are fewer items than there were.
        ("byToken?token=3&skip=9", &[0]),
    ] {
        assert_eq!(
            super::sizes(pages(position)).await.unwrap(),
            sizes,
            "{position}"
        );
    }
}
