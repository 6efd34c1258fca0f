//! Evidence from real accounts: reports of the client's example `survey`, merged into `spec/survey.json`.
//!
//! A report contains places of the spec and counts. It comes from someone else's account, so it is not trusted: a report is
//! rejected if it contains anything other than names of the API, places of the spec and numbers. The generator does not read
//! the file; it is for the maintainers of the spec.

mod check;
mod documents;
mod known;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::digest;
use crate::lines::Lines;
use codegen::source::{Place, Sources};
use known::KnownPlaces;

/// All merged reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The digests of the reports, so that none is counted twice.
    reports: BTreeSet<String>,
    /// The number of reports with a success of an operation.
    operations: BTreeMap<String, u64>,
    /// The evidence, by place of the spec.
    places: BTreeMap<String, Seen>,
}

/// The evidence for a place of the spec.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// The number of reports, each of which is from one account.
    accounts: u64,
    #[serde(flatten)]
    evidence: Evidence,
}

/// The part of a report about one place: see `generated-client/examples/survey/report.rs`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Evidence {
    /// The number of responses that were searched for it.
    answers: u64,
    /// How often it could have occurred.
    #[serde(default, skip_serializing_if = "is_zero")]
    of: u64,
    /// How often it occurred.
    #[serde(default, skip_serializing_if = "is_zero")]
    present: u64,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    types: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    differs: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    values: BTreeSet<String>,
}

/// A report, without the lines, which follow from its places.
#[derive(Debug, Deserialize, Serialize)]
struct Report {
    client: String,
    requests: u64,
    operations: BTreeMap<String, BTreeMap<String, u64>>,
    unreached: BTreeMap<String, String>,
    places: BTreeMap<String, Evidence>,
}

/// The result of merging a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Merged {
    /// The report was added.
    Added,
    /// The same report was added before.
    Again,
    /// The report tells nothing of the API, so its account does not count.
    Nothing,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Survey {
    /// Reads the output of [`Survey::json`].
    ///
    /// # Errors
    ///
    /// Returns the problem and its position.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Writes the survey, sorted and with one place per line, so that a diff shows what a report has changed.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings and numbers are JSON.
        let reports = serde_json::to_string(&self.reports).unwrap_or_default();
        let operations = serde_json::to_string(&self.operations).unwrap_or_default();
        let line = |(place, seen): (&String, &Seen)| {
            let seen = serde_json::to_string(seen).unwrap_or_default();
            format!("\n    {}: {seen}", serde_json::Value::from(place.as_str()))
        };
        let places: Vec<_> = self.places.iter().map(line).collect();
        let places = places.join(",");
        format!(
            "{{\n  \"reports\": {reports},\n  \"operations\": {operations},\n  \"places\": {{{places}\n  }}\n}}\n"
        )
    }

    /// Adds a report, given its text and the `name` of its file.
    ///
    /// # Errors
    ///
    /// Returns all problems of the report, as `name:line: what`. Nothing is added then.
    pub fn merge(
        &mut self,
        sources: &Sources,
        name: &str,
        text: &str,
    ) -> Result<Merged, Vec<String>> {
        // Editors and shells put it there, and it means nothing.
        let text = text.trim_start_matches('\u{feff}');
        let problems = check::check(&KnownPlaces::new(sources), text);
        if !problems.is_empty() {
            let shown = problems
                .iter()
                .map(|(line, what)| format!("{name}:{line}: {what}"));
            return Err(shown.collect());
        }
        let report: Report = serde_json::from_str(text)
            .map_err(|error| vec![format!("{name}:{}: {error}", error.line())])?;
        if report.operations.is_empty() && report.places.is_empty() {
            return Ok(Merged::Nothing);
        }
        if !self.reports.insert(report.digest()) {
            return Ok(Merged::Again);
        }
        for (id, _) in report.operations.iter().filter(|(_, all)| succeeded(all)) {
            *self.operations.entry(id.clone()).or_default() += 1;
        }
        for (place, evidence) in report.places {
            let seen = self.places.entry(place).or_default();
            seen.accounts += 1;
            seen.evidence.add(evidence);
        }
        Ok(Merged::Added)
    }

    /// Returns a summary in one line.
    #[must_use]
    pub fn summary(&self, sources: &Sources) -> String {
        let places = self.places.values();
        let differ = places.filter(|seen| seen.evidence.is_different()).count();
        format!(
            "{}, {} of {} operations, {}, {differ} that differ",
            counted(self.reports.len(), "account", "accounts"),
            self.operations.len(),
            KnownPlaces::new(sources).count(),
            counted(self.places.len(), "place", "places")
        )
    }

    /// Returns the required properties that are missing in some responses, then the types without evidence:
    /// `spec/file:line: what: why`.
    #[must_use]
    pub fn unsupported(&self, sources: &Sources) -> Vec<String> {
        let lines = Lines::new(sources);
        let (mut properties, mut types) = (Vec::new(), Vec::new());
        for (schema, required) in KnownPlaces::new(sources).required() {
            let name = schema.last();
            let required = required
                .iter()
                .map(|property| schema.key("properties").key(property));
            let (seen, unseen): (Vec<_>, Vec<_>) =
                required.partition(|place| self.counts(place).0 > 0);
            if seen.is_empty() {
                let count = counted(unseen.len(), "required property", "required properties");
                let why = format!("no answer had the type, with {count}");
                types.push(format!("{}: {name}: {why}", lines.of(&schema)));
                continue;
            }
            for place in seen.iter().chain(&unseen) {
                let (of, present) = self.counts(place);
                if present < of || of == 0 {
                    let (at, property) = (lines.of(place), place.last());
                    let why = format!("there in {present} of {of}");
                    properties.push(format!("{at}: {name} / {property}: {why}"));
                }
            }
        }
        properties.append(&mut types);
        properties
    }

    /// Returns how often a value could have occurred at a place, and how often it did.
    fn counts(&self, place: &Place) -> (u64, u64) {
        let seen = self
            .places
            .get(&format!("{}#{}", place.file, place.pointer));
        seen.map_or((0, 0), |seen| (seen.evidence.of, seen.evidence.present))
    }
}

impl Report {
    /// Returns a digest of the content, which does not depend on its layout.
    fn digest(&self) -> String {
        // Maps of strings and numbers are JSON.
        let text = serde_json::to_string(self).unwrap_or_default();
        format!("{:016x}", digest::long(&text))
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns whether one of the outcomes is a success.
fn succeeded(outcomes: &BTreeMap<String, u64>) -> bool {
    outcomes.keys().any(|outcome| outcome.starts_with('2'))
}

impl Evidence {
    /// Returns whether an answer differed from the spec. What is deprecated and still comes does not, as in the report.
    fn is_different(&self) -> bool {
        self.differs.keys().any(|kind| kind != "deprecated")
    }

    fn add(&mut self, other: Self) {
        self.answers = self.answers.saturating_add(other.answers);
        self.of = self.of.saturating_add(other.of);
        self.present = self.present.saturating_add(other.present);
        count(&mut self.types, other.types);
        count(&mut self.differs, other.differs);
        self.values.extend(other.values);
    }
}

fn count(counts: &mut BTreeMap<String, u64>, more: BTreeMap<String, u64>) {
    for (name, number) in more {
        let count = counts.entry(name).or_default();
        *count = count.saturating_add(number);
    }
}
