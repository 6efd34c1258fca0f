//! Bare web addresses in text, and targets of links.

/// A part of a word.
#[derive(Clone, Copy)]
pub(super) enum Part<'t> {
    Text(&'t str),
    Address(&'t str),
}

/// Calls `each` for all parts of a word, in order.
pub(super) fn parts<'t>(word: &'t str, mut each: impl FnMut(Part<'t>)) {
    let mut text = 0;
    while let Some((start, end)) = next(word, text) {
        each(Part::Text(&word[text..start]));
        each(Part::Address(&word[start..end]));
        text = end;
    }
    each(Part::Text(&word[text..]));
}

/// Writes an address as one word, so that rustdoc does not mistake it for the path of a Rust item.
pub(super) fn destination(url: &str) -> String {
    let url = url.replace(' ', "%20");
    let path = url.split('#').next().unwrap_or_default();
    let is_of_path = |char: char| char.is_alphanumeric() || ":_<>,!*&;@()`".contains(char);
    let is_path = path.chars().all(is_of_path) || url.matches('#').count() > 1;
    if path.is_empty() || url.contains('/') || !is_path {
        url
    } else {
        format!("./{url}")
    }
}

/// Returns whether an address can be written between angle brackets, in any position.
pub(super) fn is_bracketable(url: &str) -> bool {
    !url.contains(['|', '<', '>'])
}

fn next(word: &str, from: usize) -> Option<(usize, usize)> {
    for (at, _) in word[from..].match_indices("http") {
        let start = from + at;
        let rest = &word[start..];
        let host = rest
            .strip_prefix("https://")
            .or_else(|| rest.strip_prefix("http://"));
        let Some(host) = host else { continue };
        let length = length(host);
        if length > 0 {
            return Some((start, word.len() - host.len() + length));
        }
    }
    None
}

/// Returns the length of an address in a text, without punctuation at the end of a sentence, and without a parenthesis that
/// was opened before it.
fn length(text: &str) -> usize {
    let is_end =
        |char: char| "<>[]\"`|\\".contains(char) || char.is_control() || char.is_whitespace();
    let mut url = text.split(is_end).next().unwrap_or_default();
    loop {
        let count = |char| url.matches(char).count();
        let shorter = if url.ends_with(')') && count(')') > count('(') {
            url.strip_suffix(')')
        } else {
            url.strip_suffix(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\''])
        };
        match shorter {
            Some(shorter) => url = shorter,
            None => return url.len(),
        }
    }
}
