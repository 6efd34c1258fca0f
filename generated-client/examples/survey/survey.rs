//! The loop: what is next, its answer, what it shows, and what can be asked now.

use launchdarkly_api::Client;

use crate::arguments::{Arguments, Start};
use crate::harvest::{Harvest, Keys};
use crate::judge::{Judge, Part};
use crate::names::Names;
use crate::operations::{self, Operation};
use crate::pages;
use crate::plan::{self, Reason, Request, ways};
use crate::recorded::{Recorded, Was};
use crate::report::Report;
use crate::spec::Spec;
use crate::state::{self, State};
use crate::wire::{self, Answer, Question};

/// After so many requests, what is known is kept.
const KEEP: u64 = 10;

/// After so many requests in a row that gave nothing, there is no sense in more.
const IN_VAIN: u32 = 10;

/// A survey on its way.
pub(crate) struct Survey<'s> {
    spec: &'s Spec,
    arguments: Arguments,
    operations: Vec<Operation<'s>>,
    judge: Judge<'s>,
    state: State,
}

impl<'s> Survey<'s> {
    pub(crate) fn new(spec: &'s Spec, arguments: &Arguments) -> Result<Self, String> {
        let given = [
            ("projectKey", &arguments.project),
            ("environmentKey", &arguments.environment),
        ];
        let given = given
            .into_iter()
            .filter_map(|(name, key)| Some((name.to_owned(), key.clone()?)));
        let state = match arguments.start {
            Start::Anew => State::new(Harvest::narrowed(given.collect::<Keys>())),
            Start::Resumed => State::read(&arguments.out)?,
        };
        Ok(Self {
            spec,
            arguments: arguments.clone(),
            operations: operations::all(spec),
            judge: Judge::new(spec)?,
            state,
        })
    }

    /// Asks these operations alone.
    #[cfg(test)]
    pub(crate) fn only(mut self, is_meant: impl Fn(&Operation<'_>) -> bool) -> Self {
        self.operations.retain(is_meant);
        self
    }

    /// Asks, until all is asked, the requests are used up, or nobody answers.
    ///
    /// # Errors
    ///
    /// If the token is refused at once, or if what is known cannot be kept.
    pub(crate) async fn ask(&mut self, client: &Client) -> Result<(), String> {
        let mut in_vain = 0;
        for number in 1..=self.arguments.requests {
            let Some(request) = self.next() else {
                state::forget(&self.arguments.out);
                return Ok(());
            };
            let status = self.send(client, &request).await;
            if number == 1 && status == Some(401) {
                return Err("the access token is refused (401): is it one of this instance, and no SDK key?".to_owned());
            }
            let is_in_vain = status.is_none_or(|status| status == 401);
            in_vain = if is_in_vain { in_vain + 1 } else { 0 };
            if in_vain == IN_VAIN {
                return self.stop(&format!(
                    "{in_vain} requests in a row had no answer, or 401"
                ));
            }
            if number % KEEP == 0 {
                self.state.keep(&self.arguments.out)?;
            }
        }
        self.stop(&format!("{} requests are used up", self.arguments.requests))
    }

    /// Keeps what is known, to go on another time.
    fn stop(&self, reason: &str) -> Result<(), String> {
        self.state.keep(&self.arguments.out)?;
        eprintln!("{reason}; `--resume` goes on from here");
        Ok(())
    }

    /// Takes an answer that was recorded.
    pub(crate) async fn hear(&mut self, recorded: &Recorded) {
        let Some(index) = self.called(recorded) else {
            eprintln!("{}: no operation has that method and path", recorded.name);
            return;
        };
        let operation = &self.operations[index];
        let State { words, report, .. } = &mut self.state;
        let outcome = match recorded.was {
            Was::Sent => self
                .judge
                .hear_sent(operation, &recorded.body, words, report),
            Was::Answered(status, Part::Whole) => {
                report.count(operation.id, &status.to_string());
                let answer = Answer {
                    status,
                    headers: Vec::new(),
                    media_type: Some("application/json".to_owned()),
                    body: recorded.body.to_string().into_bytes(),
                };
                self.judge.hear(operation, &answer, words, report).await;
                Ok(())
            }
            Was::Answered(status, part) => {
                report.count(operation.id, &status.to_string());
                self.judge
                    .hear_part(operation, (status, part), &recorded.body, words, report)
            }
        };
        if let Err(problem) = outcome {
            eprintln!("{}: {problem}", recorded.name);
        }
    }

    /// What was found, as it may be shown.
    pub(crate) fn report(&self) -> Report {
        let mut report = self.state.report.clone();
        let mut words = self.state.words.clone();
        self.state
            .harvest
            .words()
            .for_each(|word| words.keep(&word.as_str().into()));
        if self.arguments.source == crate::arguments::Source::Wire {
            let askable = plan::askable(&self.operations, self.arguments.methods);
            for operation in askable.filter(|operation| !self.state.plan.has_asked(operation)) {
                report
                    .unreached
                    .insert(operation.id.to_owned(), self.reason(operation));
            }
        }
        let names = Names::new(self.spec, &words, self.arguments.values);
        report.finished(self.spec, &names)
    }

    fn reason(&self, operation: &Operation<'_>) -> String {
        match ways(operation, &self.state.harvest) {
            Err(name) => format!("no answer and no link gave a value for {name}"),
            Ok(_) => "the survey stopped before".to_owned(),
        }
    }

    fn next(&mut self) -> Option<Request> {
        let State { plan, harvest, .. } = &mut self.state;
        plan.next(&self.operations, self.arguments.methods, harvest)
    }

    /// The status that came, if one did.
    async fn send(&mut self, client: &Client, request: &Request) -> Option<u16> {
        let mut operations = self.operations.iter();
        let operation = operations.find(|operation| operation.id == request.operation)?;
        let question = Question {
            method: &operation.method,
            target: &request.target,
            is_beta: operation.is_beta,
            body: operation
                .body(self.spec)
                .filter(|_| operation.method == "POST"),
        };
        let State {
            report,
            harvest,
            plan,
            words,
            ..
        } = &mut self.state;
        report.requests += 1;
        let answer = match wire::ask(client, question).await {
            Ok(answer) => answer,
            Err(fault) => {
                eprintln!("{}: {fault}", operation.id);
                report.count(operation.id, fault);
                return None;
            }
        };
        eprintln!("{}: {}", operation.id, answer.status);
        report.count(operation.id, &answer.status.to_string());
        if let Some(value) = self.judge.hear(operation, &answer, words, report).await {
            pages::judge(operation, request, &value, report);
            harvest.learn(&self.operations, operation, &request.keys, &value);
            let is_first = report.operations[operation.id].values().sum::<u64>() == 1;
            if is_first && request.reason == Reason::Answer {
                plan.also(pages::also(operation, request, &value));
            }
        }
        Some(answer.status)
    }

    /// Which operation was called: of those that fit, the one with the fewest parameters.
    fn called(&self, recorded: &Recorded) -> Option<usize> {
        let path = recorded.path.split('?').next().unwrap_or_default();
        let fits = |operation: &Operation<'_>| {
            operation.method == recorded.method && operation.matches(path).is_some()
        };
        self.operations.iter().position(fits)
    }
}
