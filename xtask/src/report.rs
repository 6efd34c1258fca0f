//! The output of the commands: results on standard output, problems on standard error.

use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _, stderr, stdout};

use codegen::{ApiChange, Change, Color, Impact, Summary};
use diffy::DiffOptions;

/// The maximum number of lines of differences, over all files.
const DIFF_LINES: usize = 200;

/// Prints a result. It is not an error if the reader has closed the pipe.
pub(crate) fn out(text: &str) {
    let _ = stdout().write_all(text.as_bytes());
}

/// Prints a problem.
pub(crate) fn err(text: &str) {
    let _ = stderr().write_all(text.as_bytes());
}

/// Returns whether to use colours, which is the case in a terminal.
pub(crate) fn color() -> Color {
    let wanted = std::env::var_os("NO_COLOR").is_none() && stderr().is_terminal();
    if wanted { Color::Ansi } else { Color::None }
}

/// Prints the summary of a run.
pub(crate) fn written(summary: Summary, changes: &[Change]) {
    let Summary {
        groups,
        operations,
        types,
    } = summary;
    let state = match changes.len() {
        0 => "is fresh".to_owned(),
        1 => "was stale: 1 file changed".to_owned(),
        many => format!("was stale: {many} files changed"),
    };
    let mut text = format!(
        "spec: {groups} groups, {operations} operations, {types} types; generated-client {state}\n"
    );
    for change in changes {
        let verb = match change {
            Change::Missing { .. } => "Created",
            Change::Stale { .. } => "Updated",
            Change::Orphaned { .. } => "Removed",
        };
        let _ = writeln!(text, "{verb:>12} {}", change.path());
    }
    out(&text);
}

/// Prints the changes for apps since a commit, and the kind of version that they need.
pub(crate) fn api(changes: &Result<Vec<ApiChange>, String>, since: &str) {
    let changes = match changes {
        Ok(changes) if changes.is_empty() => return,
        Ok(changes) => changes,
        Err(reason) => {
            return out(&format!(
                "public API: not compared with {since}: {reason}\n"
            ));
        }
    };
    let is_breaking = |change: &&ApiChange| change.impact == Impact::Breaking;
    let breaking = changes.iter().filter(is_breaking).count();
    let version = if breaking > 0 { "major" } else { "minor" };
    let mut text = format!(
        "public API since {since}: {breaking} breaking, {} compatible: a {version} version\n",
        changes.len() - breaking
    );
    for ApiChange {
        impact,
        name,
        old,
        new,
    } in changes
    {
        let mark = match impact {
            Impact::Breaking => " (breaking)",
            Impact::Compatible => "",
        };
        let _ = match (old, new) {
            (Some(old), Some(new)) => {
                writeln!(text, "     Changed {name}: {old} -> {new}{mark}")
            }
            (_, Some(new)) => writeln!(text, "       Added {name}: {new}{mark}"),
            (old, None) => {
                let old = old.as_deref().unwrap_or_default();
                writeln!(text, "     Removed {name}: {old}{mark}")
            }
        };
    }
    out(&text);
}

/// Prints the report of stale files: a line for each file, the differences, a count, and the command that fixes them.
pub(crate) fn drift(changes: &[Change]) {
    let mut text = String::new();
    let mut left = DIFF_LINES;
    let mut hidden = 0;
    for change in changes {
        let verb = match change {
            Change::Missing { .. } => "Missing",
            Change::Stale { .. } => "Stale",
            Change::Orphaned { .. } => "Orphaned",
        };
        let _ = writeln!(text, "{verb:>12} {}", change.path());
        let diff = difference(change);
        let lines = diff.lines().count();
        text.extend(diff.lines().take(left).flat_map(|line| [line, "\n"]));
        hidden += lines.saturating_sub(left);
        left = left.saturating_sub(lines);
    }
    if hidden > 0 {
        let _ = writeln!(text, "… and {hidden} more lines of difference");
    }
    let _ = writeln!(text, "error: {} with spec/", disagreement(changes.len()));
    err(&(text + " help: run `cargo xtask codegen` and commit the result\n"));
}

fn disagreement(files: usize) -> String {
    match files {
        1 => "1 generated file differs".to_owned(),
        many => format!("{many} generated files differ"),
    }
}

/// Returns the unified diff of a stale file. For other changes, the name is enough.
fn difference(change: &Change) -> String {
    let Change::Stale { path, old, new } = change else {
        return String::new();
    };
    DiffOptions::new()
        .set_original_filename(format!("a/{path}"))
        .set_modified_filename(format!("b/{path}"))
        .create_patch(old, new)
        .to_string()
}
