//! The lines of places in the spec's files.
//!
//! The files are in the house form, which `cargo xtask codegen` keeps: two blanks for each level, one key or element a line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::spec::Spec;

/// The texts of the files.
pub(crate) struct Lines(BTreeMap<String, Vec<String>>);

impl Lines {
    pub(crate) fn read(spec: &Spec) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let files = spec.documents().map(|document| document.file);
        let read = |file: &str| {
            let text = fs::read_to_string(folder.join(file)).ok()?;
            Some((file.to_owned(), text.lines().map(str::to_owned).collect()))
        };
        Self(files.filter_map(read).collect())
    }

    /// The line of a place, or of the last of its keys that there is; the first line is 1.
    pub(crate) fn of(&self, place: &str) -> Option<u64> {
        let (file, pointer) = place.split_once('#')?;
        let lines = self.0.get(file)?;
        let mut line = 0;
        for (depth, token) in pointer.split('/').skip(1).enumerate() {
            match child(lines, line, 2 * (depth + 1), token) {
                Some(found) => line = found,
                None => break,
            }
        }
        u64::try_from(line + 1).ok()
    }
}

/// The line of a key, or of an element, of what begins in that line. Elements and keys have the same indentation.
fn child(lines: &[String], parent: usize, indent: usize, token: &str) -> Option<usize> {
    let key = token.replace("~1", "/").replace("~0", "~");
    let key = format!("{}:", serde_json::Value::from(key));
    let mut index: Option<usize> = token.parse().ok();
    for (number, line) in lines.iter().enumerate().skip(parent + 1) {
        let text = line.trim_start();
        let depth = line.len() - text.len();
        if depth < indent {
            return None;
        }
        if depth > indent || text.starts_with(['}', ']']) {
            continue;
        }
        match index {
            _ if text.starts_with(&key) => return Some(number),
            Some(0) => return Some(number),
            Some(left) => index = Some(left - 1),
            None => {}
        }
    }
    None
}
