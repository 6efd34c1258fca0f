//! Lists that are asked for by POST, whose parameters stand in the query nevertheless.

use super::ids;
use crate::test_api::{Search, answer, items, number, queries, serve};
use serde_json::{Value, json};

/// The body says what to look for, and stays the same on every page; without a limit, pages are as large as they come.
#[tokio::test]
async fn a_body_goes_with_each_page() {
    let (server, client) = serve(|request| {
        let offset = number(request, "offset", 0);
        let list = items(&[0, 1, 2, 3, 4]);
        let start = usize::try_from(offset).unwrap().min(list.len());
        let end = (start + 2).min(list.len());
        answer(&list[start..end], "")
    })
    .await;
    let mut request = Search::new(&client, "k");
    let body = json!({"kind": "user"});
    request.call.json(&body);
    assert_eq!(
        ids(request.items()).await.unwrap(),
        ["0/0", "1/1", "2/2", "3/3", "4/4"]
    );
    assert_eq!(queries(&server), ["", "offset=2", "offset=4"]);
    for request in server.received() {
        assert_eq!(request.method, "POST");
        assert_eq!(
            serde_json::from_slice::<Value>(&request.body).unwrap(),
            body
        );
    }
}
