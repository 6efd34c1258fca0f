//! What is wrong with the spec: collected, and shown together as rustc would.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{Mark, Place, Sources, locate};

/// One mistake in the spec, with the way to fix it.
#[derive(Debug, Clone)]
#[must_use]
pub struct Problem {
    place: Place,
    span: Span,
    message: String,
    help: String,
    also: Option<(Place, String)>,
    rests_on: Option<Place>,
    folds_by: Option<String>,
    /// How many problems of the same cause are folded into this one.
    more: usize,
}

/// How a problem finds its bytes.
#[derive(Debug, Clone)]
enum Span {
    Mark(Mark),
    Bytes {
        at: Range<usize>,
        first: Option<Range<usize>>,
    },
}

impl Problem {
    /// A problem with a value.
    pub fn new(place: &Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            place: place.clone(),
            span: Span::Mark(Mark::Value),
            message: message.into(),
            help: help.into(),
            also: None,
            rests_on: None,
            folds_by: None,
            more: 0,
        }
    }

    /// A problem with a key: the last one of the place.
    pub fn key(place: &Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            span: Span::Mark(Mark::Key),
            ..Self::new(place, message, help)
        }
    }

    /// A problem at bytes that no pointer leads to.
    pub fn bytes(
        file: &str,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            span: Span::Bytes { at, first: None },
            ..Self::new(&Place::root(file), message, help)
        }
    }

    /// The other place that the problem is about, and what is there.
    pub fn also(self, place: &Place, what: impl Into<String>) -> Self {
        Self {
            also: Some((place.clone(), what.into())),
            ..self
        }
    }

    /// The other bytes that the problem is about: the first of two.
    pub fn first(self, bytes: Range<usize>) -> Self {
        match self.span {
            Span::Bytes { at, .. } => Self {
                span: Span::Bytes {
                    at,
                    first: Some(bytes),
                },
                ..self
            },
            Span::Mark(_) => self,
        }
    }

    /// What the problem takes for granted: where that has a problem of its own, this one says nothing.
    pub fn rests_on(self, place: &Place) -> Self {
        Self {
            rests_on: Some(place.clone()),
            ..self
        }
    }

    /// What the problem has in common with others: of those with one cause, the first is shown.
    pub fn folds_by(self, cause: impl Into<String>) -> Self {
        Self {
            folds_by: Some(cause.into()),
            ..self
        }
    }

    /// Where the problem is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How to fix it.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// The line and column, both from 1, at which the problem starts.
    #[must_use]
    pub fn line_column(&self, sources: &Sources) -> (usize, usize) {
        let text = sources.text(&self.place.file).unwrap_or_default();
        let before = text.get(..self.range(sources).start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }

    fn range(&self, sources: &Sources) -> Range<usize> {
        match &self.span {
            Span::Bytes { at, .. } => at.clone(),
            Span::Mark(mark) => locate(
                sources.text(&self.place.file).unwrap_or_default(),
                &self.place.pointer,
                *mark,
            ),
        }
    }

    fn render(&self, sources: &Sources, renderer: &Renderer) -> String {
        let primary = AnnotationKind::Primary.span(self.range(sources));
        let mut group = Level::ERROR
            .primary_title(self.message.as_str())
            .elements(self.snippets(sources, primary));
        if !self.place.pointer.is_empty() {
            group =
                group.element(Level::NOTE.message(format!("the place is {}", self.place.pointer)));
        }
        if self.more > 0 {
            let places = match self.more {
                1 => "1 more place".to_owned(),
                many => format!("{many} more places"),
            };
            group = group.element(Level::NOTE.message(format!("the same is wrong at {places}")));
        }
        let group: Group<'_> = group.element(Level::HELP.message(self.help.as_str()));
        renderer.render(&[group])
    }

    fn snippets<'a>(
        &'a self,
        sources: &'a Sources,
        primary: annotate_snippets::Annotation<'a>,
    ) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
        let mut here = snippet(sources, &self.place.file).annotation(primary);
        if let Span::Bytes {
            first: Some(first), ..
        } = &self.span
        {
            here = here.annotation(
                AnnotationKind::Context
                    .span(first.clone())
                    .label("first here"),
            );
        }
        let Some((place, what)) = &self.also else {
            return vec![here];
        };
        let range = locate(
            sources.text(&place.file).unwrap_or_default(),
            &place.pointer,
            Mark::Key,
        );
        let context = AnnotationKind::Context.span(range).label(what.as_str());
        if place.file == self.place.file {
            return vec![here.annotation(context)];
        }
        vec![here, snippet(sources, &place.file).annotation(context)]
    }
}

/// The problems without those that rest on what has a problem of its own.
fn without_consequences(list: Vec<Problem>) -> Vec<Problem> {
    let (resting, firm): (Vec<_>, Vec<_>) = list
        .into_iter()
        .partition(|problem| problem.rests_on.is_some());
    let is_sound = |place: &Place| !firm.iter().any(|problem| problem.place.is_in(place));
    let mut kept: Vec<_> = resting
        .into_iter()
        .filter(|problem| problem.rests_on.as_ref().is_none_or(is_sound))
        .collect();
    kept.extend(firm);
    kept
}

/// The problems with the first one of each cause in place of all.
fn folded(list: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
    for problem in list {
        match &problem.folds_by {
            Some(cause) if firsts.contains_key(cause) => kept[firsts[cause]].more += 1,
            cause => {
                firsts.extend(cause.clone().map(|cause| (cause, kept.len())));
                kept.push(problem);
            }
        }
    }
    kept
}

fn snippet<'a>(sources: &'a Sources, file: &str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(sources.text(file).unwrap_or_default()).path(format!("spec/{file}"))
}

/// All that is wrong with the spec: what is wrong by itself before what takes something else for granted, and both in the
/// order of files and lines.
#[derive(Debug)]
#[must_use]
pub struct Problems {
    list: Vec<Problem>,
    sources: Sources,
}

/// Whether a report is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// With ANSI escapes.
    Ansi,
    /// Plain text.
    None,
}

impl Problems {
    /// Sorts what was collected; what only follows from something else is left out, and what has one cause is folded.
    pub fn new(list: Vec<Problem>, sources: &Sources) -> Self {
        let mut list = without_consequences(list);
        list.sort_by_cached_key(|problem| {
            (
                problem.rests_on.is_some(),
                problem.place.file.clone(),
                problem.range(sources).start,
                problem.message.clone(),
            )
        });
        list.dedup_by(|a, b| {
            a.place == b.place && a.message == b.message && a.range(sources) == b.range(sources)
        });
        Self {
            list: folded(list),
            sources: sources.clone(),
        }
    }

    /// The problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// The whole report, with a line at its end that counts.
    #[must_use]
    pub fn render(&self, color: Color) -> String {
        let renderer = match color {
            Color::Ansi => Renderer::styled(),
            Color::None => Renderer::plain(),
        };
        let mut report = String::new();
        for problem in &self.list {
            report.push_str(&problem.render(&self.sources, &renderer));
            report.push_str("\n\n");
        }
        let count = match self.list.len() {
            1 => "1 problem".to_owned(),
            many => format!("{many} problems"),
        };
        report + &format!("error: {count} in the spec; nothing was written\n")
    }
}
