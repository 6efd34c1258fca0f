//! Problems of the spec, which are collected, and shown together in the style of rustc.

mod order;

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
    /// Whether it prevents a part of the spec from being read, so that it comes before what is missing then.
    is_early: bool,
    /// The number of problems with the same cause that are merged into this one.
    more: usize,
}

/// How the bytes of a problem are found.
#[derive(Debug, Clone)]
enum Span {
    Mark(Mark),
    Bytes {
        at: Range<usize>,
        first: Option<Range<usize>>,
    },
}

impl Problem {
    /// Creates a problem with a value.
    pub fn new(place: &Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            place: place.clone(),
            span: Span::Mark(Mark::Value),
            message: message.into(),
            help: help.into(),
            also: None,
            rests_on: None,
            folds_by: None,
            is_early: false,
            more: 0,
        }
    }

    /// Creates a problem with a key: the last one of the place.
    pub fn key(place: &Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            span: Span::Mark(Mark::Key),
            ..Self::new(place, message, help)
        }
    }

    /// Creates a problem at bytes that no pointer leads to.
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

    /// Adds a second place, with a description.
    pub fn also(self, place: &Place, what: impl Into<String>) -> Self {
        Self {
            also: Some((place.clone(), what.into())),
            ..self
        }
    }

    /// Adds the bytes of a second place, which comes first in the file.
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

    /// Names a place that this problem depends on. If that has a problem itself, this one is left out.
    pub fn rests_on(self, place: &Place) -> Self {
        Self {
            rests_on: Some(place.clone()),
            ..self
        }
    }

    /// Returns whether the place that this problem depends on contains another one.
    #[must_use]
    pub(crate) fn depends_on(&self, place: &Place) -> bool {
        let base = self.rests_on.as_ref();
        base.is_some_and(|base| place.is_in(base))
    }

    /// Names the cause of the problem. Of several problems with the same cause, only the first is shown.
    pub fn folds_by(self, cause: impl Into<String>) -> Self {
        Self {
            folds_by: Some(cause.into()),
            ..self
        }
    }

    /// Marks the problem as one that prevents a part of the spec from being read. A report begins with those.
    pub(crate) fn comes_first(&mut self) {
        self.is_early = true;
    }

    /// Returns the place of the problem.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Returns the message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the help, which says how to fix the problem.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Returns the line and column at which the problem starts, both counted from 1.
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

fn snippet<'a>(sources: &'a Sources, file: &str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(sources.text(file).unwrap_or_default()).path(format!("spec/{file}"))
}

/// All problems of the spec: first those that depend on nothing else, then the others, both in the order of files and
/// lines.
#[derive(Debug)]
#[must_use]
pub struct Problems {
    list: Vec<Problem>,
    sources: Sources,
}

/// The style of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// With ANSI escapes.
    Ansi,
    /// Plain text.
    None,
}

impl Problems {
    /// Sorts the problems, removes those that only follow from others, and merges those with the same cause.
    pub fn new(list: Vec<Problem>, sources: &Sources) -> Self {
        Self {
            list: order::shown(list, sources),
            sources: sources.clone(),
        }
    }

    /// Returns the problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// Returns the whole report, which ends with the number of problems.
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
