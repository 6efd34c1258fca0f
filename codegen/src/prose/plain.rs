//! The short way for prose that Markdown has nothing to say about: most of a spec is single paragraphs of words and
//! code spans, and to parse those takes longer than to generate all the rest of their documentation.
//!
//! It gives what the parser and its formatter give, to the byte, or nothing; a test holds one against the other.

/// The width of the whole line, whatever stands before the text.
pub(super) fn wrap(text: &str, indent: usize) -> Option<Vec<String>> {
    is_plain(text).then(|| fill(text, super::WIDTH.saturating_sub(indent)))
}

/// One paragraph that means what it looks like, from its first word on.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '`');
    let is_apart = |pair: &str| !text.contains(pair);
    let has_whole_spans = text.matches('`').count().is_multiple_of(2);
    starts
        && has_whole_spans
        && !text.ends_with(' ')
        && ["  ", "``", ":/", "www."].into_iter().all(is_apart)
        && text.split('`').enumerate().all(|(index, part)| {
            if index % 2 == 0 {
                part.bytes().all(is_plain_byte)
            } else {
                is_plain_code(part)
            }
        })
}

/// What is text wherever it stands. The rest may be markup, is escaped, or is not counted as one column.
fn is_plain_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" .,;:'\"()/-=+?%$^{}".contains(&byte)
}

fn is_plain_code(code: &str) -> bool {
    let is_shown = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
    !code.starts_with(' ') && !code.ends_with(' ') && code.bytes().all(is_shown)
}

/// As many words to a line as fit. A number does not begin a line, lest it look like that of a list.
fn fill(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for unit in units(text) {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + unit.len() <= width => {
                line.push(' ');
                line.push_str(unit);
            }
            _ => lines.push(unit.to_owned()),
        }
    }
    lines
}

/// Words, each with the numbers that follow it.
fn units(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let is_border = |at: usize| {
            let next = text.as_bytes().get(at + 1);
            !next.is_some_and(u8::is_ascii_digit)
        };
        let border = text
            .match_indices(' ')
            .map(|(at, _)| at)
            .find(|at| is_border(*at));
        let Some(border) = border else {
            return Some(text);
        };
        rest = text.get(border + 1..);
        text.get(..border)
    })
}
