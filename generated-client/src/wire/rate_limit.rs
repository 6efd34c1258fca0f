//! LaunchDarkly's headers about rate limits, and how long they ask to wait.

use crate::{error::Error, values::timestamp::UnixMillis};
use http::{HeaderMap, HeaderName, StatusCode, header};
use std::time::Duration;

/// LaunchDarkly's rate limits as a response reports them. Each figure is present if its header is present and readable.
///
/// LaunchDarkly documents a limit for the whole account and one for each route (a method with the pattern of a path),
/// both for windows of ten seconds, without publishing the numbers. The headers for the limit of a token are observed,
/// not documented. Any header may be missing from any response.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Number of requests that the account may send in a window: `X-Ratelimit-Global-Limit`.
    pub global_limit: Option<u64>,
    /// Number of requests left to the account in this window: `X-Ratelimit-Global-Remaining`.
    pub global_remaining: Option<u64>,
    /// Number of requests that may be sent to this route in a window: `X-Ratelimit-Route-Limit`.
    pub route_limit: Option<u64>,
    /// Number of requests left to this route in this window: `X-Ratelimit-Route-Remaining`.
    pub route_remaining: Option<u64>,
    /// Number of requests that may be sent with this token in a window: `X-Ratelimit-Auth-Token-Limit`.
    pub auth_token_limit: Option<u64>,
    /// Number of requests left to this token in this window: `X-Ratelimit-Auth-Token-Remaining`.
    pub auth_token_remaining: Option<u64>,
    /// End of the window of account and route: `X-Ratelimit-Reset`, in milliseconds since 1970 as documented, or in
    /// seconds as observed. It can be in the past.
    pub reset: Option<UnixMillis>,
    /// End of the window of the token: `X-Ratelimit-Auth-Token-Reset`. It can be in the past.
    pub auth_token_reset: Option<UnixMillis>,
    /// Time to wait before the next request, counted from the response: `Retry-After`, in seconds or as a date.
    pub retry_after: Option<Duration>,
}

/// A window ends within seconds, so an instant further away than this must be a mistake.
const ABSURD: Duration = Duration::from_secs(24 * 60 * 60);

const GLOBAL_LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-global-limit");
const GLOBAL_REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-global-remaining");
const ROUTE_LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-route-limit");
const ROUTE_REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-route-remaining");
const TOKEN_LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-auth-token-limit");
const TOKEN_REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-auth-token-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
const TOKEN_RESET: HeaderName = HeaderName::from_static("x-ratelimit-auth-token-reset");

impl RateLimit {
    /// Reads the headers of a response that arrived at that time.
    pub(crate) fn read(headers: &HeaderMap, received: UnixMillis) -> Self {
        let number = |name| text(headers, name)?.parse().ok();
        let instant = |name| text(headers, name)?.parse().ok().map(instant);
        Self {
            global_limit: number(GLOBAL_LIMIT),
            global_remaining: number(GLOBAL_REMAINING),
            route_limit: number(ROUTE_LIMIT),
            route_remaining: number(ROUTE_REMAINING),
            auth_token_limit: number(TOKEN_LIMIT),
            auth_token_remaining: number(TOKEN_REMAINING),
            reset: instant(RESET),
            auth_token_reset: instant(TOKEN_RESET),
            retry_after: retry_after(headers, received),
        }
    }
}

impl Error {
    /// Returns how long the server asks to wait before the next request, counted from its response: the header
    /// `Retry-After`, in seconds or as a date, or, for a 429 without it, the time until `X-Ratelimit-Reset`. `None` if
    /// both are missing, or if the reset is in the past or more than a day away.
    #[inline]
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        let reply = self.reply()?;
        asked_wait(reply.status, &reply.headers, reply.received)
    }

    /// Returns the rate limits that the response reports, if a response began to arrive.
    #[inline]
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        let reply = self.reply()?;
        Some(RateLimit::read(&reply.headers, reply.received))
    }
}

