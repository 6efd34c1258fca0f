//! What is asked next: each operation that only reads, as soon as all that it needs is known.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::arguments::{Arguments, Methods};
use crate::harvest::{Harvest, Keys, kind};
use crate::operations::{Operation, Parameter};

/// How many of each kind are asked for.
const EACH: usize = 2;

/// What is not encoded in a path or a query.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const DAY: u128 = 24 * 60 * 60 * 1000;

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) operation: String,
    /// Path and query.
    pub(crate) target: String,
    /// What its parameters stand for.
    pub(crate) keys: Keys,
    pub(crate) reason: Reason,
}

/// What a request is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Reason {
    /// To see an answer.
    Answer,
    /// To see all that an answer can be expanded by.
    Expanded,
    /// To see whether the next page repeats one of these items.
    NextPage(Vec<String>),
    /// To see whether the server gives so many items.
    Limit(u64, First),
}

/// Tells whether an answer is the first one again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct First(u64);

impl First {
    pub(crate) fn of(answer: &Value) -> Self {
        let mut hasher = DefaultHasher::new();
        answer.to_string().hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// What has been asked, and what comes next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// By operation, the targets.
    asked: BTreeMap<String, Vec<String>>,
    queue: VecDeque<Request>,
}

/// The operations that may be asked.
pub(crate) fn askable<'o, 's>(
    operations: &'o [Operation<'s>],
    methods: Methods,
) -> impl Iterator<Item = &'o Operation<'s>> {
    operations.iter().filter(move |operation| {
        operation.method == "GET" || (methods == Methods::GetAndPost && operation.only_reads())
    })
}

impl Plan {
    /// The next request. One of each kind comes before the second of any.
    pub(crate) fn next(
        &mut self,
        operations: &[Operation<'_>],
        methods: Methods,
        harvest: &Harvest,
    ) -> Option<Request> {
        if let Some(request) = self.queue.pop_front() {
            return Some(request);
        }
        for round in 1..=EACH {
            for operation in askable(operations, methods) {
                if self.asked.get(operation.id).map_or(0, Vec::len) < round
                    && let Some(request) = self.first_new(operation, harvest)
                {
                    let asked = self.asked.entry(operation.id.to_owned()).or_default();
                    asked.push(request.target.clone());
                    return Some(request);
                }
            }
        }
        None
    }

    /// Puts requests before what is not in the queue yet.
    pub(crate) fn also(&mut self, requests: Vec<Request>) {
        self.queue.extend(requests);
    }

    /// Whether an operation has been asked.
    pub(crate) fn has_asked(&self, operation: &Operation<'_>) -> bool {
        self.asked.contains_key(operation.id)
    }

    fn first_new(&self, operation: &Operation<'_>, harvest: &Harvest) -> Option<Request> {
        let asked = self.asked.get(operation.id);
        let requests = ways(operation, harvest).unwrap_or_default().into_iter();
        let mut requests = requests.map(|keys| request(operation, keys));
        requests.find(|request| asked.is_none_or(|asked| !asked.contains(&request.target)))
    }
}

/// The ways to fill what an operation needs, or the first parameter for which there is nothing.
pub(crate) fn ways<'o>(
    operation: &'o Operation<'_>,
    harvest: &Harvest,
) -> Result<Vec<Keys>, &'o str> {
    let mut ways = vec![Keys::new()];
    for parameter in operation.needs() {
        let longer = ways
            .iter()
            .flat_map(|way| fill(operation, parameter, way, harvest));
        let longer: Vec<_> = longer.collect();
        if longer.is_empty() {
            return Err(parameter.name);
        }
        ways = longer;
    }
    Ok(ways)
}

