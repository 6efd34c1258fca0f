//! Headers: those that belong to the client, and the checks of the caller's.

use http::{HeaderMap, HeaderName, HeaderValue, header};

/// The version of the API that a request uses.
pub(crate) const API_VERSION: HeaderName = HeaderName::from_static("ld-api-version");

/// Headers that the client sets itself, or that belong to the connection, and what to use instead. LaunchDarkly rejects a
/// request with two headers `LD-API-Version`.
static OWNED: [(HeaderName, &str); 13] = [
    (header::AUTHORIZATION, "; use `access_token`"),
    (API_VERSION, "; use `api_version`, or `beta` of a request"),
    (header::CONTENT_TYPE, "; use `body` of a request"),
    (header::CONTENT_LENGTH, ""),
    (header::HOST, ""),
    (header::USER_AGENT, "; use `user_agent_suffix`"),
    (header::ACCEPT_ENCODING, ""),
    (header::CONNECTION, ""),
    (header::TRANSFER_ENCODING, ""),
    (header::TE, ""),
    (header::TRAILER, ""),
    (header::UPGRADE, ""),
    (header::EXPECT, ""),
];

/// Sets a header of the caller, replacing one of the same name.
pub(crate) fn set(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let parsed =
        HeaderName::try_from(name).map_err(|_| format!("{name:?} is not the name of a header"))?;
    if let Some((_, instead)) = OWNED.iter().find(|(owned, _)| *owned == parsed) {
        return Err(format!("the client sets `{parsed}` itself{instead}"));
    }
    // Without the value, which may be a credential of a proxy.
    let mut value = HeaderValue::try_from(value)
        .map_err(|_| format!("the value for `{parsed}` holds control characters"))?;
    value.set_sensitive(true);
    headers.insert(parsed, value);
    Ok(())
}
