//! Paths in a document. They are only built for errors and deviations, on the way back to the root.

use super::memory::Memory;
use crate::values::deviation::{Deviation, DeviationKind, Deviations};
use serde::de::Error;
use std::{
    cell::{Cell, RefCell},
    fmt::Write,
};

/// The maximum number of deviations that are kept.
const KEPT: usize = 32;

/// Which deviations are errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// None: they are recorded.
    #[default]
    Lenient,
    /// All except for unknown enum values.
    Strict,
    /// The same, and unknown properties.
    Exact,
}

/// The path from the root to an error, and to each deviation.
#[derive(Debug)]
pub struct Trace {
    strictness: Strictness,
    /// The path of the error, innermost part first.
    segments: RefCell<Vec<Segment>>,
    deviations: RefCell<Vec<Open>>,
    /// The number of deviations, including those that are not kept.
    count: Cell<usize>,
    /// The number of deviations that are kept, for quick comparisons.
    kept: Cell<usize>,
    pub(super) memory: Memory,
}

/// A deviation whose path is not complete yet.
#[derive(Debug)]
struct Open {
    /// The path, innermost part first.
    segments: Vec<Segment>,
    kind: DeviationKind,
    expected: &'static str,
    found: &'static str,
}

#[derive(Debug, Clone)]
pub(super) enum Segment {
    Field(&'static str),
    Key(String),
    Index(usize),
}

impl Segment {
    /// The name of a property that has no field. One of megabytes is cut, since each of the deviations inside it has a copy.
    pub(super) fn key(name: &str) -> Self {
        const LONGEST: usize = 50_000;
        Self::Key(match name.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", name.split_at(end).0),
            None => name.to_owned(),
        })
    }
}

/// The number of deviations before a value was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(usize);

impl Trace {
    /// Creates a trace of a document whose values can take any amount of memory.
    pub(crate) fn new(strictness: Strictness) -> Self {
        Self::bounded(strictness, usize::MAX)
    }

    /// Creates a trace of a document whose values can take that many bytes of memory.
    pub(super) fn bounded(strictness: Strictness, memory: usize) -> Self {
        Self {
            strictness,
            segments: RefCell::default(),
            deviations: RefCell::default(),
            count: Cell::default(),
            kept: Cell::default(),
            memory: Memory::new(memory),
        }
    }

    pub(super) fn is_exact(&self) -> bool {
        self.strictness == Strictness::Exact
    }

    #[cold]
    pub(super) fn push(&self, segment: Segment) {
        self.segments.borrow_mut().push(segment);
    }

    #[inline]
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.kept.get())
    }

    /// Adds a part to the paths of all deviations since the mark.
    #[inline]
    pub(super) fn within(&self, mark: Mark, segment: impl FnOnce() -> Segment) {
        if self.kept.get() != mark.0 {
            self.place(mark, &segment());
        }
    }

    /// Records that a property of the current value deviates.
    ///
    /// # Errors
    ///
    /// Fails if the deviation is an error.
    #[cold]
    pub(crate) fn deviate_at<E: Error>(
        &self,
        name: &'static str,
        kind: DeviationKind,
        expected: &'static str,
        found: &'static str,
    ) -> Result<(), E> {
        let mark = self.mark();
        let outcome = self.deviate(kind, expected, found);
        match &outcome {
            Ok(()) => self.within(mark, || Segment::Field(name)),
            Err(_) => self.push(Segment::Field(name)),
        }
        outcome
    }

    /// Handles a repeated property.
    ///
    /// # Errors
    ///
    /// Fails with [`Strictness::Exact`], since nobody can tell which of the two is meant.
    #[cold]
    pub(super) fn repeated<E: Error>(&self, segment: impl FnOnce() -> Segment) -> Result<(), E> {
        if !self.is_exact() {
            return Ok(());
        }
        self.push(segment());
        Err(E::custom("the property is there twice"))
    }

    #[cold]
    fn place(&self, mark: Mark, segment: &Segment) {
        for open in self.deviations.borrow_mut().iter_mut().skip(mark.0) {
            open.segments.push(segment.clone());
        }
    }

    /// Records that the current value deviates.
    ///
    /// # Errors
    ///
    /// Fails if the deviation is an error.
    #[cold]
    pub(crate) fn deviate<E: Error>(
        &self,
        kind: DeviationKind,
        expected: &'static str,
        found: &'static str,
    ) -> Result<(), E> {
        if kind != DeviationKind::UnknownValue && self.strictness != Strictness::Lenient {
            return Err(E::custom(format_args!(
                "expected {expected}, found {found}"
            )));
        }
        self.note(kind, expected, found);
        Ok(())
    }

    fn note(&self, kind: DeviationKind, expected: &'static str, found: &'static str) {
        self.count.set(self.count.get() + 1);
        let mut deviations = self.deviations.borrow_mut();
        if deviations.len() < KEPT {
            deviations.push(Open {
                segments: Vec::new(),
                kind,
                expected,
                found,
            });
        }
        self.kept.set(deviations.len());
    }

    /// Returns the deviations.
    pub(crate) fn deviations(&self) -> Deviations {
        let open = self.deviations.take().into_iter();
        let first = open.map(|open| Deviation {
            path: render(&open.segments),
            kind: open.kind,
            expected: open.expected,
            found: open.found,
        });
        Deviations {
            first: first.collect(),
            count: self.count.get(),
        }
    }

    /// Returns the path of the error; `None` for the root.
    pub(super) fn render(&self) -> Option<String> {
        let path = render(&self.segments.borrow());
        (!path.is_empty()).then_some(path)
    }
}

/// Writes a path as in JavaScript: `tags[3]`, `_links["a.b"].href`.
fn render(segments: &[Segment]) -> String {
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
