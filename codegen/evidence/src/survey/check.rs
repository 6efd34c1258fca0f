//! Checks that a report is valid, and contains no values of an account: everything that is not on a list is rejected.

mod evidence;

use serde_json::{Map, Value};

use super::known::{KnownPlaces, is_status};
use crate::lines::line;
use codegen::source::{Mark, Place, duplicate_keys, locate};

/// The supported version of the format.
const FORM: u64 = 1;

const FAULTS: [&str; 4] = ["connection", "not sent", "timeout", "unreadable"];
const MEMBERS: [&str; 6] = [
    "client",
    "operations",
    "places",
    "requests",
    "survey",
    "unreached",
];

/// The limit of counts. A larger number may be an instant or a telephone number.
const MOST: u64 = 100_000_000;

/// The problems of a report, with their lines.
pub(super) fn check(known: &KnownPlaces, text: &str) -> Vec<(usize, String)> {
    if let Some(what) = mark(text) {
        return vec![(1, what.to_owned())];
    }
    let report: Value = match serde_json::from_str(text) {
        Ok(report) => report,
        Err(error) => return vec![(error.line(), format!("no JSON: {error}"))],
    };
    let twice = duplicate_keys(text).into_iter();
    let twice = twice.map(|(_, _, second)| {
        let what = "this name stands there twice".to_owned();
        (line(text, second.start), what)
    });
    let mut check = Check {
        known,
        text,
        problems: twice.collect(),
    };
    check.report(&report);
    check.problems
}

/// Returns a problem that shows at the beginning of the file.
fn mark(text: &str) -> Option<&'static str> {
    match text.trim_start() {
        "" => Some("the file is empty"),
        rest if rest.starts_with('#') => {
            Some("a report in Markdown is for reading: ask for one with `--format json`")
        }
        _ => None,
    }
}

struct Check<'c> {
    known: &'c KnownPlaces,
    text: &'c str,
    problems: Vec<(usize, String)>,
}

impl Check<'_> {
    /// Adds a problem unless the condition holds.
    fn expect(&mut self, is_right: bool, at: &[&str], what: &str) {
        if !is_right {
            let whole = Place::root("");
            let place = at.iter().fold(whole, |place, token| place.key(token));
            let start = locate(self.text, &place.pointer, Mark::Key).start;
            self.problems
                .push((line(self.text, start), what.to_owned()));
        }
    }

    fn report(&mut self, report: &Value) {
        if let Some(what) = other_form(report) {
            return self.expect(false, &["survey"], &what);
        }
        self.members(report, &[], &MEMBERS);
        let is_version = report["client"].as_str().is_some_and(is_version);
        self.expect(is_version, &["client"], "no version of the client");
        self.expect(is_count(&report["requests"]), &["requests"], "no count");
        for (id, outcomes) in members(&report["operations"]) {
            self.operation(id, outcomes);
        }
        for (id, reason) in members(&report["unreached"]) {
            self.reason(id, reason);
        }
        for (place, evidence) in members(&report["places"]) {
            self.place(place, evidence);
        }
        for name in ["operations", "unreached", "places"] {
            self.expect(report[name].is_object(), &[name], "no object");
        }
    }

    /// Checks that an object has these members and no others. The names of the others are not repeated.
    fn members(&mut self, value: &Value, at: &[&str], names: &[&str]) {
        for (name, _) in members(value) {
            let at = [at, &[name.as_str()]].concat();
            self.expect(
                names.contains(&name.as_str()),
                &at,
                "nothing that a report has",
            );
        }
    }

    fn operation(&mut self, id: &str, outcomes: &Value) {
        let at = ["operations", id];
        let is_known = self.known.parameters(id).is_some();
        self.expect(is_known, &at, "no operation of this spec");
        self.expect(outcomes.is_object(), &at, "no object");
        for (outcome, count) in members(outcomes) {
            let at = ["operations", id, outcome];
            let is_outcome = is_status(outcome) || FAULTS.contains(&outcome.as_str());
            self.expect(
                is_outcome && is_count(count),
                &at,
                "neither a status nor a fault, with its count",
            );
        }
    }

    fn reason(&mut self, id: &str, reason: &Value) {
        let parameters = self.known.parameters(id).unwrap_or_default();
        let reason = reason.as_str().unwrap_or_default();
        let missing = reason.strip_prefix("no answer and no link gave a value for ");
        let is_parameter = missing.is_some_and(|name| parameters.iter().any(|other| other == name));
        let is_reason = is_parameter || reason == "the survey stopped before";
        let is_known = self.known.parameters(id).is_some();
        self.expect(
            is_known && is_reason,
            &["unreached", id],
            "no operation of this spec, with a reason",
        );
    }
}

/// Returns why the rest of the report is not checked.
fn other_form(report: &Value) -> Option<String> {
    match report["survey"].as_u64() {
        Some(FORM) => None,
        Some(form) if form < MOST => Some(format!(
            "a report in form {form}, and form {FORM} is known: survey again with the example of this version"
        )),
        _ if report.get("harvest").is_some() => Some(
            "what an unfinished survey has left, with keys of an account: do not pass it on, and finish it with `--resume`"
                .to_owned(),
        ),
        _ => Some("no report of a survey".to_owned()),
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let members: Option<&Map<String, Value>> = value.as_object();
    members.into_iter().flatten()
}

fn is_count(value: &Value) -> bool {
    value.as_u64().is_some_and(|count| count < MOST)
}

/// Returns whether it is a version: three numbers, and possibly the stage before a release.
fn is_version(text: &str) -> bool {
    let (numbers, stage) = text.split_once('-').unwrap_or((text, "rc"));
    let is_number =
        |part: &str| part.len() <= 4 && part.parse::<u16>().is_ok_and(|n| n.to_string() == part);
    let mut stage = stage.splitn(2, '.');
    numbers.split('.').count() == 3
        && numbers.split('.').all(is_number)
        && stage
            .next()
            .is_some_and(|word| ["alpha", "beta", "rc"].contains(&word))
        && stage.next().is_none_or(is_number)
}
