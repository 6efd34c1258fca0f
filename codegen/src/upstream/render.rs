//! The report as text for people, and as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Difference, Explanation, Report};

impl Report {
    /// The report for people: what is to do last, where it is read first.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::new();
        section(&mut text, "Missing operations", &self.missing);
        section(&mut text, "Operations of our own", &self.extra);
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
        let unfounded: Vec<_> = self.unfounded.iter().map(comment).collect();
        section(&mut text, "Explanations without a difference", &unfounded);
        let unexplained: Vec<_> = self.unexplained().map(line).collect();
        section(&mut text, "Unexplained differences", &unexplained);
        let _ = writeln!(
            text,
            "{} of {} operations covered, {} of our own; {} differences: {} explained, {} unexplained; {} explanations without a difference",
            self.official - self.missing.len(),
            self.official,
            self.extra.len(),
            self.differences.len(),
            explained.len(),
            unexplained.len(),
            unfounded.len(),
        );
        text
    }

    /// The report for programs.
    #[must_use]
    pub fn json(&self) -> String {
        let report = json!({
            "operations": {"ours": self.ours, "official": self.official},
            "missing": self.missing,
            "extra": self.extra,
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
