//! A 404 is a value, whatever else goes wrong is an error.

use crate::{
    test_api::{ByOffset, Delete, reply, serve},
    test_server::Answer,
};
use http::Method;

#[tokio::test]
async fn what_is_not_there_is_none() {
    let (_server, client) = serve(|request| match request.target.as_str() {
        "/api/v2/lists/none" => reply(404, r#"{"code": "not_found"}"#),
        "/api/v2/lists/hidden" => reply(403, r#"{"code": "forbidden"}"#),
        _ => reply(200, r#"{"items": []}"#),
    })
    .await;
    let list = |key: &str| ByOffset::new(&client, key);
    assert_eq!(list("none").optional().await.unwrap(), None);
    assert!(list("one").optional().await.unwrap().is_some());
    let error = list("hidden").optional().await.unwrap_err();
    assert!(error.is_forbidden());

    let response = list("one").send().optional().await.unwrap().unwrap();
    assert_eq!(response.status().as_u16(), 200);
    assert!(list("none").send().optional().await.unwrap().is_none());
    let raw = client.request(Method::GET, "/api/v2/lists/none");
    assert!(raw.optional().await.unwrap().is_none());
}

/// A proxy that knows no such host says nothing about the resource.
#[tokio::test]
async fn what_a_proxy_answers_says_nothing_of_what_is_not_there() {
    for (kind, body) in [
        ("text/html", "<h1>404</h1>"),
        ("text/plain", "404 page not found\n"),
        ("text/plain", "default backend - 404"),
    ] {
        let head = "HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-type:";
        let page = format!("{head} {kind}\r\n\r\n{body}");
        let (_server, client) = serve(move |_| Answer::Bytes(page.clone().into())).await;
        let error = ByOffset::new(&client, "one").optional().await.unwrap_err();
        assert!(error.is_not_found(), "{error}");
        let raw = client.request(Method::GET, "/api/v2/lists/none").optional();
        assert!(raw.await.is_err());
    }
}

/// Some servers call it HTML.
#[tokio::test]
async fn an_empty_body_is_no_web_page() {
    let (_server, client) = serve(|request| {
        let status = match request.method.as_str() {
            "DELETE" => "204 No Content",
            _ => "404 Not Found",
        };
        let headers = "connection: close\r\ncontent-type: text/html; charset=utf-8";
        Answer::Bytes(format!("HTTP/1.1 {status}\r\n{headers}\r\n\r\n").into())
    })
    .await;
    let found = ByOffset::new(&client, "one").optional().await.unwrap();
    assert!(found.is_none());
    Delete::new(&client, "one").await.unwrap();
}

#[tokio::test]
async fn requests_are_spawned_and_joined() {
    let (_server, client) = serve(|_| reply(200, r#"{"items": []}"#)).await;
    let list = |key: &str| ByOffset::new(&client, key);
    let spawned = tokio::spawn(list("a").into_future());
    let (sent, maybe) = tokio::join!(list("b").send(), list("c").optional());
    assert!(spawned.await.unwrap().is_ok());
    assert!(sent.is_ok() && maybe.unwrap().is_some());
}

#[cfg(feature = "blocking")]
#[test]
fn it_can_be_waited_for() {
    use crate::blocking::Wait as _;

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let (_server, client) = runtime.block_on(serve(|_| reply(404, "{}")));
    let none = ByOffset::new(&client, "none").optional().wait().unwrap();
    assert_eq!(none, None);
}
