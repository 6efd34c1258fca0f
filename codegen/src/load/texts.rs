//! Invisible characters, which no text may contain.

use serde_json::Value;

use crate::problem::Problem;
use crate::source::{Place, Trail};

/// Returns a problem for each text, name or value with such a character.
pub(super) fn check(trail: Trail<'_>, value: &Value, problems: &mut Vec<Problem>) {
    match value {
        Value::String(text) => problems.extend(judge(text, Problem::new, trail)),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate().filter(|(_, value)| holds(value)) {
                check(Trail::Index(&trail, index), value, problems);
            }
        }
        Value::Object(object) => {
            for (key, value) in object
                .iter()
                .filter(|(key, value)| !is_plain(key) || holds(value))
            {
                problems.extend(judge(key, Problem::key, Trail::Key(&trail, key)));
                check(Trail::Key(&trail, key), value, problems);
            }
        }
        _ => {}
    }
}

/// Returns whether a value can contain such characters, which plain ASCII cannot.
fn holds(value: &Value) -> bool {
    match value {
        Value::String(text) => !is_plain(text),
        Value::Array(_) | Value::Object(_) => true,
        _ => false,
    }
}

/// Returns whether a text consists of printable ASCII and line breaks, as most do.
fn is_plain(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

fn judge(
    text: &str,
    problem: fn(&Place, String, String) -> Problem,
    trail: Trail<'_>,
) -> Option<Problem> {
    let sign = text.chars().find(|sign| is_unseen(*sign))?;
    let code = u32::from(sign);
    let message = format!("the invisible character U+{code:04X} is here");
    let help = "remove it: it probably came from copied text, and Rust rejects some invisible characters in comments";
    Some(problem(&trail.place(), message, help.to_owned()))
}

/// Control characters, those that change the direction of writing, which rustc rejects, and those without width.
fn is_unseen(sign: char) -> bool {
    let is_white = matches!(sign, '\n' | '\r' | '\t');
    (sign.is_control() && !is_white)
        || matches!(
            sign,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}
