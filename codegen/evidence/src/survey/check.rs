//! Checks that a report is valid, and contains no values of an account: everything that is not on a list is rejected.

use serde_json::{Map, Value};

use super::known::Known;
use super::line;
use codegen::source::{Mark, duplicate_keys, locate};

/// How something differs. Those that the spec has no place for come with what the place's last name has to be.
const KINDS: [&str; 14] = [
    "client-disagrees",
    "deprecated",
    "limit-cut",
    "missing",
    "not-json",
    "null",
    "other-media-type",
    "other-type",
    "pages-overlap",
    "undocumented-header",
    "undocumented-status",
    "unknown-property",
    "unknown-value",
    "validator-disagrees",
];
const FAULTS: [&str; 4] = ["connection", "not sent", "timeout", "unreadable"];
const TYPES: [&str; 8] = [
    "array", "boolean", "integer", "none", "null", "number", "object", "string",
];
const MEMBERS: [&str; 6] = [
    "client",
    "operations",
    "places",
    "requests",
    "survey",
    "unreached",
];
const EVIDENCE: [&str; 7] = [
    "answers", "differs", "line", "of", "present", "types", "values",
];

/// The problems of a report, with their lines.
pub(super) fn check(known: &Known, text: &str) -> Vec<(usize, String)> {
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

struct Check<'c> {
    known: &'c Known,
    text: &'c str,
    problems: Vec<(usize, String)>,
}

impl Check<'_> {
    /// Adds a problem unless the condition holds.
    fn expect(&mut self, is_right: bool, at: &[&str], what: &str) {
        if !is_right {
            let tokens = at
                .iter()
                .map(|token| format!("/{}", token.replace('~', "~0").replace('/', "~1")));
            let pointer: String = tokens.collect();
            let start = locate(self.text, &pointer, Mark::Key).start;
            self.problems
                .push((line(self.text, start), what.to_owned()));
        }
    }

    fn report(&mut self, report: &Value) {
        self.expect(
            report["survey"] == 1,
            &["survey"],
            "no report of a survey in the form that is known, 1",
        );
        self.members(report, &[], &MEMBERS);
        let is_version = report["client"].as_str().is_some_and(is_version);
        self.expect(is_version, &["client"], "no version of the client");
        self.expect(report["requests"].is_u64(), &["requests"], "no count");
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
                is_outcome && count.is_u64(),
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

    fn place(&mut self, place: &str, evidence: &Value) {
        let at = ["places", place];
        let differs = &evidence["differs"];
        let is_place = self.known.has(place) || self.is_new(place, differs);
        self.expect(
            is_place,
            &at,
            "no place of this spec, and nothing that could be new there",
        );
        self.expect(evidence["answers"].is_u64(), &at, "no count of answers");
        self.members(evidence, &at, &EVIDENCE);
        for name in ["answers", "line", "of", "present"] {
            let count = evidence.get(name);
            self.expect(
                count.is_none_or(Value::is_u64),
                &["places", place, name],
                "no count",
            );
        }
        self.counts(place, "types", evidence, &|name| {
            TYPES.contains(&name)
                || is_media_type(name)
                || (is_number(name) && differs.get("limit-cut").is_some())
        });
        self.counts(place, "differs", evidence, &|name| KINDS.contains(&name));
        let values = evidence.get("values");
        let is_name = |value: &Value| value.as_str().is_some_and(looks_like_a_name);
        let are_names = values
            .is_none_or(|values| values.as_array().is_some_and(|all| all.iter().all(is_name)));
        self.expect(
            are_names,
            &["places", place, "values"],
            "values that do not look like names of the API",
        );
    }

    fn counts(
        &mut self,
        place: &str,
        member: &str,
        evidence: &Value,
        is_name: &dyn Fn(&str) -> bool,
    ) {
        let counts = evidence.get(member);
        self.expect(
            counts.is_none_or(Value::is_object),
            &["places", place, member],
            "no object",
        );
        for (name, count) in counts.into_iter().flat_map(members) {
            let at = ["places", place, member, name];
            self.expect(
                is_name(name) && count.is_u64(),
                &at,
                "nothing that is counted there",
            );
        }
    }

    /// Whether the spec has the place that it would be part of, and the difference is of a kind that adds one.
    fn is_new(&self, place: &str, differs: &Value) -> bool {
        let has = |kind: &str| differs.get(kind).is_some();
        let Some((parent, name)) = place.rsplit_once('/') else {
            return false;
        };
        let is_name = name == "*" || looks_like_a_name(name);
        if parent == "common.json#/components/headers" {
            return has("undocumented-header") && is_name;
        }
        let is_part = match parent.rsplit_once('/') {
            Some((_, "properties")) => has("unknown-property") && is_name,
            Some((_, "responses")) => has("undocumented-status") && is_status(name),
            _ => {
                (has("limit-cut") && name == "maximum")
                    || (has("other-media-type") && name == "content")
            }
        };
        is_part && self.known.has(parent)
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let members: Option<&Map<String, Value>> = value.as_object();
    members.into_iter().flatten()
}

fn is_number(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && is_number(text)
}

fn is_version(text: &str) -> bool {
    let mut parts = text.splitn(3, '.');
    let is_part = |part: &str| is_number(part.split(['-', '+']).next().unwrap_or_default());
    text.len() <= 20 && parts.clone().count() == 3 && parts.all(is_part)
}

fn is_media_type(text: &str) -> bool {
    let parts = text.split_once('/');
    parts.is_some_and(|(kind, name)| {
        looks_like_a_name(kind) && name.split('+').all(looks_like_a_name)
    })
}

/// Returns whether it consists of words of letters, joined by `_`, `-` or `.`. The survey has the same rule.
fn looks_like_a_name(text: &str) -> bool {
    let words = text.trim_start_matches(['_', '$']).split(['_', '-', '.']);
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.len() <= 40 && words.clone().count() <= 5 && words.into_iter().all(is_word)
}
