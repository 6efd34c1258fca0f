//! The report for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::advice::advice;
use super::{Evidence, Kind, Report};
use crate::operations;
use crate::spec::Spec;

/// Writes it: sorted, so that two reports can be compared.
pub(crate) fn markdown(report: &Report, spec: &Spec) -> String {
    let mut text = format!(
        "# Survey of the LaunchDarkly API\n\nHeld against the spec of launchdarkly-api {}. {}\n\nPlaces are places in `spec/`. \
         No value of the account is in this report.\n",
        report.client,
        report.summary()
    );
    differences(&mut text, report);
    deprecated(&mut text, report);
    answered(&mut text, report, spec);
    unreached(&mut text, report, spec);
    to_write(&mut text, report);
    text
}

/// All places that differ, with each way in which they do.
fn all(report: &Report) -> impl Iterator<Item = (&str, Kind, u64, &Evidence)> {
    report.places.iter().flat_map(|(place, evidence)| {
        let differs = evidence.differs.iter();
        differs.map(move |(kind, count)| (place.as_str(), *kind, *count, evidence))
    })
}

fn differences(text: &mut String, report: &Report) {
    let found = all(report).filter(|(_, kind, ..)| *kind != Kind::Deprecated);
    let rows = found.map(|(place, kind, count, evidence)| {
        let of = if evidence.of > 0 {
            format!(" of {}", evidence.of)
        } else {
            String::new()
        };
        format!(
            "| `{place}` | {} | {count}{of} | {} | {} |",
            words(kind),
            evidence.answers,
            types(&evidence.types)
        )
    });
    let head = "| place | what | times | answers | found |\n|---|---|---|---|---|";
    table(text, "Differences", head, rows.collect(), "None.");
}

fn deprecated(text: &mut String, report: &Report) {
    let found = all(report).filter(|(_, kind, ..)| *kind == Kind::Deprecated);
    let rows = found.map(|(place, _, count, _)| format!("| `{place}` | {count} |"));
    let head = "| place | times |\n|---|---|";
    table(
        text,
        "Deprecated, and still there",
        head,
        rows.collect(),
        "Nothing.",
    );
}

fn answered(text: &mut String, report: &Report, spec: &Spec) {
    let lines = operations::all(spec);
    let rows = report.operations.iter().map(|(id, outcomes)| {
        let operation = lines.iter().find(|operation| operation.id == id);
        let path = operation.map_or(String::new(), |one| format!("{} {}", one.method, one.path));
        format!("| {id} | `{path}` | {} |", types(outcomes))
    });
    let head = "| operation | | outcomes |\n|---|---|---|";
    table(
        text,
        "Operations that were asked",
        head,
        rows.collect(),
        "None.",
    );
}

fn unreached(text: &mut String, report: &Report, spec: &Spec) {
    let lines = operations::all(spec);
    let rows = report.unreached.iter().map(|(id, reason)| {
        let operation = lines.iter().find(|operation| operation.id == id);
        let path = operation.map_or(String::new(), |one| format!("{} {}", one.method, one.path));
        format!("| {id} | `{path}` | {reason} |")
    });
    let head = "| operation | | why |\n|---|---|---|";
    table(
        text,
        "Operations that were not reached",
        head,
        rows.collect(),
        "None.",
    );
}

fn to_write(text: &mut String, report: &Report) {
    let rows = all(report).map(|(place, kind, _, evidence)| {
        let file = place.split('#').next().unwrap_or_default();
        let line = evidence
            .line
            .map_or(String::new(), |line| format!(":{line}"));
        format!("- `spec/{file}{line}`: {}", advice(place, kind, evidence))
    });
    section(
        text,
        "What to write into the spec",
        rows.collect(),
        "Nothing.",
    );
}

fn table(text: &mut String, title: &str, head: &str, rows: Vec<String>, none: &str) {
    let head = (!rows.is_empty()).then(|| head.to_owned());
    section(text, title, head.into_iter().chain(rows).collect(), none);
}

fn section(text: &mut String, title: &str, lines: Vec<String>, none: &str) {
    let lines = if lines.is_empty() {
        vec![none.to_owned()]
    } else {
        lines
    };
    // Writing to a string cannot fail.
    let _ = write!(text, "\n## {title}\n\n{}\n", lines.join("\n"));
}

fn types(counts: &BTreeMap<String, u64>) -> String {
    let counts = counts
        .iter()
        .map(|(name, count)| format!("{name} × {count}"));
    counts.collect::<Vec<_>>().join(", ")
}

fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::ClientDisagrees => "client and survey disagree",
        Kind::Deprecated => "deprecated",
        Kind::LimitCut => "limit cut",
        Kind::Missing => "required, and missing",
        Kind::NotJson => "not JSON",
        Kind::Null => "null",
        Kind::OtherMediaType => "another media type",
        Kind::OtherType => "another type",
        Kind::PagesOverlap => "pages overlap",
        Kind::UndocumentedHeader => "undocumented header",
        Kind::UndocumentedStatus => "undocumented status",
        Kind::UnknownProperty => "unknown property",
        Kind::UnknownValue => "unknown value",
        Kind::ValidatorDisagrees => "`boon` and survey disagree",
    }
}
