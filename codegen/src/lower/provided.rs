//! Schemas whose types are in the runtime (`x-rust-type`).

use super::Lowering;
use crate::naming::{PROVIDED_CHANGES, PROVIDED_RECORDS};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Schema;
use crate::suggest::list;

/// The kind of a type in the runtime.
pub(super) enum Provided {
    /// A patch, which is not part of a module. Nothing is generated for its schema.
    Change,
    /// An object that the runtime reads itself. Its module re-exports the runtime's type, and the tests compare that with the
    /// schema, like generated types.
    Record,
}

impl Provided {
    /// Returns the kind of the runtime's type, if the schema has one.
    pub(super) fn of(schema: &Schema) -> Option<Self> {
        let name = schema.rust_type.as_deref()?;
        Some(if PROVIDED_RECORDS.contains(&name) {
            Self::Record
        } else {
            Self::Change
        })
    }
}

impl Lowering<'_> {
    /// Checks that the runtime has the type of a schema that is not a record.
    pub(super) fn check_change(&mut self, schema: &Schema, place: &Place) {
        let name = schema.rust_type.as_deref().unwrap_or_default();
        if !PROVIDED_CHANGES.contains(&name) {
            let message = format!("the runtime has no type `{name}`");
            let known = PROVIDED_CHANGES.into_iter().chain(PROVIDED_RECORDS);
            let help = format!("it has {}", list(known));
            self.report(Problem::new(&place.key("x-rust-type"), message, help));
        }
        self.follow_all(schema, place);
    }

    /// Checks that the runtime's type has the name of the schema, and that requests do not need it.
    pub(super) fn check_record(&mut self, name: &str, schema: &Schema, place: &Place) {
        let provided = schema.rust_type.as_deref().unwrap_or_default();
        if provided != name {
            let message = format!("the schema of the runtime's `{provided}` has another name");
            let help = format!("call it `{provided}`");
            self.report(Problem::key(place, message, help));
        }
        if self.sent.contains(name) {
            let message = format!("requests contain `{name}`, which the runtime only reads");
            let help = "describe what is sent in a schema of its own, without `x-rust-type`";
            self.report(Problem::new(&place.key("x-rust-type"), message, help));
        }
    }
}
