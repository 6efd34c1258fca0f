//! Text -> Markdown that shows it: markup is escaped by a backslash, or written as a character reference.

use super::fill::Wrap;

/// The position of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Flow,
    /// In the cell of a table, which a bar would end.
    Cell,
}

/// Escapes a word of text.
pub(super) fn text(word: &str, place: Place, out: &mut String) {
    let is_special = |special: char| match special {
        '*' | '_' | '[' | ']' | '#' | '<' | '>' | '\\' | '`' | '~' | '!' => true,
        '|' => place == Place::Cell,
        _ => false,
    };
    escape(word, is_special, out);
}

/// Escapes the address or the title of a link.
pub(super) fn attribute(value: &str, out: &mut String) {
    escape(value, |special| "()<>\"\\`|".contains(special), out);
}

/// Returns a character reference, which counts as punctuation and not as a space.
pub(super) fn number(char: char, out: &mut String) {
    for part in ["&#", &u32::from(char).to_string(), ";"] {
        out.push_str(part);
    }
}

/// Escapes a word at the start of a paragraph that would begin a list, a table or an underlined heading.
pub(super) fn line_start(word: &str, out: &mut String) -> usize {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (start, rest) = word.split_at(digits);
    let is_number = digits > 0 && matches!(rest, "." | ")");
    let is_marker = digits == 0 && (rest.starts_with(['-', '+', '=']) || is_rule(rest));
    if !is_number && !is_marker {
        return 0;
    }
    out.push_str(start);
    out.push('\\');
    out.push_str(&rest[..1]);
    digits + 1
}

/// Returns whether a word of text may start a line within a paragraph.
pub(super) fn wrap_of_text(word: &str) -> Wrap {
    if word.starts_with(|first: char| first.is_ascii_digit()) || is_rule(word) {
        Wrap::Never
    } else {
        Wrap::Free
    }
}

/// Returns whether a word within a code span, where nothing can be escaped, may start a line.
pub(super) fn wrap_of_code(word: &str) -> Wrap {
    if word.starts_with(['#', '>', '*', '<', '~', '`', '_']) {
        Wrap::Never
    } else {
        wrap_of_text(word)
    }
}

/// Returns whether it is the mark of a list, the underline of a heading, or the line below the head of a table.
fn is_rule(word: &str) -> bool {
    word.bytes().all(|byte| b"-+=:|".contains(&byte))
}

fn escape(text: &str, is_special: impl Fn(char) -> bool, out: &mut String) {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        // The usual case.
        out.push_str(text);
        return;
    }
    for (at, char) in text.char_indices() {
        if is_special(char) || (char == '&' && is_entity(&text[at..])) {
            out.push('\\');
            out.push(char);
        } else if char != ' ' && (char.is_control() || char.is_whitespace()) {
            number(char, out);
        } else {
            out.push(char);
        }
    }
}

fn is_entity(text: &str) -> bool {
    let is_name = |char: char| char.is_ascii_alphanumeric() || char == '#';
    let rest = text[1..].trim_start_matches(is_name);
    rest.starts_with(';') && rest.len() < text.len() - 1
}
