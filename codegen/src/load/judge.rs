//! The schema that a value was validated against, for messages.

use serde_json::Value;

use crate::source::Place;

/// The source of the schema.
#[derive(Clone, Copy)]
pub(crate) enum Judge<'s> {
    /// The JSON Schema of all documents.
    Structure(&'s Value),
    /// A schema of the spec. The function returns the schema at a pointer of the validator, and its place.
    Spec(&'s dyn Fn(&str) -> Option<(Place, &'s Value)>),
}

impl<'s> Judge<'s> {
    /// Returns the schema at a pointer of the validator.
    pub(super) fn schema(self, pointer: &str) -> Option<&'s Value> {
        match self {
            Self::Structure(schema) => schema.pointer(pointer),
            Self::Spec(find) => find(pointer).map(|(_, schema)| schema),
        }
    }

    /// Returns the place of that schema in the spec.
    pub(super) fn place(self, pointer: &str) -> Option<Place> {
        match self {
            Self::Structure(_) => None,
            Self::Spec(find) => find(pointer).map(|(place, _)| place),
        }
    }
}
