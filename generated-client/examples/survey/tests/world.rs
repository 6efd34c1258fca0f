//! A stand-in that answers what the spec documents, and what a test makes of that.

use launchdarkly_api::{Client, RetryPolicy};
use serde_json::Value;
use tempfile::TempDir;

use super::support::{Answer, Received, Server};
use crate::arguments::Arguments;
use crate::operations::{self, Operation};
use crate::report::{Kind, Report};
use crate::spec::Spec;
use crate::survey::Survey;

type Change = Box<dyn Fn(&str, &Received, Reply) -> Answer + Send + Sync>;

/// What is answered, by operation.
pub(super) struct World {
    answers: Vec<Documented>,
    change: Change,
}

/// The documented success of an operation.
struct Documented {
    id: String,
    method: String,
    path: String,
    status: u16,
    /// All examples of its body.
    bodies: Vec<Value>,
}

/// What is answered unless a test changes it.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Value,
}

impl Reply {
    pub(super) fn answer(self) -> Answer {
        Answer::json(self.status, &self.body.to_string()).keeping_alive()
    }
}

impl World {
    pub(super) fn documented(spec: &Spec) -> Self {
        let operations = operations::all(spec);
        let answers = operations.iter().filter(|operation| operation.only_reads());
        Self {
            answers: answers
                .filter_map(|operation| documented(spec, operation))
                .collect(),
            change: Box::new(|_, _, reply| reply.answer()),
        }
    }

    /// With another answer, made of the operation's name, the request and the documented one.
    pub(super) fn changed(
        mut self,
        change: impl Fn(&str, &Received, Reply) -> Answer + Send + Sync + 'static,
    ) -> Self {
        self.change = Box::new(change);
        self
    }

    pub(super) async fn start(self) -> Server {
        let server = Server::start(move |request| self.answer(request));
        server.await.expect("a free port")
    }

    fn answer(&self, request: &Received) -> Answer {
        let path = request.target.split('?').next().unwrap_or_default();
        let mut called = self
            .answers
            .iter()
            .filter(|one| one.is_called_by(&request.method, path));
        let Some(called) = called.next() else {
            return Answer::json(404, r#"{"code": "not_found", "message": "Not found"}"#)
                .keeping_alive();
        };
        let reply = Reply {
            status: called.status,
            body: called.body(&request.target),
        };
        (self.change)(&called.id, request, reply)
    }
}

impl Documented {
    fn is_called_by(&self, method: &str, path: &str) -> bool {
        let (given, template) = (path.split('/'), self.path.split('/'));
        self.method == method
            && given.clone().count() == template.clone().count()
            && given
                .zip(template)
                .all(|(given, part)| part.starts_with('{') || part == given)
    }

    /// The first page; where a request goes on, the last one, with other items; all there is, where it asks for many.
    fn body(&self, target: &str) -> Value {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let has = |names: &[&str]| names.iter().any(|name| query.contains(name));
        let is_next = has(&["offset=", "after=", "before=", "continuationToken="]);
        if !is_next && !has(&["limit="]) {
            return self.bodies.first().cloned().unwrap_or_default();
        }
        let is_last = |body: &&Value| {
            body.pointer("/_links/next").is_none() && body["continuationToken"].is_null()
        };
        let last = self.bodies.iter().rfind(is_last).or(self.bodies.first());
        let mut last = last.cloned().unwrap_or_default();
        let lists = last.as_object_mut().into_iter().flatten();
        let items = lists
            .filter_map(|(_, value)| value.as_array_mut())
            .flatten();
        let count = items
            .map(|item| {
                if is_next {
                    rename(item);
                }
            })
            .count();
        if let Some(total) = last.get_mut("totalCount") {
            *total = count.into();
        }
        last
    }
}

/// Makes another item of it.
fn rename(item: &mut Value) {
    for name in ["_id", "id", "_key", "key"] {
        if let Some(Value::String(text)) = item.get_mut(name) {
            text.push('2');
        }
    }
}

fn documented<'s>(spec: &'s Spec, operation: &Operation<'s>) -> Option<Documented> {
    let responses = operation.node.inside("responses").into_iter();
    let mut successes = responses.filter(|(status, _)| status.starts_with('2'));
    let (status, response) = successes.next()?;
    let content = spec.resolve(&response).inside("content").into_iter().next();
    let examples = content.map_or(Vec::new(), |(_, content)| content.inside("examples"));
    let bodies = examples
        .iter()
        .map(|(_, example)| spec.resolve(example).value["value"].clone());
    Some(Documented {
        id: operation.id.to_owned(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        status: status.parse().ok()?,
        bodies: bodies.collect(),
    })
}

pub(super) fn arguments(folder: &TempDir) -> Arguments {
    let mut arguments = Arguments::to(folder.path().join("report.md"));
    arguments.requests = 10_000;
    arguments
}

/// Surveys the server.
pub(super) async fn surveyed(spec: &Spec, arguments: &Arguments, server: &Server) -> Report {
    let survey = Survey::new(spec, arguments).expect("a survey");
    asked(survey, server).await
}

/// Surveys the server by these operations alone.
pub(super) async fn surveyed_by(
    spec: &Spec,
    arguments: &Arguments,
    server: &Server,
    is_meant: impl Fn(&Operation<'_>) -> bool,
) -> Report {
    let survey = Survey::new(spec, arguments).expect("a survey");
    asked(survey.only(is_meant), server).await
}

async fn asked(mut survey: Survey<'_>, server: &Server) -> Report {
    let builder = Client::builder()
        .access_token("api-none")
        .base_url(server.url());
    let client = builder
        .retry(RetryPolicy::none())
        .build()
        .expect("a client");
    survey.ask(&client).await.expect("it ends");
    survey.report()
}

/// What differs, by place.
pub(super) fn differences(report: &Report) -> Vec<(&str, Kind)> {
    let places = report.places.iter().flat_map(|(place, evidence)| {
        evidence
            .differs
            .keys()
            .map(move |kind| (place.as_str(), *kind))
    });
    places
        .filter(|(_, kind)| *kind != Kind::Deprecated)
        .collect()
}
