//! `cargo xtask upstream FILE --draft OPERATION…`: the skeletons of operations, written into the spec.

use std::path::Path;

use evidence::upstream::{Draft, Failure, Wish, draft};

use crate::report;
use crate::tree::{Tree, replace_source};

/// Writes the draft, file by file. If there is any problem, nothing is written.
pub(super) fn run(
    tree: &Tree,
    official: &str,
    wish: Wish<'_>,
) -> Result<Result<(), Failure>, String> {
    let draft = match draft(&tree.sources, official, wish) {
        Ok(draft) => draft,
        Err(failure) => return Ok(Err(failure)),
    };
    for (file, text) in &draft.files {
        let path = tree.root.join(Path::new("spec").join(file));
        replace_source(&path, text).map_err(|error| format!("spec/{file}: {error}"))?;
    }
    report::out(&told(&draft));
    Ok(Ok(()))
}

fn told(draft: &Draft) -> String {
    let section = |title: &str, lines: &[String]| {
        if lines.is_empty() {
            return String::new();
        }
        format!("{title}:\n  {}\n", lines.join("\n  "))
    };
    [
        section("Drafted", &draft.operations),
        section("Types that are new", &draft.written),
        section("Types that were there", &draft.found),
        section("Not carried over", &draft.lost),
        "Now `cargo xtask codegen` lists what is yours to write: sentences and examples.\n"
            .to_owned(),
    ]
    .concat()
}
