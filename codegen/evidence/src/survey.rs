//! What accounts have shown of the spec: reports of the client's example `survey`, merged into `spec/survey.json`.
//!
//! A report has places of the spec and counts. It comes from someone else's account, so it is checked as what one does not trust:
//! whatever is not known to be a name of the API, a place of the spec or a number is refused with its line, and so is the
//! whole report. The generator does not read the file; it is for whoever curates.

mod check;
mod known;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use codegen::source::{Mark, Sources, locate};
use known::Known;

/// All reports so far, in one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The digests of the reports, so that none counts twice.
    reports: BTreeSet<String>,
    /// What was seen, by place of the spec.
    places: BTreeMap<String, Seen>,
}

/// What was seen at a place of the spec.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// In how many reports, each of which is of one account.
    accounts: u64,
    #[serde(flatten)]
    evidence: Evidence,
}

/// What one report says of a place: see `generated-client/examples/survey/report.rs`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Evidence {
    /// In how many answers it was looked for.
    answers: u64,
    /// How often it could have been there.
    #[serde(default, skip_serializing_if = "is_zero")]
    of: u64,
    /// How often it was.
    #[serde(default, skip_serializing_if = "is_zero")]
    present: u64,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    types: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    differs: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    values: BTreeSet<String>,
}

/// A report, as far as it is merged.
#[derive(Debug, Deserialize)]
struct Report {
    places: BTreeMap<String, Evidence>,
}

/// What came of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Merged {
    /// It counts from now on.
    Added,
    /// The same one is there already.
    Again,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Survey {
    /// Reads what [`Survey::json`] has written.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and where.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Writes it: sorted, with a place a line, so that a difference shows what a report has changed.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings and numbers are JSON.
        let reports = serde_json::to_string(&self.reports).unwrap_or_default();
        let line = |(place, seen): (&String, &Seen)| {
            let seen = serde_json::to_string(seen).unwrap_or_default();
            format!("\n    {}: {seen}", serde_json::Value::from(place.as_str()))
        };
        let places: Vec<_> = self.places.iter().map(line).collect();
        let places = places.join(",");
        format!("{{\n  \"reports\": {reports},\n  \"places\": {{{places}\n  }}\n}}\n")
    }

    /// Takes the text of a report of the file `name`.
    ///
    /// # Errors
    ///
    /// Everything in it that is not as a report of this spec has it, as `name:line: what`; nothing is taken then.
    pub fn merge(
        &mut self,
        sources: &Sources,
        name: &str,
        text: &str,
    ) -> Result<Merged, Vec<String>> {
        let problems = check::check(&Known::of(sources), text);
        if !problems.is_empty() {
            let shown = problems
                .iter()
                .map(|(line, what)| format!("{name}:{line}: {what}"));
            return Err(shown.collect());
        }
        let report: Report = serde_json::from_str(text)
            .map_err(|error| vec![format!("{name}:{}: {error}", error.line())])?;
        if !self.reports.insert(digest(text)) {
            return Ok(Merged::Again);
        }
        for (place, evidence) in report.places {
            let seen = self.places.entry(place).or_default();
            seen.accounts += 1;
            seen.evidence.add(evidence);
        }
        Ok(Merged::Added)
    }

    /// In a line, how much there is.
    #[must_use]
    pub fn summary(&self) -> String {
        let differs = self
            .places
            .values()
            .filter(|seen| !seen.evidence.differs.is_empty())
            .count();
        format!(
            "{} accounts, {} places, {differs} of them with a difference",
            self.reports.len(),
            self.places.len()
        )
    }

    /// The required properties of answers that no account has shown, or not always: `spec/file:line: Type / property: why`.
    #[must_use]
    pub fn unsupported(&self, sources: &Sources) -> Vec<String> {
        let known = Known::of(sources);
        let required = known.required().into_iter();
        let unsupported = required.filter_map(|(file, schema, property)| {
            let pointer = format!("/components/schemas/{schema}/properties/{property}");
            let seen = self.places.get(&format!("{file}#{pointer}"));
            let why = match seen.map(|seen| &seen.evidence) {
                Some(Evidence { of, present, .. }) if present == of && *of > 0 => return None,
                Some(Evidence { of, present, .. }) if *of > 0 => {
                    format!("there in {present} of {of}")
                }
                _ => "never looked for: no answer had the type".to_owned(),
            };
            let text = sources.text(&file).unwrap_or_default();
            let line = line(text, locate(text, &pointer, Mark::Key).start);
            Some(format!("spec/{file}:{line}: {schema} / {property}: {why}"))
        });
        unsupported.collect()
    }
}

impl Evidence {
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

/// The line of a byte; the first one is 1.
fn line(text: &str, start: usize) -> usize {
    text.get(..start).unwrap_or_default().matches('\n').count() + 1
}

/// FNV-1a: tells reports apart, and is no secret.
fn digest(text: &str) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = text.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
