//! What comes out: by place in the spec, what was seen and how it differs. No value of the account is in it.

mod advice;
mod lines;
mod markdown;

pub(crate) use markdown::markdown;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::names::Names;
use crate::shape::MANY;
use crate::spec::Spec;
use crate::walk::{Difference, Found};

/// The report. Its JSON form is what `cargo xtask survey` reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Report {
    /// The version of this form.
    pub(crate) survey: u64,
    /// The version of the client whose spec the answers were held against.
    pub(crate) client: String,
    pub(crate) requests: u64,
    /// By operation, how often which status came, or which fault.
    pub(crate) operations: BTreeMap<String, BTreeMap<String, u64>>,
    /// By operation, why it was not asked.
    pub(crate) unreached: BTreeMap<String, String>,
    /// By place in the spec.
    pub(crate) places: BTreeMap<String, Evidence>,
}

/// What was seen at a place in the spec.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Evidence {
    /// In how many answers.
    pub(crate) answers: u64,
    /// How often it could have been there.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) of: u64,
    /// How often it was.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) present: u64,
    /// By JSON type, or by media type; of a limit that was cut, by what it was cut to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) types: BTreeMap<String, u64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) differs: BTreeMap<Kind, u64>,
    /// Unknown values of an enumeration that may be shown.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) values: BTreeSet<String>,
    /// Where it is in the spec's file, if something differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<u64>,
}

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The client and this survey do not find the same.
    ClientDisagrees,
    /// It is deprecated, and still comes. No difference, but worth knowing.
    Deprecated,
    LimitCut,
    Missing,
    NotJson,
    Null,
    OtherMediaType,
    OtherType,
    PagesOverlap,
    UndocumentedHeader,
    UndocumentedStatus,
    UnknownProperty,
    UnknownValue,
    /// `boon` and this survey do not find the same.
    ValidatorDisagrees,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Report {
    pub(crate) fn new() -> Self {
        Self {
            survey: 1,
            client: env!("CARGO_PKG_VERSION").to_owned(),
            ..Self::default()
        }
    }

    /// Counts what became of a request.
    pub(crate) fn count(&mut self, operation: &str, outcome: &str) {
        let outcomes = self.operations.entry(operation.to_owned()).or_default();
        *outcomes.entry(outcome.to_owned()).or_default() += 1;
    }

    /// Takes what one answer showed.
    pub(crate) fn take(&mut self, found: &Found) {
        for (place, sighting) in &found.seen {
            let evidence = self.places.entry(place.clone()).or_default();
            evidence.answers += 1;
            evidence.of += sighting.of;
            evidence.present += sighting.present;
            for (kind, count) in &sighting.types {
                *evidence.types.entry((*kind).to_owned()).or_default() += count;
            }
        }
        let unseen = found.differences.iter().map(|one| &one.place);
        let unseen: BTreeSet<_> = unseen
            .filter(|place| !found.seen.contains_key(*place))
            .collect();
        for place in unseen {
            self.places.entry(place.clone()).or_default().answers += 1;
        }
        found.differences.iter().for_each(|one| self.differs(one));
    }

    /// Takes the differences alone, with their types: what was sent proves nothing of what comes.
    pub(crate) fn take_sent(&mut self, found: &Found) {
        let mut places = BTreeSet::new();
        for one in &found.differences {
            if one.kind != Kind::Deprecated {
                self.differs(one);
                places.insert(&one.place);
            }
        }
        for place in places {
            let types = found
                .seen
                .get(place)
                .into_iter()
                .flat_map(|sighting| &sighting.types);
            let evidence = self.places.entry(place.clone()).or_default();
            for (kind, count) in types {
                *evidence.types.entry((*kind).to_owned()).or_default() += count;
            }
        }
    }

    fn differs(&mut self, one: &Difference) {
        let evidence = self.places.entry(one.place.clone()).or_default();
        *evidence.differs.entry(one.kind).or_default() += 1;
        evidence.values.extend(one.value.clone());
    }

    /// Takes a difference that is not in a body, with what was found there.
    pub(crate) fn notes(&mut self, place: &str, kind: Kind, found: Option<&str>) {
        let evidence = self.places.entry(place.to_owned()).or_default();
        evidence.answers += 1;
        *evidence.differs.entry(kind).or_default() += 1;
        if let Some(found) = found {
            *evidence.types.entry(found.to_owned()).or_default() += 1;
        }
    }

    /// Makes it ready to be shown: leaves out what is not for others, and says where in the spec its places are.
    pub(crate) fn finished(mut self, spec: &Spec, names: &Names<'_>) -> Self {
        self.hide(names);
        let lines = lines::Lines::read(spec);
        for (place, evidence) in &mut self.places {
            if evidence.values.len() > MANY || !names.shows_values() {
                evidence.values.clear();
            }
            evidence.values.retain(|value| names.shows(value));
            evidence.line = (!evidence.differs.is_empty())
                .then(|| lines.of(place))
                .flatten();
        }
        self
    }

    /// Puts what the spec does not have under one place, if its name is not to be shown: unknown headers, and unknown
    /// properties, which are the keys of a map if they are many.
    fn hide(&mut self, names: &Names<'_>) {
        let has = |evidence: &Evidence, kind| evidence.differs.contains_key(&kind);
        let is_unknown = |evidence: &Evidence| has(evidence, Kind::UnknownProperty);
        let mut counts = BTreeMap::<String, usize>::new();
        for (place, _) in self
            .places
            .iter()
            .filter(|(_, evidence)| is_unknown(evidence))
        {
            *counts.entry(parent(place).to_owned()).or_default() += 1;
        }
        for (place, evidence) in std::mem::take(&mut self.places) {
            let (parent, name) = place.rsplit_once('/').unwrap_or(("", &place));
            let is_many = counts.get(parent).is_some_and(|count| *count > MANY);
            let is_new = is_unknown(&evidence) || has(&evidence, Kind::UndocumentedHeader);
            let is_hidden = is_new && (is_many || !names.shows(name));
            let place = if is_hidden {
                format!("{parent}/*")
            } else {
                place
            };
            self.places.entry(place).or_default().add(evidence);
        }
    }

    /// How many places differ, what is only deprecated aside.
    pub(crate) fn differences(&self) -> usize {
        let is_difference = |evidence: &&Evidence| {
            evidence
                .differs
                .keys()
                .any(|kind| *kind != Kind::Deprecated)
        };
        self.places.values().filter(is_difference).count()
    }

    /// In a line, what was done and found.
    pub(crate) fn summary(&self) -> String {
        let is_answered = |outcomes: &&BTreeMap<String, u64>| {
            outcomes.keys().any(|outcome| outcome.starts_with('2'))
        };
        format!(
            "{} requests, {} operations answered, {} places of the spec seen, {} that differ.",
            self.requests,
            self.operations.values().filter(is_answered).count(),
            self.places.len(),
            self.differences()
        )
    }
}

