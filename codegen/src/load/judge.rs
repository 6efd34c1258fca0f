//! By what a value is judged: there the words for what is wrong are looked up.

use serde_json::Value;

use crate::source::Place;

/// What a value has been judged by.
#[derive(Clone, Copy)]
pub(crate) enum Judge<'s> {
    /// The JSON Schema of all documents.
    Structure(&'s Value),
    /// A schema of the spec: this finds what stands at a pointer into what the validator knows, and where.
    Spec(&'s dyn Fn(&str) -> Option<(Place, &'s Value)>),
}

impl<'s> Judge<'s> {
    /// The schema at a pointer of the validator's.
    pub(super) fn schema(self, pointer: &str) -> Option<&'s Value> {
        match self {
            Self::Structure(schema) => schema.pointer(pointer),
            Self::Spec(find) => find(pointer).map(|(_, schema)| schema),
        }
    }

    /// Where the spec has that schema.
    pub(super) fn place(self, pointer: &str) -> Option<Place> {
        match self {
            Self::Structure(_) => None,
            Self::Spec(find) => find(pointer).map(|(place, _)| place),
        }
    }
}
