//! Where in a document an error happened: written down on the way out of a failed decode, never on success.

use std::{cell::RefCell, fmt::Write};

/// The way from the root to the place of an error.
#[derive(Debug, Default)]
pub struct Trace {
    /// Innermost first.
    segments: RefCell<Vec<Segment>>,
}

#[derive(Debug)]
pub(super) enum Segment {
    Field(&'static str),
    Key(String),
    Index(usize),
}

impl Trace {
    #[inline]
    pub(crate) fn new() -> Self {
        Self::default()
    }

    #[cold]
    pub(super) fn push(&self, segment: Segment) {
        self.segments.borrow_mut().push(segment);
    }

    /// As JavaScript would write it: `tags[3]`, `_links["a.b"].href`. `None` for the root.
    pub(super) fn render(&self) -> Option<String> {
        let mut path = String::new();
        for segment in self.segments.borrow().iter().rev() {
            match segment {
                Segment::Field(name) => push_name(&mut path, name),
                Segment::Key(name) => push_name(&mut path, name),
                Segment::Index(index) => push_index(&mut path, index),
            }
        }
        (!path.is_empty()).then_some(path)
    }
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
