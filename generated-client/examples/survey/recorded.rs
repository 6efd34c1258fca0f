//! Answers that were recorded, from a folder: with a list of file, method and path, as JSON or as a table in Markdown.
//!
//! ```json
//! [{"file": "responses/team.json", "method": "GET", "path": "/api/v2/teams/{teamKey}", "status": 200}]
//! ```
//!
//! `"part": "items"` says that a file holds the list of a page alone, `"item"` that it holds one element of it; in a table, the
//! file's name says so (`-items-`, `-item-`). Without a status, the file is the body of a request.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::judge::Part;

/// A body that was recorded.
#[derive(Debug)]
pub(crate) struct Recorded {
    /// The file's name.
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) was: Was,
    pub(crate) body: Value,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Was {
    /// It was the body of a request.
    Sent,
    /// It came with that status.
    Answered(u16, Part),
}

/// An entry of the list.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    method: String,
    path: String,
    status: Option<u16>,
    part: Option<String>,
}

/// Reads a folder, or a list in it.
///
/// # Errors
///
/// The file that cannot be read or understood, and why.
pub(crate) fn read(path: &Path) -> Result<Vec<Recorded>, String> {
    let list = list(path)?;
    let text = text(&list)?;
    let is_json = list
        .extension()
        .is_some_and(|extension| extension == "json");
    let entries = if is_json {
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", list.display()))?
    } else {
        table(&text)
    };
    if entries.is_empty() {
        return Err(format!(
            "{}: no file is listed with a method and a path",
            list.display()
        ));
    }
    let folder = list.parent().unwrap_or(Path::new("."));
    entries
        .into_iter()
        .map(|entry| recorded(folder, entry))
        .collect()
}

fn list(path: &Path) -> Result<PathBuf, String> {
    if path.is_file() {
        return Ok(path.to_owned());
    }
    let lists = ["answers.json", "README.md"].map(|name| path.join(name));
    let found = lists.into_iter().find(|list| list.is_file());
    found.ok_or_else(|| {
        format!(
            "{}: neither `answers.json` nor `README.md` is there",
            path.display()
        )
    })
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The rows of tables that begin with a file, and have a method and a path beside it.
fn table(text: &str) -> Vec<Entry> {
    let rows = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('|'));
    rows.filter_map(|row| {
        let mut cells = row.split('|').map(str::trim);
        let file = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
        let mut call = cells.next()?.split_whitespace();
        let (method, path) = (
            call.next()?,
            call.next().filter(|path| path.starts_with('/'))?,
        );
        let status = cells
            .next()
            .and_then(|cell| cell.split_whitespace().next()?.parse().ok());
        let parts = ["items", "item"].into_iter();
        let part = parts
            .map(str::to_owned)
            .find(|part| file.contains(&format!("-{part}-")));
        Some(Entry {
            file: file.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            status,
            part,
        })
    })
    .collect()
}

fn recorded(folder: &Path, entry: Entry) -> Result<Recorded, String> {
    let path = folder.join(&entry.file);
    let body = serde_json::from_str(&text(&path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let part = match entry.part.as_deref() {
        None => Part::Whole,
        Some("items") => Part::Items,
        Some("item") => Part::Item,
        Some(other) => return Err(format!("{}: there is no part `{other}`", entry.file)),
    };
    Ok(Recorded {
        name: entry.file,
        method: entry.method,
        path: entry.path,
        was: entry
            .status
            .map_or(Was::Sent, |status| Was::Answered(status, part)),
        body,
    })
}
