//! The structure of a document, checked against the JSON Schema that editors use too (`spec/schema.json`).

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::{Judge, complaint};
use crate::problem::Problem;
use crate::source::Place;
use crate::spec;

static SCHEMA: LazyLock<Value> = LazyLock::new(spec::json_schema);
/// `None` cannot happen for a schema that `schemars` derives; a test compiles it.
static VALIDATOR: LazyLock<Option<Validator>> =
    LazyLock::new(|| jsonschema::draft202012::new(&SCHEMA).ok());

/// A problem for each thing in the document that the subset does not know.
pub(super) fn check(file: &str, document: &Value) -> Vec<Problem> {
    let errors = VALIDATOR
        .iter()
        .flat_map(|validator| validator.iter_errors(document));
    let place = Place::root(file);
    errors
        .flat_map(|error| {
            complaint(
                &place,
                error.instance_path().as_str(),
                &error,
                Judge::Structure(&SCHEMA),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_derived_schema_compiles() {
        assert!(super::VALIDATOR.is_some());
    }
}
