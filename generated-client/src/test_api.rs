//! Operations for tests, written by hand as the generator writes them, and the server that they are sent to.

use crate::{
    client::handle::Client,
    lists::paging::Paging,
    requests::call::Call,
    test_server::{Answer, Received, Server},
    values::{decode::Decode, extra::Extra, link::Link, timestamp::UnixMillis},
    wire::parts::Operation,
};
use reqwest::Url;
use serde::Serialize;
use std::collections::BTreeMap;

#[cfg(feature = "testing")]
impl crate::testing::documents::Document {
    /// Nothing is documented of what stands here.
    pub(crate) const ALL: &[Self] = &[];
}

pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) date: UnixMillis,
    pub(crate) extra: Extra,
}

record! {
    Item {
        0: "id" id = Decode::blank(),
        1: "date" date = Decode::blank(),
    }
}

pub(crate) struct List {
    pub(crate) items: Vec<Item>,
    pub(crate) links: BTreeMap<String, Link>,
    pub(crate) continuation_token: Option<String>,
    pub(crate) extra: Extra,
}

record! {
    List {
        0: "items" items = Decode::blank(),
        1: "_links?" links = Decode::blank(),
        2: "continuationToken?" continuation_token = Decode::blank(),
    }
}
page!(
    List,
    items(Item),
    [link(links), token(continuation_token), id(id), time(date)]
);

pub(crate) struct CursorList {
    pub(crate) items: Vec<Item>,
    pub(crate) page: CursorPage,
    pub(crate) extra: Extra,
}

record! {
    CursorList {
        0: "items" items = Decode::blank(),
        1: "page" page = Decode::blank(),
    }
}
page!(CursorList, items(Item), [token(page.next_cursor)]);

pub(crate) struct CursorPage {
    pub(crate) next_cursor: Option<String>,
    pub(crate) extra: Extra,
}

record! {
    CursorPage {
        0: "nextCursor?" next_cursor = Decode::blank(),
    }
}

macro_rules! operation {
    ($name:ident, $method:ident, $id:literal, $output:ty $(, $paging:expr)?) => {
        #[derive(Debug, Clone)]
        #[must_use = "a request does nothing until it is awaited or sent"]
        pub(crate) struct $name {
            pub(crate) call: Call,
        }

        impl $name {
            pub(crate) fn new(client: &Client, key: &str) -> Self {
                let operation = Operation::$method($id, "/api/v2/lists/{key}");
                let call = Call::new(client, operation).path(key);
                Self { call }
            }

            pub(crate) fn set(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
                self.call.query(name, Some(value));
                self
            }
        }

        request!($name, $output);
        $(paged!($name, $output, $paging);)?
    };
}

operation!(
    ByOffset,
    get,
    "byOffset",
    List,
    Paging::OFFSET.default_limit(2)
);
operation!(
    ByOffsetCapped,
    get,
    "byOffsetCapped",
    List,
    Paging::OFFSET.default_limit(2).max_limit(3)
);
operation!(
    ByToken,
    get,
    "byToken",
    List,
    Paging::TOKEN.default_limit(2).max_limit(3)
);
operation!(
    ByCursor,
    get,
    "byCursor",
    CursorList,
    Paging::CURSOR.max_limit(3)
);
operation!(ById, get, "byId", List, Paging::BEFORE_AFTER.max_limit(3));
operation!(
    ByTime,
    get,
    "byTime",
    List,
    Paging::TIME_WINDOW.default_limit(2).max_limit(3)
);
operation!(
    ByTimeUncapped,
    get,
    "byTimeUncapped",
    List,
    Paging::TIME_WINDOW.default_limit(4)
);
operation!(Unlimited, get, "unlimited", List, Paging::OFFSET);
operation!(Change, patch, "change", ());
operation!(Delete, delete, "delete", ());
operation!(Search, post, "search", List, Paging::OFFSET);
operation!(Import, post, "import", ());
operation!(Create, post, "create", CreateOutcome);

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum CreateOutcome {
    Created(Item),
    MultiStatus(Vec<Item>),
    NoContent,
}

outcome!(
    CreateOutcome,
    Created(201, Item),
    MultiStatus(207, Vec<Item>),
    NoContent(204)
);

/// Returns a query parameter as it was received.
pub(crate) fn parameter(request: &Received, name: &str) -> Option<String> {
    let url = Url::parse("http://localhost")
        .unwrap()
        .join(&request.target)
        .unwrap();
    let (_, value) = url.query_pairs().find(|(other, _)| other == name)?;
    Some(value.into_owned())
}

pub(crate) fn number(request: &Received, name: &str, default: i64) -> i64 {
    parameter(request, name).map_or(default, |value| value.parse().unwrap())
}

/// Returns a list of items with these dates; the identifier of each is its index and its date.
pub(crate) fn items(dates: &[i64]) -> Vec<Item> {
    let item = |(index, date): (usize, &i64)| Item {
        id: format!("{index}/{date}"),
        date: UnixMillis::new(*date),
        extra: Extra::new(),
    };
    dates.iter().enumerate().map(item).collect()
}

/// Returns a response with these items, and more members.
pub(crate) fn answer(items: &[Item], more: &str) -> Answer {
    let items = serde_json::to_string(items).unwrap();
    reply(200, &format!(r#"{{"items": {items}{more}}}"#))
}

/// Returns a JSON response that says that the connection ends with it, as it does: a client that reuses it at that moment would
/// see it break.
pub(crate) fn reply(status: u16, body: &str) -> Answer {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} -\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
    );
    Answer::Bytes((head + body).into_bytes())
}

pub(crate) fn link(href: &str) -> String {
    format!(r#", "_links": {{"next": {{"href": {href:?}}}}}"#)
}

pub(crate) async fn serve(
    answer: impl Fn(&Received) -> Answer + Send + Sync + 'static,
) -> (Server, Client) {
    let server = Server::start(answer).await.unwrap();
    let builder = Client::builder()
        .access_token("api-hidden")
        .base_url(server.url());
    let client = builder.build().unwrap();
    (server, client)
}

/// What was asked for, without the path that all have in common.
pub(crate) fn queries(server: &Server) -> Vec<String> {
    let query = |request: Received| {
        request
            .target
            .split_once('?')
            .map_or(String::new(), |(_, query)| query.to_owned())
    };
    server.received().into_iter().map(query).collect()
}