/// The way with a value of one more parameter: with each of a few.
fn fill(
    operation: &Operation<'_>,
    parameter: &Parameter<'_>,
    way: &Keys,
    harvest: &Harvest,
) -> Vec<Keys> {
    let kind = kind_of(operation, parameter);
    let with = |more: &Keys| {
        let mut way = way.clone();
        way.extend(more.clone());
        way
    };
    if way.contains_key(&kind) {
        return vec![way.clone()];
    }
    let fixed = fixed(parameter);
    if !fixed.is_empty() {
        let fixed = fixed.into_iter().take(EACH);
        return fixed
            .map(|value| with(&Keys::from([(kind.clone(), value)])))
            .collect();
    }
    let mut found: Vec<Keys> = Vec::new();
    for keys in harvest.of(&kind, way) {
        if found
            .iter()
            .all(|other| other.get(&kind) != keys.get(&kind))
            && found.len() < EACH
        {
            found.push(with(keys));
        }
    }
    found
}

/// Values that need no answer: those of an enumeration, the last thirty days, a small number, the word for an integration.
fn fixed(parameter: &Parameter<'_>) -> Vec<String> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = now.map_or(0, |now| now.as_millis()) / DAY * DAY;
    match parameter.name {
        _ if !parameter.values.is_empty() => parameter
            .values
            .iter()
            .map(|value| (*value).to_owned())
            .collect(),
        "to" | "before" if parameter.is_instant() => vec![now.to_string()],
        _ if parameter.is_instant() => vec![now.saturating_sub(30 * DAY).to_string()],
        _ if parameter.is_integer() => vec!["1".to_owned()],
        // LaunchDarkly's own word for another product, of which the spec shows one.
        "integrationKey" => parameter.example.map(str::to_owned).into_iter().collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn kind_of(operation: &Operation<'_>, parameter: &Parameter<'_>) -> String {
    if fixed(parameter).is_empty() {
        kind(
            if parameter.is_in_path {
                &operation.path
            } else {
                ""
            },
            parameter.name,
        )
    } else {
        // Of this operation alone: `from` of another one may be something else.
        format!("{}/{}", operation.id, parameter.name)
    }
}

/// The request with these keys.
fn request(operation: &Operation<'_>, keys: Keys) -> Request {
    let mut target = operation.path.clone();
    for parameter in operation.needs() {
        let value = keys
            .get(&kind_of(operation, parameter))
            .map_or("", String::as_str);
        if parameter.is_in_path {
            let encoded = utf8_percent_encode(value, KEPT).to_string();
            target = target.replace(&format!("{{{}}}", parameter.name), &encoded);
        } else {
            target = with_query(&target, parameter.name, value);
        }
    }
    Request {
        operation: operation.id.to_owned(),
        target,
        keys,
        reason: Reason::Answer,
    }
}

/// The target with a parameter more, in place of one of the same name.
pub(crate) fn with_query(target: &str, name: &str, value: &str) -> String {
    with_each(target, name, &[value])
}

/// The same, with the parameter once for each value.
pub(crate) fn with_each(target: &str, name: &str, values: &[&str]) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let others = query.split('&').filter(|pair| {
        !pair.is_empty() && pair.split('=').next().is_some_and(|other| other != name)
    });
    let values = values.iter().map(|value| {
        let value = utf8_percent_encode(value, KEPT);
        format!("{name}={value}")
    });
    let pairs: Vec<_> = others.map(str::to_owned).chain(values).collect();
    format!("{path}?{}", pairs.join("&"))
}

/// What would be asked, without a request: the operations, in their order, with what they need.
pub(crate) fn listing(operations: &[Operation<'_>], arguments: &Arguments) -> String {
    let mut text = String::new();
    let mut count = 0;
    for operation in askable(operations, arguments.methods) {
        count += 1;
        let needs = operation
            .needs()
            .filter(|one| fixed(one).is_empty())
            .map(|one| one.name);
        let needs: Vec<_> = needs.collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{} {} ({})",
            operation.method, operation.path, operation.id
        );
        if !needs.is_empty() {
            let _ = writeln!(
                text,
                "    as soon as an answer or a link has {}",
                needs.join(", ")
            );
        }
    }
    let _ = writeln!(
        text,
        "\n{count} operations, each with up to {EACH} sets of keys; of lists the next page and the largest limit, and what \
         can be expanded: at most {} requests. Nothing was asked.",
        arguments.requests
    );
    text
}
