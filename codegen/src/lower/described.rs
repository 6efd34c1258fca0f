//! Parts of the documentation that come from keywords of a schema.

use crate::api::Deprecation;
use crate::spec::Schema;

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
