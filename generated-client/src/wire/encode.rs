//! Percent-encoding. All characters except RFC 3986's unreserved ones are encoded, so that every value arrives unchanged,
//! and no URL parser on the way normalises it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Encodes a value for a path segment or a query, or the name of a query parameter.
pub(crate) fn value(text: &str) -> String {
    // As nearly every key is. Why it is looked at first: PERFORMANCE.md, "A call".
    if text.bytes().all(is_unreserved) {
        return text.to_owned();
    }
    utf8_percent_encode(text, RESERVED).to_string()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
