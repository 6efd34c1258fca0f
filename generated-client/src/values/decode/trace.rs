//! What is known of a document while it is read: what was not as documented, and where.

use super::{
    Place,
    memory::Memory,
    path::{Segment, render},
    reason::Reason,
};
use crate::values::deviation::{Deviation, DeviationKind, Deviations};
use serde::de::Error;
use std::cell::{Cell, RefCell};

/// How deep lists and objects can be nested. `serde_json` fails at 128, with an error of the whole document.
const DEEPEST: usize = 100;

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

/// Whether a value fits into its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fit {
    /// The value was read.
    #[default]
    Read,
    /// The value is null, and stays blank.
    Null,
    /// The value has another type, and stays blank.
    Other,
}

/// What was not as documented so far, and how much more is accepted. Readers share it, so they change it in cells.
#[derive(Debug)]
pub struct Trace {
    strictness: Strictness,
    /// The path of the error, innermost part first.
    segments: RefCell<Vec<Segment>>,
    deviations: RefCell<Vec<Open>>,
    /// The number of deviations, including those that are not kept.
    count: Cell<usize>,
    /// Counts deviations and misfits, for quick comparisons.
    events: Cell<usize>,
    /// The number of lists and objects around the value that is being read.
    depth: Cell<usize>,
    /// Whether the value that was read last fitted.
    fit: Cell<Fit>,
    pub(super) memory: Memory,
    pub(super) reason: Reason,
}

/// A deviation whose path is not complete yet.
#[derive(Debug)]
struct Open {
    /// The number of events before.
    since: usize,
    /// The path, innermost part first.
    segments: Vec<Segment>,
    kind: DeviationKind,
    expected: &'static str,
    found: &'static str,
}

/// The number of events before a value was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark(usize);

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
            events: Cell::default(),
            depth: Cell::default(),
            fit: Cell::default(),
            memory: Memory::new(memory),
            reason: Reason::default(),
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
    pub(super) fn mark(&self) -> Mark {
        Mark(self.events.get())
    }

    /// Reads a value that may be a list or an object.
    #[inline]
    pub(super) fn nested<T>(&self, read: impl FnOnce() -> T) -> T {
        let depth = self.depth.get();
        self.depth.set(depth + 1);
        let value = read();
        self.depth.set(depth);
        value
    }

    /// Returns whether this list or object has to be skipped. Types that contain themselves do so in an object or in a
    /// free-form value, so others need not ask.
    #[inline]
    pub(super) fn is_too_deep(&self) -> bool {
        self.depth.get() > DEEPEST
    }

    /// Returns whether even a number has to be skipped. A record inside a hundred others may have some in lists and maps, but
    /// objects that only look like a number can be nested as well.
    pub(super) fn is_far_too_deep(&self) -> bool {
        self.depth.get() > DEEPEST + 20
    }

    /// Returns whether something did not fit, or deviated, since the mark. It nearly never does.
    #[inline]
    pub(super) fn has_news(&self, mark: Mark) -> bool {
        self.mark() != mark
    }

    /// Says that the value that is being read does not fit: it stays blank.
    #[cold]
    pub(super) fn misfit(&self, fit: Fit) {
        self.events.set(self.events.get() + 1);
        self.fit.set(fit);
    }

    /// Returns whether the value that was read last fitted, and forgets it.
    pub(super) fn take_fit(&self) -> Fit {
        self.fit.take()
    }

    /// Handles what was found since the mark in a value that must not be null: adds a part to the paths of all deviations.
    ///
    /// # Errors
    ///
    /// Fails if a null is an error.
    #[inline]
    pub(super) fn settle<E: Error>(
        &self,
        mark: Mark,
        place: Place<'_>,
        segment: impl FnOnce() -> Segment,
    ) -> Result<(), E> {
        if self.has_news(mark) {
            self.refuse_null(place)?;
            self.prepend(mark, &segment());
        }
        Ok(())
    }

    /// Does the same where a null means what a missing value does.
    #[inline]
    pub(super) fn within(&self, mark: Mark, segment: impl FnOnce() -> Segment) {
        if self.has_news(mark) {
            self.take_fit();
            self.prepend(mark, &segment());
        }
    }

    #[cold]
    fn refuse_null<E: Error>(&self, mut place: Place<'_>) -> Result<(), E> {
        if self.take_fit() == Fit::Null && !matches!(place, Place::Free(_)) {
            self.deviate(DeviationKind::Null, place.expected(), "null")?;
        }
        Ok(())
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
            Ok(()) => self.prepend(mark, &Segment::Field(name)),
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
        Err(self.reason.fail(&"the property is there twice"))
    }

    #[cold]
    fn prepend(&self, mark: Mark, segment: &Segment) {
        let mut deviations = self.deviations.borrow_mut();
        for open in deviations.iter_mut().filter(|open| open.since >= mark.0) {
            open.segments.push(segment.clone());
        }
    }

    /// Records that the current value deviates.
    ///
    /// # Errors
    ///
    /// Fails if the deviation is an error.
    #[cold]
    pub(super) fn deviate<E: Error>(
        &self,
        kind: DeviationKind,
        expected: &'static str,
        found: &'static str,
    ) -> Result<(), E> {
        if kind != DeviationKind::UnknownValue && self.strictness != Strictness::Lenient {
            return Err(self
                .reason
                .fail(&format_args!("expected {expected}, found {found}")));
        }
        self.note(kind, expected, found);
        Ok(())
    }

    fn note(&self, kind: DeviationKind, expected: &'static str, found: &'static str) {
        self.count.set(self.count.get() + 1);
        let since = self.events.replace(self.events.get() + 1);
        let mut deviations = self.deviations.borrow_mut();
        if deviations.len() < KEPT {
            deviations.push(Open {
                since,
                segments: Vec::new(),
                kind,
                expected,
                found,
            });
        }
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
