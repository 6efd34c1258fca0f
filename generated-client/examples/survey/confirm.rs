//! Asks the crate `boon` whether it sees the same: each place that it refuses must hold something that the walk found,
//! and each thing that the walk found, and that breaks a schema, must be at or below a place that it refuses.

use serde_json::Value;

use crate::report::Kind;
use crate::spec::{Node, Spec};
use crate::validator::{Formats, Judge};
use crate::walk::Difference;

/// The schemas of the spec.
pub(crate) struct Second(Judge);

impl Second {
    pub(crate) fn new(spec: &Spec) -> Self {
        Self(Judge::new(spec))
    }

    /// Whether the crate sees the same.
    pub(crate) fn confirms(&self, schema: &Node<'_>, value: &Value, found: &[Difference]) -> bool {
        let schema = self.0.of(schema.file, &schema.pointer, Formats::Free);
        let refused: Vec<_> = schema
            .complaints(value)
            .into_iter()
            .map(|one| one.at)
            .collect();
        let found: Vec<_> = found.iter().filter(|one| breaks(one.kind)).collect();
        refused
            .iter()
            .all(|at| found.iter().any(|one| is_in(&one.pointer, at)))
            && found
                .iter()
                .all(|one| refused.iter().any(|at| is_in(&one.pointer, at)))
    }
}

/// Whether it is against the schema. A property more is not, and what is deprecated neither.
fn breaks(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Missing | Kind::Null | Kind::OtherType | Kind::UnknownValue
    )
}

fn is_in(pointer: &str, at: &str) -> bool {
    let rest = pointer.strip_prefix(at);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
