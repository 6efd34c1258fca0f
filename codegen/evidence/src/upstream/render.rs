//! The report as text for people, and as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Difference, Explanation, Extent, Report};

impl Report {
    /// The report for people: what is to do, and a line that counts.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::new();
        if self.since.is_none() && self.extent == Extent::Complete {
            text.push_str("Nothing has been accepted yet: `--accept` does so.\n\n");
        }
        if let Some(since) = &self.since {
            section(
                &mut text,
                "Operations that are new upstream, and curated",
                &since.new,
            );
            section(&mut text, "Operations that are gone upstream", &since.gone);
            section(
                &mut text,
                "Operations whose facts have changed since they were accepted",
                &since.changed,
            );
            section(
                &mut text,
                "Differences that are not as they were accepted",
                &since.differences,
            );
        }
        let blind = match &self.since {
            Some(since) => since.blind.clone(),
            None => self.blind.iter().cloned().collect(),
        };
        section(&mut text, "What cannot be compared", &blind);
        let missing: Vec<_> = self.missing().map(|known| known.line.clone()).collect();
        section(&mut text, "Missing operations", &missing);
        let unfounded: Vec<_> = self.unfounded.iter().map(comment).collect();
        section(&mut text, "Explanations without a difference", &unfounded);
        let unexplained: Vec<_> = self.unexplained().map(line).collect();
        section(&mut text, "Unexplained differences", &unexplained);
        text + &self.count()
    }

    /// Renders the part that needs no action: differences that a comment explains, and other remarks of comments.
    #[must_use]
    pub fn render_explained(&self) -> String {
        let mut text = String::new();
        let explained: Vec<_> = self
            .explained()
            .map(|(difference, explanation)| {
                format!(
                    "{}\n      {}: {}",
                    line(difference),
                    explanation.place,
                    explanation.text
                )
            })
            .collect();
        section(&mut text, "Explained differences", &explained);
        let remarks: Vec<_> = self.remarks.iter().map(comment).collect();
        section(&mut text, "Remarks without a difference, to read", &remarks);
        text
    }

    fn count(&self) -> String {
        let missing = self.missing().count();
        let own = self
            .differences
            .iter()
            .filter(|found| found.what == "operation");
        format!(
            "{} of {} operations covered, {} of our own; {} differences: {} explained, {} unexplained; {} explanations without a difference\n",
            self.operations.len() - missing,
            self.operations.len(),
            own.count(),
            self.differences.len(),
            self.explained().count(),
            self.unexplained().count(),
            self.unfounded.len(),
        )
    }

    /// The report for programs.
    #[must_use]
    pub fn json(&self) -> String {
        let report = json!({
            "operations": {"ours": self.ours, "official": self.operations.len()},
            "missing": self.missing().map(|known| &known.line).collect::<Vec<_>>(),
            "since": self.since.as_ref().map(|since| json!({
                "new": since.new,
                "gone": since.gone,
                "changed": since.changed,
                "differences": since.differences,
                "blind": since.blind,
            })),
            "blind": self.blind,
            "unexplained": self.unexplained().map(difference).collect::<Vec<_>>(),
            "explained": self.explained().map(|(found, _)| difference(found)).collect::<Vec<_>>(),
            "unfounded": self.unfounded.iter().map(explanation).collect::<Vec<_>>(),
            "remarks": self.remarks.iter().map(explanation).collect::<Vec<_>>(),
        });
        format!("{report:#}\n")
    }
}

fn section(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "{title} ({}):", lines.len());
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
    text.push('\n');
}

fn line(difference: &Difference) -> String {
    let Difference {
        operation,
        way,
        what,
        ours,
        official,
        place,
        ..
    } = difference;
    format!("{operation}: {way}: {what}: ours {ours}; official {official} ({place})")
}

fn comment(explanation: &Explanation) -> String {
    format!("{}: {}", explanation.place, explanation.text)
}

fn difference(difference: &Difference) -> Value {
    json!({
        "operation": difference.operation,
        "way": difference.way,
        "what": difference.what,
        "ours": difference.ours,
        "official": difference.official,
        "place": difference.place,
        "explanation": difference.explanation.as_ref().map(explanation),
    })
}

fn explanation(explanation: &Explanation) -> Value {
    json!({"place": explanation.place, "text": explanation.text})
}
