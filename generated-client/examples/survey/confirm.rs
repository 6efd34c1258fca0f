//! Asks the crate `jsonschema` whether it sees the same: each place that it refuses must hold something that the walk found,
//! and each thing that the walk found, and that breaks a schema, must be at or below a place that it refuses.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::Value;

use crate::report::Kind;
use crate::spec::{Node, Spec};
use crate::validator::{Formats, Judge};
use crate::walk::{Difference, place};

/// The schemas of the spec, compiled as they are needed.
pub(crate) struct Second {
    judge: Judge,
    compiled: BTreeMap<String, Validator>,
}

impl Second {
    pub(crate) fn new(spec: &Spec) -> Self {
        Self {
            judge: Judge::new(spec),
            compiled: BTreeMap::new(),
        }
    }

    /// Whether the crate sees the same.
    pub(crate) fn confirms(
        &mut self,
        schema: &Node<'_>,
        value: &Value,
        found: &[Difference],
    ) -> bool {
        let compiled = self
            .compiled
            .entry(place(schema))
            .or_insert_with(|| self.judge.of(&schema.file, &schema.pointer, Formats::Free));
        let errors = compiled.iter_errors(value);
        let refused: Vec<String> = errors
            .map(|error| error.instance_path().to_string())
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
