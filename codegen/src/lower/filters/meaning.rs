//! What the operators of filters mean, as a sentence of the documentation.

use crate::api::Operand;

/// Returns the sentence for an operator that is written with such a value. `None` if the word explains nothing by itself.
pub(super) fn of(operator: &str, operand: Operand) -> Option<&'static str> {
    let is_list = matches!(operand, Operand::List);
    Some(match (operator, is_list) {
        ("equals", false) => "It must match this value.",
        ("equals", true) => "It must consist of exactly these values.",
        ("notEquals", false) => "It must not match this value.",
        ("notEquals", true) => "It must match none of these values.",
        ("anyOf", _) => "It is enough if one of these values matches.",
        ("contains", false) => "It must contain this value.",
        ("contains", true) => "It must contain all of these values.",
        ("startsWith", _) => "It must begin with this value.",
        ("before", _) => "It must be earlier than this.",
        ("after", _) => "It must be later than this.",
        ("exists", _) => "If `true`, it must exist; if `false`, it must not.",
        _ => return None,
    })
}
