//! `cargo xtask bundle OUT`: the whole spec as one OpenAPI document.

use std::path::Path;

use crate::tree::{Tree, replace, workspace_root};
use crate::{Outcome, report};

/// Writes the bundle to `path`, completely or not at all.
pub(crate) fn run(path: &Path) -> Result<Outcome, String> {
    let tree = Tree::read(workspace_root()?)?;
    let text = match codegen::bundle(&tree.sources) {
        Ok(text) => text,
        Err(problems) => {
            report::err(&problems.render(report::color()));
            return Ok(Outcome::Failure);
        }
    };
    if path.is_dir() {
        let help = "name the file to write the bundle to";
        return Err(format!("{} is a folder\n help: {help}", path.display()));
    }
    // A folder that is missing is a slip of the pen more often than a wish.
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let help = "create it, or name a file in another one";
        return Err(format!(
            "{} is not a folder\n help: {help}",
            folder.display()
        ));
    }
    replace(path, &text).map_err(|error| {
        format!(
            "cannot write {}: {error}\n help: name a file in a folder that can be written to",
            path.display()
        )
    })?;
    report::out(&format!("{}: {} bytes\n", path.display(), text.len()));
    Ok(Outcome::Success)
}
