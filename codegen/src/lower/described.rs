//! Parts of the documentation: descriptions, and what keywords of a schema add to them.

use serde_json::Value;

use super::Lowering;
use crate::api::Deprecation;
use crate::problem::Problem;
use crate::source::Place;
use crate::spec::Schema;
use crate::suggest::closest;

impl Lowering<'_> {
    /// Returns a required text, or reports that it is missing.
    pub(super) fn described(&mut self, text: Option<&String>, place: &Place, what: &str) -> String {
        match text {
            Some(text) if !text.trim().is_empty() => text.clone(),
            None if self.is_misspelt("description", place) => String::new(),
            _ => {
                let message = format!("{what} has no description");
                let help = "add `description`: what it means, its unit or format, when it is absent, its default";
                self.report(Problem::key(place, message, help));
                String::new()
            }
        }
    }

    /// Returns a text that the form of the spec requires, so that its absence was reported.
    pub(super) fn required_text(
        &mut self,
        text: Option<&String>,
        place: &Place,
        what: &str,
    ) -> String {
        match text {
            Some(_) => self.described(text, place, what),
            None => String::new(),
        }
    }

    /// Returns whether there is a key that is nearly this one, which was reported.
    fn is_misspelt(&self, key: &str, place: &Place) -> bool {
        let document = self.spec.values.get(&place.file);
        let value = document.and_then(|value| value.pointer(&place.pointer));
        let members = value.and_then(Value::as_object).into_iter().flatten();
        closest(key, members.map(|(name, _)| name.as_str())).is_some()
    }
}

/// Returns the description, with default, minimum and maximum if the schema has them.
pub(super) fn with_default(docs: String, schema: &Schema) -> String {
    let default = schema
        .default
        .iter()
        .map(|value| format!("Defaults to `{value}`."));
    // A minimum of zero is expressed by the type.
    let minimum = schema.minimum.iter().filter(|minimum| **minimum != 0);
    let minimum = minimum.map(|value| format!("At least `{value}`."));
    let maximum = schema
        .maximum
        .iter()
        .map(|value| format!("At most `{value}`."));
    let limits: Vec<_> = default.chain(minimum).chain(maximum).collect();
    if limits.is_empty() {
        docs
    } else {
        format!("{docs}\n\n{}", limits.join(" "))
    }
}

/// Returns the value for a flag of the spec.
pub(super) fn deprecation(deprecated: bool) -> Deprecation {
    if deprecated {
        Deprecation::Deprecated
    } else {
        Deprecation::Current
    }
}
