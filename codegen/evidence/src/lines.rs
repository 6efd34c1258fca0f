//! Places of the spec as people are told them: `spec/environments.json:12`.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value;

use codegen::source::{Mark, Place, Sources, locate_in, parse};

/// The files of the spec, each parsed once.
pub(crate) struct Lines<'s> {
    files: BTreeMap<&'s str, (&'s str, Option<Value<'s>>)>,
}

impl<'s> Lines<'s> {
    pub(crate) fn new(sources: &'s Sources) -> Self {
        let files = sources.iter();
        Self {
            files: files
                .map(|(name, text)| (name, (text, parse(text))))
                .collect(),
        }
    }

    /// Where the place is.
    pub(crate) fn of(&self, place: &Place) -> String {
        let line = match self.files.get(place.file.as_str()) {
            Some((text, Some(document))) => {
                line(text, locate_in(document, &place.pointer, Mark::Value).start)
            }
            _ => 1,
        };
        format!("spec/{}:{line}", place.file)
    }
}

/// Returns the line of a byte, counted from 1.
pub(crate) fn line(text: &str, start: usize) -> usize {
    text.get(..start).unwrap_or_default().matches('\n').count() + 1
}
