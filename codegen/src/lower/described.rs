//! What documentation says of a schema besides its description.

use crate::api::Deprecation;
use crate::spec::Schema;

/// The description, with default, minimum and maximum where the schema names them.
pub(super) fn with_default(docs: String, schema: &Schema) -> String {
    let default = schema
        .default
        .iter()
        .map(|value| format!("Defaults to `{value}`."));
    // Of a number that is not negative the type says it.
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

/// The word for a flag of the spec.
pub(super) fn deprecation(deprecated: bool) -> Deprecation {
    if deprecated {
        Deprecation::Deprecated
    } else {
        Deprecation::Current
    }
}
