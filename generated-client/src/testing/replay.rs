//! Playing a recording back.

use super::{
    answer::{Answer, Reply},
    difference::{Body, Query, Scope},
    documented,
    documents::Operation,
    rule::{Answers, Order, Origin, Rule, Times},
    sent::Sent,
    stand_in::StandIn,
    tape::{self, Exchange, Tape},
};
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::Value;
use std::{fs, io, panic::Location, path::Path};

/// Plays back the responses that a [`Recorder`](super::Recorder) has recorded.
///
/// Requests are identified by method, path and query. Each gets its recorded responses in order, and then the last one again
/// and again. After the last recorded page of a list by offset there is an empty one, for clients that fetch ahead. Bodies are
/// not compared, since a recording contains fakes. A request that was not recorded is an error for the app, as with a
/// [`StandIn`], and is also reported when the replay is dropped.
///
#[cfg_attr(feature = "environments", doc = "```")]
#[cfg_attr(not(feature = "environments"), doc = "```text")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use launchdarkly_api::testing::Replay;
///
/// let replay = Replay::parse(r#"{ "exchanges": [{
///     "request": "GET /api/v2/projects/web/environments/production",
///     "status": 404,
///     "answered": { "code": "not_found", "message": "Unknown environment key" }
/// }] }"#)?;
/// let client = replay.client();
/// let error = client.environments().get_environment("web", "production").await.unwrap_err();
/// assert!(error.is_not_found());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Replay(StandIn);

impl Replay {
    /// Reads a recording from its file.
    ///
    /// # Errors
    ///
    /// The errors of reading the file, with its path; [`InvalidData`](io::ErrorKind::InvalidData), with line and column as well, if
    /// it is not a recording.
    #[track_caller]
    pub fn load(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|error| tape::in_file(path, &error))?;
        Self::parse(&text).map_err(|error| tape::in_file(path, &error))
    }

    /// Reads a recording from its text.
    ///
    /// # Errors
    ///
    /// [`InvalidData`](io::ErrorKind::InvalidData) if it is not a recording, with line and column, or with the invalid request.
    #[track_caller]
    pub fn parse(text: &str) -> io::Result<Self> {
        let tape: Tape = serde_json::from_str(text)?;
        let (mut rules, mut ends) = (Vec::<Rule>::new(), Vec::<Rule>::new());
        for exchange in &tape.exchanges {
            let request = request(exchange)?;
            if let Some(page) = after(exchange, &request) {
                let end = rule(request.clone(), Query::Beyond("offset"), page?);
                add_end(&mut ends, end);
            }
            let answer = answer(exchange)?;
            let known = rules.iter_mut().find(|rule| rule.fits(&request));
            match known.map(|rule| &mut rule.answers) {
                Some(Answers::Each(answers)) => answers.push(answer),
                _ => rules.push(rule(request, Query::All, answer)),
            }
        }
        rules.append(&mut ends);
        Ok(Self(StandIn::playing(rules)))
    }

    /// Returns a client that gets its responses from the recording.
    #[must_use]
    pub fn client(&self) -> crate::client::handle::Client {
        self.0.client()
    }

    /// Returns the stand-in, which can expect further requests, listen, and list the requests that it has received.
    ///
    /// An [expected](StandIn::expect) request takes precedence over the recording. After that, it is answered as recorded,
    /// unless [`times`](super::Expectation::times) says how often it is sent: then one more is an error.
    #[must_use]
    pub fn stand_in(&self) -> &StandIn {
        &self.0
    }
}

/// A request that may come as often as it likes.
#[track_caller]
fn rule(request: Sent, query: Query, answer: Answer) -> Rule {
    let scope = Scope {
        query,
        body: Body::Nothing,
        ..Scope::default()
    };
    Rule {
        request,
        operation: "",
        scope,
        answers: Answers::Each(vec![answer]),
        times: Times::AtLeast(0),
        came: 0,
        order: Order::Any,
        origin: Origin::Recording,
        place: Location::caller(),
    }
}

/// Returns what follows a page of a list by offset: an empty one. The client that was recorded may have fetched ahead, and dropped
/// what lay beyond the end. After a page that is not the last one, it is an error to go on, which no list ends by.
fn after(exchange: &Exchange, request: &Sent) -> Option<io::Result<Answer>> {
    let operation = Operation::called_by(request.method().as_str(), request.path())?;
    let page = exchange.answered.as_ref()?;
    let mut end = documented::ended(page);
    *end.get_mut(operation.paged_by_offset()?)? = Value::Array(Vec::new());
    if documented::is_followed(page) {
        let problem = "the recording ends before this page of the list";
        let reply = Reply::error(StatusCode::NOT_IMPLEMENTED, "not_recorded", problem);
        return Some(Ok(Answer::Reply(reply)));
    }
    Some(answer(&Exchange {
        answered: Some(end),
        ..exchange.clone()
    }))
}

/// Adds what follows the last page of a list, and nothing for an earlier page.
fn add_end(ends: &mut Vec<Rule>, end: Rule) {
    if ends.iter().all(|other| !end.fits(&other.request)) {
        ends.retain(|other| !other.fits(&end.request));
        ends.push(end);
    }
}

fn invalid(exchange: &Exchange, problem: &str) -> io::Error {
    let problem = format!("`{}`: {problem}", exchange.request);
    io::Error::new(io::ErrorKind::InvalidData, problem)
}

fn request(exchange: &Exchange) -> io::Result<Sent> {
    let (method, target) = exchange
        .request
        .split_once(' ')
        .ok_or_else(|| invalid(exchange, "a request is written as `GET /api/v2/…`"))?;
    let request = http::Request::builder().method(method).uri(target).body(());
    let request = request.map_err(|error| invalid(exchange, &error.to_string()))?;
    let (head, ()) = request.into_parts();
    Ok(Sent::received(head, bytes::Bytes::new()))
}

fn answer(exchange: &Exchange) -> io::Result<Answer> {
    let status = StatusCode::from_u16(exchange.status)
        .map_err(|_| invalid(exchange, &format!("{} is no status", exchange.status)))?;
    let kind = exchange.headers.get("content-type");
    let is_json = kind.is_none_or(|kind| kind.contains("json"));
    let body = match (&exchange.text, &exchange.answered) {
        (Some(_), Some(_)) => return Err(invalid(exchange, "it has `answered` and `text`")),
        (Some(text), None) => text.clone().into_bytes(),
        (None, None) => Vec::new(),
        // As it was written before there was `text`.
        (None, Some(Value::String(text))) if !is_json => text.clone().into_bytes(),
        (None, Some(body)) => body.to_string().into_bytes(),
    };
    let mut reply = Reply::json(Some(status), body);
    if !is_json {
        reply.headers.remove(header::CONTENT_TYPE);
    }
    for (name, value) in &exchange.headers {
        let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value))
        else {
            return Err(invalid(
                exchange,
                &format!("`{name}: {value}` is no header"),
            ));
        };
        reply.headers.insert(name, value);
    }
    Ok(Answer::Reply(reply))
}
