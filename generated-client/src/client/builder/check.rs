//! Checks of single settings. Each error names the setting and the way out, and never repeats a secret.

use crate::{error::Error, values::secret::Secret, wire::headers};
use http::{HeaderMap, HeaderValue, header};
use std::time::Duration;
use tokio::sync::Semaphore;

pub(super) fn token(token: Option<&Secret>) -> Result<&Secret, Error> {
    let problem = match token {
        None => "it is not set; give one to `access_token`",
        Some(token) if token.expose().is_empty() => {
            "it is empty; is the variable it comes from set?"
        }
        Some(token) if token.expose().bytes().all(|byte| byte.is_ascii_graphic()) => {
            return Ok(token);
        }
        Some(_) => {
            "it holds blanks, control or non-ASCII characters; is there a line break at its end?"
        }
    };
    Err(Error::config("access token", problem))
}

/// Returns the headers of every request.
pub(super) fn headers(
    token: &Secret,
    suffix: Option<&str>,
    defaults: &[(String, Secret)],
) -> Result<HeaderMap, Error> {
    let mut all = HeaderMap::new();
    all.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    for (name, value) in defaults {
        headers::set(&mut all, name, value.expose())
            .map_err(|problem| Error::config("default header", &problem))?;
    }
    all.insert(header::AUTHORIZATION, authorization(token)?);
    all.insert(header::USER_AGENT, user_agent(suffix)?);
    Ok(all)
}

pub(super) fn api_version(version: &str) -> Result<HeaderValue, Error> {
    let date = version.len() == 8 && version.bytes().all(|byte| byte.is_ascii_digit());
    let value = HeaderValue::from_str(version).ok().filter(|_| date);
    value.ok_or_else(|| Error::config("API version", "it is not a date such as `20240415`"))
}

pub(super) fn limit(setting: &str, limit: Duration) -> Result<(), Error> {
    if limit.is_zero() {
        return Err(Error::config(
            setting,
            "it is zero, so no call could ever succeed",
        ));
    }
    Ok(())
}

pub(super) fn size(bytes: usize) -> Result<(), Error> {
    if bytes == 0 {
        return Err(Error::config(
            "max response size",
            "it is zero, so no call could ever succeed",
        ));
    }
    Ok(())
}

/// Returns the permits for requests in flight, if their number is limited.
pub(super) fn places(requests: Option<usize>) -> Result<Option<Semaphore>, Error> {
    match requests {
        Some(0) => Err(Error::config(
            "max concurrent requests",
            "it is zero, so no call could ever be sent",
        )),
        // Tokio panics above its maximum, which is practically no limit.
        requests => Ok(requests.map(|n| Semaphore::new(n.min(Semaphore::MAX_PERMITS)))),
    }
}

/// Returns the value of `Authorization`: the token itself, without `Bearer`.
fn authorization(token: &Secret) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(token.expose())
        .map_err(|_| Error::config("access token", "it cannot be sent in a header"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn user_agent(suffix: Option<&str>) -> Result<HeaderValue, Error> {
    const OWN: &str = concat!("launchdarkly-api/", env!("CARGO_PKG_VERSION"));
    let Some(suffix) = suffix else {
        return Ok(HeaderValue::from_static(OWN));
    };
    let printable = suffix
        .bytes()
        .all(|byte| byte == b' ' || byte.is_ascii_graphic());
    let value = HeaderValue::try_from(format!("{OWN} {suffix}")).ok();
    value
        .filter(|_| printable && !suffix.trim_ascii().is_empty())
        .ok_or_else(|| {
            Error::config(
                "user agent suffix",
                "it is empty or not printable ASCII; write it as `my-app/1.2`",
            )
        })
}
