//! A request that is expected, with what it is answered.

use super::{
    answer::Answer,
    difference::{self, Difference, Scope},
    pages::Pages,
    sent::Sent,
};
use std::{fmt, panic::Location};

/// An expected request.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) request: Sent,
    /// The operation's id.
    pub(super) operation: &'static str,
    pub(super) scope: Scope,
    pub(super) answers: Answers,
    pub(super) times: Times,
    /// How often it came.
    pub(super) came: usize,
    pub(super) order: Order,
    pub(super) origin: Origin,
    /// Where in the test it is.
    pub(super) place: &'static Location<'static>,
}

/// Its answers.
#[derive(Debug)]
pub(super) enum Answers {
    /// One after the other, and the last one again; if there is none, the documented example.
    Each(Vec<Answer>),
    /// The pages of a list.
    Pages(Pages),
}

/// How often it has to come.
#[derive(Debug, Clone, Copy)]
pub(super) enum Times {
    /// Once for each answer.
    AsAnswered,
    Exactly(usize),
    AtLeast(usize),
}

/// When it has to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Any,
    /// After those before it that have an order, too.
    InTurn,
}

/// Who expects it. What a test expects goes before what was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Test,
    Recording,
}

impl Rule {
    /// How far a request is from the expected one.
    pub(super) fn difference(&self, came: &Sent) -> Difference {
        difference::between(&self.request, &self.scope, came)
    }

    /// Returns whether a request is the expected one.
    pub(super) fn fits(&self, came: &Sent) -> bool {
        self.difference(came).words.is_empty()
    }

    /// Returns whether the request may come once more. Of a list, the first page counts, and each further one may come as
    /// often as that did, or without a limit if there is none for the list.
    pub(super) fn is_open_to(&self, request: &Sent) -> bool {
        let Times::Exactly(times) = self.wanted() else {
            return true;
        };
        match &self.answers {
            Answers::Pages(pages) if !pages.begin_with(request) => {
                pages.go_on_with(request, self.came)
            }
            _ => self.came < times,
        }
    }

    /// Returns whether it has come often enough.
    pub(super) fn is_met(&self) -> bool {
        self.missing().is_none()
    }

    /// Describes the requests that have not come yet.
    pub(super) fn missing(&self) -> Option<String> {
        let (Times::Exactly(wanted) | Times::AtLeast(wanted)) = self.wanted() else {
            return None;
        };
        if let Answers::Pages(pages) = &self.answers
            && let Some(problem) = pages.missing(wanted)
        {
            return Some(problem);
        }
        let came = times(self.came);
        (self.came < wanted).then(|| format!("expected {}, came {came}", self.times()))
    }

    /// Returns whether the test says how often it comes.
    pub(super) fn is_counted(&self) -> bool {
        !matches!(self.times, Times::AsAnswered)
    }

    fn wanted(&self) -> Times {
        match (self.times, &self.answers) {
            (Times::AsAnswered, Answers::Each(answers)) => Times::Exactly(answers.len().max(1)),
            (Times::AsAnswered, Answers::Pages(_)) => Times::Exactly(1),
            (given, _) => given,
        }
    }

    /// Returns whether each of its answers can be given.
    pub(super) fn check(&self) -> Result<(), String> {
        let answers = match &self.answers {
            Answers::Each(answers) => answers.len(),
            Answers::Pages(_) => 1,
        };
        match self.times {
            Times::Exactly(expected) if expected < answers => Err(format!(
                "the request is expected {}, and has {}, not all of which can be given: \
                 a request comes once for each answer, without `.times({expected})`",
                times(expected),
                match answers {
                    1 => "an answer".to_owned(),
                    many => format!("{many} answers"),
                }
            )),
            _ => Ok(()),
        }
    }

    /// Returns what to say if the request comes more often than expected for no fault of the app.
    pub(super) fn advice(&self, request: &Sent) -> Option<String> {
        match &self.answers {
            Answers::Each(answers) => {
                let answer = answers.last()?.retried()?;
                Some(format!(
                    "a client may send it again by itself after its last answer, {answer}: say what the next attempt gets"
                ))
            }
            Answers::Pages(pages) if pages.begin_with(request) => None,
            Answers::Pages(_) => Some(
                "an app that continues from a position may ask for a page more often than for the first one: say `.at_least(…)`"
                    .to_owned(),
            ),
        }
    }

    /// How often it is expected, in words.
    pub(super) fn times(&self) -> String {
        match self.wanted() {
            Times::AtLeast(wanted) => format!("{} at least", times(wanted)),
            Times::Exactly(wanted) => times(wanted),
            Times::AsAnswered => times(1),
        }
    }
}

fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

/// The request and its place in the test.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.request, self.place)
    }
}