/// Returns how long the server asks to wait before the next attempt, counted from the response. `None` if it does not say,
/// or if the time makes no sense.
pub(crate) fn asked_wait(
    status: StatusCode,
    headers: &HeaderMap,
    received: UnixMillis,
) -> Option<Duration> {
    let limit = RateLimit::read(headers, received);
    if limit.retry_after.is_some() || status != StatusCode::TOO_MANY_REQUESTS {
        return limit.retry_after;
    }
    let now = server_now(headers, received);
    let until = |instant: Option<UnixMillis>| until(instant?, now);
    match limit.auth_token_remaining {
        Some(0) => until(limit.auth_token_reset).max(until(limit.reset)),
        _ => until(limit.reset).or(until(limit.auth_token_reset)),
    }
}

/// The limits that a response closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Closed {
    /// The limit of the response's route.
    pub(crate) route: Option<Duration>,
    /// The limit of the account or of the token, or an unknown one: it applies to all requests of the client.
    pub(crate) client: Option<Duration>,
}

impl Closed {
    /// Leaves out the waits that nobody heeds, since they are too long, so that none of them hides a shorter one.
    pub(crate) fn up_to(self, longest: Duration) -> Self {
        let heeded = |wait: Option<Duration>| wait.filter(|wait| *wait <= longest);
        Self {
            route: heeded(self.route),
            client: heeded(self.client),
        }
    }
}

/// Returns what a response closes: exhausted limits, until their windows end. A 429 closes them for as long as it asks to
/// wait, and closes everything if it names no limit.
pub(crate) fn closed(status: StatusCode, headers: &HeaderMap, received: UnixMillis) -> Closed {
    let limit = RateLimit::read(headers, received);
    let now = server_now(headers, received);
    let is_refused = status == StatusCode::TOO_MANY_REQUESTS;
    let asked = asked_wait(status, headers, received).filter(|_| is_refused);
    let of = |remaining: Option<u64>, reset: Option<UnixMillis>| {
        let wait = || asked.or_else(|| until(reset?, now));
        remaining.filter(|left| *left == 0).and_then(|_| wait())
    };
    let route = of(limit.route_remaining, limit.reset);
    let global = of(limit.global_remaining, limit.reset);
    let token_reset = limit.auth_token_reset.or(limit.reset);
    let token = of(limit.auth_token_remaining, token_reset);
    let client = match (route, global.max(token)) {
        (None, None) => asked,
        (_, client) => client,
    };
    Closed { route, client }
}

/// Reads an instant in milliseconds; or in seconds, if it would be before March 1973 in milliseconds.
fn instant(number: i64) -> UnixMillis {
    const FIRST_IN_MILLIS: i64 = 100_000_000_000;
    let is_seconds = (0..FIRST_IN_MILLIS).contains(&number);
    UnixMillis::new(if is_seconds { number * 1000 } else { number })
}

/// Returns the time until an instant in the future, unless it is absurdly far away.
fn until(instant: UnixMillis, now: UnixMillis) -> Option<Duration> {
    let millis = instant.as_millis().checked_sub(now.as_millis())?;
    let wait = Duration::from_millis(u64::try_from(millis).ok()?);
    (!wait.is_zero() && wait <= ABSURD).then_some(wait)
}

fn retry_after(headers: &HeaderMap, received: UnixMillis) -> Option<Duration> {
    let text = text(headers, header::RETRY_AFTER)?;
    if text.starts_with(|c: char| c.is_ascii_digit())
        && let Ok(seconds) = text.parse()
    {
        // What no duration holds is the longest one, as it must not be an early retry.
        return Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    }
    let wait = date(text)?
        .as_millis()
        .saturating_sub(server_now(headers, received).as_millis());
    Some(Duration::from_millis(u64::try_from(wait).unwrap_or(0)))
}

/// The time by the server's clock, if the response says; the two clocks need not agree. It is rounded down to a second,
/// so that a wait is never too short for that.
fn server_now(headers: &HeaderMap, received: UnixMillis) -> UnixMillis {
    text(headers, header::DATE)
        .and_then(date)
        .unwrap_or(received)
}

fn date(text: &str) -> Option<UnixMillis> {
    Some(httpdate::parse_http_date(text).ok()?.into())
}

/// Returns the wall clock, which only serves to read instants in headers. All waiting is by tokio's clock.
pub(crate) fn wall_clock() -> UnixMillis {
    UnixMillis::now()
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim_ascii)
}

#[cfg(test)]
mod tests;
