//! The accepted state of the official document (`spec/upstream.json`), and the changes since.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Difference, Report, facts};

/// The accepted state: facts, and no text of the official document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The digests of its operations' facts, by `operationId`.
    operations: BTreeMap<String, String>,
    /// The differences from the spec: for each file of the spec, by place and kind.
    differences: BTreeMap<String, BTreeMap<String, String>>,
    /// Everything that cannot be compared.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    blind: BTreeSet<String>,
}

/// The changes since the accepted state, as lists of sentences for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// Operations that the spec has, and the official document has by now.
    pub new: Vec<String>,
    /// Operations that the official document had.
    pub gone: Vec<String>,
    /// Operations of which it says something else than it did.
    pub changed: Vec<String>,
    /// Explained differences that are new, gone, or have another value there.
    pub differences: Vec<String>,
    /// What cannot be compared, and could be, or was not there.
    pub blind: Vec<String>,
}

impl Pin {
    /// Reads the text of the file.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        format!("{value:#}\n")
    }

    /// Returns the parts of a report that can be accepted: operations that are curated, differences that are explained.
    pub(super) fn of(report: &Report) -> Self {
        let curated = report.operations.iter().filter(|known| known.is_curated);
        let mut differences: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (found, values) in values(report) {
            let file = differences.entry(found.file.clone()).or_default();
            file.insert(found.key.clone(), values);
        }
        Self {
            operations: curated
                .map(|known| (known.id.clone(), known.facts.clone()))
                .collect(),
            differences,
            blind: report.blind.clone(),
        }
    }

    /// Returns the differences between this and a report.
    pub(super) fn since(&self, report: &Report) -> Since {
        let mut since = Since::default();
        for known in report.operations.iter().filter(|known| known.is_curated) {
            match self.operations.get(&known.id) {
                None => since.new.push(known.line.clone()),
                Some(old) if *old != known.facts => {
                    let parts = facts::changed(old, &known.facts).join(", ");
                    since.changed.push(format!("{}: {parts}", known.line));
                }
                Some(_) => {}
            }
        }
        let is_there = |id: &&String| report.operations.iter().any(|known| known.id == **id);
        let gone = self.operations.keys().filter(|id| !is_there(id));
        since.gone = gone.cloned().collect();
        since.differences = self.differences_since(report);
        since.blind = report.blind.difference(&self.blind).cloned().collect();
        since
    }

    fn differences_since(&self, report: &Report) -> Vec<String> {
        let mut lines = Vec::new();
        let mut there = BTreeSet::new();
        for (found, now) in values(report) {
            let Difference {
                file, key, place, ..
            } = found;
            there.insert((file, key));
            match self.differences.get(file).and_then(|keys| keys.get(key)) {
                None => lines.push(format!(
                    "{key}: new; ours {}; official {now} ({place})",
                    found.ours
                )),
                Some(old) if *old != now => {
                    lines.push(format!(
                        "{key}: accepted {old}; official now {now} ({place})"
                    ));
                }
                Some(_) => {}
            }
        }
        let unexplained = report.unexplained().map(|found| (&found.file, &found.key));
        there.extend(unexplained);
        for (file, keys) in &self.differences {
            let gone = keys.iter().filter(|(key, _)| !there.contains(&(file, key)));
            lines.extend(gone.map(|(key, old)| {
                format!("{key}: accepted {old}; no difference any more (spec/{file})")
            }));
        }
        lines
    }
}

/// The explained differences, each with what the official document says: where a schema has several counterparts, that
/// may be several things.
fn values(report: &Report) -> Vec<(&Difference, String)> {
    let mut found: BTreeMap<_, (&Difference, BTreeSet<&str>)> = BTreeMap::new();
    for (difference, _) in report.explained() {
        let key = (&difference.file, &difference.key);
        let (_, values) = found.entry(key).or_insert((difference, BTreeSet::new()));
        values.insert(&difference.official);
    }
    let joined = |values: BTreeSet<&str>| values.into_iter().collect::<Vec<_>>().join(" | ");
    found
        .into_values()
        .map(|(difference, values)| (difference, joined(values)))
        .collect()
}

impl Since {
    /// Returns whether everything is as it was accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
