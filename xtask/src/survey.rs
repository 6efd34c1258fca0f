//! `cargo xtask survey REPORT.json…`: evidence for the spec from real accounts.

use std::path::Path;

use codegen::{SURVEY, Sources};
use evidence::survey::{Merged, Survey};

use crate::tree::{Tree, replace_source, text, workspace_root};
use crate::{Outcome, report};

/// Merges reports into `spec/survey.json`: all of them, or none if one is invalid.
pub(crate) fn merge(paths: &[&str]) -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let mut survey = known(&tree)?;
    let mut problems = Vec::new();
    let mut lines = String::new();
    for path in paths {
        let merged = match text(Path::new(path)) {
            Ok(report) => add(&mut survey, &tree.sources, path, &report),
            Err(reason) => Err(vec![reason]),
        };
        match merged {
            Ok(line) => lines.push_str(&line),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        let line = |problem: &String| format!("error: {problem}\n");
        let list: String = problems.iter().map(line).collect();
        let help = "a report is what the example `survey` writes with `--format json`, of this version of the spec; nothing was merged";
        report::err(&format!("{list} help: {help}\n"));
        return Ok(Outcome::Usage);
    }
    let path = tree.root.join(SURVEY);
    replace_source(&path, &survey.json()).map_err(|error| format!("{SURVEY}: {error}"))?;
    let summary = survey.summary(&tree.sources);
    report::out(&format!("{lines}{SURVEY}: {summary}\n"));
    Ok(Outcome::Success)
}

fn add(
    survey: &mut Survey,
    sources: &Sources,
    path: &str,
    report: &str,
) -> Result<String, Vec<String>> {
    Ok(match survey.merge(sources, path, report)? {
        Merged::Added => format!("{path}: merged\n"),
        Merged::Again => format!("{path}: has been merged before\n"),
        Merged::Nothing => format!("{path}: has no answer, so there is nothing to merge\n"),
    })
}

/// Lists what is required without evidence.
pub(crate) fn unsupported() -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let survey = known(&tree)?;
    let lines = survey.unsupported(&tree.sources);
    let line = |line: &String| format!("{line}\n");
    let list: String = lines.iter().map(line).collect();
    let (count, summary) = (lines.len(), survey.summary(&tree.sources));
    let noun = if count == 1 { "line" } else { "lines" };
    report::out(&format!(
        "{list}{count} {noun} without evidence; {summary}\n"
    ));
    Ok(Outcome::Success)
}

/// Returns the present survey, which is empty if there is no file.
fn known(tree: &Tree) -> Result<Survey, String> {
    let path = tree.root.join(SURVEY);
    if !path.exists() {
        return Ok(Survey::default());
    }
    Survey::read(&text(&path)?).map_err(|error| {
        let help = "restore the file, or remove it and merge all reports again";
        format!("{SURVEY}: {error}\n help: {help}")
    })
}
