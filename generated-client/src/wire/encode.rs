//! Percent-encoding. Everything but RFC 3986's unreserved characters is encoded, so that a value arrives as it was
//! given, whatever it holds, and no URL parser on the way finds anything in it to normalise.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A value for a path segment or a query, or the name of a query parameter.
pub(crate) fn value(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
