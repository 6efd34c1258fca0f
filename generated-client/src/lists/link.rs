//! Reading the link to the next page. It is never followed: it could lead anywhere with the token, and in some lists it
//! lacks the caller's filters.

use crate::requests::call::Call;
use percent_encoding::percent_decode_str;
use reqwest::Url;
use std::borrow::Cow;

/// Returns the value of that query parameter, if the link leads to the endpoint of the call.
#[inline]
pub(super) fn parameter(call: &Call, href: &str, name: &str) -> Option<String> {
    let parts = call.parts();
    let path = parts.path.to_string();
    let base = parts.shared.base_url.as_str();
    let own = Url::parse(&format!("{base}{path}")).ok()?;
    let link = own.join(href).ok()?;
    // Behind a proxy with its own path, the server's links do not contain that path.
    let is_own = is_same_path(own.path(), link.path()) || is_same_path(&path, link.path());
    if link.origin() != own.origin() || !is_own {
        return None;
    }
    let (_, value) = link.query_pairs().find(|(other, _)| other == name)?;
    (!value.is_empty()).then(|| value.into_owned())
}

/// Servers encode less than this crate does, so paths are compared segment by segment, decoded.
#[inline]
fn is_same_path(one: &str, other: &str) -> bool {
    let decoded = |segment| Cow::from(percent_decode_str(segment));
    one.split('/')
        .map(decoded)
        .eq(other.split('/').map(decoded))
}