impl Evidence {
    fn add(&mut self, other: Self) {
        self.answers += other.answers;
        self.of += other.of;
        self.present += other.present;
        for (kind, count) in other.types {
            *self.types.entry(kind).or_default() += count;
        }
        for (kind, count) in other.differs {
            *self.differs.entry(kind).or_default() += count;
        }
        self.values.extend(other.values);
    }
}

fn parent(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The report for `cargo xtask survey`: pretty, with a place a line.
pub(crate) fn json(report: &Report) -> String {
    let head = Report {
        places: BTreeMap::new(),
        ..report.clone()
    };
    // Maps of strings and numbers are JSON.
    let head = serde_json::to_string_pretty(&head).unwrap_or_default();
    let line = |(place, evidence): (&String, &Evidence)| {
        let evidence = serde_json::to_string(evidence).unwrap_or_default();
        format!(
            "\n    {}: {evidence}",
            serde_json::Value::from(place.as_str())
        )
    };
    let lines: Vec<_> = report.places.iter().map(line).collect();
    let places = format!("\"places\": {{{}\n  }}", lines.join(","));
    head.replace("\"places\": {}", &places) + "\n"
}

/// Whether the report can be written there; nothing is left there that was not before.
///
/// # Errors
///
/// The path, and why not.
pub(crate) fn writable(path: &Path) -> Result<(), String> {
    let is_new = !path.exists();
    let failed = |error| format!("{}: {error}", path.display());
    OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .map_err(failed)?;
    if is_new {
        fs::remove_file(path).map_err(failed)
    } else {
        Ok(())
    }
}
