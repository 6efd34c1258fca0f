//! Repairs valid JSON that `serde_json` rejects: half a surrogate pair, which JavaScript writes if a text was cut within an
//! emoji, and numbers that do not fit into a double. The repair is only tried after decoding has failed.

use serde::de::IgnoredAny;

/// The escape of U+FFFD, the replacement that Go uses, too.
const REPLACEMENT: &[u8] = b"\\ufffd";

/// Returns the text with a replacement for each half of a pair, and with such numbers as strings; `None` if it has neither.
#[cold]
pub(super) fn repaired(json: &str, error: &serde_json::Error) -> Option<String> {
    if !error.is_syntax() {
        return None;
    }
    let mut better = Vec::with_capacity(json.len());
    let mut rest = json.as_bytes();
    while let Some(first) = rest.first() {
        let (piece, after) = rest.split_at(length(*first, rest));
        match first {
            b'"' => push_text(piece, &mut better),
            b'-' | b'0'..=b'9' if !is_key(after) => push_number(piece, &mut better),
            _ => better.extend_from_slice(piece),
        }
        rest = after;
    }
    let better = String::from_utf8(better).ok();
    better.filter(|better| better != json)
}

/// Returns the length of the string or number at the beginning, or of the text up to the next one.
fn length(first: u8, rest: &[u8]) -> usize {
    let is_digit = |byte: &u8| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
    let is_between = |byte: &u8| !matches!(byte, b'"' | b'-' | b'0'..=b'9');
    match first {
        b'"' => text_length(rest),
        b'-' | b'0'..=b'9' => rest.iter().take_while(|byte| is_digit(byte)).count(),
        _ => rest.iter().take_while(|byte| is_between(byte)).count(),
    }
}

/// Returns the length of a string, including the quotation marks.
fn text_length(rest: &[u8]) -> usize {
    let mut at = 1;
    loop {
        match rest.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => return at + 1,
            Some(_) => at += 1,
            None => return rest.len(),
        }
    }
}

/// Returns whether a colon follows: as a string, a number would become a valid key.
fn is_key(after: &[u8]) -> bool {
    after.trim_ascii_start().first() == Some(&b':')
}

fn push_number(number: &[u8], better: &mut Vec<u8>) {
    let mark: &[u8] = if is_too_large(number) { b"\"" } else { b"" };
    better.extend([mark, number, mark].concat());
}

/// Returns whether this is a number of JSON, but none that a double holds. Rust has more ways to write one, such as `01` and
/// `1.`, and what is ignored can be of any size.
fn is_too_large(number: &[u8]) -> bool {
    let Ok(number) = std::str::from_utf8(number) else {
        return false;
    };
    matches!(number.parse::<f64>(), Ok(value) if value.is_infinite())
        && serde_json::from_str::<IgnoredAny>(number).is_ok()
}

fn push_text(mut text: &[u8], better: &mut Vec<u8>) {
    while let Some(first) = text.first() {
        let (kept, taken) = match (first, unit(text)) {
            (b'\\', Some(0xD800..=0xDBFF)) if matches!(unit(&text[6..]), Some(0xDC00..=0xDFFF)) => {
                (&text[..12], 12)
            }
            (b'\\', Some(0xD800..=0xDFFF)) => (REPLACEMENT, 6),
            (b'\\', _) => (&text[..text.len().min(2)], 2),
            _ => (&text[..1], 1),
        };
        better.extend_from_slice(kept);
        text = text.get(taken..).unwrap_or_default();
    }
}

/// Returns the code unit of an escape such as `\ud83c`.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.first_chunk::<4>()?;
    let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::super::{Strictness, from_slice};
    use crate::values::deviation::Deviation;
    use serde_json::{Value, json};

    fn read(json: &str) -> Option<Value> {
        let read = from_slice(json.as_bytes(), Strictness::Lenient, usize::MAX);
        read.ok().map(|(value, _)| value)
    }

    #[test]
    fn half_a_pair_is_replaced() {
        for (half, read_as) in [
            (r"a\ud83c", "a\u{fffd}"),
            (r"\udf89b", "\u{fffd}b"),
            (r"\ud83c\ud83c\udf89", "\u{fffd}\u{1f389}"),
            (r"\ud83c\n\\ud83c", "\u{fffd}\n\\ud83c"),
            (r#"\"\uDFFFü"#, "\"\u{fffd}ü"),
        ] {
            let json = format!(r#"{{"{half}": ["{half}", -1.5e3]}}"#);
            assert_eq!(
                read(&json),
                Some(json!({read_as: [read_as, -1.5e3]})),
                "{half}"
            );
        }
    }

    #[test]
    fn a_number_that_is_too_large_deviates() {
        let read = from_slice::<Vec<f64>>(b"[1e400, 2.5, -1e999]", Strictness::Lenient, usize::MAX);
        let (numbers, deviations) = read.expect("it is JSON");
        assert_eq!(numbers, [0.0, 2.5, 0.0]);
        let paths: Vec<_> = deviations.iter().map(Deviation::path).collect();
        assert_eq!(paths, ["[0]", "[2]", ""]);
        let strict = from_slice::<Vec<f64>>(b"[2.5, 1e400]", Strictness::Strict, usize::MAX);
        assert_eq!(strict.unwrap_err().path.as_deref(), Some("[1]"));
    }

    /// What was sent is not what was read, wherever it stands.
    #[test]
    fn a_repair_deviates() {
        for (json, read_as) in [
            (r#"{"a": "x\ud83c"}"#, json!({"a": "x\u{fffd}"})),
            (r#"{"a": 1e999}"#, json!({"a": "1e999"})),
        ] {
            let lenient = from_slice::<Value>(json.as_bytes(), Strictness::Lenient, usize::MAX);
            let (value, deviations) = lenient.expect("it is JSON");
            assert_eq!((value, deviations.count()), (read_as, 1));
            let shown: Vec<_> = deviations.iter().map(ToString::to_string).collect();
            assert!(
                shown[0].starts_with("expected text and numbers"),
                "{shown:?}"
            );
            let strict = from_slice::<Value>(json.as_bytes(), Strictness::Strict, usize::MAX);
            let error = strict.unwrap_err();
            assert!(
                error.message.contains("half a surrogate pair"),
                "{}",
                error.message
            );
            assert_eq!(error.path, None);
        }
    }

    #[test]
    fn what_is_no_json_stays_none() {
        for json in [
            r#"["\ud83c"#,
            r#"["\ud83"]"#,
            r#"["\"#,
            r#"["\ü"]"#,
            "[1e400",
            "[1e]",
            "{1e400: 1}",
            "{1e400\n:1}",
            "[01e400]",
            "[1.e400]",
            "[-.1e400]",
            "[\"\\ud83c\", oops]",
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
