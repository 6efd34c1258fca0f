//! Paths in a document. They are only built for errors and deviations, on the way back to the root.

use std::fmt::Write;

/// A part of a path.
#[derive(Debug, Clone)]
pub(super) enum Segment {
    Field(&'static str),
    Key(String),
    Index(usize),
}

impl Segment {
    /// The name of a property that has no field. A long one is cut, since each of the deviations inside it has a copy, and
    /// there may be a hundred such names around it.
    pub(super) fn key(name: &str) -> Self {
        const LONGEST: usize = 1000;
        Self::Key(match name.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", name.split_at(end).0),
            None => name.to_owned(),
        })
    }
}

/// Writes a path as in JavaScript: `tags[3]`, `_links["a.b"].href`.
pub(super) fn render(segments: &[Segment]) -> String {
    let mut path = String::new();
    for segment in segments.iter().rev() {
        match segment {
            Segment::Field(name) => push_name(&mut path, name),
            Segment::Key(name) => push_name(&mut path, name),
            Segment::Index(index) => push_index(&mut path, index),
        }
    }
    path
}

fn push_name(path: &mut String, name: &str) {
    let plain = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte));
    if !plain {
        return push_index(path, &format_args!("{name:?}"));
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

fn push_index(path: &mut String, index: &dyn std::fmt::Display) {
    // Writing to a string cannot fail.
    let _ = write!(path, "[{index}]");
}
