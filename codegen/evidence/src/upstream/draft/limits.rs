//! Limits of values that a draft cannot express.

use super::types::Types;
use crate::node::Node;

/// The keywords that limit a value.
const LIMITS: [&str; 15] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "pattern",
    "patternProperties",
    "uniqueItems",
];

impl<'d> Types<'_, 'd> {
    /// Reports the limits of a value, since a person has to describe them. The draft itself contains those in `kept`.
    pub(super) fn lose_limits(&mut self, node: &Node<'d>, way: &str, kept: &[&str]) {
        for node in &node.chain() {
            for limit in LIMITS.iter().filter(|limit| !kept.contains(*limit)) {
                if let Some(value) = node.value.get(*limit) {
                    self.lose(way, &format!("`{limit}` is {value}"));
                }
            }
        }
    }
}
