//! What the operators of filters mean, as a sentence of the documentation.

use crate::api::Operand;

/// Returns the sentence for an operator that is written with such a value. `None` if the word explains nothing by itself.
pub(super) fn of(operator: &str, operand: Operand) -> Option<&'static str> {
    let is_list = matches!(operand, Operand::List);
    Some(match (operator, is_list) {
        ("equals", false) => "Must match this value.",
        ("equals", true) => "Must consist of exactly these values.",
        ("notEquals", false) => "Must not match this value.",
        ("notEquals", true) => "Must match none of these values.",
        ("anyOf", _) => "It is enough if one of these values matches.",
        ("contains", false) => "Must contain this value.",
        ("contains", true) => "Must contain all of these values.",
        ("startsWith", _) => "Must begin with this value.",
        ("before", _) => "Must be earlier than this.",
        ("after", _) => "Must be later than this.",
        ("exists", _) => "If `true`, it must be there; if `false`, it must not.",
        _ => return None,
    })
}
