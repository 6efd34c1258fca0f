//! Lists by continuation token and by identifier, and what is read from links.

use super::ids;
use crate::{
    client::handle::Client,
    error::ErrorKind,
    test_api::{
        ByCursor, ById, ByToken, answer, items, link, number, parameter, queries, reply, serve,
    },
    test_server::Server,
};

/// A server whose pages are `a`, `b` and so on, with one item each; after each come these further members.
async fn pages(name: &'static str, more: &'static [&'static str]) -> (Server, Client) {
    serve(move |request| {
        let page = match parameter(request, name).as_deref() {
            None => 0,
            Some("two +/=&") => 1,
            Some("three") => 2,
            Some(other) => return reply(404, &format!("{other:?}")),
        };
        let list = items(&[0, 1, 2]);
        answer(
            &list[page..=page],
            &more
                .get(page)
                .unwrap_or(&"")
                .replace("$HOST", request.header("host")[0]),
        )
    })
    .await
}

#[tokio::test]
async fn tokens_come_from_the_body_or_from_the_link() {
    let body: &[&str] = &[
        r#", "continuationToken": "two +/=&""#,
        r#", "continuationToken": "three""#,
        r#", "continuationToken": """#,
    ];
    let linked: &[&str] = &[
        r#", "_links": {"next": {"href": "/api/v2/lists/k%3Ak?limit=9&continuationToken=two+%2B%2F%3D%26"}}"#,
        r#", "_links": {"next": {"href": "http://$HOST/api/v2/lists/k:k?continuationToken=three#x"}}"#,
    ];
    for more in [body, linked] {
        let (server, client) = pages("continuationToken", more).await;
        let request = ByToken::new(&client, "k:k").set("limit", 1);
        assert_eq!(ids(request.items()).await.unwrap(), ["0/0", "1/1", "2/2"]);
        assert_eq!(
            queries(&server),
            [
                "limit=1",
                "limit=1&continuationToken=two%20%2B%2F%3D%26",
                "limit=1&continuationToken=three"
            ]
        );
    }
}

#[tokio::test]
async fn cursors_stand_inside_of_the_answer() {
    let body: &[&str] = &[
        r#", "page": {"nextCursor": "two +/=&"}"#,
        r#", "page": {"nextCursor": "three"}"#,
        r#", "page": {}"#,
    ];
    let (server, client) = pages("cursor", body).await;
    let request = ByCursor::new(&client, "k").set("limit", 1);
    assert_eq!(
        ids(request.clone().items()).await.unwrap(),
        ["0/0", "1/1", "2/2"]
    );
    assert_eq!(
        queries(&server),
        [
            "limit=1",
            "limit=1&cursor=two%20%2B%2F%3D%26",
            "limit=1&cursor=three"
        ]
    );
    let mut items = request.items();
    items.next().await.unwrap().unwrap();
    let position = items.position().to_string();
    assert_eq!(
        position,
        "byCursor?token=two%20%2B%2F%3D%26".replace('+', "%2B")
    );
    let rest = ByCursor::new(&client, "k").items();
    let rest = rest.starting_at(position.parse().unwrap());
    assert_eq!(ids(rest).await.unwrap(), ["1/1", "2/2"]);
}

#[tokio::test]
async fn a_full_page_without_a_cursor_is_the_last_one_and_a_short_one_with_it_is_not() {
    let more: &[&str] = &[
        r#", "page": {"nextCursor": "three"}"#,
        "",
        r#", "page": {"nextCursor": null}"#,
    ];
    let (server, client) = pages("cursor", more).await;
    assert_eq!(
        ids(ByCursor::new(&client, "k").items()).await.unwrap(),
        ["0/0", "2/2"]
    );
    assert_eq!(queries(&server), ["limit=3", "limit=3&cursor=three"]);
}

#[tokio::test]
async fn a_token_that_repeats_ends_a_short_page_and_fails_a_full_one() {
    let more: &[&str] = &[
        r#", "continuationToken": "three""#,
        "",
        r#", "continuationToken": "three""#,
    ];
    let (server, client) = pages("continuationToken", more).await;
    assert_eq!(
        ids(ByToken::new(&client, "k").items()).await.unwrap(),
        ["0/0", "2/2"]
    );
    assert_eq!(queries(&server).len(), 2);

    let (server, client) = serve(|request| {
        let page = number(request, "continuationToken", 0);
        answer(
            &items(&[page]),
            &link("/api/v2/lists/k?continuationToken=1"),
        )
    })
    .await;
    let found = ids(ByToken::new(&client, "k").items()).await;
    assert_eq!(found.unwrap(), ["0/0", "0/1"]);
    assert_eq!(queries(&server).len(), 2);

    let mut full = ByToken::new(&client, "k").set("limit", 1).pages();
    full.next().await.unwrap().unwrap();
    let error = full.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

/// Whatever its length, and wherever it begins.
#[tokio::test]
async fn a_circle_of_tokens_is_an_error() {
    for (first, length) in [(0, 2), (1, 2), (0, 3), (5, 2), (3, 7)] {
        let (server, client) = serve(move |request| {
            let page = number(request, "continuationToken", 0);
            let next = if page + 1 < first + length {
                page + 1
            } else {
                first
            };
            answer(
                &items(&[page]),
                &format!(r#", "continuationToken": "{next}""#),
            )
        })
        .await;
        let error = ids(ByToken::new(&client, "k").items()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        let requests = i64::try_from(queries(&server).len()).unwrap();
        assert!(
            requests <= 3 * (first + length),
            "{first} {length} {requests}"
        );
    }
}

#[tokio::test]
async fn links_that_lead_elsewhere_are_ignored() {
    for href in [
        "https://evil.example/api/v2/lists/k?continuationToken=evil",
        "//evil.example/api/v2/lists/k?continuationToken=evil",
        "http://localhost:1/api/v2/lists/k?continuationToken=evil",
        "/app.launchdarkly.com/api/v2/lists/k?continuationToken=evil",
        "/api/v2/lists?continuationToken=evil",
        "/api/v2/lists/k/../j?continuationToken=evil",
        "/api/v2/lists/K?continuationToken=evil",
        "/api/v2/lists/k/?continuationToken=evil",
        "/api/v2/lists/k?offset=evil",
        "/api/v2/lists/k?continuationToken=",
        "/api/v2/lists/k",
        "ftp://",
        "",
    ] {
        let (server, client) = serve(move |_| answer(&items(&[0]), &link(href))).await;
        assert_eq!(
            ids(ByToken::new(&client, "k").items()).await.unwrap().len(),
            1,
            "{href}"
        );
        assert_eq!(server.received().len(), 1, "{href}");
    }
}

#[tokio::test]
async fn links_are_understood_behind_a_proxy_with_a_path() {
    for href in [
        "/api/v2/lists/k?after=0/0",
        "/ld/api/v2/lists/k?after=0/0",
        "?after=0/0",
    ] {
        let (server, _) = serve(move |request| match parameter(request, "after") {
            None => answer(&items(&[0]), &link(href)),
            Some(_) => answer(&[], ""),
        })
        .await;
        let url = format!("{}/ld", server.url());
        let client = Client::builder()
            .access_token("api-hidden")
            .base_url(url)
            .build()
            .unwrap();
        assert_eq!(ids(ById::new(&client, "k").items()).await.unwrap(), ["0/0"]);
        let second = &server.received()[1].target;
        assert_eq!(second, "/ld/api/v2/lists/k?limit=3&after=0%2F0", "{href}");
    }
}

#[tokio::test]
async fn identifiers_lead_on_without_a_link() {
    let list = items(&[0; 7]);
    let all = super::names(&list);
    let (server, client) = serve(move |request| {
        let after = parameter(request, "after");
        let start = after.map_or(0, |id| {
            1 + list.iter().position(|item| item.id == id).unwrap()
        });
        answer(&list[start..list.len().min(start + 3)], "")
    })
    .await;
    assert_eq!(ids(ById::new(&client, "k").items()).await.unwrap(), all);
    let sent = queries(&server);
    assert_eq!(
        sent,
        ["limit=3", "limit=3&after=2%2F0", "limit=3&after=5%2F0"]
    );
    let rest = ById::new(&client, "k").set("after", &all[4]).items();
    assert_eq!(ids(rest).await.unwrap(), all[5..]);

    let backward = ById::new(&client, "k").set("before", &all[4]).items();
    assert_eq!(ids(backward).await.unwrap_err().kind(), ErrorKind::Request);
}
