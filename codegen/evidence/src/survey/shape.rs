//! Checks the entries of a report by their shape alone. The example `survey` includes this file, so that it writes no
//! report that is refused here.

/// The media types that a report names; any other one is `other`, and `none` is the lack of one.
pub(crate) const MEDIA_TYPES: [&str; 15] = [
    "application/gzip",
    "application/json",
    "application/octet-stream",
    "application/pdf",
    "application/problem+json",
    "application/x-ndjson",
    "application/xml",
    "application/zip",
    "none",
    "other",
    "text/csv",
    "text/event-stream",
    "text/html",
    "text/plain",
    "text/xml",
];

/// Of so many names or values at one place that the spec does not know, they are the account's.
pub(crate) const MANY: usize = 12;

/// Returns whether a text looks like a name that a programmer chose: words of letters, joined by capitals, `_`, `-` or `.`.
/// It has no digits, and few capitals for its length, since identifiers and tokens have many.
pub(crate) fn looks_like_a_name(text: &str) -> bool {
    let parts = text.trim_start_matches(['_', '$']).split(['_', '-', '.']);
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_short = text.len() <= 40 && parts.clone().count() <= 5;
    if !is_short || !parts.into_iter().all(is_part) {
        return false;
    }
    let words: Vec<_> = words(text).collect();
    let letters: usize = words.iter().map(|word| word.len()).sum();
    words.len() <= 6 && words.len() <= 1 + letters / 4 && words.into_iter().all(looks_like_a_word)
}

/// The words of a name, or of prose: what is between capitals, and between what is neither a letter nor a digit.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).flat_map(humps)
}

/// `flagKey` has two, and so has `SDKKey`.
fn humps(part: &str) -> impl Iterator<Item = &str> {
    let bytes = part.as_bytes();
    let is_small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let begins =
        |at: &usize| bytes[*at].is_ascii_uppercase() && (is_small(at - 1) || is_small(at + 1));
    let mut ends: Vec<_> = (1..bytes.len()).filter(begins).collect();
    ends.push(bytes.len());
    let mut start = 0;
    ends.into_iter()
        .map(move |end| &part[std::mem::replace(&mut start, end)..end])
}

/// Not too long, no hexadecimal number, and to be spoken: never more than five consonants in a row.
fn looks_like_a_word(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let mut between_vowels = word.split(['a', 'e', 'i', 'o', 'u', 'y']);
    let is_number = word.len() >= 8 && word.bytes().all(|byte| matches!(byte, b'a'..=b'f'));
    word.len() < 20 && !is_number && between_vowels.all(|consonants| consonants.len() <= 5)
}
