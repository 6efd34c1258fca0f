//! Every request is compared with the expected ones here.

use crate::testing::{
    answer::{Answer, Reply, brief},
    documented::Documented,
    documents::Operation,
    rule::{Answers, Order, Origin, Rule},
    sent::Sent,
};

/// The expected requests, and those that came.
#[derive(Default)]
pub(super) struct State {
    pub(super) rules: Vec<Rule>,
    pub(super) received: Vec<Sent>,
    /// The requests that were answered with an error, each with its error.
    pub(super) failures: Vec<String>,
    /// The requests that came unexpectedly.
    pub(super) unexpected: Vec<String>,
    pub(super) is_closed: bool,
}

/// The answer to a request, and its operation.
pub(super) struct Judged {
    pub(super) answer: Answer,
    pub(super) operation: Option<Operation>,
}

impl State {
    /// Returns the answer to a request, or why there is none.
    pub(super) fn meet(
        &mut self,
        request: &Sent,
        rest: Option<&Documented>,
    ) -> Result<Judged, String> {
        let fitting = (0..self.rules.len()).filter(|index| self.rules[*index].fits(request));
        let (expected, recorded): (Vec<_>, Vec<_>) =
            fitting.partition(|index| self.rules[*index].origin == Origin::Test);
        let mut indices = expected.iter();
        let open = indices.find(|index| self.rules[**index].is_open_to(request));
        // Where all else is answered as documented or recorded, only a number that was said keeps a request from it.
        let has_rest = rest.is_some() || !recorded.is_empty();
        let mut used_up = expected.iter().rev();
        let used_up = used_up.find(|index| !has_rest || self.rules[**index].is_counted());
        let open = open.or(recorded.first().filter(|_| used_up.is_none()));
        match (open, used_up, rest) {
            (Some(index), _, rest) => {
                let judged = self.take(*index, request)?;
                if let Some(rest) = rest.filter(|_| judged.answer.failure().is_none()) {
                    rest.note(request);
                }
                Ok(judged)
            }
            (None, Some(index), _) => {
                let rule = &self.rules[*index];
                let advice = rule.advice(request);
                let advice = advice.map_or_else(String::new, |advice| format!("; {advice}"));
                Err(format!(
                    "{request} came once more than expected: {rule} was expected {}{advice}",
                    rule.times()
                ))
            }
            (None, None, Some(rest)) => Ok(Judged {
                answer: Answer::Reply(rest.answer(request)),
                operation: None,
            }),
            (None, None, None) => Err(self.unknown(request)),
        }
    }

    /// Answers what is expected.
    fn take(&mut self, index: usize, request: &Sent) -> Result<Judged, String> {
        if self.rules[index].order == Order::InTurn {
            let mut earlier = self.rules[..index].iter();
            let waiting = earlier.find(|other| other.order == Order::InTurn && !other.is_met());
            if let Some(other) = waiting {
                return Err(format!(
                    "{request} came before its turn: first comes {other}"
                ));
            }
        }
        let rule = &mut self.rules[index];
        let operation = Operation::of_id(rule.operation);
        let answer = match &mut rule.answers {
            Answers::Pages(pages) => {
                let Some((reply, is_first)) = pages.answer(request) else {
                    return Err(format!("{request} asks for no page of {rule}"));
                };
                rule.came += usize::from(is_first);
                return Ok(Judged {
                    answer: Answer::Reply(reply),
                    operation,
                });
            }
            Answers::Each(answers) => answers.get(rule.came).or(answers.last()).cloned(),
        };
        let documented = || {
            let success = operation.as_ref()?.success()?;
            let body = success.bodies.first().copied();
            Some(Reply::success(&success, body, request))
        };
        let Some(answer) = answer.or_else(|| documented().map(Answer::Reply)) else {
            return Err(format!(
                "{rule} has no answer, and none is documented: say `.returning(…)`"
            ));
        };
        rule.came += 1;
        Ok(Judged { answer, operation })
    }

    /// Returns the body of an expected request, if it is what tells it from others.
    pub(super) fn body_of(&self, rule: &Rule) -> String {
        let line = rule.request.to_string();
        let mut others = self.rules.iter();
        match rule.request.body() {
            body if others
                .any(|other| other.request.to_string() == line && other.request.body() != body) =>
            {
                format!(" with {}", brief(&String::from_utf8_lossy(body)))
            }
            _ => String::new(),
        }
    }

    /// Describes a request that fits nothing, with the nearest that is expected.
    fn unknown(&self, request: &Sent) -> String {
        let called = id(request);
        // The differences from another operation say nothing, unless only the method is another one.
        let is_called = |rule: &&Rule| {
            called.is_none() || id(&rule.request) == called || rule.request.path() == request.path()
        };
        let rules = self.rules.iter().filter(is_called);
        let differences = rules.map(|rule| (rule, rule.difference(request)));
        match (
            differences.min_by_key(|(_, difference)| difference.distance),
            called,
        ) {
            (None, _) if self.rules.is_empty() => format!("{request} was not expected: nothing is"),
            (None, called) => format!(
                "{request} was not expected: no `{}` is",
                called.unwrap_or_default()
            ),
            (Some((rule, difference)), _) => format!(
                "{request} was not expected; the nearest is {}: {} ({})",
                rule.request,
                difference.words.join("; "),
                rule.place
            ),
        }
    }
}

/// Returns the id of the operation that a request calls, if it is documented.
fn id(request: &Sent) -> Option<&'static str> {
    let operation = Operation::called_by(request.method().as_str(), request.path())?;
    Some(operation.id())
}
