//! `cargo xtask upstream FILE`: the differences between the spec and an official document, and their changes.

mod drafting;
mod options;

use std::path::Path;

use codegen::UPSTREAM;
use evidence::upstream::{Extent, Failure, Pin, Report, Wish, upstream};

use crate::tree::{Tree, replace_source, text, workspace_root};
use crate::{Outcome, report};

pub(crate) use options::Options;
use options::{Format, Task};

/// Compares the spec with the document.
pub(crate) fn run(options: &Options) -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let path = Path::new(&options.file);
    let official = match text(path) {
        Ok(official) => official,
        Err(reason) => return Ok(unusable(&reason)),
    };
    if let Task::Draft { operations, group } = &options.task {
        let wish = Wish {
            operations,
            group: group.as_deref(),
            extent: options.extent,
        };
        return Ok(match drafting::run(&tree, &official, wish)? {
            Ok(()) => Outcome::Success,
            Err(failure) => failed(path, failure),
        });
    }
    let mut found = match upstream(&tree.sources, &official, options.extent) {
        Ok(found) => found,
        Err(failure) => return Ok(failed(path, failure)),
    };
    let pin = tree.root.join(UPSTREAM);
    if options.task == Task::Accept {
        if let Some(reason) = found.doubt() {
            let help = "fetch it anew. What does not tell all is compared with `--partial`; what LaunchDarkly has removed goes from the spec first";
            return Ok(refused(&format!("{}: {reason}", path.display()), help));
        }
        replace_source(&pin, &found.pin().text())
            .map_err(|error| format!("{UPSTREAM}: {error}"))?;
    }
    if options.extent == Extent::Complete && pin.exists() {
        found.hold_against(&read(&pin)?);
    }
    show(&found, options.format);
    Ok(if found.is_clean() {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}

fn read(pin: &Path) -> Result<Pin, String> {
    Pin::read(&text(pin)?).map_err(|reason| {
        let help = "restore the file, or write it anew: `cargo xtask upstream FILE --accept`";
        format!("{UPSTREAM}: {reason}\n help: {help}")
    })
}

fn show(found: &Report, format: Format) {
    report::out(&match format {
        Format::Text => found.render(),
        Format::All => found.render_explained() + &found.render(),
        Format::Json => found.json(),
    });
}

fn failed(path: &Path, failure: Failure) -> Outcome {
    match failure {
        Failure::Spec(problems) => {
            report::err(&problems.render(report::color()));
            Outcome::Failure
        }
        Failure::Document(reason) => unusable(&format!("{}: {reason}", path.display())),
        Failure::Wish(reason) => {
            report::err(&format!("error: {reason}\n"));
            Outcome::Usage
        }
    }
}

/// Reports a file that cannot be compared, which is a wrong argument.
fn unusable(reason: &str) -> Outcome {
    refused(
        reason,
        "name an OpenAPI 3.0 or 3.1 document, in JSON or YAML",
    )
}

/// Nothing was done.
fn refused(reason: &str, help: &str) -> Outcome {
    report::err(&format!("error: {reason}\n help: {help}\n"));
    Outcome::Usage
}
