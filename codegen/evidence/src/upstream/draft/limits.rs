//! Limits of values that a draft cannot express.

use super::types::Types;
use crate::node::Node;

/// The keywords that our schemas cannot have.
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
    /// What a value must keep to is for people to say; `kept` is said by the draft itself.
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
