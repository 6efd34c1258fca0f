//! `cargo xtask bundle OUT`: the whole spec as one OpenAPI document.

use std::path::Path;
use std::{fs, io};

use crate::tree::{Tree, replace, workspace_root};
use crate::{Outcome, report};

/// Writes the bundle to `path`: a file is complete, or stays as it was.
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
    if is_inside(path, &tree.root.join("spec")) {
        let help = "name a file outside of spec/, where each file is a source";
        return Err(format!("{} is in spec/\n help: {help}", path.display()));
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
    write(path, &text).map_err(|error| {
        format!(
            "cannot write {}: {error}\n help: name a file in a folder that can be written to",
            path.display()
        )
    })?;
    // Whoever reads a pipe wants nothing but the document.
    if path.is_file() {
        report::out(&format!("{}: {} bytes\n", path.display(), text.len()));
    }
    Ok(Outcome::Success)
}

/// Returns whether a file, which need not exist yet, is or would be in a folder.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let place = path
        .canonicalize()
        .or_else(|_| path.parent().unwrap_or(path).canonicalize());
    match (place, folder.canonicalize()) {
        (Ok(place), Ok(folder)) => place.starts_with(folder),
        _ => false,
    }
}

/// Replaces a file, also the one that a link leads to. What is no file, such as a pipe, is written to and stays what it is.
fn write(path: &Path, text: &str) -> io::Result<()> {
    match path.canonicalize() {
        Ok(target) if target.is_file() => replace(&target, text),
        Err(_) if !path.is_symlink() => replace(path, text),
        _ => fs::write(path, text),
    }
}
